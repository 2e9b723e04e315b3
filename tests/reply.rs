//! The answer: its thread, its quote, its bytes.
#![cfg(feature = "mail")]

mod mail;

use declina::{
    Decline, EmailAddress, HeaderText, Locale, MailDate, Mailbox, MessageId, Original, Quote, Reply, ReplyBody, Report,
    check, compose,
};
use jiff::civil::date;
use mail::{eml, english, expected_names, header, header_names, original, part, spanish, unflowed};

const SPANISH: &str = "Hola, Marta:\n\nGracias por pensar en mí para gestionar también la cuenta de Instagram de la tienda. \
     Ahora mismo no puedo encargarme: hasta el viernes 8 de enero tengo comprometidas 38 de mis 40 horas semanales.\n\n\
     A. Empiezo el lunes 11 de enero con la cuenta completa.\n\
     B. Te pongo en contacto con Ana Gil: https://redes.example/ana-gil/una-direccion-larga-que-no-se-parte/en-ningun-sitio\n\n\
     ¿Con cuál te quedas?\n\nUn saludo,\nLucía Ramos\nAsistente virtual\n";
const ENGLISH: &str = "Hi Priya,\n\nCongratulations on Leeds, and thank you for asking me to run its payroll. I don't take \
     payroll on: our agreement from March covers bookkeeping and the quarterly VAT return.\n\nKind regards,\nTom Avery\n";

fn mails() -> Vec<(String, Original)> {
    let folder = format!("{}/examples/mails", env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let named = |path: &std::path::Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| (named(path), Original::parse(&std::fs::read(path).unwrap()).unwrap())).collect()
}

fn body(name: &str) -> ReplyBody {
    if name.starts_with("es") { spanish(SPANISH) } else { english(ENGLISH) }
}

#[test]
fn replies_have_these_bytes() {
    for (name, original) in mails() {
        let bytes = eml(&Reply::new(&original, body(&name))).into_bytes();
        insta::assert_binary_snapshot!(&format!("{name}.eml"), bytes);
    }
}

#[test]
fn every_reply_is_a_draft_in_its_thread() {
    for (name, original) in mails() {
        let mail = eml(&Reply::new(&original, body(&name)));
        assert!(mail.is_ascii(), "{name}");
        assert_eq!(mail, eml(&Reply::new(&original, body(&name))), "{name}: the same bytes again");
        assert_eq!(header_names(&mail), expected_names(true), "{name}");
        assert_eq!(header(&mail, "X-Unsent").as_deref(), Some("1"), "{name}");
        let id = format!("<{}>", original.message_id().unwrap());
        assert_eq!(header(&mail, "In-Reply-To"), Some(id.clone()), "{name}");
        let references = header(&mail, "References").unwrap();
        assert!(references.ends_with(&id), "{name}");
        assert_eq!(references.split_whitespace().count(), original.references().len() + 1, "{name}");
        for line in mail.split("\r\n") {
            let is_one_word =
                line.trim_start().split_once(": ").map_or(line, |(_, value)| value).split(' ').count() <= 2;
            assert!(line.len() <= 78 || is_one_word, "{name}: {line}");
        }
        let content_type = header(&mail, "Content-Type").unwrap();
        assert!(content_type.starts_with("multipart/alternative; boundary="), "{name}");
        let flowed = mail.find("\r\nContent-Type: text/plain; charset=\"utf-8\"; format=\"flowed\"\r\n");
        assert!(flowed.unwrap() < mail.find("\r\nContent-Type: text/html; charset=\"utf-8\"\r\n").unwrap(), "{name}");
    }
}

#[test]
fn both_parts_say_the_same() {
    for (name, original) in mails() {
        let reply = Reply::new(&original, body(&name));
        let mail = eml(&reply);
        assert_eq!(part(&mail, 1).trim_end(), reply.html().trim_end(), "{name}");
        let shown = |paragraphs: Vec<(usize, String)>| -> Vec<String> {
            let marked = |(depth, text): (usize, String)| format!("{}{}", ">".repeat(depth), text.trim_end());
            paragraphs.into_iter().map(marked).filter(|line| !line.trim_matches('>').is_empty()).collect()
        };
        let plain = shown(unflowed(&part(&mail, 0)));
        let direct = shown(reply.text().lines().map(|line| unflowed(line).remove(0)).collect());
        assert_eq!(plain, direct, "{name}");
        // The page, read as an original is read, has the same lines.
        let page = format!("From: a@example.com\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{}", reply.html());
        let page = Original::parse(page.as_bytes()).unwrap();
        let page = shown(page.text().lines().map(|line| unflowed(line).remove(0)).collect());
        let squeezed = |lines: &[String]| -> Vec<String> {
            lines
                .iter()
                .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
                .filter(|line| line != "--")
                .collect()
        };
        assert_eq!(squeezed(&page), squeezed(&plain), "{name}");
    }
}

