//! Two hundred originals that mean harm or come from broken clients: no panic, no foreign header line, no lost character.
#![cfg(feature = "mail")]

mod mail;

use declina::{EmailAddress, Mailbox, Original, Quote, Reply};
use mail::{eml, english, expected_names, header_names, part, unflowed};

/// A small generator of numbers, so that the mails are the same on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn one_of<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}

/// Each a whole header, or none; the first line break may be a bare one.
const FROM: [&str; 9] = [
    "From: eva@example.com\r\n",
    "From: \"Eva\r\n Bcc: x@evil.example\" <eva@example.com>\r\n",
    "From: =?utf-8?q?Eva=0D=0ABcc:_x@evil.example?= <eva@example.com>\r\n",
    "From: eva@example.com (a \\) comment (in a comment))\r\n",
    "From: Group: eva@example.com, b@example.com;\r\nFrom: second@example.com\r\n",
    "FROM:eva@example.com>, <b@example.com\r\n",
    "From: \"unclosed <eva@example.com>\r\nReply-To: eva@example.com\r\n",
    "From: =?x-unknown?b?!!!!?= <eva@example.com>\r\n",
    "From: Eva \u{202e}txt.exe <eva@example.com>\r\n",
];
const SUBJECT: [&str; 9] = [
    "",
    "Subject: =?utf-8?q?a=0D=0ABcc:_x@evil.example=0D=0A=0D=0Abody?=\r\n",
    "Subject: a\rBcc: x@evil.example\r\n",
    "Subject: a\r\n\tBcc: x@evil.example\r\n",
    "Subject: Re: Re: RE: [list] Fwd: =?iso-8859-1?Q?Reuni=F3n?= =?utf-8?b?w?=\r\n",
    "Subject: =?utf-8?q?=3D=3Futf-8=3Fq=3Fa=3F=3D?=\r\n",
    "Subject: \0\u{1b}[2J\u{85}\u{2028}\r\n",
    "Subject: =?utf-16?b?AA0ACg==?= =?utf-7?q?+AA0ACg-?=\r\n",
    "Subject: =?=?=?=?=?\r\nSubject: two\r\n",
];
const IDS: [&str; 10] = [
    "",
    "Message-ID: <a@b\r\n Bcc: x@evil.example>\r\n",
    "Message-ID: <1@example.com>\r\nMessage-ID: <2@example.com\r\nX-Evil: 1>\r\n",
    "Message-ID: 1@example.com\r\nReferences: 0@example.com\r\n",
    "Message-ID: <<1@example.com>>\r\nReferences: <a\0b@x> <c\td@x> <e@x>\r\n",
    "Message-ID: <1@example.com>\r\nIn-Reply-To: <0@example.com> \"Eva's mail\r\n Bcc: x@evil.example\"\r\n",
    "Message-ID: =?utf-8?q?=3C1=0D=0A@x=3E?=\r\nReferences: <=?utf-8?q?=0D=0A?=@x>\r\n",
    "message-id:<>\r\nreferences:<><>\r\n",
    "Message-ID: <1@example.com>\r\nReferences: <<<<>>>> <a@x>><b@x>\r\n",
    "Message-ID: \r\n <1@example.com>\r\nIn-Reply-To:\r\n",
];
const DATES: [&str; 7] = [
    "",
    "Date: Fri, 20 Nov 2026 10:12:00 +0100\r\n",
    "Date: Mon, 99 Xyz 99999 99:99:99 +9999\r\n",
    "Date: \r\n Bcc: x@evil.example\r\n",
    "Date: (((\r\n",
    "Date: Fri, 20 Nov 2026 10:12:00 -2559\r\n",
    "Date: 1 Jan 0000 00:00:00 +0000\r\n",
];
const OTHERS: [&str; 6] = [
    "",
    "To: me@example.org\r\n b@x.es\r\n",
    "Delivered-To: me@example.org>\r\nBcc <x@evil.example>\r\n",
    "no colon here\r\n: no name\r\n =folded\r\n",
    "X-Long: ",
    "Reply-To: \r\nReply-To: undisclosed-recipients:;\r\n",
];

