//! Reading the mail that is answered.
#![cfg(feature = "mail")]

mod mail;

use declina::{Address, ErrorKind, Language, Original};
use mail::original;

fn sample(name: &str) -> Original {
    let path = format!("{}/examples/mails/{name}.eml", env!("CARGO_MANIFEST_DIR"));
    Original::parse(&std::fs::read(path).unwrap()).unwrap()
}

/// A mail with these lines behind `From`, in whatever bytes.
fn parsed(rest: &[u8]) -> Original {
    Original::parse(&[b"From: Ana <ana@example.com>\r\n", rest].concat()).unwrap()
}

fn refusal(mail: &[u8]) -> String {
    let error = Original::parse(mail).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Mail);
    error.to_string()
}

#[test]
fn every_client_is_read() {
    for (name, address, subject, language, form, greeting, start, end) in [
        (
            "es-gmail-instagram",
            "marta.boticadelhilo@gmail.example",
            "Instagram de la tienda",
            Language::Spanish,
            Some(Address::Tu),
            "Marta",
            "Hola, Lucía:\n\nTe escribo",
            "Calle Mayor, 14 · Logroño",
        ),
        (
            "es-outlook-plazos",
            "nerea@otxoacalzados.example",
            "RE: Envío gratuito",
            Language::Spanish,
            Some(Address::Tu),
            "Nerea",
            "Buenas tardes, Iván:\n\nGracias",
            "\n\nIván",
        ),
        (
            "es-apple-novela",
            "beatriz.llorente@edicionesdelfaro.example",
            "Re: Traducción de la novela",
            Language::Spanish,
            Some(Address::Usted),
            "Beatriz",
            "Estimado Samuel:\n\nLe agradezco",
            "> Samuel Ortega",
        ),
        (
            "es-thunderbird-logo",
            "gonzalo@festivalrio.example",
            "Logo animado",
            Language::Spanish,
            Some(Address::Vos),
            "Gonzalo",
            "Hola, Carla:\n\n¿Cómo andás?",
            "Festival de Cine de Río Cuarto",
        ),
        (
            "en-gmail-payroll",
            "priya.shah@gmail.example",
            "Payroll for the Leeds shop",
            Language::English,
            None,
            "Priya",
            "Hi Tom,\n\nThe new shop",
            "> Tom\n>",
        ),
        (
            "en-outlook-dashboard",
            "dana.whitlock@harborsubs.example",
            "Cancellations dashboard",
            Language::English,
            None,
            "Dana",
            "Hi Marcus,\n\nHope you had",
            "here <https://files.harbor.example/decks/2026-q3?view=board>",
        ),
        (
            "en-apple-retainer",
            "desmond.pike@caldertrust.example",
            "Retainer for 2027",
            Language::English,
            None,
            "Desmond",
            "Dear Alice,\n\nThank you",
            "Secretary, The Calder Trust",
        ),
        (
            "en-thunderbird-launch",
            "bookings@ferryhouse.example",
            "Re: [site] Fwd: Booking site",
            Language::English,
            None,
            "Tunde",
            "Hello Ines,\n\nEverything",
            "-- \nTunde Bakare\nThe Ferry House",
        ),
    ] {
        let mail = sample(name);
        assert_eq!(mail.reply_address().address().as_str(), address, "{name}");
        assert_eq!(mail.subject().unwrap().as_str(), subject, "{name}");
        let guess = mail.language().unwrap();
        assert!(guess.language == language && guess.confidence > 0.8, "{name}: {guess:?}");
        assert_eq!(mail.address(), form, "{name}");
        assert_eq!(mail.greeting_name().as_deref(), Some(greeting), "{name}");
        assert!(mail.text().starts_with(start) && mail.text().ends_with(end), "{name}: {}", mail.text());
        assert!(mail.message_id().is_some() && mail.sent().is_some() && mail.recipient().is_some(), "{name}");
    }
}