#[test]
fn one_re_stands_before_the_subject() {
    for (given, subject) in [
        ("Reunión", "Re: Reunión"),
        ("RE: RV: Re[2]: Reunión", "Re: Reunión"),
        ("FWD: Fw: RES: resp: Aw: SV: WG: x", "Re: x"),
        ("Re^2: Re(3): x", "Re: x"),
        ("RE：会議", "Re: 会議"),
        ("Re:Re: x", "Re: x"),
        ("[equipo] Reunión", "Re: [equipo] Reunión"),
        ("[equipo] RE: Reunión", "Re: [equipo] Reunión"),
        ("Re: [site] Fwd: Booking site", "Re: [site] Booking site"),
        ("R: the language", "Re: R: the language"),
        ("I: Claudius", "Re: I: Claudius"),
        ("Reunión: hora y sala", "Re: Reunión: hora y sala"),
        ("Resumen: 2026", "Re: Resumen: 2026"),
    ] {
        let original = original(&format!("Subject: {given}\r\n"), "Hi");
        assert_eq!(Reply::new(&original, english("No.")).subject(), subject, "{given}");
    }
    // A client that says R: for an answer, in a mail that is one.
    let original = original("Subject: R: Preventivo\r\nIn-Reply-To: <1@x>\r\n", "Hi");
    assert_eq!(Reply::new(&original, english("No.")).subject(), "Re: Preventivo");
}

#[test]
fn without_a_subject_the_body_or_the_caller_gives_one() {
    for headers in ["", "Subject:\r\n", "Subject: Re: \r\n"] {
        let original = original(headers, "Hi");
        assert_eq!(Reply::new(&original, english("No.")).subject(), "Re:", "{headers:?}");
        let subject = |text: &str| HeaderText::new(text).unwrap();
        let named = english("No.").with_subject(subject("Re: Payroll"));
        assert_eq!(Reply::new(&original, named.clone()).subject(), "Re: Payroll", "{headers:?}");
        assert_eq!(Reply::new(&original, named).with_subject(subject("Sobre x")).subject(), "Sobre x", "{headers:?}");
    }
}

#[test]
fn references_follow_rfc_5322() {
    let thread = |headers: &str| {
        let original = original(headers, "Hi");
        let mail = eml(&Reply::new(&original, english("No.")));
        (header(&mail, "In-Reply-To"), header(&mail, "References"))
    };
    let some = |text: &str| Some(text.to_owned());
    // References of the parent, then the parent.
    assert_eq!(
        thread("References: <1@x> <2@x>\r\nIn-Reply-To: <2@x>\r\nMessage-ID: <3@x>\r\n"),
        (some("<3@x>"), some("<1@x> <2@x> <3@x>")),
    );
    // No References: the only id of In-Reply-To; several ids there are none.
    assert_eq!(thread("In-Reply-To: <2@x>\r\nMessage-ID: <3@x>\r\n"), (some("<3@x>"), some("<2@x> <3@x>")));
    assert_eq!(thread("In-Reply-To: <1@x> <2@x>\r\nMessage-ID: <3@x>\r\n"), (some("<3@x>"), some("<3@x>")));
    assert_eq!(thread("Message-ID: <3@x>\r\n"), (some("<3@x>"), some("<3@x>")));
    // No id of the parent: no thread.
    assert_eq!(thread("References: <1@x>\r\n"), (None, None));
    assert_eq!(thread("Message-ID: <3@x\r\n bcc: y>\r\nReferences: <1@x>\r\n"), (None, None));
    // An id twice, an id of its own, ids that cannot be used.
    assert_eq!(
        thread("References: <1@x> <1@x> <3@x> <a b@x> <é@x>\r\nMessage-ID: <3@x>\r\n"),
        (some("<3@x>"), some("<1@x> <3@x>")),
    );
    // A very long thread keeps its first id and its last ones.
    let long: String = (1..=500).map(|number| format!(" <{number}@x>\r\n")).collect();
    let (_, references) = thread(&format!("References:{}\r\nMessage-ID: <p@x>\r\n", long.trim_end()));
    let references = references.unwrap();
    assert!(references.starts_with("<1@x> <453@x> ") && references.ends_with(" <500@x> <p@x>"), "{references}");
}

