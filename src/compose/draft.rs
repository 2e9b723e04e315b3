//! The finished mail.

use std::fmt;
use std::ops::Range;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::html;
use crate::locale::Locale;
use crate::moves::Move;

/// One move of a draft and the bytes of the text that make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftMove {
    /// The move.
    pub movement: Move,
    /// Its bytes in [`Draft::text`].
    pub range: Range<usize>,
}

impl Serialize for DraftMove {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("DraftMove", 3)?;
        fields.serialize_field("move", &self.movement)?;
        fields.serialize_field("start", &self.range.start)?;
        fields.serialize_field("end", &self.range.end)?;
        fields.end()
    }
}

/// A paragraph of the mail, or its lettered list, as ranges of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    Paragraph(Range<usize>),
    /// The items without their letters.
    List(Vec<Range<usize>>),
    /// Lines that stand under each other: the sign-off.
    Lines(Vec<Range<usize>>),
}

/// A mail that says no: its subject, its text, the same as HTML, and the moves it makes.
///
/// Serialises as `{"subject", "text", "html", "moves"}`; `Display` prints the subject, an empty line and the text.
///
/// ```
/// use declina::{Decline, Move, compose};
///
/// let decline = Decline::from_json(
///     r#"{
///         "locale": "en-GB",
///         "recipient": {"name": "Priya"},
///         "sender": {"name": "Tom Avery"},
///         "request": {"task": "run the payroll of the new shop", "subject": "Payroll"},
///         "reasons": [{"kind": "out_of_expertise", "skill": "payroll"}],
///         "alternatives": [{"kind": "referral", "name": "Joan Mercer", "consent": true}]
///     }"#,
/// )?;
/// let draft = compose(&decline)?;
/// assert_eq!(draft.subject(), "Re: Payroll");
/// let refusal = draft.moves().iter().find(|one| one.movement == Move::Refusal).unwrap();
/// assert!(draft.text()[refusal.range.clone()].contains("can't"));
/// # Ok::<(), declina::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub(crate) locale: Locale,
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) blocks: Vec<Block>,
    pub(crate) moves: Vec<DraftMove>,
}

impl Draft {
    /// The language and region it is written in.
    #[must_use]
    pub const fn locale(&self) -> Locale {
        self.locale
    }

    /// The subject, without a line break.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The mail as plain text: paragraphs parted by an empty line, no line wrapped, a final line break.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The mail as HTML: a whole small document of paragraphs and one list, every value escaped.
    #[must_use]
    pub fn html(&self) -> String {
        html::render(self)
    }

    /// The moves, in the order of the text.
    #[must_use]
    pub fn moves(&self) -> &[DraftMove] {
        &self.moves
    }
}

impl Serialize for Draft {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Draft", 4)?;
        fields.serialize_field("subject", &self.subject)?;
        fields.serialize_field("text", &self.text)?;
        fields.serialize_field("html", &self.html())?;
        fields.serialize_field("moves", &self.moves)?;
        fields.end()
    }
}

impl fmt::Display for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n\n{}", self.subject, self.text)
    }
}
