//! Background work. Each job runs on a thread of its own and reports by message.

use super::answer::Answer;
use super::compared::Compared;
use super::gathered::Gathered;
use super::state::LoadStage;
use super::view::View;
use crate::model::{Corpus, DocId, Document, Generation, Published};
use crate::pipeline::{self, Options, Progress};
use crate::query::Query;
use crate::timeline::LaneBy;
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
    /// What a load tells, with its number.
    Load(u64, LoadStep),
    /// A query was answered.
    Answered(Box<Answer>),
    /// Figures and quotations were gathered.
    Gathered(Box<Gathered>),
    /// Publication dates of a corpus were changed: of which, how many, and what came of it.
    Redated(Generation, usize, Box<View>),
    /// Passages that articles have from each other were looked for; the view holds them.
    Reused,
    /// A comparison was made.
    Compared(Box<Compared>),
}

/// What a load tells.
pub(super) enum LoadStep {
    /// How far it is.
    At(LoadStage),
    /// What has been read so far, usable already.
    Partial(Box<View>),
    /// All is read.
    Whole(Box<View>),
}

/// What to load.
#[derive(Clone, Debug)]
pub(super) enum Source {
    Paths(Vec<PathBuf>),
    Sample,
}

/// Starts jobs and gathers their messages.
pub(super) struct Jobs {
    sender: Sender<Message>,
    receiver: Receiver<Message>,
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

    /// Messages that have come.
    pub fn poll(&self) -> Vec<Message> {
        self.receiver.try_iter().collect()
    }

    /// Looks which folders are still there.
    pub fn look_for(&self, folders: Vec<PathBuf>) {
        let tell = self.teller();
        spawn("look", move || {
            let missing = folders.into_iter().filter(|f| !f.exists()).collect();
            tell(Message::Missing(missing));
        });
    }

    /// Loads on a thread of its own, telling of progress.
    pub fn load(&self, load: u64, source: Source, options: Options, cancel: Arc<AtomicBool>) {
        let tell = self.teller();
        let tell = move |step| tell(Message::Load(load, step));
        let partial = self.partial_maker(load, Arc::clone(&cancel));
        spawn("load", move || {
            let partial = std::sync::Mutex::new(partial);
            let progress = |progress: Progress| {
                if let Progress::Analysed { done, document, .. } = progress
                    && done <= LAST_PARTIAL
                    && let Ok(partial) = partial.lock()
                {
                    // The other end is gone once loading was cancelled.
                    let _ = partial.send(document.clone());
                }
                tell(LoadStep::At(stage(progress)));
            };
            let corpus = match source {
                Source::Paths(paths) => pipeline::load(&paths, &options, &progress, &cancel),
                Source::Sample => pipeline::load_sample(&options, &progress, &cancel),
            };
            if let Some(corpus) = corpus {
                tell(LoadStep::Whole(Box::new(View::new(corpus))));
            }
        });
    }

    /// Puts together what has been read so far each time it has doubled, so that it can be used.
    fn partial_maker(&self, load: u64, cancel: Arc<AtomicBool>) -> Sender<Document> {
        let (sender, receiver) = channel::<Document>();
        let tell = self.teller();
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
                    let view = Box::new(View::new(corpus));
                    tell(Message::Load(load, LoadStep::Partial(view)));
                }
            }
        });
        sender
    }

    /// Answers a query, with lanes that stand for `lanes`.
    pub fn answer(&self, view: Arc<View>, query: Query, lanes: LaneBy) {
        let tell = self.teller();
        let ticket = self.asked.fetch_add(1, Ordering::Relaxed) + 1;
        let asked = Arc::clone(&self.asked);
        spawn("query", move || {
            if asked.load(Ordering::Relaxed) == ticket {
                let answer = Answer::new(&view, query, lanes);
                tell(Message::Answered(Box::new(answer)));
            }
        });
    }

    /// Gathers figures and quotations of what matches.
    pub fn gather(&self, view: Arc<View>, answer: Arc<Answer>) {
        let tell = self.teller();
        spawn("gather", move || {
            tell(Message::Gathered(Box::new(Gathered::new(view, answer))));
        });
    }

    /// Gives articles other publication dates.
    pub fn redate(&self, view: Arc<View>, changes: Vec<(DocId, Published)>) {
        let tell = self.teller();
        spawn("redate", move || {
            let changed = View::new(pipeline::redate(&view.corpus, &changes)).knowing(&view);
            let (from, count) = (view.generation, changes.len());
            tell(Message::Redated(from, count, Box::new(changed)));
        });
    }

    /// Looks for passages that articles have from each other.
    pub fn find_reuse(&self, view: Arc<View>) {
        let tell = self.teller();
        spawn("reuse", move || {
            // Threads of its own: a query must not wait until all texts are read.
            let pool = rayon::ThreadPoolBuilder::new().build();
            match pool {
                Ok(pool) => pool.install(|| view.find_reuse()),
                Err(_) => view.find_reuse(),
            }
            tell(Message::Reused);
        });
    }

    /// Compares articles.
    pub fn compare(&self, ticket: u64, view: Arc<View>, documents: Vec<DocId>, loose: bool) {
        let tell = self.teller();
        spawn("compare", move || {
            let compared = Compared::new(ticket, view, &documents, loose);
            tell(Message::Compared(Box::new(compared)));
        });
    }

    /// Reads and compares pasted texts.
    pub fn compare_texts(&self, ticket: u64, texts: Vec<String>, loose: bool) {
        let tell = self.teller();
        spawn("compare", move || {
            let corpus = pipeline::of_texts(&texts);
            let all: Vec<DocId> = corpus.documents().map(|(id, _)| id).collect();
            let view = Arc::new(View::new(corpus));
            let compared = Compared::new(ticket, view, &all, loose);
            tell(Message::Compared(Box::new(compared)));
        });
    }

    fn teller(&self) -> impl Fn(Message) + Send + Sync + 'static {
        let sender = std::sync::Mutex::new(self.sender.clone());
        let wake = Arc::clone(&self.wake);
        move |message| {
            if let Ok(sender) = sender.lock() {
                // The window may be gone already.
                let _ = sender.send(message);
            }
            wake();
        }
    }
}

fn stage(progress: Progress) -> LoadStage {
    match progress {
        Progress::Found(files) => LoadStage::Finding(files),
        Progress::Read { done, total } => LoadStage::Reading { done, total },
        Progress::Analysed { done, total, .. } => LoadStage::Analysing { done, total },
        Progress::Linking => LoadStage::Linking,
    }
}

/// A named thread that nobody waits for.
fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    let spawned = thread::Builder::new().name(name.to_owned()).spawn(work);
    if let Err(error) = spawned {
        eprintln!("dateline: no thread for {name}: {error}");
    }
}
