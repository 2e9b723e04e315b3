//! What stands between two words.

/// What the signs and spaces between two words say.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Gap {
    /// How many line ends.
    pub(crate) newlines: u32,
    /// Where the first line end is.
    pub(crate) newline_at: u32,
    /// A full stop.
    pub(crate) stop: bool,
    /// Two full stops or more, or an ellipsis.
    pub(crate) ellipsis: bool,
    /// A question or exclamation mark that closes.
    pub(crate) question: bool,
    pub(crate) exclamation: bool,
    /// An opening mark.
    pub(crate) opens_question: bool,
    pub(crate) opens_exclamation: bool,
    /// Comma, semicolon, bracket, dash.
    pub(crate) clause: bool,
    /// A colon.
    pub(crate) colon: bool,
    /// No space at all.
    pub(crate) glued: bool,
    /// A sign that a placeholder may begin with.
    pub(crate) bracket: bool,
    /// A picture or another symbol.
    pub(crate) symbol: bool,
    /// A sign of currency, or a per cent sign, directly behind the word before.
    pub(crate) money_behind: bool,
    pub(crate) percent: bool,
    /// A sign of currency before the word that follows.
    pub(crate) money_before: bool,
    /// The line begins with a bullet or a dash.
    pub(crate) bullet: bool,
    /// Quotation marks: so many open or close, straight ones count as both.
    pub(crate) quotes: u8,
    pub(crate) opens_quote: bool,
    pub(crate) closes_quote: bool,
    /// A handle: the word that follows is written with @ and nothing before it.
    pub(crate) at_sign: bool,
    /// How many bytes of the gap belong to what stands before it: closing signs.
    pub(crate) closing: u32,
    /// How many bytes at the end of the gap belong to what follows: opening signs.
    pub(crate) opening: u32,
}

impl Gap {
    /// Reads the signs of `gap`, which holds no word.
    pub(crate) fn read(gap: &str, first: bool) -> Self {
        let mut read = Self { glued: !gap.is_empty(), ..Self::default() };
        let mut spaced = first;
        let mut dots = 0;
        let mut line_begins = first;
        let mut opening_from = None;
        for (at, sign) in gap.char_indices() {
            let mut opens = false;
            let mut closes = false;
            read.bracket |= matches!(sign, '[' | '{' | '<' | '_' | '%' | '$' | '«' | '#' | '*' | '?');
            match sign {
                ' ' | '\t' | '\r' | '\u{A0}' | '\u{202F}' => {}
                '\n' => {
                    if read.newlines == 0 {
                        read.newline_at = at as u32;
                    }
                    read.newlines += 1;
                }
                '.' => {
                    dots += 1;
                    read.stop = true;
                    closes = true;
                }
                '…' => {
                    read.ellipsis = true;
                    closes = true;
                }
                '?' => {
                    read.question = true;
                    closes = true;
                }
                '!' => {
                    read.exclamation = true;
                    closes = true;
                }
                '¿' => {
                    read.opens_question = true;
                    opens = true;
                }
                '¡' => {
                    read.opens_exclamation = true;
                    opens = true;
                }
                ',' | ';' => read.clause = true,
                ':' => read.colon = true,
                '(' | '[' | '{' => {
                    read.clause = true;
                    opens = true;
                }
                ')' | ']' | '}' => {
                    read.clause = true;
                    closes = !spaced;
                }
                '–' | '—' | '-' | '•' | '·' | '*' | '▪' | '‣' | '◦' if line_begins => read.bullet = true,
                '—' => read.clause = true,
                '-' | '–' => {
                    let next = gap[at + sign.len_utf8()..].chars().next();
                    read.clause |= spaced && next.is_none_or(char::is_whitespace);
                }
                '"' | '“' | '”' | '«' | '»' | '„' => {
                    read.quotes = read.quotes.saturating_add(1);
                    read.opens_quote |= matches!(sign, '“' | '«' | '„');
                    read.closes_quote |= matches!(sign, '”' | '»');
                    opens = spaced && !matches!(sign, '”' | '»');
                    closes = !opens;
                }
                '€' | '$' | '£' | '¥' | '₡' | '₲' => {
                    read.money_before = true;
                    read.money_behind |= at <= 2;
                }
                '%' | '‰' => read.percent = true,
                '@' => read.at_sign = true,
                '\'' | '’' | '‘' | '`' | '´' | '_' | '/' | '&' | '+' | '=' | '#' | '~' | '°' | 'º' | 'ª' | '\\'
                | '<' | '>' | '|' => {}
                _ if sign.is_whitespace() || sign.is_control() => {}
                _ => read.symbol = true,
            }
            let space = sign.is_whitespace();
            spaced |= space;
            read.glued &= !space;
            line_begins = sign == '\n' || (line_begins && (space || sign == '>'));
            if closes {
                read.closing = (at + sign.len_utf8()) as u32;
            }
            if opens {
                opening_from.get_or_insert(at);
            } else {
                opening_from = None;
            }
        }
        read.ellipsis |= dots > 1;
        read.stop &= dots == 1;
        if gap.is_empty() {
            read.glued = true;
        }
        read.opening = opening_from.map_or(0, |from| gap.len() - from) as u32;
        read
    }

    /// Something that could end a sentence.
    pub(crate) fn ends(&self) -> bool {
        self.stop || self.ellipsis || self.question || self.exclamation
    }
}
