//! Background work. Each job runs on a thread of its own and reports by message.

use super::state::{Answer, Compared, View};
use crate::facet::facets;
use crate::model::{Corpus, DocId, Document, Generation};
use crate::pipeline::{self, Options, Progress};
use crate::query::{self, Query};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Called from background threads when there is something to poll.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What a job reports.
pub(super) enum Message {
    /// Folders that were looked for and are not there.
    Missing(Vec<PathBuf>),
    /// Files found so far.
    Found(usize),
    /// Articles done.
    Done(usize),
    /// Names and events are being put together.
    Linking,
    /// What has been read so far, usable already.
    Partial(View),
    /// All is read.
    Loaded(View),
    /// A query was answered.
    Answered(Answer),
    /// A comparison was made.
    Compared(Compared),
}

/// What to load.
#[derive(Clone, Debug)]
pub(super) enum Source {
    Paths(Vec<PathBuf>),
    Sample,
}

/// Starts jobs and gathers their messages.
pub(super) struct Jobs {
    sender: Sender<(Generation, Message)>,
    receiver: Receiver<(Generation, Message)>,
    wake: Wake,
    /// The query asked last; older ones give up.
    asked: Arc<AtomicU64>,
}

/// First size at which articles are shown while others are still read; doubles from there.
const FIRST_PARTIAL: usize = 64;

/// Past this size all is shown at once at the end: putting together would cost more than it gives.
const LAST_PARTIAL: usize = 1 << 14;

impl Jobs {
    pub fn new(wake: Wake) -> Self {
        let (sender, receiver) = channel();
        Self {
            sender,
            receiver,
            wake,
            asked: Arc::default(),
        }
    }

    /// Messages that have come, each with the generation it belongs to.
    pub fn poll(&self) -> Vec<(Generation, Message)> {
        self.receiver.try_iter().collect()
    }

    /// Looks which folders are still there.
    pub fn look_for(&self, folders: Vec<PathBuf>) {
        let tell = self.teller(0);
        spawn("look", move || {
            let missing = folders.into_iter().filter(|f| !f.exists()).collect();
            tell(Message::Missing(missing));
        });
    }

    /// Loads on a thread of its own, telling of progress.
    pub fn load(&self, generation: Generation, source: Source, cancel: Arc<AtomicBool>) {
        let tell = self.teller(generation);
        let partial = self.partial_maker(generation, Arc::clone(&cancel));
        spawn("load", move || {
            let partial = std::sync::Mutex::new(partial);
            let progress = |progress: Progress| match progress {
                Progress::Found(files) => tell(Message::Found(files)),
                Progress::Analysed { done, document, .. } => {
                    if done <= LAST_PARTIAL
                        && let Ok(partial) = partial.lock()
                    {
                        // The other end is gone once loading was cancelled.
                        let _ = partial.send(document.clone());
                    }
                    tell(Message::Done(done));
                }
                Progress::Linking => tell(Message::Linking),
            };
            let options = Options::default();
            let corpus = match source {
                Source::Paths(paths) => pipeline::load(&paths, &options, &progress, &cancel),
                Source::Sample => pipeline::load_sample(&options, &progress, &cancel),
            };
            if let Some(corpus) = corpus {
                tell(Message::Loaded(View::new(generation, corpus)));
            }
        });
    }

    /// Puts together what has been read so far each time it has doubled, so that it can be used.
    fn partial_maker(&self, generation: Generation, cancel: Arc<AtomicBool>) -> Sender<Document> {
        let (sender, receiver) = channel::<Document>();
        let tell = self.teller(generation);
        spawn("partial", move || {
            let mut read: Vec<Document> = Vec::new();
            let mut next = FIRST_PARTIAL;
            for document in receiver {
                read.push(document);
                if cancel.load(Ordering::Relaxed) {
                    return;
                }
                if read.len() >= next {
                    next = read.len() * 2;
                    let mut documents = read.clone();
                    documents.sort_by(|a, b| a.path.cmp(&b.path));
                    let corpus: Corpus = pipeline::assemble(documents, Vec::new());
                    tell(Message::Partial(View::new(generation, corpus)));
                }
            }
        });
        sender
    }

    /// Answers a query.
    pub fn answer(&self, view: Arc<View>, query: Query) {
        let tell = self.teller(view.generation);
        let ticket = self.asked.fetch_add(1, Ordering::Relaxed) + 1;
        let asked = Arc::clone(&self.asked);
        spawn("query", move || {
            if asked.load(Ordering::Relaxed) != ticket {
                return;
            }
            let results = query::run(&view.corpus, &view.index, &query);
            let facets = facets(&view.corpus, &view.index, &query, &results);
            tell(Message::Answered(Answer {
                generation: view.generation,
                query,
                results,
                facets,
            }));
        });
    }

    /// Compares articles.
    pub fn compare(&self, view: Arc<View>, documents: Vec<DocId>) {
        let tell = self.teller(view.generation);
        spawn("compare", move || {
            tell(Message::Compared(Compared::new(&view, &documents)));
        });
    }

    fn teller(&self, generation: Generation) -> impl Fn(Message) + Send + Sync + 'static {
        let sender = std::sync::Mutex::new(self.sender.clone());
        let wake = Arc::clone(&self.wake);
        move |message| {
            if let Ok(sender) = sender.lock() {
                // The window may be gone already.
                let _ = sender.send((generation, message));
            }
            wake();
        }
    }
}

/// A named thread that nobody waits for.
fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    let spawned = thread::Builder::new().name(name.to_owned()).spawn(work);
    if let Err(error) = spawned {
        eprintln!("dateline: no thread for {name}: {error}");
    }
}
