//! A draft as data: its JSON, its HTML, its printed form.

use declina::{Composer, Decline, Draft};
use serde_json::Value;

use crate::corpus::{Mail, faults, mails, none};

fn every_ninth() -> impl Iterator<Item = &'static Mail> {
    mails().iter().step_by(9)
}

#[test]
fn a_composer_can_be_shared_between_threads() {
    fn is_shared<Shared: Send + Sync + std::fmt::Debug>() {}
    is_shared::<Composer>();
    is_shared::<Draft>();
    is_shared::<Decline>();
    is_shared::<declina::Error>();
    let composer = Composer::new();
    let mail = &mails()[0];
    std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..4).map(|_| scope.spawn(|| composer.compose(&mail.decline).expect("it composes"))).collect();
        for thread in threads {
            assert_eq!(thread.join().expect("no panic"), mail.draft);
        }
    });
}

#[test]
fn a_draft_serialises_as_subject_text_html_and_moves() {
    for mail in every_ninth() {
        let json = serde_json::to_value(&mail.draft).expect("a draft serialises");
        let object = json.as_object().expect("an object");
        let keys: Vec<&str> = object.keys().map(String::as_str).collect();
        assert_eq!(keys, ["html", "moves", "subject", "text"], "in the order of serde_json's map");
        let written = serde_json::to_string(&mail.draft).expect("a draft serialises");
        let places: Vec<_> =
            ["{\"subject\":", ",\"text\":", ",\"html\":", ",\"moves\":["].map(|key| written.find(key)).to_vec();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{written}");
        assert_eq!(json["subject"], mail.draft.subject());
        assert_eq!(json["text"], mail.draft.text());
        assert_eq!(json["html"], mail.draft.html());
        let moves = json["moves"].as_array().expect("a list");
        assert_eq!(moves.len(), mail.draft.moves().len());
        for (written, one) in moves.iter().zip(mail.draft.moves()) {
            let keys: Vec<&String> = written.as_object().expect("an object").keys().collect();
            assert_eq!(keys, ["end", "move", "start"]);
            assert_eq!(written["move"], one.movement.name());
            assert_eq!(written["start"], one.range.start);
            assert_eq!(written["end"], one.range.end);
        }
    }
}

#[test]
fn a_draft_prints_its_subject_an_empty_line_and_its_text() {
    let draft = &mails()[0].draft;
    assert_eq!(draft.to_string(), format!("{}\n\n{}", draft.subject(), draft.text()));
    assert_eq!(draft.locale(), mails()[0].decline.locale);
}

#[test]
fn the_html_says_what_the_text_says() {
    none(&faults(|mail| {
        if mail.decline.style.variant != 0 {
            return Vec::new();
        }
        match plain_text(&mail.draft.html()) {
            Ok((subject, text)) if subject == mail.draft.subject() && text == mail.draft.text() => Vec::new(),
            Ok((subject, text)) => vec![format!("{subject:?} {text:?}")],
            Err(fault) => vec![fault],
        }
    }));
}

/// The subject and the text that an HTML mail shows. Fails on any tag, attribute or entity that the frame does not have.
pub fn plain_text(html: &str) -> Result<(String, String), String> {
    const FRAME: [&str; 18] = [
        "!DOCTYPE html",
        "html lang=\"es\"",
        "html lang=\"en\"",
        "/html",
        "head",
        "/head",
        "meta charset=\"utf-8\"",
        "title",
        "/title",
        "body",
        "/body",
        "p",
        "/p",
        "br",
        "ol type=\"A\"",
        "/ol",
        "li",
        "/li",
    ];
    let (mut text, mut subject, mut rest, mut letter) = (String::new(), String::new(), html, b'A');
    let mut in_title = false;
    while let Some(open) = rest.find('<') {
        let (before, after) = rest.split_at(open);
        let close = after.find('>').ok_or("a tag without an end")?;
        let tag = &after[1..close];
        if !FRAME.contains(&tag) {
            return Err(format!("the tag <{tag}>"));
        }
        let shown = unescaped(before.trim_matches('\n'))?;
        if in_title { &mut subject } else { &mut text }.push_str(&shown);
        in_title = tag == "title" || (in_title && tag != "/title");
        match tag {
            "/p" | "/ol" => text.push_str("\n\n"),
            "br" => text.push('\n'),
            "ol type=\"A\"" => letter = b'A',
            "li" => {
                if letter > b'A' {
                    text.push('\n');
                }
                text.push(char::from(letter));
                text.push_str(". ");
                letter += 1;
            }
            _ => {}
        }
        rest = &after[close + 1..];
    }
    if rest.contains('>') || !rest.trim().is_empty() {
        return Err(format!("text behind the end: {rest:?}"));
    }
    Ok((subject, format!("{}\n", text.trim_end())))
}

/// The text with its entities read; fails on a bare `&`, `>`, `"` or `'`.
fn unescaped(text: &str) -> Result<String, String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['&', '>', '"', '\'']) {
        let (before, entity) = rest.split_at(at);
        plain.push_str(before);
        const ENTITIES: [(&str, char); 7] = [
            ("&amp;", '&'),
            ("&lt;", '<'),
            ("&gt;", '>'),
            ("&quot;", '"'),
            ("&#x27;", '\''),
            ("&#39;", '\''),
            ("&#x2F;", '/'),
        ];
        let (name, character) = ENTITIES
            .into_iter()
            .find(|(name, _)| entity.starts_with(name))
            .ok_or_else(|| format!("not escaped: {entity:?}"))?;
        plain.push(character);
        rest = &entity[name.len()..];
    }
    plain.push_str(rest);
    Ok(plain)
}

#[test]
fn the_check_of_the_html_can_fail() {
    let html = mails()[0].draft.html();
    for (from, to) in
        [("<p>", "<p onclick=\"x\">"), ("</body>", "<script></script></body>"), ("<li>", "<li>a & b"), ("<p>", "<p>\"")]
    {
        if html.contains(from) {
            assert!(plain_text(&html.replacen(from, to, 1)).is_err(), "{to}");
        }
    }
    assert!(plain_text("<p>x</p>").is_ok() && plain_text("<p>x</q>").is_err() && plain_text("<p>x").is_err());
    let _: Value = serde_json::to_value(&mails()[0].draft).expect("a draft serialises");
}