/// Lines of a body. None of them begins with spaces that HTML would not show.
const LINES: [&str; 22] = [
    "An ordinary line, ñandú ¿no? “quoted” 長い話 👩‍🔧",
    "",
    ".",
    "..",
    "From here it is a mailbox file",
    ">From there",
    "> quoted",
    ">> > > quoted deeper",
    "-- ",
    "--boundary",
    "--boundary--",
    "--=_0123456789abcdef",
    "Bcc: x@evil.example",
    "Content-Type: text/html",
    "=0D=0ABcc: x=?utf-8?q?y?= =3D =",
    "<script>alert('x')</script> & &amp; &#0; {{ 7*7 }} {% raw %}",
    "trailing spaces   ",
    "tab\tand\u{a0}no-break\u{200b}space",
    "begin 644 file",
    "\u{feff}mark \u{202e}turned\u{202c} round",
    "El vie, 20 nov 2026 a las 10:12, Eva (<eva@example.com>) escribió:",
    "On Fri, 20 Nov 2026 at 10:12, Eva wrote:",
];

fn body(numbers: &mut Numbers) -> String {
    let mut lines: Vec<String> = (0..1 + numbers.below(14)).map(|_| numbers.one_of(&LINES).to_owned()).collect();
    match numbers.below(5) {
        0 => lines.push("word ".repeat(1 + numbers.below(400))),
        1 => lines.push("x".repeat(1 + numbers.below(3000))),
        2 => lines.push(format!("{} deep", ">".repeat(1 + numbers.below(120)))),
        _ => {}
    }
    lines.insert(0, "The first line.".to_owned());
    lines.join("\n")
}

fn quoted_printable(text: &str) -> String {
    let mut out = String::new();
    for line in text.split('\n') {
        let bytes: Vec<String> = line.bytes().map(|byte| format!("={byte:02X}")).collect();
        let rows: Vec<String> = bytes.chunks(24).map(<[String]>::concat).collect();
        out.push_str(&rows.join("=\r\n"));
        out.push_str("\r\n");
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\n', "<br>\n")
}

/// A mail that carries the text in one of the ways in which mails carry text.
fn carried(numbers: &mut Numbers, head: &str, text: &str) -> Vec<u8> {
    let crlf = |text: &str| text.replace('\n', "\r\n");
    let mail = match numbers.below(9) {
        0 => format!("{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{}\r\n", crlf(text)),
        1 => format!("{head}\r\n{text}"),
        2 => format!("{head}Content-Transfer-Encoding: quoted-printable\r\n\r\n{}", quoted_printable(text)),
        3 => format!(
            "{head}Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}",
            quoted_printable(&format!(
                "<style>p{{}}</style><div title=\"a > b\">{}</div><script>no()</script>",
                escaped(text)
            ))
        ),
        4 => format!(
            "{head}Content-Type: multipart/alternative; boundary=\"zzz\"\r\n\r\npreamble\r\n--zzz\r\nContent-Type: text/plain; \
             charset=utf-8\r\n\r\n{}\r\n--zzz\r\nContent-Type: text/html\r\n\r\n<p>page</p>\r\n--zzz--\r\n",
            crlf(text)
        ),
        // The last boundary is missing.
        5 => format!(
            "{head}Content-Type: multipart/mixed; boundary=zzz\r\n\r\n--zzz\r\nContent-Type: text/plain; charset=utf-8\r\n\
             Content-Transfer-Encoding: quoted-printable\r\n\r\n{}",
            quoted_printable(text)
        ),
        6 => format!(
            "{head}Content-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}",
            quoted_printable(&text.lines().map(|line| format!(" {}\n", line.trim_end())).collect::<String>())
        ),
        7 => format!("{head}Content-Type: text/plain; charset=x-nobody-knows\r\n\r\n{}\r\n", text.replace('\n', "\r")),
        _ => format!("{head}Content-Type: ;;;\r\nContent-Type: text/plain; charset=\"utf-8\r\n\r\n{}\r\n", crlf(text)),
    };
    mail.into_bytes()
}

/// The visible characters of a text: no spaces, and no marks of quoting, whose number grows.
fn visible(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '>').collect()
}

