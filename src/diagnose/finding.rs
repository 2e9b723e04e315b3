//! What the rules found.

use std::fmt;

use jiff::civil::Date;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::decline::{Hours, Money, ReasonKind};

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident $id:literal;)*) => {
        /// A rule of the diagnosis. The rules are tried in this order.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule { $($(#[$doc])* $name,)* }

        impl Rule {
            /// Every rule, in order.
            pub const ALL: [Self; 14] = [$(Self::$name),*];

            /// The identifier: `"D11"`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }
        }
    };
}

rules! {
    /// A law or a professional duty forbids it.
    Duty "D1";
    /// It asks for credentials, a payment outside the platform, or personal data of third parties.
    Safety "D2";
    /// Something the person has signed, or a tie, rules it out.
    Conflict "D3";
    /// It goes beyond a limit of a policy.
    Policy "D4";
    /// The decision belongs to another role.
    Decision "D5";
    /// It is not in what was agreed, or takes more hours than were.
    Scope "D6";
    /// It needs a skill that the person does not have.
    Skill "D7";
    /// Something has to be there first.
    Prerequisite "D8";
    /// Its slot or its channel lies outside the working windows, or the answer is wanted too soon.
    Window "D9";
    /// Its slot overlaps a commitment or leave, or leave takes the hours it needs.
    Overlap "D10";
    /// There are not enough free hours before its deadline.
    Hours "D11";
    /// It is paid below the minimum rate.
    Rate "D12";
    /// It lies outside what the person has chosen to work on.
    Focus "D13";
    /// Nothing stands in the way. It can be accepted, or declined by choice where the person says so.
    Nothing "D14";
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// A number, or another fact, that a rule used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the names say it")]
pub enum FactValue {
    Hours(Hours),
    Date(#[serde(with = "crate::decline::date")] Date),
    Money(Money),
    Number(u64),
    Text(String),
    Texts(Vec<String>),
}

impl From<Hours> for FactValue {
    fn from(hours: Hours) -> Self {
        Self::Hours(hours)
    }
}

impl From<Date> for FactValue {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<Money> for FactValue {
    fn from(money: Money) -> Self {
        Self::Money(money)
    }
}

impl From<u32> for FactValue {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<&str> for FactValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&[String]> for FactValue {
    fn from(texts: &[String]) -> Self {
        Self::Texts(texts.to_vec())
    }
}

/// The facts that a rule used, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(Vec<(&'static str, FactValue)>);

impl Facts {
    pub(super) fn with(mut self, name: &'static str, value: impl Into<FactValue>) -> Self {
        self.0.push((name, value.into()));
        self
    }

    pub(super) fn with_some(self, name: &'static str, value: Option<impl Into<FactValue>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The fact of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&FactValue> {
        self.0.iter().find(|(one, _)| *one == name).map(|(_, value)| value)
    }

    /// Every fact with its name, in the order the rule used them.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &FactValue)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }
}

impl Serialize for Facts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in self.iter() {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// A rule that fired: its reason, the facts it used, and one sentence that explains it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// The rule; in JSON its identifier, `"D11"`.
    pub rule: Rule,
    /// The kind of reason it gives; none when it finds that nothing stands in the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<ReasonKind>,
    /// The facts it used.
    pub facts: Facts,
    /// One sentence for the person who is asked.
    pub explanation: String,
}
