//! A folder loaded: files fan out to workers, results return to their places.

use super::{Options, Progress, analyse, assemble};
use crate::ingest::{self, Article, Draft, Found, Survey, Walk};
use crate::model::{Corpus, Document, Moment, Published, PublishedBy, Warning};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Bytes of stack a worker has: web pages may be nested deeply.
const STACK: usize = 64 << 20;

/// Reads folders and files and analyses what they hold.
///
/// Never fails: what cannot be read becomes a warning, also if nothing could. Returns `None` if
/// `cancel` was set. The result does not depend on the number of threads. `-` is standard input.
pub fn load(
    paths: &[PathBuf],
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &AtomicBool,
) -> Option<Corpus> {
    let walk = ingest::walk(paths, &|n| progress(Progress::Found(n)), cancel);
    load_files(walk, options, progress, cancel)
}

/// Loads the bundled sample, as [`load`] loads a folder. Its paths begin with `sample/`.
pub fn load_sample(
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &AtomicBool,
) -> Option<Corpus> {
    load_files(ingest::sample(), options, progress, cancel)
}

fn load_files(
    walk: Walk,
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &AtomicBool,
) -> Option<Corpus> {
    let mut warnings = walk.warnings;
    let job = Job {
        options,
        progress,
        cancel,
    };
    let pool = workers(options.jobs);
    let drafts = in_pool(pool.as_ref(), || job.read(&walk.files))?;
    let drafts = flatten(drafts, &mut warnings);
    let documents = in_pool(pool.as_ref(), || {
        let survey = job.survey(&drafts);
        job.analyse(drafts, &survey)
    })?;
    let documents = flatten(documents, &mut warnings);
    progress(Progress::Linking);
    let corpus = assemble(documents, warnings);
    job.wanted().map(|()| corpus)
}

/// What all workers share.
struct Job<'a> {
    options: &'a Options,
    progress: &'a (dyn Fn(Progress) + Sync),
    cancel: &'a AtomicBool,
}

impl Job<'_> {
    fn wanted(&self) -> Option<()> {
        (!self.cancel.load(Ordering::Relaxed)).then_some(())
    }

    fn read(&self, files: &[Found]) -> Option<Vec<(Vec<Draft>, Vec<Warning>)>> {
        let (read, total) = (AtomicUsize::new(0), files.len());
        let one = |file: &Found| {
            self.wanted()?;
            let drafts = catch_unwind(AssertUnwindSafe(|| ingest::read(file, self.options.plain)))
                .unwrap_or_else(|_| (Vec::new(), vec![fault(&file.shown, "reading")]));
            let done = read.fetch_add(1, Ordering::Relaxed) + 1;
            (self.progress)(Progress::Read { done, total });
            Some(drafts)
        };
        files.par_iter().map(one).collect()
    }

    /// What all articles together show; nothing of it may change text that is to be kept.
    fn survey(&self, drafts: &[Draft]) -> Survey {
        let add = |mut survey: Survey, draft: &Draft| {
            survey.add(draft);
            survey
        };
        drafts
            .par_iter()
            .fold(Survey::default, add)
            .reduce(Survey::default, Survey::merge)
    }

    fn analyse(
        &self,
        drafts: Vec<Draft>,
        survey: &Survey,
    ) -> Option<Vec<(Vec<Document>, Vec<Warning>)>> {
        let done = AtomicUsize::new(0);
        let total = drafts.len();
        let one = |draft: Draft| {
            self.wanted()?;
            let (document, warning) = match self.finish(draft, survey) {
                Ok(article) => self.analyse_one(article),
                Err(warning) => {
                    done.fetch_add(1, Ordering::Relaxed);
                    return Some((Vec::new(), vec![warning]));
                }
            };
            (self.progress)(Progress::Analysed {
                done: done.fetch_add(1, Ordering::Relaxed) + 1,
                total,
                document: &document,
            });
            Some((vec![document], warning.into_iter().collect()))
        };
        drafts.into_par_iter().map(one).collect()
    }

    fn finish(&self, draft: Draft, survey: &Survey) -> Result<Article, Warning> {
        let path = draft.path.clone();
        catch_unwind(AssertUnwindSafe(|| ingest::finish(draft, survey)))
            .unwrap_or_else(|_| Err(fault(&path, "reading")))
    }

    fn analyse_one(&self, mut article: Article) -> (Document, Option<Warning>) {
        if let (None, Some(date)) = (article.published.moment, self.options.date) {
            article.published = Published {
                moment: Some(Moment::day(date)),
                by: PublishedBy::Given,
                evidence: date.to_string(),
                assumed: None,
            };
        }
        guarded(article)
    }
}