#[test]
fn the_attribution_line_speaks_the_language_and_the_clock_of_the_original() {
    for (locale, sent, line) in [
        (
            Locale::EsEs,
            "Fri, 20 Nov 2026 10:12:00 +0100",
            "El viernes, 20 de noviembre de 2026, a las 10:12, Ana Ruiz escribió:",
        ),
        (
            Locale::EsMx,
            "Wed, 1 Jul 2026 01:05:00 -0600",
            "El miércoles, 1 de julio de 2026, a la 1:05, Ana Ruiz escribió:",
        ),
        (
            Locale::Es,
            "Sun, 4 Jan 2026 13:00:00 +1300",
            "El domingo, 4 de enero de 2026, a las 13:00, Ana Ruiz escribió:",
        ),
        (Locale::EnGb, "Fri, 20 Nov 2026 10:12:00 +0100", "On Friday, 20 November 2026 at 10:12, Ana Ruiz wrote:"),
        (Locale::EnIe, "Fri, 20 Nov 2026 01:12:00 +0000", "On Friday, 20 November 2026 at 1:12, Ana Ruiz wrote:"),
        (Locale::EnUs, "Fri, 20 Nov 2026 10:12:00 -0500", "On Friday, November 20, 2026 at 10:12 AM, Ana Ruiz wrote:"),
        (Locale::EnUs, "Fri, 20 Nov 2026 00:05:00 -0500", "On Friday, November 20, 2026 at 12:05 AM, Ana Ruiz wrote:"),
        (Locale::EsEs, "some day", "Ana Ruiz escribió:"),
        (Locale::En, "", "Ana Ruiz wrote:"),
    ] {
        let original = original(&format!("Date: {sent}\r\n"), "Hi");
        let text = Reply::new(&original, ReplyBody::new(locale, "No.")).text();
        assert_eq!(text, format!("No.\n\n{line}\n> Hi\n"), "{locale} {sent}");
    }
    let turned = Original::parse(b"From: \"Ruiz, Ana\" <a@example.com>\r\n\r\nHi\r\n").unwrap();
    assert!(Reply::new(&turned, english("No.")).text().contains("\nAna Ruiz wrote:\n"));
    let nameless = Original::parse(b"From: a@example.com\r\n\r\nHi\r\n").unwrap();
    assert!(Reply::new(&nameless, english("No.")).text().contains("\na@example.com wrote:\n"));
    // A name is a value, never a pattern.
    let tricky = Original::parse(b"From: \"{weekday} {name}\" <a@example.com>\r\n\r\nHi\r\n").unwrap();
    assert!(Reply::new(&tricky, english("No.")).text().contains("\n{weekday} {name} wrote:\n"));
}

#[test]
fn quotes_are_one_level_deeper() {
    let original = original("", "one\r\n> two\r\n>> three\r\n> > > four\r\n>\r\n-- \r\nAna");
    let text = Reply::new(&original, english("No.")).text();
    assert_eq!(text, "No.\n\nAna Ruiz wrote:\n> one\n>> two\n>>> three\n>>>> four\n>>\n> -- \n> Ana\n");
    let html = Reply::new(&original, english("No.")).html();
    assert_eq!(html.matches("<blockquote").count(), html.matches("</blockquote>").count());
    assert_eq!(html.matches("<blockquote").count(), 4, "{html}");
}

