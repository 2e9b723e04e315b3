//! The person who is asked: hours, windows, skills, rates, absences, policies.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::decline::{Conflict, Hours, Money, WorkingHours, date, record};

record! {
    /// The person who is asked, and the limits they work within.
    Person {
        required {
            /// Hours a week there are for work, all together; above 0, at most 168.
            hours_per_week: Hours,
        }
        optional {
            /// How much of the week is kept free for what nobody foresees, in per cent; otherwise
            /// [`Thresholds::buffer_percent`](crate::Thresholds::buffer_percent).
            buffer_percent with_buffer_percent: u8,
            /// How many hours an answer may take. Needs `working_windows`.
            response_hours with_response_hours: Hours,
            /// The least for an hour of work.
            minimum_rate with_minimum_rate: Money,
            /// What work outside the working windows costs, for those who offer it.
            on_call_fee with_on_call_fee: Money,
            /// Where emergencies go, as a noun phrase with its article.
            emergency_path with_emergency_path: String,
            /// How many weeks in a row have gone above `hours_per_week`.
            overtime_weeks with_overtime_weeks: u16,
            /// How much strength is left, from 1 (hardly any) to 5. It changes how many hours can be promised and is
            /// never written anywhere.
            energy with_energy: u8,
            /// What the person has chosen to work on.
            focus with_focus: Focus,
        }
        list {
            /// When the person works. Without any, Monday to Friday is assumed and no time of day is refused.
            working_windows with_working_windows: WorkingHours,
            /// The channels the person works in, as noun phrases with their article. Needs `working_windows`.
            channels with_channels: String,
            /// What the person can do, as noun phrases with their article, the foremost first.
            skills with_skills: String,
            /// Days away, and weeks with fewer hours.
            leave with_leave: Absence,
            /// Policies, laws and professional duties.
            policies with_policies: StandingPolicy,
            /// Exclusivities and other ties that rule work out.
            conflicts with_conflicts: StandingConflict,
            /// The person's own words for what security and privacy ask, instead of the crate's.
            safeguards with_safeguards: Safeguard,
        }
    }
}

record! {
    /// Days away, or days with fewer hours; both days included.
    Absence {
        required {
            /// The first day.
            #[serde(with = "date")]
            from: Date,
            /// The last day.
            #[serde(with = "date")]
            to: Date,
        }
        optional {
            /// The hours a week that remain; none when the person is away.
            hours_per_week with_hours_per_week: Hours,
            /// Who stands in: a name.
            cover with_cover: String,
        }
        list {}
    }
}

record! {
    /// What the person has chosen to work on. A request none of whose tags is here lies outside it.
    Focus {
        required {
            /// What it is, as a noun phrase with its article: *la correspondencia y la agenda*.
            name: String,
        }
        optional {
            /// When the choice is looked at again.
            #[serde(with = "date::optional")]
            review_date with_review_date: Date,
        }
        list {
            /// The tags of the requests that belong to it.
            tags with_tags: String,
            /// What would change the choice, as noun phrases with their article.
            criteria with_criteria: String,
        }
    }
}

/// What a policy rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PolicyBasis {
    /// The person or the organisation has set it; the default.
    #[default]
    House,
    /// A law.
    Law,
    /// A professional duty.
    Ethics,
}

/// How much a policy allows; in JSON `{"days": 30}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PolicyLimit {
    /// Days between the purchase and the request.
    Days(u32),
    /// Per cent.
    Percent(u32),
    /// A number of times or things.
    Count(u32),
}

record! {
    /// A policy, a law or a professional duty, and the requests it touches.
    StandingPolicy {
        required {
            /// What it is called, as a noun phrase with its article: *la política de devoluciones*.
            name: String,
        }
        optional {
            /// What it rests on; by default [`PolicyBasis::House`].
            basis with_basis: PolicyBasis,
            /// The duty, as an infinitive phrase; required of a law and of a professional duty.
            duty with_duty: String,
            /// Who sets the duty, with its article.
            authority with_authority: String,
            /// How much it allows. A policy of the house without a limit rules out whatever it touches.
            limit with_limit: PolicyLimit,
            /// The limit in words, as a verb phrase: *admite devoluciones durante 30 días*.
            limit_words with_limit_words: String,
            /// What it says, as a verb phrase: *cubre los productos sin estrenar*.
            clause with_clause: String,
            /// Where it can be read; an `http`, `https` or `mailto` URL.
            link with_link: String,
            /// Why it exists; one or two whole sentences.
            plain_why with_plain_why: String,
        }
        list {
            /// The tags of the requests it touches.
            tags with_tags: String,
        }
    }
}

record! {
    /// Something the person has signed, or a tie they have, that rules work out.
    StandingConflict {
        required {
            /// What kind of conflict.
            conflict: Conflict,
        }
        optional {
            /// The day it ends; on that day it no longer stands in the way.
            #[serde(with = "date::optional")]
            until with_until: Date,
        }
        list {
            /// The tags of the requests it rules out.
            tags with_tags: String,
        }
    }
}

/// Something a request asks for that security or privacy forbids to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sensitive {
    /// Passwords and other keys.
    Credentials,
    /// A payment outside the platform that the work is agreed on.
    OffPlatformPayment,
    /// Personal data of third parties.
    PersonalData,
}

impl Sensitive {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Credentials => "credentials",
            Self::OffPlatformPayment => "off_platform_payment",
            Self::PersonalData => "personal_data",
        }
    }
}

record! {
    /// The rule for something sensitive, and the safe way, in the person's own words.
    Safeguard {
        required {
            /// What it is about.
            asks_for: Sensitive,
            /// The rule, as a clause: *cada persona entra con su propio usuario*.
            rule: String,
        }
        optional {
            /// What could happen, as a noun phrase with its article.
            risk with_risk: String,
            /// The safe way, as an infinitive phrase: something the person does.
            safe_way with_safe_way: String,
        }
        list {}
    }
}
