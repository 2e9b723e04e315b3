//! Trains the model of the checker from the labelled mails of `tests/corpus`.
//!
//! ```text
//! cargo run --release --example train -- es             writes templates/es/model.txt
//! cargo run --release --example train -- en --folds     prints cross-validated scores and writes nothing
//! ```
//!
//! `tests/corpus/<language>-fresh.jsonl` holds mails that nobody who writes rows has read: what rows are worth is learnt from
//! these, and `--folds` scores these alone. `<language>-plain.jsonl`, where there is one, holds ordinary mails that refuse
//! nothing, and refusals that want one move each: no reason, no other way, no word that says no. `<language>-tone.jsonl`
//! holds civil mails and single sentences beside ones that are the same but for a sentence that is harsh or blames.
//! `<language>-wild.jsonl` holds mails of odd people in odd words, `<language>-office.jsonl` what organisations and
//! colleagues send all day, `<language>-thread.jsonl` long answers from the middle of threads, `<language>-moves.jsonl`
//! refusals whose moves take unusual forms, and `<language>-quiet.jsonl` mails whose labels are decided by fine distinctions.
//! `-post`, `-spoken`, `-formal`, `-business` and `-service` are mails of all sorts, each by one hand: as people speak, as
//! institutions write, as freelancers and agencies do, and as those do who answer customers. `-points`, in English alone,
//! holds mails of several points from the middle of work, of which one refuses, or none. `-notice` holds standard letters of
//! organisations and messages of systems, by three hands, and `-simple` families of short plain mails that differ in one
//! thing each. `-voices` holds mails of people of many countries and trades in their own words, by three hands.
//!
//! A file of a kind of its own is always one part, in training as in `--folds`.
//!
//! Both steps are logistic regressions; behind the second one stand small trees (`boost.rs`). The mail step learns from sentence scores of models that have not seen the mail,
//! because scores of a model on its own training mails are better than any that it will ever give again.

mod boost;
mod composed;
mod corpus;
mod mails;
mod optimise;
mod rows;
mod score;
mod sentences;

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use corpus::{Lesson, Mail};
use declina::{Checker, Draft, Language, Locale, Report};
use mails::MailStep;
use sentences::SentenceStep;

/// How many parts the lessons are split into, each scored by models that learnt from the others.
const PARTS: usize = 5;
/// Files of mails that are each of a kind of their own.
const KINDS: [&str; 16] = [
    "office", "wild", "plain", "tone", "thread", "moves", "post", "quiet", "spoken", "formal", "business", "service",
    "points", "notice", "simple", "voices",
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let language = arguments.iter().find_map(|argument| match argument.as_str() {
        "es" => Some(Language::Spanish),
        "en" => Some(Language::English),
        _ => None,
    });
    let Some(language) = language else {
        eprintln!("usage: train es|en [--folds] [--misses LABEL]");
        return ExitCode::FAILURE;
    };
    let misses = arguments.iter().position(|argument| argument == "--misses").and_then(|at| arguments.get(at + 1));
    let folds = misses.is_some() || arguments.iter().any(|argument| argument == "--folds");
    match run(language, folds, misses.map(String::as_str)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("train: {error}");
            ExitCode::FAILURE
        }
    }
}

type Failure = Box<dyn std::error::Error>;

/// What is learnt from: the labelled mails, behind them the sentences of the rows and composed mails.
struct Data {
    mails: Vec<Mail>,
    lessons: Vec<Lesson>,
    sentences: sentences::Features,
    /// The part that each lesson belongs to.
    parts: Vec<usize>,
}

impl Data {
    fn new(mails: Vec<Mail>, others: Vec<Lesson>, locale: Locale) -> Result<Self, Failure> {
        let rows_alone = Checker::new(locale).with_model("")?;
        let mut lessons: Vec<_> = mails.iter().map(Mail::lesson).collect();
        lessons.extend(others);
        let examples: Vec<_> = lessons.iter().map(|lesson| rows_alone.example(&lesson.text)).collect();
        let sentences = sentences::Features::new(&lessons, &examples);
        // Mails of a kind of their own are scored by models that have seen none of their kind, as mails to come will be.
        // Of the others neighbours in the file are by one hand, so that they are spread over the parts.
        let kinds = mails.iter().map(|mail| KINDS.iter().position(|kind| *kind == mail.kind));
        let kinds = kinds.chain(std::iter::repeat(None));
        let parts = kinds.zip(0..lessons.len()).map(|(kind, at)| kind.unwrap_or(at) % PARTS).collect();
        Ok(Self { mails, lessons, sentences, parts })
    }

