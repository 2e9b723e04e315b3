//! One JSON job a line on standard input, one JSON answer a line on standard output, in the same order.
//!
//! Jobs: `check` (`{"locale", "text"}`), `compose` (a decline), `diagnose` (a situation).
//!
//! ```text
//! echo '{"id": 1, "check": {"locale": "en", "text": "I cannot take this on."}}' | cargo run --example batch
//! ```

use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;

use declina::{Checker, Decline, ErrorKind, Locale, Situation};
use serde::Deserialize;
use serde_json::{Map, Value, json};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        // A reader that has seen enough closes the pipe; that is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("batch: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Only one line is held at a time, so a file of any length needs little memory.
fn run() -> io::Result<()> {
    let mut input = io::stdin().lock();
    let mut output = BufWriter::new(io::stdout().lock());
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return output.flush();
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        serde_json::to_writer(&mut output, &answer(&line))?;
        output.write_all(b"\n")?;
    }
}

/// What went wrong with one line.
struct Failure {
    kind: ErrorKind,
    message: String,
}

impl Failure {
    fn new(kind: ErrorKind, message: impl ToString) -> Self {
        Self { kind, message: message.to_string() }
    }
}

impl From<declina::Error> for Failure {
    fn from(error: declina::Error) -> Self {
        Self::new(error.kind(), error)
    }
}

fn answer(line: &[u8]) -> Value {
    let job: Map<String, Value> = match serde_json::from_slice(line) {
        Ok(job) => job,
        Err(error) => return failed(&Value::Null, &Failure::new(ErrorKind::Syntax, error)),
    };
    let id = job.get("id").cloned().unwrap_or(Value::Null);
    match serve(job) {
        Ok((key, value)) => json!({"id": id, key: value}),
        Err(failure) => failed(&id, &failure),
    }
}

fn failed(id: &Value, failure: &Failure) -> Value {
    json!({"id": id, "error": {"kind": failure.kind.name(), "message": failure.message}})
}

fn serve(mut job: Map<String, Value>) -> Result<(&'static str, Value), Failure> {
    job.remove("id");
    let mut verbs = job.into_iter();
    match (verbs.next(), verbs.next()) {
        (Some((verb, value)), None) => match verb.as_str() {
            "check" => Ok(("report", check(value)?)),
            "compose" => Ok(("draft", compose(&value)?)),
            "diagnose" => Ok(("diagnosis", diagnose(&value)?)),
            other => Err(Failure::new(
                ErrorKind::Shape,
                format!("unknown job {other:?}; expected check, compose or diagnose"),
            )),
        },
        _ => Err(Failure::new(ErrorKind::Shape, "expected an id and one job")),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Check {
    locale: Locale,
    text: String,
}

fn check(value: Value) -> Result<Value, Failure> {
    let asked: Check = serde_json::from_value(value).map_err(|error| Failure::new(ErrorKind::Shape, error))?;
    let report = Checker::new(asked.locale).check(&asked.text);
    serde_json::to_value(report).map_err(|error| Failure::new(ErrorKind::Value, error))
}

fn compose(value: &Value) -> Result<Value, Failure> {
    // Through the text, so that the message of an error names the place inside the decline.
    let decline = Decline::from_json(&value.to_string())?;
    let draft = declina::compose(&decline)?;
    serde_json::to_value(draft).map_err(|error| Failure::new(ErrorKind::Value, error))
}

fn diagnose(value: &Value) -> Result<Value, Failure> {
    // Through the text, so that the message of an error names the place inside the situation.
    let situation = Situation::from_json(&value.to_string())?;
    serde_json::to_value(declina::diagnose(&situation)).map_err(|error| Failure::new(ErrorKind::Value, error))
}
