//! Where an English mail speaks of what the reader is after: in the place where it carries something, and once.

use super::plan::{Plan, Situation, situation};
use super::shape::english::wished;
use super::shape::is_indefinite;
use super::text::fnv;
use crate::decline::{Decline, Length, Order, ReasonKind};
use crate::locale::Language;

/// The place of the reader's aim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aim {
    /// The thanks: *thank you for thinking of me for the spring fair*.
    Thanks,
    /// Before the no, in its sentence: *I know you want shorter queues, but I can't …*
    No,
    /// Before the no, in a sentence of its own, because the two together are longer than one should be.
    Before,
    /// The closing question: *which would work better for the spring fair?*
    Close,
}

/// Words of a no besides the task and the aim: *I know you want …, and I'm sorry that I can't …*.
const FRAME: usize = 10;

/// Words that some reasons add: *… by Friday 4 December*, *… as things stand*.
const ADDED: usize = 5;

/// The most words of a sentence.
const LONGEST: usize = 25;

/// The goal in the words in which it is wished for, where it tells what somebody is or does (*Ava being happy*) and the mail
/// has something to offer towards it.
pub(crate) fn wished_for(decline: &Decline, plan: &Plan) -> Option<String> {
    let goal = decline.request.goal.as_deref()?;
    let offered = decline.locale.language() == Language::English && plan.alternatives > 0;
    offered.then(|| wished(goal)).flatten()
}

/// The place that suits the mail, if it speaks of an aim. `topic` moves the choice, as it moves that of the wordings.
pub(crate) fn aim(decline: &Decline, plan: &Plan, topic: u64) -> Option<Aim> {
    let goal = decline.request.goal.as_deref()?;
    let language = decline.locale.language();
    if language != Language::English || decline.style.length == Length::Brief {
        return None;
    }
    let somebody = wished_for(decline, plan).is_some();
    let wanted = somebody || is_indefinite(goal, language);
    let words = |text: &str| text.split_ascii_whitespace().count();
    let warm = decline.style.order == Order::Warm;
    let (kind, of) = (decline.reasons[0].kind(), situation(decline.reasons[0].kind()));
    let proposal = of == Situation::Proposal;
    // Thanks that name the task leave a short no.
    let ends = decline.ends_relationship.is_some();
    let named = warm && !ends && (of == Situation::Work || kind == ReasonKind::StrategicFit);
    let task = if named { 3 } else { words(&decline.request.task) };
    let added = match kind {
        ReasonKind::DeadlineTooShort | ReasonKind::BudgetMismatch | ReasonKind::MissingPrerequisites => ADDED,
        ReasonKind::NotSelected => ADDED,
        _ => 0,
    };
    let fits = words(goal) + task + added + FRAME <= LONGEST;
    let places: &[Aim] = match (wanted, warm) {
        // Good wishes at the end name what the reader has in hand already.
        _ if plan.alternatives == 0 && !(ends && wanted) => return None,
        (false, _) if ends => return None,
        (false, _) if proposal => &[Aim::Close],
        (false, true) => &[Aim::Thanks, Aim::Close],
        (false, false) if fits => &[Aim::No, Aim::Close],
        (false, false) => &[Aim::Close],
        (true, _) if fits => &[Aim::No],
        (true, warm) if somebody || !warm => &[Aim::Before],
        (true, _) => &[Aim::Thanks],
    };
    let choice = (fnv(topic, "aim") >> 32) + u64::from(decline.style.variant);
    #[allow(clippy::cast_possible_truncation, reason = "the remainder is below the count")]
    places.get((choice % places.len() as u64) as usize).copied()
}