#[test]
fn the_answer_goes_to_reply_to_and_the_mail_is_its_senders() {
    let mail = sample("en-thunderbird-launch");
    assert_eq!(mail.sender().unwrap().to_string(), "Tunde Bakare <tunde@ferryhouse.example>");
    assert_eq!(mail.reply_address().to_string(), "Tunde Bakare <bookings@ferryhouse.example>");
    assert_eq!(mail.references().len(), 2);
    assert_eq!(mail.sent().unwrap().to_string(), "Tue, 24 Nov 2026 12:30:00 +0000");

    let only_reply_to =
        Original::parse(b"Reply-To: a@example.com, b@example.com, a@example.com\r\n\r\nHi\r\n").unwrap();
    let addresses: Vec<String> = only_reply_to.reply_addresses().iter().map(ToString::to_string).collect();
    assert_eq!(addresses, ["a@example.com", "b@example.com"]);
    assert_eq!(only_reply_to.sender(), None);

    // A Reply-To that cannot be used does not stand in the way of the sender.
    let broken = original("Reply-To: <not an address>\r\n", "Hi");
    assert_eq!(broken.reply_address().to_string(), "Ana Ruiz <ana@example.com>");
}

#[test]
fn whom_it_reached_is_told_where_it_is_plain() {
    let recipient =
        |headers: &str| parsed(format!("{headers}\r\nHi\r\n").as_bytes()).recipient().map(ToString::to_string);
    assert_eq!(recipient("To: Lu <lu@example.org>\r\n").as_deref(), Some("Lu <lu@example.org>"));
    assert_eq!(recipient("To: a@example.org, Lu <lu@example.org>\r\n"), None);
    let delivered = "Delivered-To: lu@example.org\r\nTo: a@example.org, Lu <lu@example.org>\r\n";
    assert_eq!(recipient(delivered).as_deref(), Some("Lu <lu@example.org>"));
    assert_eq!(recipient(""), None);
}

#[test]
fn garbage_is_told_what_it_lacks() {
    let nobody = "original mail: no From and no Reply-To; expected a header with an address to answer to";
    for (mail, why) in [
        (&b""[..], "original mail: empty; expected the headers and the text of a mail (.eml)"),
        (b" \r\n\t\r\n", "original mail: empty; expected the headers and the text of a mail (.eml)"),
        (b"Subject: Hi\r\n\r\nHi\r\n", nobody),
        (
            b"just a text that somebody saved",
            "original mail: no headers; expected lines like From: ana@example.com on top",
        ),
        (
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00",
            "original mail: no headers; expected lines like From: ana@example.com on top",
        ),
        (
            b"From: nobody in particular\r\n\r\nHi\r\n",
            "original mail: no address in From and Reply-To that can be used; expected one like ana@example.com",
        ),
        (
            b"From: a@b@c, <x y@example.com>\r\n\r\nHi\r\n",
            "original mail: no address in From and Reply-To that can be used; expected one like ana@example.com",
        ),
    ] {
        assert_eq!(refusal(mail), why, "{:?}", String::from_utf8_lossy(mail));
    }
}

#[test]
fn every_charset_is_read_whether_it_is_named_or_not() {
    let text = "Señor Núñez: ¿«El Niño»?";
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for (name, header, body) in [
        ("named", "Content-Type: text/plain; charset=iso-8859-1\r\n", latin.clone()),
        ("not named", "", latin.clone()),
        ("called UTF-8", "Content-Type: text/plain; charset=utf-8\r\n", latin.clone()),
        ("called something unknown", "Content-Type: text/plain; charset=x-old\r\n", latin.clone()),
        ("called ASCII", "Content-Type: text/plain; charset=us-ascii\r\n", latin),
        ("UTF-8, not named", "", text.as_bytes().to_vec()),
        ("UTF-8, named", "Content-Type: text/plain; charset=\"UTF-8\"\r\n", text.as_bytes().to_vec()),
        (
            "quoted-printable, not named",
            "Content-Transfer-Encoding: quoted-printable\r\n",
            b"Se=F1or N=FA=F1ez: =BF=ABEl Ni=F1o=BB?".to_vec(),
        ),
    ] {
        let mail = parsed(&[header.as_bytes(), b"\r\n", &body, b"\r\n"].concat());
        assert_eq!(mail.text(), text, "{name}");
    }
    let windows = parsed(b"Content-Type: text/plain; charset=windows-1252\r\n\r\n\x93Hi\x94 \x96 10 \x80\r\n");
    assert_eq!(windows.text(), "“Hi” – 10 €");
    let cyrillic = b"Content-Type: text/html\r\n\r\n<meta charset='windows-1251'><p>\xcf\xf0\xe8\xe2\xe5\xf2</p>\r\n";
    assert_eq!(parsed(cyrillic).text(), "Привет");
    let base64 = b"Content-Type: text/plain; charset=utf-16le\r\nContent-Transfer-Encoding: base64\r\n\r\nUwDtAA==\r\n";
    assert_eq!(parsed(base64).text(), "Sí");
}

