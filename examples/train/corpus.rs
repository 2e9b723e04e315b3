//! The labelled mails, and what they teach.

use std::ops::Range;
use std::path::Path;

use declina::Report;
use declina::check::{LABELS, label_of_rule};
use serde::Deserialize;

/// A mail and what it is; a row's sentence or a composed mail tells some of it only.
#[derive(Clone, Debug, Deserialize)]
pub struct Mail {
    pub id: String,
    pub text: String,
    pub gold: Gold,
    #[serde(default)]
    pub spans: Vec<Span>,
    #[serde(default)]
    pub faults: Vec<FaultSpan>,
    /// Whoever wrote rows had not read it when it came in, so that the rows are about as good in it as in any mail to come.
    #[serde(skip)]
    pub fresh: bool,
    /// The kind of its file, where mails of one kind have a file of their own.
    #[serde(skip)]
    pub kind: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    pub refusal: String,
    pub reason: String,
    pub alternative: bool,
    pub next_step: bool,
    pub gratitude: bool,
    pub regret: bool,
    pub positive: bool,
    pub over_apology: bool,
    pub blame: bool,
    pub harsh: bool,
    pub ambiguous_time: bool,
    pub register: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Span {
    #[serde(rename = "move")]
    pub kind: String,
    pub quote: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct FaultSpan {
    pub label: String,
    pub quote: String,
}

pub fn read(path: &Path) -> Result<Vec<Mail>, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut mails = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        mails.push(serde_json::from_str(line).map_err(|error| format!("{}:{}: {error}", path.display(), number + 1))?);
    }
    Ok(mails)
}

/// A text to learn from.
#[derive(Clone, Debug)]
pub struct Lesson {
    pub text: String,
    /// How much it counts beside a labelled mail.
    pub weight: f32,
    /// The places that have a label of the model.
    pub marked: Vec<(&'static str, Range<usize>)>,
    /// How much the absence of each label counts in the sentences that are not marked.
    pub unmarked: [f32; LABELS.len()],
    /// Whether the rows are as good in it as in any mail to come.
    pub fresh: bool,
    /// Whether it is one sentence between a greeting and a name.
    pub alone: bool,
    /// What is known about the mail.
    pub outputs: [Option<bool>; 15],
}

/// Only the clearest place of a move is marked, so that another sentence of the mail may well make it too.
const ELSEWHERE: f32 = 0.5;

impl Mail {
    pub fn lesson(&self) -> Lesson {
        let marked = self.marked();
        let outputs = self.outputs();
        // What the mail has and nobody marked may be in any sentence.
        let has = |label: &str| match LABELS.iter().position(|known| *known == label) {
            Some(place @ 0..=1) => outputs[place],
            Some(place @ 2..=3) => outputs[place + 1],
            place => place.is_some_and(|place| outputs[place + 2]),
        };
        let elsewhere = |label: &str| match marked.iter().any(|(known, _)| *known == label) {
            true => ELSEWHERE,
            false if has(label) => 0.0,
            false => 1.0,
        };
        Lesson {
            text: self.text.clone(),
            weight: 1.0,
            fresh: self.fresh,
            alone: false,
            unmarked: LABELS.map(elsewhere),
            marked,
            outputs: outputs.map(Some),
        }
    }

    /// The marked places, each with the label of the model that it teaches.
    fn marked(&self) -> Vec<(&'static str, Range<usize>)> {
        let mut marked = Vec::new();
        let mut add = |label, quote: &str| {
            if let Some(start) = self.text.find(quote) {
                marked.push((label, start..start + quote.len()));
            }
        };
        for span in &self.spans {
            let label = match (span.kind.as_str(), self.gold.refusal.as_str(), self.gold.reason.as_str()) {
                ("refusal", "hedged", _) => "hedge",
                ("refusal", ..) => "refusal",
                ("reason", _, "vague") => "reason-vague",
                ("reason", ..) => "reason-specific",
                ("alternative", ..) => "alternative",
                ("next_step", ..) => "next_step",
                ("gratitude", ..) => "gratitude",
                ("regret", ..) => "regret",
                ("positive", ..) => "positive",
                _ => continue,
            };
            add(label, &span.quote);
        }
        for fault in &self.faults {
            let label = match fault.label.as_str() {
                "over_apology" => "over-apology",
                "blame" => "blame",
                "harsh" => "harsh",
                "ambiguous_time" => "time-vague",
                _ => continue,
            };
            add(label, &fault.quote);
        }
        marked
    }

    /// Whether the mail has each of the 15 outputs of the model.
    fn outputs(&self) -> [bool; 15] {
        let gold = &self.gold;
        [
            gold.refusal == "explicit",
            gold.refusal == "hedged",
            gold.refusal == "none",
            gold.reason == "specific",
            gold.reason == "vague",
            gold.reason == "none",
            gold.alternative,
            gold.next_step,
            gold.gratitude,
            gold.regret,
            gold.positive,
            gold.over_apology,
            gold.blame,
            gold.harsh,
            gold.ambiguous_time,
        ]
    }
}

/// The labels of faults.
const FAULTS: [&str; 4] = ["over-apology", "blame", "harsh", "time-vague"];

/// Which of the faults a report names.
pub fn faults_named(report: &Report) -> [bool; FAULTS.len()] {
    let mut named = [false; FAULTS.len()];
    for finding in &report.findings {
        let label = label_of_rule(&finding.rule);
        if let Some(fault) = FAULTS.iter().position(|fault| label == Some(*fault)) {
            named[fault] = true;
        }
    }
    named
}