/// Analyses an article; one that makes the analysis panic is kept, bare.
pub(super) fn guarded(article: Article) -> (Document, Option<Warning>) {
    let kept = article.clone();
    match catch_unwind(AssertUnwindSafe(|| analyse(article))) {
        Ok(document) => (document, None),
        Err(_) => {
            let warning = fault(&kept.path, "analysing");
            (super::bare(kept), Some(warning))
        }
    }
}

fn fault(path: &str, doing: &str) -> Warning {
    Warning {
        path: path.to_owned(),
        message: format!("made Dateline fail while {doing} it: please report this"),
    }
}

/// `None`, and so the global pool, only if the system gives no threads.
fn workers(jobs: usize) -> Option<ThreadPool> {
    ThreadPoolBuilder::new()
        .num_threads(jobs)
        .stack_size(STACK)
        .thread_name(|i| format!("worker {i}"))
        .build()
        .ok()
}

fn in_pool<T: Send>(pool: Option<&ThreadPool>, work: impl FnOnce() -> T + Send) -> T {
    match pool {
        Some(pool) => pool.install(work),
        None => work(),
    }
}

fn flatten<T>(parts: Vec<(Vec<T>, Vec<Warning>)>, warnings: &mut Vec<Warning>) -> Vec<T> {
    let mut all = Vec::new();
    for (items, more) in parts {
        all.extend(items);
        warnings.extend(more);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load_all(paths: &[PathBuf], options: &Options) -> Corpus {
        load(paths, options, &|_| {}, &AtomicBool::new(false)).unwrap_or_default()
    }

    #[test]
    fn json_lines_keep_order_number_and_every_character() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("feed.jsonl");
        let lines = concat!(
            r#"{"text": " One.\r\n\r\n\u00a0Two. ", "title": "A", "date": "2020-05-17", "source": "S"}"#,
            "\n\n",
            r#"{"body": "", "published": "2020-05-17T15:51:00Z"}"#,
            "\nnonsense\n",
            r#"{"title": "without text"}"#,
        );
        std::fs::write(&file, lines).unwrap();
        let options = Options {
            plain: true,
            ..Options::default()
        };
        let corpus = load_all(&[file], &options);
        let paths: Vec<_> = corpus.documents.iter().map(|d| d.path.as_str()).collect();
        assert_eq!(paths, ["feed.jsonl#1", "feed.jsonl#3"]);
        assert_eq!(corpus.documents[0].text, " One.\r\n\r\n\u{a0}Two. ");
        assert_eq!(corpus.documents[0].source.as_deref(), Some("S"));
        let published = corpus.documents[1].published.moment.map(Moment::iso);
        assert_eq!(published.as_deref(), Some("2020-05-17T15:51"));
        let warned: Vec<_> = corpus.warnings.iter().map(|w| w.path.as_str()).collect();
        assert_eq!(warned, ["feed.jsonl#4", "feed.jsonl#5"]);
    }

    #[test]
    fn order_does_not_depend_on_the_number_of_threads() {
        let folder = tempfile::tempdir().unwrap();
        for i in 0..50 {
            let text = format!("Article number {i} says something.");
            std::fs::write(folder.path().join(format!("{i:02}.txt")), text).unwrap();
        }
        let of = |jobs| {
            let options = Options {
                jobs,
                ..Options::default()
            };
            load_all(&[folder.path().to_owned()], &options).documents
        };
        assert_eq!(of(1).len(), 50);
        assert_eq!(of(1), of(7));
    }

    #[test]
    fn cancelled_is_none_and_nothing_there_is_a_warning() {
        let options = Options::default();
        assert!(load(&[], &options, &|_| {}, &AtomicBool::new(true)).is_none());
        let corpus = load_all(&["/no/such/file.txt".into()], &options);
        assert!(corpus.documents.is_empty());
        assert!(corpus.warnings[0].message.contains("not there"));
    }
}