#[test]
fn headers_are_read_whatever_their_bytes() {
    let raw = Original::parse(b"From: Mar\xeda <m@example.com>\r\nSubject: Reuni\xf3n\r\n\r\nHi\r\n").unwrap();
    assert_eq!(raw.name().as_deref(), Some("María"));
    assert_eq!(raw.subject().unwrap().as_str(), "Reunión");
    let encoded = original("Subject: =?iso-8859-1?Q?Reuni=F3n?=\r\n =?utf-8?B?IGRlIGVxdWlwbw==?=\r\n", "Hi");
    assert_eq!(encoded.subject().unwrap().as_str(), "Reunión de equipo");
    // A mailbox file, a byte order mark, line ends of all kinds, no body at all.
    for mail in [
        &b"From ana@example.com Fri Nov 20 10:12:00 2026\nFrom: ana@example.com\nSubject: S\n\nHi\n"[..],
        b"\xef\xbb\xbfFrom: ana@example.com\r\nSubject: S\r\n\r\nHi",
        b"\r\n\r\nFrom: ana@example.com\rSubject: S\r\rHi",
        b"From: ana@example.com\nSubject: S",
    ] {
        let mail = Original::parse(mail).unwrap();
        assert_eq!(mail.subject().unwrap().as_str(), "S");
        assert!(matches!(mail.text(), "Hi" | ""));
    }
}

#[test]
fn a_date_that_does_not_exist_is_none() {
    let sent = |date: &str| original(&format!("Date: {date}\r\n"), "Hi").sent().map(|sent| sent.to_string());
    assert_eq!(sent("Fri, 20 Nov 2026 10:12:05 -0330").as_deref(), Some("Fri, 20 Nov 2026 10:12:05 -0330"));
    assert_eq!(sent("20 Nov 26 10:12 +0100 (CET)").as_deref(), Some("Fri, 20 Nov 2026 10:12:00 +0100"));
    for wrong in ["Mon, 31 Feb 2026 10:12:05 +0100", "yesterday", "Fri, 20 Nov 2026 25:61:00 +0000", ""] {
        assert_eq!(sent(wrong), None, "{wrong}");
    }
}

fn page(html: &str) -> String {
    let mail = format!("Content-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n");
    parsed(mail.as_bytes()).text().to_owned()
}

