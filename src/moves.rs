//! The moves of a refusal mail: the vocabulary that composing writes with and checking reads with.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a sentence of a mail does.
///
/// [`compose`](crate::compose) writes each sentence to make one move; [`check`](fn@crate::check) tells which moves the
/// sentences of any mail make. Serialises in snake case: `next_step`, `sign_off`.
///
/// ```
/// use declina::Move;
///
/// assert_eq!(Move::NextStep.to_string(), "next_step");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Move {
    /// Opens the mail: *Hola, Marta:* / *Dear Ms Ruiz,*
    Greeting,
    /// Thanks the reader for the request or for something they did.
    Gratitude,
    /// A good opinion of the request, or care for what the reader is after.
    Positive,
    /// An apology, or a marker that the answer is unwelcome to the writer too.
    Regret,
    /// The no itself.
    Refusal,
    /// What stands in the way.
    Reason,
    /// Another way for the reader to get what they need.
    Alternative,
    /// The parameters set with the reader: working hours, response time, notice.
    Boundary,
    /// What the reader does next, or what happens next, and by when.
    NextStep,
    /// Good wishes at the end.
    Goodwill,
    /// Closes the mail: *Un saludo,* and the signature.
    SignOff,
}

impl Move {
    /// Every move, in the order in which a mail usually makes them.
    pub const ALL: [Self; 11] = [
        Self::Greeting,
        Self::Gratitude,
        Self::Positive,
        Self::Regret,
        Self::Refusal,
        Self::Reason,
        Self::Alternative,
        Self::Boundary,
        Self::NextStep,
        Self::Goodwill,
        Self::SignOff,
    ];

    /// The name in the JSON forms: `"next_step"`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Greeting => "greeting",
            Self::Gratitude => "gratitude",
            Self::Positive => "positive",
            Self::Regret => "regret",
            Self::Refusal => "refusal",
            Self::Reason => "reason",
            Self::Alternative => "alternative",
            Self::Boundary => "boundary",
            Self::NextStep => "next_step",
            Self::Goodwill => "goodwill",
            Self::SignOff => "sign_off",
        }
    }
}

impl fmt::Display for Move {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
