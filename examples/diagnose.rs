//! From the facts of a working week to the mail: facts, findings, a picture of the weeks, and what would be sent.
//!
//! `cargo run --example diagnose -- examples/situations/worked-example.json`; see the other files beside it. With
//! `--format json` it prints the diagnosis as tools read it.

use std::process::ExitCode;

use declina::{Diagnosis, Hours, Language, Situation, Week, compose, diagnose};
use serde_json::Value;

const EXAMPLE: &str = include_str!("situations/worked-example.json");
const USAGE: &str = "usage: diagnose [--format text|json] [SITUATION.json]";
/// How many characters the longest bar has.
const BAR: usize = 40;
/// How many weeks are drawn.
const WEEKS: usize = 8;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("diagnose: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut json = false;
    let mut path = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--format" => match arguments.next().as_deref() {
                Some("text") => json = false,
                Some("json") => json = true,
                _ => return Err(USAGE.to_owned()),
            },
            "--help" | "-h" => {
                println!("{USAGE}");
                return Ok(());
            }
            other if other.starts_with('-') || path.is_some() => return Err(USAGE.to_owned()),
            other => path = Some(other.to_owned()),
        }
    }
    let (place, text) = match path {
        Some(path) => {
            let text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
            (format!("{path}: "), text)
        }
        None => (String::new(), EXAMPLE.to_owned()),
    };
    let situation = Situation::from_json(&text).map_err(|error| format!("{place}{error}"))?;
    let diagnosis = diagnose(&situation);
    if json {
        let written = serde_json::to_string_pretty(&diagnosis).map_err(|error| error.to_string())?;
        println!("{written}");
        return Ok(());
    }
    print(&situation, &diagnosis).map_err(|error| format!("{place}{error}"))
}

/// The headings of the page, in the language of the explanations.
struct Headings {
    facts: &'static str,
    findings: &'static str,
    alternatives: &'static str,
    weeks: &'static str,
    key: &'static str,
    mail: &'static str,
    accept: &'static str,
}

const SPANISH: Headings = Headings {
    facts: "Hechos",
    findings: "Qué se ha encontrado",
    alternatives: "Qué se puede ofrecer",
    weeks: "Las semanas",
    key: "█ comprometidas  ░ libres, en horas",
    mail: "El correo",
    accept: "Se puede aceptar: no hay nada que rechazar.",
};

const ENGLISH: Headings = Headings {
    facts: "Facts",
    findings: "What was found",
    alternatives: "What can be offered",
    weeks: "The weeks",
    key: "█ promised  ░ free, in hours",
    mail: "The mail",
    accept: "The request can be accepted: there is nothing to decline.",
};

fn print(situation: &Situation, diagnosis: &Diagnosis) -> Result<(), String> {
    let headings = match situation.explanation_language() {
        Language::Spanish => &SPANISH,
        _ => &ENGLISH,
    };
    let title = |text: &str| println!("\n{text}\n{}", "─".repeat(72));
    title(headings.facts);
    print_facts(situation)?;
    title(headings.findings);
    for finding in diagnosis.findings() {
        println!("{:<4} {}", finding.rule.id(), finding.explanation);
    }
    if !diagnosis.alternatives().is_empty() {
        title(headings.alternatives);
        for one in diagnosis.alternatives() {
            let mut offer = serde_json::to_value(&one.alternative).map_err(|error| error.to_string())?;
            let kind = offer.as_object_mut().and_then(|fields| fields.remove("kind")).unwrap_or_default();
            println!("{:<16} {}", plain(&kind), plain(&offer));
        }
    }
    title(headings.weeks);
    for line in chart(diagnosis.weeks()) {
        println!("{line}");
    }
    println!("{}", headings.key);
    title(headings.mail);
    let Some(letter) = situation.letter.clone() else { return Ok(()) };
    let Some(mut decline) = diagnosis.decline(letter.recipient, letter.sender, letter.request) else {
        println!("{}", headings.accept);
        return Ok(());
    };
    decline.address = letter.address;
    decline.style = letter.style.unwrap_or(decline.style);
    print!("{}", compose(&decline).map_err(|error| error.to_string())?);
    Ok(())
}

/// The facts as they were given, one a line.
fn print_facts(situation: &Situation) -> Result<(), String> {
    let facts = serde_json::to_value(situation).map_err(|error| error.to_string())?;
    for key in ["today", "person", "commitments", "agreement", "request", "context", "offers"] {
        match &facts[key] {
            Value::Array(items) => items.iter().for_each(|item| println!("{key:<12} {}", plain(item))),
            Value::Null => {}
            value => println!("{key:<12} {}", plain(value)),
        }
    }
    Ok(())
}

/// A value without the signs of JSON: `hours_left 26 · due 2026-12-04`.
fn plain(value: &Value) -> String {
    match value {
        Value::Object(fields) if fields.contains_key("amount") && fields.contains_key("currency") => {
            format!("{} {}", plain(&fields["amount"]), plain(&fields["currency"]))
        }
        Value::Object(fields) => {
            let fields = fields.iter().map(|(key, value)| match value {
                Value::Object(_) => format!("{key} ({})", plain(value)),
                _ => format!("{key} {}", plain(value)),
            });
            fields.collect::<Vec<_>>().join(" · ")
        }
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(" | "),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A bar for each week: what is promised, then what is free.
fn chart(weeks: &[Week]) -> Vec<String> {
    let weeks = &weeks[..weeks.len().min(WEEKS)];
    let longest = weeks.iter().map(|week| hours(week.committed) + hours(week.free)).max().unwrap_or(0).max(1);
    let bar = |sign: &str, amount: u64| sign.repeat(usize::try_from(amount * BAR as u64 / longest).unwrap_or(BAR));
    let line = |week: &Week| {
        let bars = format!("{}{}", bar("█", hours(week.committed)), bar("░", hours(week.free)));
        format!("{}  {bars:<BAR$}  {:>5} + {}", week.monday, week.committed.to_string(), week.free)
    };
    weeks.iter().map(line).collect()
}

fn hours(hours: Hours) -> u64 {
    u64::from(hours.hundredths())
}
