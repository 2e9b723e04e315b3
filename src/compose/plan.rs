//! Which moves a mail makes, in which paragraphs: decided from the input alone, without a word of any language.

use crate::decline::{Alternative, AlternativeKind, Boundaries, Decline, Length, Order, Reason, ReasonKind};
use crate::locale::Language;
use crate::moves::Move;

use super::circumstances::is_compact;
use super::own_sentences::{decided_by, only, rule_applied, tie};
use super::shape::is_doing;
use super::shape::spanish::{more_of_them, price_basis};
use super::way_on::WayOn;

/// One part of a mail. It becomes one or two sentences, or an item of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Thanks for the request.
    Acknowledgement,
    /// The no.
    Refusal,
    /// The reason with this index.
    Reason(usize),
    /// The sentences added to the reason with this index.
    ReasonDetail(usize),
    /// Care for what the reader is after.
    Care,
    /// The sentence before the alternatives.
    LeadIn,
    /// The alternative with this index.
    Alternative(usize),
    /// The sentences added to the alternative with this index.
    AlternativeDetail(usize),
    /// The parameters set with the reader.
    Boundary,
    /// The last day and what is handed over.
    Ending,
    /// The question or the date that tells the reader what comes next.
    NextStep,
    /// Good wishes.
    Goodwill,
}

impl Part {
    /// The move the part makes.
    pub(crate) const fn movement(self) -> Move {
        match self {
            Self::Acknowledgement => Move::Gratitude,
            Self::Refusal => Move::Refusal,
            Self::Reason(_) | Self::ReasonDetail(_) => Move::Reason,
            Self::Care => Move::Positive,
            Self::LeadIn | Self::Alternative(_) | Self::AlternativeDetail(_) => Move::Alternative,
            Self::Boundary => Move::Boundary,
            Self::Ending | Self::NextStep => Move::NextStep,
            Self::Goodwill => Move::Goodwill,
        }
    }
}

/// A paragraph, or a list whose items are lettered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    Paragraph(Vec<Part>),
    List(Vec<Vec<Part>>),
}

/// What the request was about, as far as thanks and the no depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Situation {
    /// Somebody wants the sender to do something.
    Work,
    /// Somebody asks for something that a rule or another person decides on.
    Petition,
    /// Somebody has put themselves or an idea forward.
    Proposal,
}

/// Rules say *I don't*, facts say *I can't*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Frame {
    Fact,
    Rule,
}

pub(crate) const fn situation(reason: ReasonKind) -> Situation {
    use ReasonKind::{
        LegalOrEthical, MissingPrerequisites, NotMyDecision, NotSelected, Policy, SecurityOrPrivacy, StrategicFit,
    };
    match reason {
        Policy | LegalOrEthical | SecurityOrPrivacy | NotMyDecision | MissingPrerequisites => Situation::Petition,
        NotSelected | StrategicFit => Situation::Proposal,
        _ => Situation::Work,
    }
}

pub(crate) const fn frame(reason: ReasonKind) -> Frame {
    use ReasonKind::{
        ConflictOfInterest, LegalOrEthical, OutOfScope, Policy, SecurityOrPrivacy, StrategicFit, WorkingHours,
    };
    match reason {
        OutOfScope | WorkingHours | Policy | LegalOrEthical | ConflictOfInterest | SecurityOrPrivacy | StrategicFit => {
            Frame::Rule
        }
        _ => Frame::Fact,
    }
}

/// Whether a sentence of the caller's fits into a brief English mail: it is short, and so is what was asked for.
fn is_short_detail(detail: Option<&str>, decline: &Decline) -> bool {
    const SHORT: usize = 12;
    let short = detail.is_some_and(|detail| detail.split_whitespace().count() <= SHORT);
    short && decline.locale.language() == Language::English && is_compact(decline)
}

/// The most alternatives in a brief mail: two would take it over seventy words.
const BRIEF_ALTERNATIVES: usize = 1;

/// The blocks of the body, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) blocks: Vec<Block>,
    /// How many alternatives the mail offers.
    pub(crate) alternatives: usize,
}

/// Whether a reason has told the very hours that the boundaries would tell again, and there is nothing else in them.
fn already_told(boundaries: &Boundaries, reasons: &[Reason], language: Language) -> bool {
    (boundaries.response_time.is_none() || response_told(boundaries, reasons, language))
        && boundaries.notice.is_none()
        && hours_told(boundaries, reasons)
}

