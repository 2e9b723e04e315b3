//! Trains the linear model of the checker from the labelled mails of `tests/corpus`.
//!
//! ```text
//! cargo run --release --example train -- es             writes templates/es/model.txt
//! cargo run --release --example train -- en --folds     prints cross-validated scores and writes nothing
//! ```
//!
//! Both steps are logistic regressions. The mail step learns from sentence scores of models that have not seen the mail,
//! because scores of a model on its own training mails are better than any that it will ever give again.

mod composed;
mod corpus;
mod mails;
mod optimise;
mod score;
mod sentences;

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use corpus::Mail;
use declina::{Checker, Language, Locale, Report};
use mails::MailStep;
use sentences::SentenceStep;

/// How many parts the mails are split into, each scored by models that learnt from the others.
const FOLDS: usize = 5;

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

/// What is learnt from: the labelled mails, and behind them the composed ones.
struct Data {
    mails: Vec<Mail>,
    labelled: usize,
    sentences: sentences::Features,
    fired: Vec<[bool; 4]>,
}

fn run(language: Language, folds: bool, misses: Option<&str>) -> Result<(), Failure> {
    let begun = Instant::now();
    let (code, locale) = match language {
        Language::Spanish => ("es", Locale::Es),
        _ => ("en", Locale::En),
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut mails = corpus::read(&root.join(format!("tests/corpus/{code}.jsonl")))?;
    let labelled = mails.len();
    mails.extend(composed::mails(&root.join("examples/declines"), language)?);
    let rows_alone = Checker::new(locale).with_model("")?;
    let examples: Vec<_> = mails.iter().map(|mail| rows_alone.example(&mail.text)).collect();
    let sentences = sentences::Features::new(&mails, &examples);
    let fired = mails.iter().map(|mail| corpus::faults_named(&rows_alone.check(&mail.text))).collect();
    let data = Data { mails, labelled, sentences, fired };
    eprintln!("{} mails, {} composed, {} features", labelled, data.mails.len() - labelled, data.sentences.names.len());
    if folds {
        let reports = cross_validate(&data, locale)?;
        score::print(&data.mails[..labelled], &reports);
        if let Some(label) = misses {
            score::print_misses(&data.mails[..labelled], &reports, label);
        }
    } else {
        let all: Vec<usize> = (0..data.mails.len()).collect();
        let pairs = Pairs::new(&data, &[])?;
        let text = finish(&data, locale, &all, &pairs, None)?;
        std::fs::write(root.join(format!("templates/{code}/model.txt")), &text)?;
        eprintln!("{} bytes, {} lines", text.len(), text.lines().count());
        let checker = Checker::new(locale).with_model(&text)?;
        let reports: Vec<_> = data.mails.iter().map(|mail| checker.check(&mail.text)).collect();
        score::print(&data.mails[..labelled], &reports[..labelled]);
        composed::print_failures(&data.mails[labelled..], &reports[labelled..]);
    }
    eprintln!("{:.0} s", begun.elapsed().as_secs_f32());
    Ok(())
}

/// The part that a mail belongs to.
fn fold(index: usize) -> usize {
    // Neighbours in the file are by one hand, so that they are spread over the parts.
    index % FOLDS
}

/// Sentence models that have not seen one part, or two.
struct Pairs {
    models: Vec<((usize, usize), SentenceStep)>,
}

impl Pairs {
    /// A model for each pair of a part in `outer` and any other part; without `outer`, a model for each part.
    fn new(data: &Data, outer: &[usize]) -> Result<Self, Failure> {
        let mut models: Vec<((usize, usize), SentenceStep)> = Vec::new();
        let wanted: Vec<(usize, usize)> = if outer.is_empty() {
            (0..FOLDS).map(|part| (part, part)).collect()
        } else {
            let pairs = outer.iter().flat_map(|a| (0..FOLDS).map(move |b| (*a.min(&b), *a.max(&b))));
            let mut pairs: Vec<_> = pairs.collect();
            pairs.sort_unstable();
            pairs.dedup();
            pairs
        };
        for (a, b) in wanted {
            let seen: Vec<usize> = (0..data.mails.len()).filter(|mail| fold(*mail) != a && fold(*mail) != b).collect();
            models.push(((a, b), SentenceStep::learn(&data.sentences, &seen)));
        }
        Ok(Self { models })
    }

    fn get(&self, a: usize, b: usize) -> &SentenceStep {
        let key = (a.min(b), a.max(b));
        &self.models.iter().find(|(known, _)| *known == key).expect("every pair was learnt").1
    }
}

/// Learns from `seen` both steps and writes them. `outer` is the part that is not among them.
fn finish(
    data: &Data,
    locale: Locale,
    seen: &[usize],
    pairs: &Pairs,
    outer: Option<usize>,
) -> Result<String, Failure> {
    let own;
    let sentence_step = match outer {
        Some(part) => pairs.get(part, part),
        None => {
            own = SentenceStep::learn(&data.sentences, seen);
            &own
        }
    };
    let mut inputs = vec![Vec::new(); data.mails.len()];
    for part in (0..FOLDS).filter(|part| Some(*part) != outer) {
        let model = pairs.get(part, outer.unwrap_or(part));
        let checker = Checker::new(locale).with_model(&format!("{}{}", model.text(&data.sentences), mails::NO_WEIGHTS()))?;
        for mail in seen.iter().filter(|mail| fold(**mail) == part) {
            inputs[*mail] = checker.example(&data.mails[*mail].text).inputs;
        }
    }
    let mail_step = MailStep::learn(&data.mails, &inputs, &data.fired, seen, data.labelled);
    Ok(format!("{}{}", mail_step.text(), sentence_step.text(&data.sentences)))
}

fn cross_validate(data: &Data, locale: Locale) -> Result<Vec<Report>, Failure> {
    let outer: Vec<usize> = (0..FOLDS).collect();
    let pairs = Pairs::new(data, &outer)?;
    let mut reports = Vec::new();
    for part in outer {
        let seen: Vec<usize> = (0..data.mails.len()).filter(|mail| fold(*mail) != part).collect();
        let text = finish(data, locale, &seen, &pairs, Some(part))?;
        let checker = Checker::new(locale).with_model(&text)?;
        for mail in (0..data.labelled).filter(|mail| fold(*mail) == part) {
            reports.push((mail, checker.check(&data.mails[mail].text)));
        }
    }
    reports.sort_by_key(|(mail, _)| *mail);
    Ok(reports.into_iter().map(|(_, report)| report).collect())
}
