//! Writes refusal mails.
//!
//! `cargo run --example compose` prints a Spanish and an English mail; with the path of a JSON decline it prints that
//! one (see `examples/declines/`). `--format text` (the default), `html` or `json` chooses what is printed.

use std::process::ExitCode;

use declina::{Decline, compose};

const SPANISH: &str = include_str!("declines/es-capacity-instagram.json");
const ENGLISH: &str = include_str!("declines/en-out-of-scope-payroll.json");
const USAGE: &str = "usage: compose [--format text|html|json] [DECLINE.json]";

#[derive(Clone, Copy, PartialEq)]
enum Format {
    Text,
    Html,
    Json,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("compose: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut format = Format::Text;
    let mut path = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--format" => {
                format = match arguments.next().as_deref() {
                    Some("text") => Format::Text,
                    Some("html") => Format::Html,
                    Some("json") => Format::Json,
                    _ => return Err(USAGE.to_owned()),
                };
            }
            "--help" | "-h" => {
                println!("{USAGE}");
                return Ok(());
            }
            other if other.starts_with('-') || path.is_some() => return Err(USAGE.to_owned()),
            other => path = Some(other.to_owned()),
        }
    }
    match path {
        Some(path) => {
            let json = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
            print(&json, format).map_err(|error| format!("{path}: {error}"))
        }
        None => {
            print(SPANISH, format)?;
            if format == Format::Text {
                println!("\n{}\n", "─".repeat(72));
            }
            print(ENGLISH, format)
        }
    }
}

fn print(json: &str, format: Format) -> Result<(), String> {
    let decline = Decline::from_json(json).map_err(|error| error.to_string())?;
    let draft = compose(&decline).map_err(|error| error.to_string())?;
    match format {
        Format::Text => print!("{draft}"),
        Format::Html => println!("{}", draft.html()),
        Format::Json => println!("{}", serde_json::to_string_pretty(&draft).map_err(|error| error.to_string())?),
    }
    Ok(())
}