/// Whether one of the reasons tells how soon the sender answers. In Spanish the way to ask takes it from the boundaries.
pub(crate) fn response_told(boundaries: &Boundaries, reasons: &[Reason], language: Language) -> bool {
    let told = |reason: &Reason| match reason {
        Reason::WorkingHours(facts) => {
            let lent = language == Language::Spanish && facts.channel.is_some() && facts.response_time.is_none();
            boundaries.response_time.is_some() && (lent || facts.response_time == boundaries.response_time)
        }
        _ => false,
    };
    reasons.iter().any(told)
}

/// Whether one of the reasons names the same days and hours as the boundaries.
pub(crate) fn hours_told(boundaries: &Boundaries, reasons: &[Reason]) -> bool {
    reasons.iter().any(|reason| {
        let Reason::WorkingHours(facts) = reason else { return false };
        let same_hours =
            boundaries.hours.is_none_or(|hours| (hours.from, hours.to) == (facts.hours.from, facts.hours.to));
        same_hours && boundaries.days.iter().all(|day| facts.hours.days.contains(day))
    })
}

/// In Spanish, whoever asks for what a rule decides on is not thanked for it: at the warm order the no itself begins with
/// what it is for.
pub(crate) fn speaks_of_goal(decline: &Decline) -> bool {
    decline.locale.language() == Language::Spanish
        && decline.style.order == Order::Warm
        && decline.ends_relationship.is_none()
        && situation(decline.reasons[0].kind()) == Situation::Petition
        && decline.request.goal.as_deref().is_some_and(|goal| !is_doing(goal, Language::Spanish))
        && is_compact(decline)
}

/// Whether a brief Spanish mail has room for what its one way is for: *para la web nueva te ofrezco tres retratos*.
fn has_room_for_goal(decline: &Decline) -> bool {
    const SHORT: usize = 6;
    let short = decline.request.goal.as_deref().is_some_and(|goal| goal.split_whitespace().count() <= SHORT);
    let serves = decline.alternatives.first().is_some_and(|one| {
        use AlternativeKind::{ChangedTerms, OtherFormat, ReducedScope, SmallHelp};
        let way = matches!(one.kind(), ChangedTerms | OtherFormat | ReducedScope | SmallHelp);
        // Somebody of whom little is said.
        let person = matches!(one, Alternative::Referral(it) if it.role.is_none()
            && it.why_fit.as_deref().is_none_or(|fit| fit.split_whitespace().count() < SHORT));
        (way || person || is_appointment(one)) && situation(decline.reasons[0].kind()) == Situation::Work
    });
    short && serves
}

/// Whether the sentence that a Spanish caller adds about a person goes on with what the mail says of them, or tells what
/// the price is of.
pub(crate) fn goes_on_with(alternative: &Alternative, decline: &Decline) -> bool {
    let spanish = decline.locale.language() == Language::Spanish;
    if let Alternative::ChangedTerms(it) = alternative {
        return spanish && it.amount.is_some() && it.detail.as_deref().and_then(price_basis).is_some();
    }
    let Alternative::Referral(it) = alternative else { return false };
    spanish
        && decline.style.length != Length::Brief
        && it.why_fit.is_some()
        && it.detail.as_deref().and_then(more_of_them).is_some()
}

/// Whether an alternative is an hour to choose, which serves what it is for as the one that was asked for would have.
const fn is_appointment(alternative: &Alternative) -> bool {
    matches!(alternative, Alternative::LaterDate(it) if it.start.is_none() && !it.slots.is_empty())
}

/// Whether an alternative offers the same at another time.
pub(crate) const fn moves_time(kind: AlternativeKind) -> bool {
    use AlternativeKind::{LaterDate, LongerDeadline, Phased, PrioritySwap};
    matches!(kind, LaterDate | LongerDeadline | Phased | PrioritySwap)
}

