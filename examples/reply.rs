//! Answers a mail with a decline: the draft of an answer in its thread, for any mail client.
//!
//!     cargo run --example reply --features mail -- ORIGINAL.eml DECLINE.json > reply.eml
//!
//! Where the original tells another language or another form of address than the decline says, a line on standard
//! error points it out.
//!
//!     cargo run --example reply --features mail -- \
//!         examples/mails/es-gmail-instagram.eml examples/declines/es-capacity-instagram.json > reply.eml

use std::error::Error;
use std::io::Write;
use std::process::ExitCode;

use declina::{Decline, HeaderText, Mailbox, Original, Reply, compose};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [original, decline] = arguments.as_slice() else {
        eprintln!("usage: reply ORIGINAL.eml DECLINE.json > reply.eml");
        return ExitCode::from(2);
    };
    match answer(original, decline) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn answer(original_path: &str, decline_path: &str) -> Result<(), Box<dyn Error>> {
    let read = |path: &str| std::fs::read(path).map_err(|error| format!("{path}: {error}"));
    let original = Original::parse(&read(original_path)?).map_err(|error| format!("{original_path}: {error}"))?;
    let json = String::from_utf8(read(decline_path)?).map_err(|error| format!("{decline_path}: {error}"))?;
    let decline = Decline::from_json(&json).map_err(|error| format!("{decline_path}: {error}"))?;
    for hint in hints(&original, &decline) {
        eprintln!("note: {hint}");
    }

    let draft = compose(&decline)?;
    let mut reply = Reply::new(&original, &draft);
    if let Some(reached) = original.recipient() {
        let name = HeaderText::new(&decline.sender.name)?;
        reply = reply.with_sender(Mailbox::new(reached.address().clone()).with_name(name));
    }
    std::io::stdout().write_all(reply.to_eml()?.as_bytes())?;
    Ok(())
}

/// What the original tells and the decline does not follow.
fn hints(original: &Original, decline: &Decline) -> Vec<String> {
    let mut hints = Vec::new();
    let language = decline.locale.language();
    if let Some(guess) = original.language().filter(|guess| guess.language != language) {
        hints.push(format!("the original is written in {}, the answer in {language}", guess.language));
    }
    if let (Some(theirs), Some(ours)) = (original.mirrored_address(), decline.effective_address())
        && theirs != ours
    {
        hints.push(format!("the original would be answered in {theirs}, the answer is in {ours}"));
    }
    if let Some(name) = original.greeting_name().filter(|name| !decline.recipient.name.contains(name.as_str())) {
        hints.push(format!("the original is signed by {name}, the answer goes to {}", decline.recipient.name));
    }
    hints
}
