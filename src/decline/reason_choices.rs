//! What a fact of a reason is one of.

use serde::{Deserialize, Serialize};

/// Who has to bring a missing thing; in JSON `"you"`, `"us"` or a noun phrase with its article.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Owner {
    /// The reader.
    You,
    /// The sender.
    Us,
    /// Somebody else.
    Other(String),
}

impl From<String> for Owner {
    fn from(owner: String) -> Self {
        match owner.as_str() {
            "you" => Self::You,
            "us" => Self::Us,
            _ => Self::Other(owner),
        }
    }
}

impl From<Owner> for String {
    fn from(owner: Owner) -> Self {
        match owner {
            Owner::You => "you".to_owned(),
            Owner::Us => "us".to_owned(),
            Owner::Other(owner) => owner,
        }
    }
}

/// What an amount of money is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Basis {
    Hour,
    Day,
    Month,
    Project,
}

/// What puts the sender on two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conflict {
    /// An exclusivity that the sender has signed.
    Exclusivity,
    /// Another client whose interests run against the reader's.
    CompetingClient,
    /// A personal link.
    PersonalLink,
}