#[test]
fn a_long_original_is_cut_with_a_mark() {
    let long = original("", &"Una línea de texto que no dice nada nuevo.\r\n".repeat(400));
    let text = Reply::new(&long, spanish("No.")).text();
    assert!(text.ends_with("nuevo.\n> [El mensaje original continúa]\n"), "{text}");
    assert!((9_000..11_500).contains(&text.chars().count()), "{}", text.chars().count());

    let quote = |quote: Quote| {
        let original = original("", "one two three\r\n\r\nfour");
        Reply::new(&original, english("No.")).with_quote(quote).text()
    };
    assert_eq!(quote(Quote::Whole), "No.\n\nAna Ruiz wrote:\n> one two three\n>\n> four\n");
    assert_eq!(
        quote(Quote::UpTo(14)),
        "No.\n\nAna Ruiz wrote:\n> one two three\n>\n> [The original message goes on]\n"
    );
    assert_eq!(quote(Quote::UpTo(9)), "No.\n\nAna Ruiz wrote:\n> one two\n> [The original message goes on]\n");
    assert_eq!(quote(Quote::Nothing), "No.\n");
    // One endless line, with words and without.
    let endless = original("", &"palabra ".repeat(5_000));
    let mail = eml(&Reply::new(&endless, english("No.")));
    assert!(part(&mail, 0).lines().all(|line| line.chars().count() <= 78));
    let wordless = original("", &"x".repeat(50_000));
    assert!(Reply::new(&wordless, english("No.")).text().len() < 11_000);
    // An original without a text is not quoted.
    assert_eq!(Reply::new(&mail::original("", ""), english("No.")).text(), "No.\n");
}

#[test]
fn paragraphs_flow_and_nothing_else_does() {
    let text = format!(
        "{} fin\n\n  indented line\n>not a quote\nFrom here on\n{}\nword -- {}\nends in spaces   \n-- \nLucía\n600",
        "palabra ñandú".repeat(30),
        format_args!("see https://example.com/{}?x=y now", "very-long/".repeat(12)),
        "y".repeat(75),
    );
    let original = original("", "From the start\r\n  two spaces\r\n-- \r\nAna");
    let plain = part(&eml(&Reply::new(&original, english(&text))), 0);
    for line in plain.lines() {
        let is_one_word = line.trim_end().rsplit(' ').next().unwrap().chars().count() > 60;
        assert!(line.chars().count() <= 78 || is_one_word, "{line}");
    }
    assert!(plain.contains(&format!("https://example.com/{}?x=y ", "very-long/".repeat(12))), "{plain}");
    let paragraphs = unflowed(&plain);
    let own: Vec<&str> = paragraphs.iter().filter(|(depth, _)| *depth == 0).map(|(_, text)| text.as_str()).collect();
    let given: Vec<&str> = text.lines().map(|line| if line == "-- " { line } else { line.trim_end() }).collect();
    assert_eq!(own[..8], given[..8]);
    // The signature comes last, behind the quote.
    assert_eq!(own[8..], ["", "Ana Ruiz wrote:", "", "-- ", "Lucía", "600"]);
    let quoted: Vec<&str> = paragraphs.iter().filter(|(depth, _)| *depth == 1).map(|(_, text)| text.as_str()).collect();
    assert_eq!(quoted, ["From the start", "  two spaces", "-- ", "Ana"]);
    assert!(
        plain.contains("\n From here on\n")
            && plain.contains("\n >not a quote\n")
            && plain.contains("\n   indented line\n")
    );
}