    /// The lessons in the parts that `wanted` accepts.
    fn parts(&self, wanted: impl Fn(usize) -> bool) -> Vec<usize> {
        (0..self.lessons.len()).filter(|lesson| wanted(self.parts[*lesson])).collect()
    }
}

/// Each so manieth composed mail is learnt from; all are tried.
const STRIDE: usize = 37;
/// How often at most the composed mails that a model gets wrong are learnt from too.
const ROUNDS: usize = 6;

fn run(language: Language, folds: bool, misses: Option<&str>) -> Result<(), Failure> {
    let begun = Instant::now();
    let (code, locale) = match language {
        Language::Spanish => ("es", Locale::Es),
        _ => ("en", Locale::En),
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut mails = corpus::read(&root.join(format!("tests/corpus/{code}.jsonl")))?;
    mails.extend(corpus::read(&root.join(format!("tests/corpus/{code}-more.jsonl")))?);
    let mut fresh = corpus::read(&root.join(format!("tests/corpus/{code}-fresh.jsonl")))?;
    for kind in KINDS {
        let more = root.join(format!("tests/corpus/{code}-{kind}.jsonl"));
        if more.exists() {
            let more = corpus::read(&more)?.into_iter();
            fresh.extend(more.map(|mail| Mail { kind: kind.to_owned(), ..mail }));
        }
    }
    fresh.iter_mut().for_each(|mail| mail.fresh = true);
    mails.extend(fresh);
    let rows = rows::lessons(&root.join("templates").join(code))?;
    let drafts = composed::drafts(&root.join("examples/declines"), language)?;
    let mut chosen: Vec<f32> = (0..drafts.len()).map(|draft| f32::from(u8::from(draft % STRIDE == 0))).collect();
    let others = |chosen: &[f32]| {
        let composed = drafts.iter().zip(chosen).filter(|(_, weight)| **weight > 0.0);
        let composed = composed.map(|(draft, weight)| composed::lesson(draft, *weight));
        rows.iter().cloned().chain(composed).collect::<Vec<_>>()
    };
    eprintln!("{} mails, {} sentences of rows, {} drafts", mails.len(), rows.len(), drafts.len());
    if folds {
        let data = Data::new(mails, others(&chosen), locale)?;
        let reports = cross_validate(&data, locale)?;
        let (mails, reports): (Vec<_>, Vec<_>) =
            data.mails.into_iter().zip(reports).filter(|(mail, _)| mail.fresh).unzip();
        score::print(&mails, &reports);
        if let Some(label) = misses {
            score::print_misses(&mails, &reports, label);
        }
        eprintln!("{:.0} s", begun.elapsed().as_secs_f32());
        return Ok(());
    }
    for round in 1..=ROUNDS {
        let data = Data::new(mails.clone(), others(&chosen), locale)?;
        let text = learn(&data, locale)?;
        let checker = Checker::new(locale).with_model(&text)?;
        let wrong: Vec<_> = drafts.iter().map(|draft| composed::wrong(draft, &checker.check(draft.text()))).collect();
        let count = wrong.iter().filter(|wrong| !wrong.is_empty()).count();
        eprintln!("round {round}: {count} of {} composed mails not as planned", drafts.len());
        if round == ROUNDS || count == 0 {
            std::fs::write(root.join(format!("templates/{code}/model.txt")), &text)?;
            eprintln!("{} bytes, {} lines", text.len(), text.lines().count());
            let reports: Vec<_> = data.mails.iter().map(|mail| checker.check(&mail.text)).collect();
            score::print(&data.mails, &reports);
            print_wrong(&drafts, &wrong);
            break;
        }
        // A few of those that went wrong are enough, as many are alike.
        let stride = count.div_ceil(100);
        let worst = (0..drafts.len()).filter(|draft| !wrong[*draft].is_empty()).step_by(stride);
        worst.for_each(|draft| chosen[draft] += 1.0);
    }
    eprintln!("{:.0} s", begun.elapsed().as_secs_f32());
    Ok(())
}

/// What goes wrong most often with composed mails.
fn print_wrong(drafts: &[Draft], wrong: &[Vec<String>]) {
    let mut counts = std::collections::BTreeMap::new();
    for (draft, what) in drafts.iter().zip(wrong).flat_map(|(draft, all)| all.iter().map(move |what| (draft, what))) {
        counts.entry(what).or_insert((0, draft)).0 += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    for (what, (count, draft)) in counts.iter().take(60) {
        println!("{count} x {what}");
        if what.starts_with("refusal") {
            println!("{}\n", draft.text());
        }
    }
}

/// Learns both steps from all lessons.
fn learn(data: &Data, locale: Locale) -> Result<String, Failure> {
    let all = data.parts(|_| true);
    let without = (0..PARTS).map(|left| data.parts(|part| part != left));
    let steps = side_by_side(&data.sentences, without.chain([all.clone()]).collect());
    finish(data, locale, &steps[PARTS], &all, |part| &steps[part])
}

/// A sentence step from each of these lists of lessons, learnt on as many processors as there are.
fn side_by_side(sentences: &sentences::Features, lists: Vec<Vec<usize>>) -> Vec<SentenceStep> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(lists.len());
    let next = std::sync::atomic::AtomicUsize::new(0);
    let work = || {
        let mut learnt = Vec::new();
        while let number = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)
            && let Some(list) = lists.get(number)
        {
            learnt.push((number, SentenceStep::learn(sentences, list)));
        }
        learnt
    };
    let mut learnt: Vec<_> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("a worker ends")).collect()
    });
    learnt.sort_by_key(|(number, _)| *number);
    learnt.into_iter().map(|(_, step)| step).collect()
}

