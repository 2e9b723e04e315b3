//! Nothing that stands in a header becomes another header: every known injection, and arbitrary strings everywhere.
#![cfg(feature = "mail")]

mod mail;

use declina::{EmailAddress, ErrorKind, HeaderText, Locale, Mailbox, MessageId, Original, Reply, ReplyBody};
use mail::{eml, english, expected_names, header, header_names, original};
use mail_parser::{HeaderName, MessageParser};
use proptest::prelude::*;

fn refusal<T: std::fmt::Debug>(result: Result<T, declina::Error>) -> String {
    let error = result.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Mail);
    error.to_string()
}

#[test]
fn injections_into_an_address_are_refused() {
    for (address, why) in [
        ("j@x.es\r\nBcc: evil@x", r#"e-mail address "j@x.es\r\nBcc: evil@x" holds '\r'"#),
        ("j@x.es\nBcc:evil@x", r#"e-mail address "j@x.es\nBcc:evil@x" holds '\n'"#),
        ("j@x.es>Bcc: <evil@x", r#"e-mail address "j@x.es>Bcc: <evil@x" holds '>'"#),
        ("j@x.es,evil@x", r#"e-mail address "j@x.es,evil@x" holds ','"#),
        ("j@x.es evil", r#"e-mail address "j@x.es evil" holds ' '"#),
        ("j\0@x.es", r#"e-mail address "j\0@x.es" holds '\0'"#),
        ("\"j k\"@x.es", r#"e-mail address "\"j k\"@x.es" holds '"'"#),
        ("j(c)@x.es", r#"e-mail address "j(c)@x.es" holds '('"#),
        ("j@x.es;", r#"e-mail address "j@x.es;" holds ';'"#),
        ("j\u{202e}@x.es", r#"e-mail address "j\u{202e}@x.es" holds '\u{202e}'"#),
        ("j\u{2028}@x.es", r#"e-mail address "j\u{2028}@x.es" holds '\u{2028}'"#),
        ("=?utf-8?q?a?=@x.es", r#"e-mail address "=?utf-8?q?a?=@x.es" holds "=?""#),
        ("j", r#"e-mail address "j" has no @"#),
        ("", r#"e-mail address "" has no @"#),
        ("@x.es", r#"e-mail address "@x.es" lacks a half"#),
        ("j@", r#"e-mail address "j@" lacks a half"#),
    ] {
        let expected = format!("{why}; expected local@domain, like ana@example.com");
        assert_eq!(refusal(EmailAddress::new(address)), expected);
    }
    let long = format!("{}@x.es", "a".repeat(250));
    assert_eq!(
        refusal(EmailAddress::new(&long)),
        format!(
            "e-mail address \"{}…\" is 255 bytes long, over 254; expected local@domain, like ana@example.com",
            "a".repeat(40)
        ),
    );
    for fine in [
        "ana@example.com",
        "ana.ruiz+tienda@mail.example.com",
        "o'neill@example.ie",
        "josé@ejemplo.es",
        "a..b.@docomo.example",
    ] {
        assert_eq!(EmailAddress::new(fine).unwrap().as_str(), fine);
    }
}

#[test]
fn injections_into_an_id_are_refused() {
    for (id, why) in [
        ("q@w\r\nX-Evil: 1", r#"message id "q@w\r\nX-Evil: 1" holds '\r'"#),
        ("a@b\r\n Bcc: x", r#"message id "a@b\r\n Bcc: x" holds '\r'"#),
        ("a@b\nBcc: x", r#"message id "a@b\nBcc: x" holds '\n'"#),
        ("a@b> Bcc: x", r#"message id "a@b> Bcc: x" holds '>'"#),
        ("<a@b>", r#"message id "<a@b>" holds '<'"#),
        ("a b@c", r#"message id "a b@c" holds ' '"#),
        ("a\t@c", r#"message id "a\t@c" holds '\t'"#),
        ("a\0@c", r#"message id "a\0@c" holds '\0'"#),
        ("á@c", r#"message id "á@c" holds 'á'"#),
        ("=?utf-8?q?a?=@c", r#"message id "=?utf-8?q?a?=@c" holds "=?""#),
        ("", "message id is empty"),
    ] {
        let expected = format!("{why}; expected an id without its angle brackets, like 20261120.1@mail.example.com");
        assert_eq!(refusal(MessageId::new(id)), expected);
    }
    assert!(refusal(MessageId::new(&"a".repeat(901))).contains("is 901 bytes long, over 900"));
    assert_eq!(MessageId::new("no-at-sign$1.[x]").unwrap().as_str(), "no-at-sign$1.[x]");
}

#[test]
fn injections_into_text_are_refused() {
    for (text, why) in [
        ("a\r\nBcc: x@y", r#"header text "a\r\nBcc: x@y" holds '\r'"#),
        ("a\nBcc: x@y", r#"header text "a\nBcc: x@y" holds '\n'"#),
        ("a\0b", r#"header text "a\0b" holds '\0'"#),
        ("a\tb", r#"header text "a\tb" holds '\t'"#),
        ("a\u{85}b", r#"header text "a\u{85}b" holds '\u{85}'"#),
        ("a\u{2029}b", r#"header text "a\u{2029}b" holds '\u{2029}'"#),
        ("exe.\u{202e}txt", r#"header text "exe.\u{202e}txt" holds '\u{202e}'"#),
        ("", "header text is empty"),
        ("   ", "header text is empty"),
    ] {
        assert_eq!(refusal(HeaderText::new(text)), format!("{why}; expected one line without control characters"));
    }
    assert!(refusal(HeaderText::new(&"a".repeat(901))).contains("is 901 characters long, over 900"));
    assert_eq!(HeaderText::new("Precio < 500 € (\"IVA\")").unwrap().as_str(), "Precio < 500 € (\"IVA\")");
}

/// What the parser hands back decoded, line ends and all, goes into no header.
#[test]
fn an_original_cannot_smuggle_a_header_into_its_answer() {
    for headers in [
        "Subject: =?utf-8?q?a=0D=0ABcc:_evil@x.es?=\r\n",
        "Subject: =?utf-8?B?YQ0KQmNjOiBldmlsQHguZXM=?=\r\n",
        "Subject: a\r\n Bcc: evil@x.es\r\n",
        "Subject: a\rBcc: evil@x.es\r\n",
        "Reply-To: =?utf-8?q?a=0D=0ABcc:_evil@x.es?= <b@x.es>\r\n",
        "Reply-To: \"a\r\n Bcc: evil@x.es\" <b@x.es>\r\n",
        "Reply-To: <b@x.es>Bcc: <evil@x.es>\r\n",
        "Reply-To: <b@x.es\r\n Bcc: evil@x.es>\r\n",
        "Message-ID: <a@b\r\n Bcc: evil@x.es>\r\n",
        "Message-ID: a@b\r\n Bcc: evil@x.es\r\n",
        "Message-ID: <a@b> <c@d\r\nBcc: evil@x.es>\r\n",
        "Message-ID: <ok@x.es>\r\nReferences: <a@b\r\n Bcc: evil@x.es> <c@d>\r\n",
        "Message-ID: <ok@x.es>\r\nIn-Reply-To: <a@b\r\n\tBcc: evil@x.es>\r\n",
        "Message-ID: =?utf-8?q?=3Ca=0D=0ABcc:_evil@x=3E?=\r\n",
        "Date: Fri, 20 Nov 2026 10:12:00 +0100\r\n Bcc: evil@x.es\r\n",
        "Delivered-To: a@b.es\r\n Bcc: evil@x.es\r\n",
    ] {
        let original = original(headers, "Hi");
        let mail = eml(&Reply::new(&original, english("No.")));
        let threaded = header(&mail, "In-Reply-To").is_some();
        assert_eq!(header_names(&mail), expected_names(threaded), "{headers:?}\n{mail}");
        let message = MessageParser::default().parse(mail.as_bytes()).unwrap();
        assert!(message.bcc().is_none(), "{headers:?}");
        assert!(
            message
                .headers()
                .iter()
                .all(|header| !matches!(header.name, HeaderName::Other(ref name) if name != "X-Unsent"))
        );
        for value in [message.subject().unwrap(), message.from().unwrap().first().unwrap().name().unwrap_or("")] {
            assert!(!value.contains(char::is_control), "{headers:?}: {value:?}");
        }
    }
}

#[test]
fn what_looks_encoded_reads_back_as_it_stands() {
    let text = "=?utf-8?q?a=0D=0ABcc:_evil@x.es?= and =?x";
    let original = original("", "Hi");
    let sender = Mailbox::new(EmailAddress::new("lu@x.es").unwrap()).with_name(HeaderText::new(text).unwrap());
    let mail =
        eml(&Reply::new(&original, english("No.")).with_sender(sender).with_subject(HeaderText::new(text).unwrap()));
    let message = MessageParser::default().parse(mail.as_bytes()).unwrap();
    assert_eq!(message.subject(), Some(text));
    assert_eq!(message.from().unwrap().first().unwrap().name(), Some(text));
}

/// Strings that hold what headers are made of more often than chance would have it.
fn strings() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\r\n".to_owned()),
        Just("\n".to_owned()),
        Just("\r\nBcc: evil@x.es".to_owned()),
        Just("=?utf-8?q?=0D=0A?=".to_owned()),
        Just("=?".to_owned()),
        Just("?=".to_owned()),
        Just("<".to_owned()),
        Just(">".to_owned()),
        Just("\"".to_owned()),
        Just("\\".to_owned()),
        Just("@".to_owned()),
        Just(", ".to_owned()),
        Just("x.es".to_owned()),
        Just("ñandú ".to_owned()),
        Just("長い話".to_owned()),
        Just("👩‍🔧".to_owned()),
        Just("word ".to_owned()),
        Just("a".repeat(90)),
        "[a-z]{1,8}",
        any::<char>().prop_map(String::from),
        ".{0,12}",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// The strings that a type accepts, made of the same pieces.
fn accepted<T: std::fmt::Debug>(of: impl Fn(&str) -> Result<T, declina::Error>) -> impl Strategy<Value = Option<T>> {
    strings().prop_map(move |text| of(&text).ok())
}

/// As above, but with what the type refuses taken out first, so that most of them are accepted.
fn mostly_accepted(text: &str) -> Option<HeaderText> {
    let visible: String = text.chars().filter(|c| !c.is_control()).collect();
    HeaderText::new(&visible).ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn envelope_fields_read_back_as_they_were_given(
        subject in strings(),
        name in strings(),
        address in accepted(EmailAddress::new),
        local in "[a-zñ!#$%&'*+/=?^_`{|}~.-]{1,20}",
        id in accepted(MessageId::new),
        graphic in "[!-;=?-~]{1,120}",
    ) {
        let original = original("Message-ID: <parent@example.com>\r\n", "Hi");
        let address = address.or_else(|| EmailAddress::new(&format!("{local}@example.com")).ok());
        let id = id.or_else(|| MessageId::new(&graphic).ok());
        let (subject, name) = (mostly_accepted(&subject), mostly_accepted(&name));
        let mut reply = Reply::new(&original, ReplyBody::new(Locale::Es, "No."));
        if let Some(address) = address.clone() {
            let sender = Mailbox::new(address);
            reply = reply.with_sender(match name.clone() { Some(name) => sender.with_name(name), None => sender });
        }
        if let Some(subject) = subject.clone() {
            reply = reply.with_subject(subject);
        }
        if let Some(id) = id.clone() {
            reply = reply.with_message_id(id);
        }
        let mail = eml(&reply);
        prop_assert_eq!(header_names(&mail), expected_names(true));
        prop_assert!(mail.split("\r\n").all(|line| line.len() <= 998));
        let head = mail.split("\r\n\r\n").next().unwrap();
        prop_assert!(head.split([' ', '\r', '\n']).all(|word| !word.starts_with("=?") || word.len() <= 76));

        let message = MessageParser::default().parse(mail.as_bytes()).unwrap();
        if let Some(subject) = subject {
            prop_assert_eq!(message.subject(), Some(subject.as_str()));
        }
        if let Some(address) = address {
            let from = message.from().unwrap();
            prop_assert_eq!(from.iter().count(), 1);
            prop_assert_eq!(from.first().unwrap().address(), Some(address.as_str()));
            prop_assert_eq!(from.first().unwrap().name(), name.as_ref().map(HeaderText::as_str));
        }
        if let Some(id) = id {
            prop_assert_eq!(header(&mail, "Message-ID"), Some(format!("<{id}>")));
        }
        prop_assert_eq!(message.to().unwrap().iter().count(), 1);
    }

    #[test]
    fn refusing_types_hold_nothing_that_ends_a_line(text in strings()) {
        let unsafe_in_any = |held: &str| held.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}'));
        if let Ok(address) = EmailAddress::new(&text) {
            prop_assert!(!unsafe_in_any(address.as_str()) && !address.as_str().contains(['<', '>', ' ', ',', '"']));
            prop_assert_eq!(format!("{}@{}", address.local_part(), address.domain()), address.as_str());
        }
        if let Ok(id) = MessageId::new(&text) {
            prop_assert!(id.as_str().bytes().all(|byte| byte.is_ascii_graphic() && byte != b'<' && byte != b'>'));
        }
        if let Ok(line) = HeaderText::new(&text) {
            prop_assert!(!unsafe_in_any(line.as_str()) && !line.as_str().is_empty());
        }
    }

    #[test]
    fn any_headers_of_an_original_make_a_sound_answer(
        subject in strings(), from in strings(), reply_to in strings(), id in strings(), references in strings(),
        date in strings(), text in strings(),
    ) {
        let mail = format!(
            "From: {from} <ana@example.com>\r\nReply-To: {reply_to}\r\nTo: lu@example.com\r\nSubject: {subject}\r\n\
             Message-ID: <{id}>\r\nReferences: {references}\r\nDate: {date}\r\n\r\n{text}\r\n"
        );
        if let Ok(original) = Original::parse(mail.as_bytes()) {
            let sender = Mailbox::new(EmailAddress::new("lu@example.com").unwrap());
            let answer = eml(&Reply::new(&original, english("No.")).with_sender(sender));
            let threaded = original.message_id().is_some();
            prop_assert_eq!(header_names(&answer), expected_names(threaded));
        }
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = Original::parse(&bytes);
        let _ = Original::parse(&[b"From: a@example.com\r\nContent-Type: text/html\r\n\r\n".as_slice(), &bytes].concat());
    }
}