impl Plan {
    pub(crate) fn of(decline: &Decline) -> Self {
        let language = decline.locale.language();
        let spanish = language == Language::Spanish;
        let (length, warm) = (decline.style.length, decline.style.order == Order::Warm);
        let brief = length == Length::Brief;
        let offered = decline.alternatives.len();
        let alternatives = if brief { offered.min(BRIEF_ALTERNATIVES) } else { offered };
        // A brief mail that offers nothing has room to be kind, and would be curt without it.
        let short = brief && alternatives > 0;
        let ends = decline.ends_relationship.is_some();
        // Care leads to something: to the ways that are offered, or to a good handover. Alone it would be a phrase.
        // In Spanish the goal stands in the sentence that leads to the ways, or in the one about the handover. English speaks
        // of it in another part of the mail: see `aim`.
        let care = decline.request.goal.is_some()
            && spanish
            && (alternatives > 0 || ends)
            && (!brief || (!ends && has_room_for_goal(decline)));
        let mut opening = Vec::with_capacity(8);
        // In Spanish the no brings its own kind word: *me encantaría …, pero no puedo*.
        let kind = spanish && !ends && situation(decline.reasons[0].kind()) != Situation::Proposal;
        if warm && !short && !kind && !speaks_of_goal(decline) {
            opening.push(Part::Acknowledgement);
        }
        opening.push(Part::Refusal);
        let reasons = if short { 1 } else { decline.reasons.len() };
        for index in 0..reasons {
            let reason = &decline.reasons[index];
            let told = tie(reason, language).is_some()
                || only(reason, decline).is_some()
                || decided_by(reason, decline).is_some()
                || (!short && rule_applied(reason, decline).is_some());
            let added = reason.detail().filter(|_| !told);
            let detailed = if short { is_short_detail(added, decline) } else { added.is_some() };
            // Why somebody works less, and in Spanish how it was decided, comes before the dates and what follows for the reader.
            let kind = decline.reasons[index].kind();
            let first = match kind {
                ReasonKind::Leave => !spanish || index == 0,
                ReasonKind::NotSelected => spanish && index == 0,
                _ => false,
            };
            if detailed && first {
                opening.push(Part::ReasonDetail(index));
            }
            opening.push(Part::Reason(index));
            if detailed && !first {
                opening.push(Part::ReasonDetail(index));
            }
        }
        let mut blocks = Vec::with_capacity(8);
        blocks.push(Block::Paragraph(opening));

        let with_detail = |index: usize| {
            let mut parts = Vec::with_capacity(2);
            parts.push(Part::Alternative(index));
            let detail = decline.alternatives[index].detail();
            let told = if brief { is_short_detail(detail, decline) } else { detail.is_some() };
            let told = told && !goes_on_with(&decline.alternatives[index], decline);
            if told {
                parts.push(Part::AlternativeDetail(index));
            }
            parts
        };
        if ends {
            // The end of the relationship is said before the ways that remain.
            // What is said of the time together stands with it, where the mail still offers something.
            // In English it would be a farewell before what matters; only a mail that tells everything has it.
            let room = if spanish { !brief } else { length == Length::Full };
            let farewell = (room && alternatives > 0).then_some(Part::Goodwill);
            blocks.push(Block::Paragraph(std::iter::once(Part::Ending).chain(farewell).collect()));
        }
        // In Spanish what the ways do for the goal leads to them.
        // Who was not chosen for the very thing is not told that it matters, unless the mail is to tell everything.
        let denied =
            decline.reasons[0].kind() == ReasonKind::NotSelected && length != Length::Full && alternatives == 1;
        // A day on which something is looked at again does nothing for it yet.
        let waits = alternatives == 1
            && length != Length::Full
            && decline.alternatives[0].kind() == AlternativeKind::ReopenCondition
            && decline.reasons[0].kind() != ReasonKind::MissingPrerequisites;
        let leads = spanish && care && !ends && !denied && !waits;
        let own_sentence = alternatives == 1 && decline.alternatives[0].kind() == AlternativeKind::Other;
        let mut middle = Vec::new();
        // In English the aim goes before the one way in its sentence, and what is asked at the end stands right behind it.
        let flows = !spanish && alternatives == 1;
        let way_on = WayOn::of(decline).is_some();
        if ((flows || way_on) && decline.request.goal.is_some()) || (leads && !own_sentence) {
            middle.push(Part::Care);
        }
        if alternatives > 1 {
            middle.push(Part::LeadIn);
        }
        if alternatives == 1 {
            middle.extend(with_detail(0));
        }
        if !middle.is_empty() && !flows && !way_on {
            blocks.push(Block::Paragraph(std::mem::take(&mut middle)));
        }
        if alternatives > 1 {
            blocks.push(Block::List((0..alternatives).map(with_detail).collect()));
        }
        let mut close = middle;
        let asks = alternatives > 0 || decline.reply_by.is_some() || ends || way_on;
        if asks {
            close.push(Part::NextStep);
        }
        // When the sender can be reached serves whoever wants to talk it over.
        if decline.boundaries.as_ref().is_some_and(|it| !already_told(it, &decline.reasons, language)) && !brief {
            close.push(Part::Boundary);
        }
        let farewell = ends && alternatives == 0;
        // Who has something to go on with is not wished well and left.
        if alternatives == 0 && !farewell && !way_on {
            close.push(Part::Goodwill);
        }
        if !close.is_empty() {
            blocks.push(Block::Paragraph(close));
        }
        // Good wishes after a time of work together stand alone.
        if farewell {
            blocks.push(Block::Paragraph(vec![Part::Goodwill]));
        }
        Self { blocks, alternatives }
    }
}