/// Learns the mail step from the lessons `seen`, each scored by the model `unseeing` its part, and writes both steps.
fn finish<'m>(
    data: &Data,
    locale: Locale,
    sentence_step: &SentenceStep,
    seen: &[usize],
    unseeing: impl Fn(usize) -> &'m SentenceStep,
) -> Result<String, Failure> {
    let mut inputs = vec![Vec::new(); data.lessons.len()];
    for this in 0..PARTS {
        let own: Vec<usize> = seen.iter().copied().filter(|lesson| data.parts[*lesson] == this).collect();
        if own.is_empty() {
            continue;
        }
        let text = format!("{}{}", mails::no_weights(), unseeing(this).text(&data.sentences));
        let checker = Checker::new(locale).with_model(&text)?;
        for lesson in own {
            inputs[lesson] = checker.example(&data.lessons[lesson].text).inputs;
        }
    }
    let mail_step = MailStep::learn(&data.lessons, &inputs, seen);
    Ok(format!("{}{}", mail_step.text(), sentence_step.text(&data.sentences)))
}

/// Checks each labelled mail by a model that has seen nothing of its part, neither in the first step nor in the second.
fn cross_validate(data: &Data, locale: Locale) -> Result<Vec<Report>, Failure> {
    let mut reports = Vec::new();
    let pairs: Vec<_> = (0..PARTS).flat_map(|a| (a..PARTS).map(move |b| (a, b))).collect();
    let lists = pairs.iter().map(|(a, b)| data.parts(|part| part != *a && part != *b)).collect();
    let pairs: std::collections::BTreeMap<_, _> = pairs.into_iter().zip(side_by_side(&data.sentences, lists)).collect();
    for outer in 0..PARTS {
        let seen = data.parts(|part| part != outer);
        let unseeing = |part: usize| &pairs[&(part.min(outer), part.max(outer))];
        let text = finish(data, locale, unseeing(outer), &seen, unseeing)?;
        let checker = Checker::new(locale).with_model(&text)?;
        for mail in (0..data.mails.len()).filter(|mail| data.parts[*mail] == outer) {
            reports.push((mail, checker.check(&data.mails[mail].text)));
        }
    }
    reports.sort_by_key(|(mail, _)| *mail);
    Ok(reports.into_iter().map(|(_, report)| report).collect())
}
