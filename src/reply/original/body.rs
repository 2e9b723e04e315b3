//! The text of a mail, out of its parts.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use super::{bytes, html};
use crate::reply::flowed;

/// A page that does not name its charset outside may name it near its top.
const TOP_OF_PAGE: usize = 1024;

/// The text as it is shown: plain parts as they are, HTML parts as text, one below the other.
pub(super) fn text(message: &Message<'_>) -> String {
    let plain: Vec<String> = message.text_bodies().filter_map(|part| part_text(message, part)).collect();
    let text = joined(&plain);
    if !text.is_empty() {
        return text;
    }
    // A client that fills the plain part with nothing: then the page counts.
    let pages: Vec<String> = message.html_bodies().filter_map(|part| part_text(message, part)).collect();
    let text = joined(&pages);
    if !text.is_empty() {
        return text;
    }
    // A list of parts without its parts, or a text that is named like an attachment.
    let rest: Vec<String> =
        message.parts.iter().filter(|part| may_be_text(part)).filter_map(|part| part_text(message, part)).collect();
    joined(&rest)
}

fn may_be_text(part: &MessagePart<'_>) -> bool {
    let is_attached = part.content_disposition().is_some_and(|disposition| disposition.is_attachment());
    let is_text = part.content_type().is_none_or(|kind| {
        kind.ctype() == "multipart"
            || kind.ctype() == "text" && matches!(kind.subtype(), Some("plain" | "html" | "enriched"))
    });
    is_text && !is_attached
}

fn joined(parts: &[String]) -> String {
    let filled: Vec<&str> = parts.iter().map(|part| trimmed(part)).filter(|part| !part.is_empty()).collect();
    filled.join("\n\n")
}

/// Without the empty lines around it; the indent of the first line stays.
fn trimmed(text: &str) -> &str {
    let text = text.trim_end();
    let start = text.find(|c: char| !c.is_whitespace()).unwrap_or(0);
    let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
    &text[line..]
}

fn part_text(message: &Message<'_>, part: &MessagePart<'_>) -> Option<String> {
    let (PartType::Text(decoded) | PartType::Html(decoded)) = &part.body else { return None };
    let text = mended(message, part, decoded);
    if part.is_content_type("text", "html") {
        return Some(bytes::tamed(&html::to_text(&text)));
    }
    let text = bytes::tamed(&text);
    let kind = part.content_type();
    let attribute = |name: &str| kind.and_then(|kind| kind.attribute(name)).unwrap_or_default();
    if attribute("format").eq_ignore_ascii_case("flowed") {
        Some(flowed::unflow(&text, attribute("delsp").eq_ignore_ascii_case("yes")))
    } else {
        Some(text)
    }
}

/// The decoded text, or a better reading where the mail is cut off inside the part, or characters got lost because the
/// charset is not named or a wrong one is.
fn mended(message: &Message<'_>, part: &MessagePart<'_>, decoded: &str) -> String {
    let named = part.content_type().and_then(|kind| kind.attribute("charset")).unwrap_or_default();
    let decoder = charset_decoder(named.as_bytes()).filter(|_| !named.eq_ignore_ascii_case("utf-8"));
    let is_sound = !part.is_encoding_problem && (decoder.is_some() || !decoded.contains(char::REPLACEMENT_CHARACTER));
    let range = part.raw_body_offset() as usize..part.raw_end_offset() as usize;
    let raw = message.raw_message().get(range).filter(|_| !is_sound);
    let Some(content) = raw.and_then(|raw| transfer_decoded(part, raw)) else { return decoded.to_owned() };
    let named_inside = || charset_named_inside(&content).filter(|_| part.is_content_type("text", "html"));
    match decoder.or_else(|| charset_decoder(&named_inside()?)) {
        Some(decode) => decode(&content),
        None => bytes::to_text(&content),
    }
}

fn transfer_decoded(part: &MessagePart<'_>, raw: &[u8]) -> Option<Vec<u8>> {
    match part.content_transfer_encoding().unwrap_or_default().to_ascii_lowercase().as_str() {
        "quoted-printable" => quoted_printable_decode(raw),
        "base64" => base64_decode(raw),
        _ => Some(raw.to_vec()),
    }
}

/// The charset that an HTML page names in its `meta` element, unless it is UTF-8.
fn charset_named_inside(page: &[u8]) -> Option<Vec<u8>> {
    let top = page.get(..TOP_OF_PAGE).unwrap_or(page).to_ascii_lowercase();
    let at = top.windows(8).position(|window| window == b"charset=")? + 8;
    let name: Vec<u8> = top[at..]
        .iter()
        .skip_while(|byte| matches!(byte, b'"' | b'\''))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        .copied()
        .collect();
    (name != b"utf-8").then_some(name)
}