#[test]
fn pages_are_kept_and_values_escaped() {
    let original = original("", "<script>alert(1)</script> & \"x\"\r\n    indented  twice");
    let own = Reply::new(&original, english("1 < 2\n\n& so\non")).html();
    assert!(own.contains("<p>1 &lt; 2</p>\n<p>&amp; so<br>\non</p>\n"), "{own}");
    assert!(own.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;<br>\n"), "{own}");
    assert!(own.contains("\u{a0}\u{a0}\u{a0}\u{a0}indented \u{a0}twice"), "{own}");
    assert!(!own.contains("<script"), "{own}");
    let page = "<!DOCTYPE html><html><BODY><p>No.</p></BODY></html>";
    let given = Reply::new(&original, english("No.").with_html(page)).html();
    assert!(given.starts_with("<!DOCTYPE html><html><BODY><p>No.</p><p>Ana Ruiz wrote:</p>"), "{given}");
    assert!(given.ends_with("</blockquote>\n</BODY></html>"), "{given}");
    let bare = Reply::new(&original, english("No.").with_html("<p>No.</p>")).html();
    assert!(bare.starts_with("<p>No.</p><p>Ana Ruiz wrote:</p>"), "{bare}");
}

#[test]
fn what_is_given_is_used_and_the_rest_is_derived() {
    let original = original("Date: Fri, 20 Nov 2026 23:59:30 +0100\r\nMessage-ID: <1@x>\r\n", "Hi");
    let sender =
        Mailbox::new(EmailAddress::new("lu@ramos.example").unwrap()).with_name(HeaderText::new("Lucía").unwrap());
    let reply = Reply::new(&original, english("No.")).with_sender(sender);
    let mail = eml(&reply);
    assert_eq!(header(&mail, "From").as_deref(), Some("=?utf-8?B?THVjw61h?= <lu@ramos.example>"));
    assert_eq!(header(&mail, "Date").as_deref(), Some("Sat, 21 Nov 2026 00:00:30 +0100"));
    let id = header(&mail, "Message-ID").unwrap();
    assert!(id.starts_with("<declina.") && id.ends_with("@ramos.example>"), "{id}");
    let other = eml(&Reply::new(&original, english("No!")));
    assert_ne!(header(&other, "Message-ID").unwrap()[..40], id[..40], "another answer has another id");

    let sent = MailDate::new(date(2026, 12, 1).at(9, 30, 0, 0), -210).unwrap();
    let given = reply.with_date(sent).with_message_id(MessageId::new("mine@ramos.example").unwrap());
    let mail = eml(&given);
    assert_eq!(header(&mail, "Date").as_deref(), Some("Tue, 01 Dec 2026 09:30:00 -0330"));
    assert_eq!(header(&mail, "Message-ID").as_deref(), Some("<mine@ramos.example>"));

    let undated = Original::parse(b"From: a@example.com\r\nTo: b@example.com\r\n\r\nHi\r\n").unwrap();
    let mail = eml(&Reply::new(&undated, english("No.")));
    assert_eq!(header(&mail, "Date").as_deref(), Some("Thu, 01 Jan 1970 00:00:00 +0000"));
    assert_eq!(header_names(&mail), expected_names(false));
}

#[test]
fn a_reply_from_nobody_is_refused() {
    let original = Original::parse(b"From: a@example.com\r\n\r\nHi\r\n").unwrap();
    let error = Reply::new(&original, english("No.")).to_eml().unwrap_err();
    assert_eq!(
        error.to_string(),
        "reply: the original does not tell whom it reached; expected a sender (Reply::with_sender)",
    );
}

#[test]
fn text_is_normalised_and_what_is_quoted_is_left_as_it_is() {
    let original = original("Content-Type: text/plain; charset=utf-8\r\n", "Cafe\u{301}");
    let text = Reply::new(&original, english("Cafe\u{301}\r\nSi\u{301}")).text();
    assert_eq!(text, "Café\nSí\n\nAna Ruiz wrote:\n> Cafe\u{301}\n");
}

#[test]
fn a_boundary_that_the_text_holds_is_not_used() {
    let original = original("", "Hi");
    let boundary_of = |mail: &str| {
        let content_type = header(mail, "Content-Type").unwrap();
        content_type.split('"').nth(1).unwrap().to_owned()
    };
    let mail = eml(&Reply::new(&original, english("No.")));
    let delimiter = format!("--{}", boundary_of(&mail));
    assert_eq!(mail.matches(&delimiter).count(), 3);
    let quoting = eml(&Reply::new(&original, english(&format!("No.\n{delimiter}\n{delimiter}--\n"))));
    assert_eq!(quoting.matches(&format!("--{}", boundary_of(&quoting))).count(), 3);
    assert!(part(&quoting, 0).starts_with(&format!("No.\n{delimiter}\n{delimiter}--\n")));
}

/// The original says what a checker would find much in: an unclear no, blame, shouting, a vague time, placeholders.
#[test]
fn checking_a_whole_reply_finds_only_what_its_writer_wrote() {
    let harsh = "¡¡¡OTRA VEZ TARDE!!! Lo veo complicado, ya te diré algo pronto. Por tu culpa [NOMBRE] perdimos al cliente.\r\n\r\n\
         Sorry, sorry, I'm so sorry!!! It might be tricky, maybe later. It's YOUR FAULT that {{name}} left.\r\n\r\n\
         > De: Eva\r\n> No puedo.\r\n";
    let dated = "Date: Fri, 20 Nov 2026 10:12:00 +0100\r\nMessage-ID: <1@example.com>\r\n";
    let loud = original(&format!("{dated}Content-Type: text/plain; charset=utf-8\r\n"), harsh);
    let nameless = Original::parse(
        format!(
            "From: eva@example.com\r\nTo: lu@example.com\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{harsh}"
        )
        .as_bytes(),
    )
    .unwrap();
    let undated = original("Content-Type: text/plain; charset=utf-8\r\n", harsh);
    let mut originals = mails();
    originals.extend([("loud".to_owned(), loud), ("nameless".to_owned(), nameless), ("undated".to_owned(), undated)]);

    for (locale, own) in [
        (Locale::EsEs, SPANISH),
        (Locale::EnGb, ENGLISH),
        (Locale::EnUs, ENGLISH),
        (
            Locale::EsMx,
            "Hola:\n\nEstoy muy ocupada, lo siento, perdona, lo siento mucho. Ya te diré algo pronto.\n\nSaludos,\nLu\n",
        ),
    ] {
        let alone = check(own, locale);
        let found = |report: &Report| -> Vec<(String, String)> {
            report.findings.iter().map(|finding| (finding.rule.clone(), finding.excerpt.replace(" \n", " "))).collect()
        };
        for (name, original) in &originals {
            let reply = Reply::new(original, ReplyBody::new(locale, own));
            let whole = check(&reply.text(), locale);
            assert_eq!(found(&whole), found(&alone), "{name} {locale}\n{}", reply.text());
            assert_eq!(whole.moves, alone.moves, "{name} {locale}");
            assert_eq!(whole.summary, alone.summary, "{name} {locale}");
            // The same out of the bytes, as a mail client hands them on: wrapped, not joined.
            let wrapped = check(&part(&eml(&reply), 0), locale);
            assert_eq!(found(&wrapped), found(&alone), "{name} {locale}\n{}", part(&eml(&reply), 0));
            assert_eq!(wrapped.summary, alone.summary, "{name} {locale}");
        }
    }
}

/// The pairs of `examples/`: whatever is composed arrives whole, in its thread, with the mail below it.
#[test]
fn a_composed_draft_becomes_a_reply() {
    for (mail, decline) in [
        ("es-gmail-instagram", "es-capacity-instagram"),
        ("es-outlook-plazos", "es-out-of-scope-tienda"),
        ("es-apple-novela", "es-budget-mismatch-novela"),
        ("es-thunderbird-logo", "es-out-of-expertise-animacion"),
        ("en-gmail-payroll", "en-out-of-scope-payroll"),
        ("en-outlook-dashboard", "en-capacity-dashboard"),
        ("en-apple-retainer", "en-budget-mismatch-retainer"),
        ("en-thunderbird-launch", "en-missing-prerequisites-launch"),
    ] {
        let (_, original) = mails().into_iter().find(|(name, _)| name == mail).unwrap();
        let path = format!("{}/examples/declines/{decline}.json", env!("CARGO_MANIFEST_DIR"));
        let decline = Decline::from_json(&std::fs::read_to_string(path).unwrap()).unwrap();
        assert_eq!(original.language().unwrap().language, decline.locale.language(), "{mail}");
        assert_eq!(original.mirrored_address(), decline.effective_address(), "{mail}");
        assert!(decline.recipient.name.starts_with(&original.greeting_name().unwrap()), "{mail}");

        let draft = compose(&decline).unwrap();
        let reply = Reply::new(&original, &draft);
        let subject = original.subject().unwrap().as_str();
        assert!(reply.subject().ends_with(subject.rsplit(": ").next().unwrap()), "{mail}: {}", reply.subject());
        assert!(reply.text().starts_with(draft.text()), "{mail}");
        let plain: Vec<String> = unflowed(&part(&eml(&reply), 0)).into_iter().map(|(_, line)| line).collect();
        assert!(draft.text().lines().eq(plain.iter().take(draft.text().lines().count())), "{mail}");
        let page = draft.html();
        let own = page.split("</body>").next().unwrap().split_once("<body>").unwrap().1;
        assert!(part(&eml(&reply), 1).contains(own), "{mail}");
        assert_eq!(check(&reply.text(), decline.locale).moves, check(draft.text(), decline.locale).moves, "{mail}");
    }
    // Without a thread, the draft's own subject stands.
    let silent = original("", "Hi");
    let path = format!("{}/examples/declines/en-out-of-scope-payroll.json", env!("CARGO_MANIFEST_DIR"));
    let draft = compose(&Decline::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()).unwrap();
    assert_eq!(Reply::new(&silent, &draft).subject(), draft.subject());
}
