//! Checks a mail and shows what was found, with carets under the words, then the summary.
//!
//! ```text
//! cargo run --example check -- --locale es mail.txt
//! cargo run --example check -- --locale en --format json < mail.txt
//! cargo run --example check -- --locale es --messages en --explain mail.txt
//! ```

use std::io::{self, IsTerminal, Read};
use std::process::ExitCode;

use annotate_snippets::{AnnotationKind, Level, Patch, Renderer, Snippet};
use declina::{Checker, Finding, Language, Locale, Report, Severity};

const USAGE: &str = "usage: check [--locale TAG] [--messages es|en] [--format text|json] [--explain] [FILE]";

struct Options {
    locale: Locale,
    messages: Option<Language>,
    json: bool,
    explain: bool,
    file: Option<String>,
}

fn main() -> ExitCode {
    match run() {
        Ok(Some(Severity::Error)) => ExitCode::from(1),
        Ok(_) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("check: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<Option<Severity>, String> {
    let options = options(std::env::args().skip(1))?;
    let text = match &options.file {
        Some(file) => std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?,
        None => {
            let mut text = String::new();
            io::stdin().read_to_string(&mut text).map_err(|error| format!("standard input: {error}"))?;
            text
        }
    };
    let mut checker = Checker::new(options.locale);
    if let Some(language) = options.messages {
        checker = checker.messages_in(language);
    }
    let report = checker.check(&text);
    if options.json {
        println!("{}", serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?);
        return Ok(None);
    }
    let name = options.file.as_deref().unwrap_or("-");
    let renderer = if io::stdout().is_terminal() { Renderer::styled() } else { Renderer::plain() };
    for finding in &report.findings {
        println!("{}\n", annotated(&renderer, &text, name, finding));
    }
    print_summary(&report, &text);
    if options.explain {
        println!("\nrows that hit:");
        for line in checker.explain(&text) {
            println!("  {line}");
        }
    }
    Ok(report.worst())
}

fn options(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options { locale: Locale::Es, messages: None, json: false, explain: false, file: None };
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value; {USAGE}"));
        match argument.as_str() {
            "--locale" => options.locale = value()?.parse().map_err(|error: declina::Error| error.to_string())?,
            "--messages" => {
                let code = value()?;
                let language = Language::ALL.into_iter().find(|language| language.code() == code);
                options.messages =
                    Some(language.ok_or_else(|| format!("unknown language {code:?}; expected es or en"))?);
            }
            "--format" => match value()?.as_str() {
                "json" => options.json = true,
                "text" => options.json = false,
                other => return Err(format!("unknown format {other:?}; expected text or json")),
            },
            "--explain" => options.explain = true,
            "--help" | "-h" => return Err(USAGE.into()),
            _ if argument.starts_with("--") => return Err(format!("unknown option {argument}; {USAGE}")),
            _ if options.file.is_none() => options.file = Some(argument),
            _ => return Err(format!("more than one file; {USAGE}")),
        }
    }
    Ok(options)
}

fn annotated(renderer: &Renderer, text: &str, name: &str, finding: &Finding) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let place = AnnotationKind::Primary.span(finding.start..finding.end);
    let group = level
        .primary_title(&finding.message)
        .id(&finding.rule)
        .element(Snippet::source(text).path(name).annotation(place));
    let Some(fix) = &finding.fix else { return renderer.render(&[group]) };
    let mend = Level::HELP
        .secondary_title("→")
        .element(Snippet::source(text).path(name).patch(Patch::new(fix.start..fix.end, fix.text.as_str())));
    renderer.render(&[group, mend])
}

fn print_summary(report: &Report, text: &str) {
    let summary = serde_json::to_value(&report.summary).unwrap_or_default();
    for (key, value) in summary.as_object().into_iter().flatten() {
        let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        println!("{key:12} {shown}");
    }
    for step in &report.moves {
        let words = text[step.start..step.end].split_whitespace().collect::<Vec<_>>().join(" ");
        println!("{:12} {words}", step.kind.to_string());
    }
    if let Some(readability) = &report.readability {
        println!(
            "readability  {} {:.1}, {} ({} words, {} sentences, {} syllables)",
            readability.formula,
            readability.score,
            readability.band,
            readability.words,
            readability.sentences,
            readability.syllables
        );
    }
}
