//! Bytes whose charset is not said, or is said wrongly, as text.

use std::borrow::Cow;

use mail_parser::decoders::charsets::map::charset_decoder;

/// A mail in a mail in a mail … : the parser's result nests like the mail does, and what nests too deeply would exhaust
/// the stack. Nobody forwards so many mails as mails; a text stands before them.
const MOST_NESTED: usize = 50;
/// The parser looks for the end of each of them through the whole mail.
const MOST_MULTIPARTS: usize = 200;

/// What is UTF-8 is read as UTF-8, every other byte as windows-1252: that is what old clients wrote without saying so.
pub(super) fn to_text(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&windows_1252(chunk.invalid()));
    }
    text
}

fn windows_1252(bytes: &[u8]) -> String {
    charset_decoder(b"windows-1252").map(|decode| decode(bytes)).unwrap_or_default()
}

/// A mail as a parser can read it: nothing before its headers, its headers in UTF-8, its last line ended.
pub(super) fn mended(mail: &[u8]) -> Vec<u8> {
    let mail = mail.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(mail).trim_ascii_start();
    let mail = if mail.starts_with(b"From ") { behind_first_line(mail) } else { mail };
    let head = header_length(mail);
    let mut mended = to_text(&mail[..head]).into_bytes();
    mended.extend_from_slice(&mail[head..]);
    if !mail.contains(&b'\n') {
        // Line ends of long ago.
        mended.iter_mut().filter(|byte| **byte == b'\r').for_each(|byte| *byte = b'\n');
    }
    mended.extend_from_slice(b"\r\n");
    mended
}

/// The mail behind the `From ` line of a mailbox file.
fn behind_first_line(mail: &[u8]) -> &[u8] {
    mail.iter().position(|byte| *byte == b'\n').map_or(&[], |end| &mail[end + 1..])
}

fn header_length(mail: &[u8]) -> usize {
    let mut start = 0;
    for line in mail.split_inclusive(|byte| *byte == b'\n') {
        if line.trim_ascii().is_empty() {
            break;
        }
        start += line.len();
    }
    start
}

/// The mail up to where it nests too many mails or lists of parts.
pub(super) fn without_endless_nesting(mut mail: Vec<u8>) -> Vec<u8> {
    const DIGEST: &[u8] = b"multipart/digest";
    let found = |mark: &'static [u8], mail: &[u8]| -> Vec<usize> {
        let windows = mail.windows(mark.len()).enumerate();
        windows.filter(|(_, window)| window.eq_ignore_ascii_case(mark)).map(|(at, _)| at).collect()
    };
    for (mark, most) in [(&b"message/"[..], MOST_NESTED), (b"multipart/", MOST_MULTIPARTS)] {
        if let Some(end) = found(mark, &mail).get(most) {
            mail.truncate(*end);
        }
    }
    // Every part of a digest is a mail, without saying so.
    if mail.windows(3).filter(|window| *window == b"\n--").count() > MOST_NESTED {
        for at in found(DIGEST, &mail) {
            mail[at..at + DIGEST.len()].copy_from_slice(b"multipart/mixed ");
        }
    }
    mail
}

/// Text with `\n` as its only line end and no other control character than the tab.
///
/// A control character of ASCII becomes its picture (`␛`), so that nothing gets lost and nothing steers a terminal; one
/// of the second block is what windows-1252 has at its number, as browsers read it.
pub(super) fn tamed(text: &str) -> String {
    let plain: Cow<'_, str> =
        if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() };
    let mut tame = String::with_capacity(plain.len());
    for c in plain.chars() {
        match c {
            '\n' | '\t' => tame.push(c),
            '\u{7f}' => tame.push('␡'),
            '\0'..='\u{1f}' => tame.extend(char::from_u32(u32::from('␀') + u32::from(c))),
            '\u{80}'..='\u{9f}' => tame.push_str(&windows_1252(&[u8::try_from(u32::from(c)).unwrap_or(b'?')])),
            _ => tame.push(c),
        }
    }
    tame
}
