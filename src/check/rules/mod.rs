//! The kinds of rule. A rule is a row of data; its kind says how it is judged.

mod figures;
mod length;
mod marks;
mod mixture;
mod naming;
mod placeholder;
mod rule;
mod spelling;
mod structure;

use self::rule::Kind;
pub use self::rule::label_of_rule;
pub(crate) use self::rule::{Rule, group_of_label};
use super::findings::{Context, Fault};

/// Judges a text by a rule.
type Judge = fn(&Context<'_>, &Rule, &mut Vec<Fault>);

impl Kind {
    /// What judges by rules of this kind.
    const fn judge(self) -> Judge {
        match self {
            Self::Phrase => none,
            Self::RefusalMissing => structure::refusal_missing,
            Self::RefusalHedged => structure::refusal_hedged,
            Self::RefusalLate => structure::refusal_late,
            Self::ReasonMissing => structure::reason_missing,
            Self::ReasonVague => structure::reason_vague,
            Self::ReasonExcess => structure::reason_excess,
            Self::AlternativeMissing => structure::alternative_missing,
            Self::NextStepMissing => structure::next_step_missing,
            Self::TooManyRegrets => structure::too_many_regrets,
            Self::GreetingMissing => structure::greeting_missing,
            Self::SignoffMissing => structure::signoff_missing,
            Self::SignatureMissing => structure::signature_missing,
            Self::RequestUnnamed => naming::request_unnamed,
            Self::Curt => structure::curt,
            Self::SentenceLong => length::sentence_long,
            Self::ParagraphLong => length::paragraph_long,
            Self::BodyLong => length::body_long,
            Self::BodyShort => length::body_short,
            Self::ReadabilityLow => length::readability_low,
            Self::DateAmbiguous => figures::date_ambiguous,
            Self::NumberAmbiguous => figures::number_ambiguous,
            Self::WeekdayMismatch => figures::weekday_mismatch,
            Self::Shouting => marks::shouting,
            Self::ExclamationExcess => marks::exclamation_excess,
            Self::Emoji => marks::emoji,
            Self::PlaceholderLeft => placeholder::placeholder,
            Self::AddressMixed => mixture::address,
            Self::ClassPair => mixture::classes,
            Self::WrongLanguage => mixture::language,
            Self::OpeningMarks => spelling::opening_marks,
            Self::Conjunction => spelling::conjunction,
            Self::Contraction => spelling::contraction,
            Self::CapitalMonth => spelling::capital_month,
            Self::Article => spelling::article,
            Self::GreetingPunctuation => spelling::greeting_punctuation,
        }
    }
}

fn none(_: &Context<'_>, _: &Rule, _: &mut Vec<Fault>) {}

impl Rule {
    /// Adds what the kind of the rule finds.
    pub(crate) fn find(&self, context: &Context<'_>, faults: &mut Vec<Fault>) {
        (self.kind.judge())(context, self, faults);
    }
}
