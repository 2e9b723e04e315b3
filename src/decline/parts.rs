//! The parts of a decline around its reasons: people, request, boundaries, the end of a relationship, style.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::record::record;
use super::values::{Duration, TimeZone, Weekday, date, time};
use crate::locale::Formality;

/// Grammatical gender of a person, for the words that agree with it. Never guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Gender {
    Feminine,
    Masculine,
}

/// Who speaks: one person or several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    /// *No puedo* / *I can't*; the default.
    #[default]
    I,
    /// *No podemos* / *We can't*.
    We,
}

record! {
    /// Who the mail is written to.
    Recipient {
        required {
            /// The name as the greeting uses it: *Marta*, *Augusto Benavides*, *equipo de Compras*.
            name: String,
        }
        optional {
            /// A title before the name: *señor*, *doctora*, *Mr.*
            title with_title: String,
            /// For the words of the greeting that agree (*Estimada*); unknown means wording that needs none.
            gender with_gender: Gender,
            /// Whether the name stands for several people.
            group with_group: bool,
        }
        list {}
    }
}

record! {
    /// Who the mail is from.
    Sender {
        required {
            /// The name under the mail.
            name: String,
        }
        optional {
            /// What the sender is, without an article: *asistente virtual*, *bookkeeper*.
            role with_role: String,
            /// The organisation's name.
            organisation with_organisation: String,
            /// For the words that agree with the sender; unknown means wording that needs none.
            gender with_gender: Gender,
            /// Whether the sender says I (the default) or we.
            voice with_voice: Voice,
        }
        list {}
    }
}

record! {
    /// What is being declined.
    Request {
        required {
            /// What was asked, as an infinitive phrase without "to": *gestionar la cuenta de Instagram* /
            /// *manage the Instagram account*.
            task: String,
        }
        optional {
            /// What the reader is after, as a noun phrase with its article: *la campaña de Navidad* /
            /// *the Christmas campaign*.
            goal with_goal: String,
            /// The day the request came.
            #[serde(with = "date::optional")]
            received with_received: Date,
            /// The subject of their mail.
            subject with_subject: String,
        }
        list {}
    }
}

/// From one time of day to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeRange {
    /// The start.
    #[serde(with = "time")]
    pub from: Time,
    /// The end.
    #[serde(with = "time")]
    pub to: Time,
}

impl TimeRange {
    /// From a start and an end.
    #[must_use]
    pub const fn new(from: Time, to: Time) -> Self {
        Self { from, to }
    }
}

record! {
    /// The parameters the sender sets with the reader. At least one of them is given.
    Boundaries {
        required {}
        optional {
            /// The hours on those days.
            hours with_hours: TimeRange,
            /// The zone of the hours.
            time_zone with_time_zone: TimeZone,
            /// How long an answer takes at the most.
            response_time with_response_time: Duration,
            /// How long before a change the sender needs to know.
            notice with_notice: Duration,
        }
        list {
            /// The days on which the sender works.
            days with_days: Weekday,
        }
    }
}

record! {
    /// The end of the working relationship: when it ends, and what is handed over.
    EndsRelationship {
        required {
            /// The last day.
            #[serde(with = "date")]
            last_day: Date,
        }
        optional {}
        list {
            /// What is handed over, as noun phrases with their article.
            handover with_handover: String,
        }
    }
}

/// How much a mail says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Length {
    /// The no, the reason, the ways out, the question: about 40 to 70 words.
    Brief,
    /// About 70 to 130 words; the default.
    #[default]
    Standard,
    /// Every fact that was given: about 110 to 200 words.
    Full,
}

impl Length {
    /// Every length.
    pub const ALL: [Self; 3] = [Self::Brief, Self::Standard, Self::Full];
}

/// What comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// One sentence that acknowledges the request, then the no; the default.
    #[default]
    Warm,
    /// The no in the first sentence.
    Direct,
}

impl Order {
    /// Both orders.
    pub const ALL: [Self; 2] = [Self::Warm, Self::Direct];
}

/// How the mail is written. Every field has a default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Style {
    /// Close, neutral or formal.
    pub formality: Formality,
    /// Brief, standard or full.
    pub length: Length,
    /// What comes first.
    pub order: Order,
    /// Which wording: any number; the same number gives the same words.
    pub variant: u32,
}

impl Style {
    /// The default style: neutral, standard, warm, variant 0.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the formality.
    #[must_use]
    pub const fn with_formality(mut self, formality: Formality) -> Self {
        self.formality = formality;
        self
    }

    /// Sets the length.
    #[must_use]
    pub const fn with_length(mut self, length: Length) -> Self {
        self.length = length;
        self
    }

    /// Sets the order.
    #[must_use]
    pub const fn with_order(mut self, order: Order) -> Self {
        self.order = order;
        self
    }

    /// Sets the variant.
    #[must_use]
    pub const fn with_variant(mut self, variant: u32) -> Self {
        self.variant = variant;
        self
    }
}