#[test]
fn two_hundred_hostile_originals_are_answered_soundly() {
    let mut numbers = Numbers(20_261_120);
    let me = Mailbox::new(EmailAddress::new("me@example.org").unwrap());
    for number in 0..200 {
        let text = body(&mut numbers);
        let mut head: String = [
            numbers.one_of(&OTHERS),
            numbers.one_of(&FROM),
            numbers.one_of(&SUBJECT),
            numbers.one_of(&IDS),
            numbers.one_of(&DATES),
        ]
        .concat();
        if head.contains("X-Long: ") {
            head = head.replace("X-Long: ", &format!("X-Long: {}\r\n", "long ".repeat(20_000)));
        }
        let bytes = carried(&mut numbers, &head, &text);
        let shown = String::from_utf8_lossy(&bytes);
        let original = Original::parse(&bytes).unwrap_or_else(|error| panic!("{number}: {error}\n{shown}"));

        let reply = Reply::new(&original, english("No.")).with_sender(me.clone()).with_quote(Quote::Whole);
        let mail = eml(&reply);
        assert_eq!(mail, eml(&reply), "{number}: the same bytes again");
        assert_eq!(header_names(&mail), expected_names(original.message_id().is_some()), "{number}:\n{shown}");
        assert!(mail.split("\r\n").all(|line| line.len() <= 998), "{number}");
        assert!(!mail.contains('\0') && !mail.replace("\r\n", "").contains(['\r', '\n']), "{number}");

        let plain = part(&mail, 0);
        let quoted: String = unflowed(&plain).into_iter().skip(3).map(|(_, text)| text).collect();
        assert_eq!(visible(&quoted), visible(&text), "{number}: plain text\n{shown}");
        let page = format!("From: a@example.com\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{}", part(&mail, 1));
        let page = Original::parse(page.as_bytes()).unwrap();
        let below = page.text().split_once("wrote:\n").unwrap().1;
        assert_eq!(visible(below), visible(&text), "{number}: page\n{shown}");
    }
}

/// Every shape whose cost could grow faster than its length; a minute would not do for one that does.
#[test]
fn huge_and_deep_originals_are_read() {
    let deep = |start: &str, level: fn(usize) -> String, levels: usize| -> String {
        let mut mail = format!("From: a@example.com\r\nTo: me@example.org\r\n{start}");
        mail.extend((0..levels).map(level));
        mail
    };
    let page = |piece: &str| {
        let pieces = piece.repeat(300_000 / piece.len());
        format!("From: a@example.com\r\nTo: me@example.org\r\nContent-Type: text/html\r\n\r\n{pieces}")
    };
    let mut mails = vec![
        deep("Content-Type: message/rfc822\r\n\r\n", |_| "Content-Type: message/rfc822\r\n\r\n".to_owned(), 20_000),
        deep("Content-Type: multipart/digest; boundary=a\r\n\r\n", |_| "--a\r\n\r\n".to_owned(), 20_000),
        deep(
            "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n",
            |level| format!("Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n"),
            10_000,
        ),
        deep(
            "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n",
            |level| format!("Content-Type: multipart/mixed; boundary=b{level}\r\n\r\nno part\r\n--a\r\n"),
            10_000,
        ),
        deep("\r\n", |level| format!("{} x\r\n", ">".repeat(level)), 1_000),
        deep("References:", |level| format!(" <{level}@x>\r\n"), 20_000),
    ];
    mails.extend(
        [
            "<",
            "<a ",
            "<a b=\"",
            "<!--",
            "&",
            "<blockquote>x",
            "<ul><li>x",
            "<p style='display:none'>",
            "<a href='http://x.es'>x",
        ]
        .map(page),
    );
    for mail in &mails {
        let original = Original::parse(mail.as_bytes()).unwrap();
        let answer = eml(&Reply::new(&original, english("No.")));
        assert_eq!(header_names(&answer), expected_names(false));
        assert!(answer.len() < 100_000, "the quote is cut");
    }
}