#[test]
fn a_page_becomes_what_its_reader_sees() {
    for (html, text) in [
        ("<p>Hi&nbsp;Tom,</p><p>can you <b>run</b>\n our\tpayroll?</p>", "Hi Tom,\n\ncan you run our payroll?"),
        ("<div>Hola</div><div><br></div><div>Ana</div>", "Hola\n\nAna"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<style type='text/css'>p{a:b}</style><script>alert('<p>x</p>')</script>Hi", "Hi"),
        ("<head><title>T</title></head><!-- no --><!--[if mso]><p>no</p><![endif]-->Hi", "Hi"),
        (
            "&iquest;Qu&eacute; tal&#x3f; &#8364; &#146; &amp;amp; &unknown; &lt;b&gt; a &amp b",
            "¿Qué tal? € ’ &amp; &unknown; <b> a & b",
        ),
        ("5 < 6 & <3", "5 < 6 & <3"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>c", "> a\n>\n>> b\n\nc"),
        ("<ul><li>a</li><li><p>b</p></li></ul><ol type=A><li>c<li>d</ol>", "- a\n- b\n\nA. c\nB. d"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<span style=\"display: none\">preview <b>text</b></span>Hi", "Hi"),
        ("<a href=\"https://x.example/a?b=1&amp;c=2\">the plan</a>", "the plan <https://x.example/a?b=1&c=2>"),
        ("<a href='https://x.example/'>x.example</a> <a href='javascript:x()'>y</a>", "x.example y"),
        ("<img src=x alt='Our logo'> <img src='https://t.example/pixel'>", "Our logo"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        (
            "<p class=MsoNormal>a</p><p class=MsoNormal>b</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>c</p>",
            "a\nb\n\nc",
        ),
        ("<a title=\"x > y\" href='z'>k</a>", "k"),
        ("<p title=\"never closed>a</p><p>b</p>", "a\n\nb"),
        ("a <!-- never closed b", "a <!-- never closed b"),
    ] {
        assert_eq!(page(html), text, "{html}");
    }
}

#[test]
fn the_plain_part_counts_unless_it_is_empty() {
    let both = |plain: &str| {
        let mail = format!(
            "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n{plain}\r\n\
             --b\r\nContent-Type: text/html\r\n\r\n<p>page</p>\r\n--b--\r\n"
        );
        parsed(mail.as_bytes()).text().to_owned()
    };
    assert_eq!(both("plain"), "plain");
    assert_eq!(both(" \r\n "), "page");
    // Text above and below a picture, as Apple Mail writes it; an attached text is no part of the mail.
    let mixed = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nabove\r\n\
        --b\r\nContent-Type: image/png\r\nContent-Disposition: inline\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw==\r\n\
        --b\r\nContent-Type: text/plain\r\n\r\nbelow\r\n\
        --b\r\nContent-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nno\r\n--b--\r\n";
    assert_eq!(parsed(mixed).text(), "above\n\nbelow");
    // A list of parts that has none.
    assert_eq!(parsed(b"Content-Type: multipart/mixed; boundary=zz\r\n\r\nHi, Tom.\r\n").text(), "Hi, Tom.");
}

#[test]
fn flowed_paragraphs_are_one_line_again() {
    let flowed = |kind: &str, text: &str| {
        let mail = format!("Content-Type: text/plain; charset=utf-8; {kind}\r\n\r\n{}", text.replace('\n', "\r\n"));
        parsed(mail.as_bytes()).text().to_owned()
    };
    let text = "one \ntwo\nthree \n> four \n> five\n>> six\n  stuffed\n-- \nAna \nGil\n";
    assert_eq!(flowed("format=flowed", text), "one two\nthree \n> four five\n>> six\n stuffed\n-- \nAna Gil");
    assert_eq!(flowed("format=flowed; delsp=yes", "on \ne\n"), "one");
    assert_eq!(flowed("format=fixed", "one \ntwo\n"), "one \ntwo");
    assert_eq!(flowed("format=flowed", "one \n\ntwo\n"), "one \n\ntwo");
}

#[test]
fn control_characters_are_shown() {
    assert_eq!(original("", "a\u{1b}[31mb\0c\u{7f}\td").text(), "a␛[31mb␀c␡\td");
}

#[test]
fn names_to_greet_are_told_where_they_are_sure() {
    let greeting = |from: &str, text: &str| {
        Original::parse(format!("From: {from}\r\n\r\n{text}\r\n").as_bytes()).unwrap().greeting_name()
    };
    for (from, text, name) in [
        ("Marta Gil <x@example.com>", "Hola", Some("Marta")),
        ("\"Gil Soto, Marta\" <x@example.com>", "Hola", Some("Marta")),
        ("MARTA GIL <x@example.com>", "Hola", Some("Marta")),
        ("José Luis Gil <x@example.com>", "Hola", Some("José Luis")),
        ("Jose Gil <x@example.com>", "Hola.\r\n\r\nUn saludo,\r\nJose Luis\r\nDirector", Some("Jose Luis")),
        ("José Gil <pepe@example.com>", "Hola.\r\n\r\nUn abrazo,\r\nPepe", Some("Pepe")),
        ("Dr. Alan Smith <x@example.com>", "Hi", Some("Alan")),
        ("Oihane Arregi <oihane@example.com>", "Kaixo", Some("Oihane")),
        ("Oihane Arregi <info@example.com>", "Hola.\r\n\r\nSaludos,\r\nOihane", Some("Oihane")),
        ("Oihane Arregi <info@example.com>", "Kaixo", None),
        ("Marta <x@example.com>", "Hola", Some("Marta")),
        ("marta@example.com", "Hola.\r\n\r\nUn saludo,\r\nMarta", Some("Marta")),
        ("marta@example.com", "Hola", None),
        ("Equipo de Compras <compras@example.com>", "Hola", None),
        ("The Acme Team <team@example.com>", "Hi.\r\n\r\nThanks,\r\nThe Acme Team", None),
        ("Rosa Editorial <rosa@example.com>", "Hola", None),
        ("Café Central <cafe@example.com>", "Hola", None),
        ("iPhone de Marta <x@example.com>", "Hola", None),
    ] {
        assert_eq!(greeting(from, text).as_deref(), name, "{from}");
    }
}

#[test]
fn the_form_of_address_is_told_where_it_is_sure() {
    for (text, form, mirrored) in [
        ("¿Puedes mandarme el informe antes del lunes? Me lo pide la directora.", Some(Address::Tu), Some(Address::Tu)),
        (
            "¿Podés mandarme el informe antes del lunes? Me lo pide la directora.",
            Some(Address::Vos),
            Some(Address::Vos),
        ),
        ("Le agradezco que usted me mande el informe para el lunes.", Some(Address::Usted), Some(Address::Usted)),
        (
            "¿Podéis mandarme el informe antes del lunes? Me lo pide la directora.",
            Some(Address::Vosotros),
            Some(Address::Tu),
        ),
        ("Les agradezco que ustedes me manden el informe para el lunes.", Some(Address::Ustedes), None),
        (
            "Quería pedirle el informe para el lunes. Quedo a la espera de su respuesta.",
            Some(Address::Usted),
            Some(Address::Usted),
        ),
        ("Ana quiere el informe para el lunes y la directora también, con los datos de este mes.", None, None),
        ("¿Puedes mandarme el informe para el lunes? Perdone usted la prisa.", None, None),
        ("Could you send me the report before Monday? The director needs it for the meeting.", None, None),
        // What is quoted was written by somebody else.
        (
            "El informe es para el lunes, con los datos de este mes.\r\n\r\n> ¿Puedes decirme para cuándo lo quieres?",
            None,
            None,
        ),
    ] {
        let mail = original("Content-Type: text/plain; charset=utf-8\r\n", text);
        assert_eq!(mail.address(), form, "{text}");
        assert_eq!(mail.mirrored_address(), mirrored, "{text}");
    }
}

#[test]
fn a_language_is_told_where_it_is_sure() {
    for (text, language) in [
        ("Hola, Ana: te mando el informe para que lo veas.", Some(Language::Spanish)),
        ("Hi Ana, here is the report that you wanted.", Some(Language::English)),
        ("Ok, perfecto", None),
        ("", None),
        ("Bonjour, je vous envoie le rapport avec les chiffres que vous avez demandés dans une autre lettre.", None),
        ("Bom dia, você pode enviar o contrato para a reunião? Não tenho uma cópia. Muito obrigado.", None),
        ("Bon dia, us envio el contracte amb els canvis que és més urgent, gràcies per això.", None),
        ("Ich schicke Ihnen den Bericht für die Sitzung und bitte um eine Antwort, danke.", None),
        // The answer is in Spanish, the long mail below it in English.
        (
            "Hola, Ana: gracias por todo, lo vemos el lunes con los demás.\r\n\r\n> Here is the report that you wanted for \
             the meeting with the board, and the plan for the next year.",
            Some(Language::Spanish),
        ),
    ] {
        let guess = original("Content-Type: text/plain; charset=utf-8\r\n", text).language();
        assert_eq!(guess.map(|guess| guess.language), language, "{text}");
        assert!(guess.is_none_or(|guess| (0.6..=1.0).contains(&guess.confidence)), "{text}");
    }
}
