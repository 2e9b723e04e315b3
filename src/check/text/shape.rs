//! What a word's letters and figures say of it, without any list.

use super::fold::Folded;
use crate::check::language::builtin::*;

/// The built-in classes of a word by its shape alone.
pub(crate) fn of(text: &str, folded: &Folded) -> u64 {
    let caps = folded.capital && folded.upper >= 2 && folded.lower == 0;
    let mut shape = bit(ANY) | u64::from(folded.capital) << CAPITAL | u64::from(caps) << CAPS;
    if folded.digits > 0 {
        shape |= figures(text.as_bytes(), folded);
    }
    if folded.inner_stop && folded.lower > 0 && is_domain(text) {
        shape |= bit(URL);
    }
    shape
}

fn figures(bytes: &[u8], folded: &Folded) -> u64 {
    if !bytes[0].is_ascii_digit() {
        return 0;
    }
    let mut shape = bit(NUMBER);
    let only_figures = folded.digits as usize == bytes.len();
    if only_figures && bytes.len() == 4 && (bytes.starts_with(b"19") || bytes.starts_with(b"20")) {
        shape |= bit(YEAR);
    }
    let dots = bytes.iter().filter(|byte| **byte == b'.').count();
    if dots == 2
        && folded.digits as usize + 2 == bytes.len()
        && bytes.len() <= 10
        && bytes.len() >= 6
        && !thousands(bytes)
    {
        shape |= bit(FIGURE_DATE);
    }
    let tail = folded.as_bytes();
    let start = tail.iter().position(|byte| byte.is_ascii_alphabetic()).unwrap_or(tail.len());
    if matches!(&tail[start..], b"am" | b"pm" | b"h" | b"hs" | b"hrs" | b"a.m" | b"p.m") {
        shape |= bit(CLOCK);
    }
    shape
}

/// *1.234.567* is one number, *03.04.26* is a date.
fn thousands(bytes: &[u8]) -> bool {
    bytes.split(|byte| *byte == b'.').skip(1).all(|part| part.len() == 3)
}

/// *example.com*, *tienda.es*: letters around full stops and an ending that names a domain.
pub(crate) fn is_domain(text: &str) -> bool {
    let Some((name, ending)) = text.rsplit_once('.') else { return false };
    let known = [
        "com", "org", "net", "es", "mx", "ar", "co", "cl", "pe", "uy", "cr", "us", "uk", "ie", "io", "eu", "edu",
        "gob", "gov", "info", "example", "test", "app", "dev", "cat", "eus", "gal", "au", "nz", "ca", "in", "za", "bo",
        "ec", "py", "ve", "do", "gt", "pa", "online", "shop", "me", "tv", "ai",
    ];
    name.len() >= 2 && name.contains(|c: char| c.is_alphabetic()) && known.contains(&ending)
}
