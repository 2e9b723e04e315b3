//! What holds for a whole mail, as tags for its wordings.

use jiff::civil::Date;

use super::act::{asked, kept_until};
use super::aim::{Aim, aim, is_short};
use super::goal::Goal;
use super::plan::{self, Block, Part, Plan, Situation};
use super::shape::english::{is_afar, is_of_third, is_offer};
use super::shape::spanish::{chosen, is_bare_act, is_done_by_sender};
use super::shape::{
    is_collective, is_doing, is_event, is_feast, is_indefinite, is_state, names_a_time, names_amount, names_deadline,
};
use super::tags::{Tag, Tags};
use super::way_on::WayOn;
use crate::decline::{Alternative, AlternativeKind, Decline, Length, Order, Reason, ReasonKind, Voice};
use crate::locale::{Address, Formality, Language, Locale};

/// The most words of a task that the thanks name.
const SHORT_TASK: usize = 13;

/// The tags that hold for the whole mail.
pub(crate) fn tags_of(decline: &Decline, plan: &Plan, told: &Goal) -> Tags {
    let kind = decline.reasons[0].kind();
    let address = decline.effective_address();
    let plural = address.map_or(decline.recipient.group == Some(true), Address::is_plural);
    let goal = decline.request.goal.as_deref();
    let wished = |goal: &str| told.act.is_none() && is_indefinite(goal, decline.locale.language());
    let goal = goal.map(|goal| wished(goal) || told.wish.is_some());
    let english = decline.locale.language() == Language::English;
    let offered = &decline.alternatives[..plan.alternatives];
    let both = may_be_combined(offered, !english) || (!english && parts_work(decline, offered));
    let mut tags = Tags::default()
        .with(match decline.style.formality {
            Formality::Close => Tag::close,
            Formality::Neutral => Tag::neutral,
            Formality::Formal => Tag::formal,
        })
        .with(match decline.style.length {
            Length::Brief => Tag::brief,
            Length::Standard => Tag::standard,
            Length::Full => Tag::full,
        })
        .with(match decline.style.order {
            Order::Warm => Tag::warm,
            Order::Direct => Tag::direct,
        })
        .with(if decline.sender.voice == Some(Voice::We) { Tag::we } else { Tag::i })
        .with(if plural { Tag::plural } else { Tag::singular })
        .with(match plan::situation(kind) {
            Situation::Work => Tag::work,
            Situation::Petition => Tag::petition,
            Situation::Proposal => Tag::proposal,
        })
        .with(match plan::frame(kind) {
            plan::Frame::Fact => Tag::fact,
            plan::Frame::Rule => Tag::rule,
        })
        .with(match plan.alternatives {
            0 => Tag::none,
            1 => Tag::one,
            _ => Tag::many,
        })
        .with_if(decline.reply_by.is_some(), Tag::dated)
        .with_if(goal == Some(false), Tag::goal)
        .with_if(goal == Some(true), Tag::indefinite)
        .with_if(english && goal == Some(false) && told.act.is_some(), Tag::acts)
        .with_if(is_short(decline), Tag::short)
        .with_if(
            english && matches!(&decline.reasons[0], Reason::NotSelected(it) if it.feedback.as_deref().is_some_and(is_offer)),
            Tag::feedback,
        )
        .with_if(decline.request.received.is_some(), Tag::received)
        .with_if(decline.request.subject.is_some(), Tag::subject)
        .with_if(decline.ends_relationship.is_some(), Tag::ends)
        .with_if(
            matches!(&decline.reasons[0], Reason::DeadlineTooShort(it)
                if !deadline_told(decline, it.requested_deadline)),
            Tag::deadline,
        )
        .with_if(
            matches!(&decline.reasons[0], Reason::BudgetMismatch(it)
                if it.offered.as_ref().is_some_and(|price| !names_amount(&decline.request.task, &price.amount()))
                    && it.offered.as_ref().is_some_and(|price| price.hundredths() > 0)
                    && !is_about_price(&decline.request.task)
                    && (decline.style.length == Length::Full || !names_price(&decline.request.task))),
            Tag::priced,
        )
        .with_if(matches!(&decline.reasons[0], Reason::NotSelected(it) if chosen(&it.decision).is_some()), Tag::chosen)
        .with_if(tells_agreement(decline), Tag::agreement)
        .with_if(decline.ends_relationship.as_ref().is_some_and(|ends| !ends.handover.is_empty()), Tag::handover)
        .with_if(
            decline.alternatives.iter().take(plan.alternatives).any(is_usable_at_once)
                && decline.alternatives.iter().take(plan.alternatives).all(|one| needs_no_choice(one, english)),
            Tag::usable,
        )
        .with_if(decline.alternatives.iter().take(plan.alternatives).any(asks_first), Tag::asking)
        .with_if(is_compact(decline), Tag::compact)
        .with_if(plan::speaks_of_goal(decline), Tag::heart)
        .with_if(
            decline.request.goal.as_deref().is_some_and(|goal| is_state(goal, decline.locale.language())),
            Tag::state,
        )
        .with_if(
            decline.recipient.group == Some(true) && is_collective(&decline.recipient.name, decline.locale.language()),
            Tag::collective,
        )
        .with_if(both, Tag::together)
        .with_if(offered.iter().all(is_done_by_writer), Tag::own)
        .with_if(decline.locale == Locale::EsCo, Tag::co)
        .with_if(holds_for_now(decline, plan), Tag::for_now)
        .with_if(WayOn::of(decline).is_some(), Tag::way_on)
        .with_if(english && decline.reasons.iter().any(excludes), Tag::excluded)
        .with_if(decline.locale == Locale::EnUs, Tag::us)
        .with_if(decline.locale == Locale::EsEs, Tag::spain);
    if let Some(address) = address {
        tags = tags.with(match address {
            Address::Tu => Tag::tu,
            Address::Vos => Tag::vos,
            Address::Usted => Tag::usted,
            Address::Vosotros => Tag::vosotros,
            Address::Ustedes => Tag::ustedes,
        });
    }
    if decline.locale.language() == Language::Spanish {
        // *gracias por pensar en mí para traducir el prospecto*, but not *para cambiarte el calefón*.
        // A long one, or one with its price, is said once, in the no.
        let (task, priced) = (&decline.request.task, decline.reasons[0].kind() == ReasonKind::BudgetMismatch);
        let short = task.bytes().filter(|byte| *byte == b' ').count() < SHORT_TASK
            && !(priced && (task.contains(|c: char| c.is_ascii_digit()) || task.contains("gratis")));
        let bare = short && is_bare_act(task);
        let feedback = matches!(&decline.reasons[0], Reason::NotSelected(it)
            if it.feedback.as_deref().is_some_and(is_done_by_sender));
        let timed = kind == ReasonKind::MissingPrerequisites && names_a_time(task, Language::Spanish);
        tags = tags.with_if(bare, Tag::bare).with_if(feedback, Tag::feedback).with_if(timed, Tag::timed);
    }
    if let Some(goal) = decline.request.goal.as_deref() {
        let language = decline.locale.language();
        let feast = is_feast(goal, language);
        tags = tags
            .with_if(feast || is_event(goal, language), Tag::event)
            .with_if(feast, Tag::feast)
            .with_if(is_doing(goal, language), Tag::doing)
            .with_if(english && !is_of_third(goal), Tag::nameable)
            .with_if(language == Language::Spanish && echoes(&decline.request.task, goal), Tag::echo);
    }
    let held = |one: &Alternative| kept_until(one).is_some() && kept_until(one) == decline.reply_by;
    tags = tags
        .with_if_some(question(kind, offered, both, !english))
        .with_if(matches!(offered, [Alternative::ReopenCondition(_)]), Tag::waits)
        .with_if(english && keeps(decline, plan), Tag::kept)
        .with_if(matches!(offered, [Alternative::ReopenCondition(it)] if it.how_to_trigger.is_some()), Tag::triggered)
        .with_if(offered.iter().any(|one| matches!(one, Alternative::LaterDate(_)) && held(one)), Tag::held_date)
        .with_if(offered.iter().any(|one| matches!(one, Alternative::ChangedTerms(_)) && held(one)), Tag::held_price);
    tags = tags.with_if_some(reason_tag(kind)).with_if_some(aim(decline, plan, told).map(|aim| match aim {
        Aim::Middle => Tag::aim_middle,
        Aim::Lead => Tag::aim_lead,
    }));
    decline
        .alternatives
        .iter()
        .take(plan.alternatives)
        .fold(tags, |tags, it| tags.with_if_some(alternative_tag(it.kind())))
}

/// Whether the one way of an English mail tells until when it is kept, right before its question: nothing stands between.
fn keeps(decline: &Decline, plan: &Plan) -> bool {
    let [one] = &decline.alternatives[..plan.alternatives] else { return false };
    let told = plan.blocks.iter().any(|block| match block {
        Block::Paragraph(parts) => parts.contains(&Part::AlternativeDetail(0)),
        Block::List(_) => false,
    });
    let dated = matches!(one, Alternative::LaterDate(it) if it.hold_until == decline.reply_by);
    dated && !told && decline.ends_relationship.is_none() && decline.reply_by.is_some()
}

/// Whether what an American mail speaks of is done where the reader is, so that nobody asks whose clocks it means. A mail
/// that tells everything names the zone.
pub(crate) fn is_near(decline: &Decline) -> bool {
    decline.locale == Locale::EnUs
        && decline.style.length != Length::Full
        && decline.boundaries.is_none()
        && !is_afar(&decline.request.task)
        && !decline.request.subject.as_deref().is_some_and(is_afar)
}

/// Whether a reason rules the very thing out, so that nobody will look at it again.
const fn excludes(reason: &Reason) -> bool {
    matches!(
        reason,
        Reason::Policy(_) | Reason::LegalOrEthical(_) | Reason::SecurityOrPrivacy(_) | Reason::StrategicFit(_)
    )
}

/// The tag of the kind of the first reason.
const fn reason_tag(kind: ReasonKind) -> Option<Tag> {
    Some(match kind {
        ReasonKind::Capacity => Tag::capacity,
        ReasonKind::ScheduleConflict => Tag::schedule_conflict,
        ReasonKind::DeadlineTooShort => Tag::deadline_too_short,
        ReasonKind::OutOfScope => Tag::out_of_scope,
        ReasonKind::OutOfExpertise => Tag::out_of_expertise,
        ReasonKind::WorkingHours => Tag::working_hours,
        ReasonKind::BudgetMismatch => Tag::budget_mismatch,
        ReasonKind::Policy => Tag::policy,
        ReasonKind::LegalOrEthical => Tag::legal_or_ethical,
        ReasonKind::ConflictOfInterest => Tag::conflict_of_interest,
        ReasonKind::MissingPrerequisites => Tag::missing_prerequisites,
        ReasonKind::SecurityOrPrivacy => Tag::security_or_privacy,
        ReasonKind::StrategicFit => Tag::strategic_fit,
        ReasonKind::NotSelected => Tag::not_selected,
        ReasonKind::Leave => Tag::leave,
        ReasonKind::NotMyDecision => Tag::not_my_decision,
        ReasonKind::Other => return None,
    })
}

/// The tag of a kind of alternative; it holds where the mail offers one of the kind.
const fn alternative_tag(kind: AlternativeKind) -> Option<Tag> {
    Some(match kind {
        AlternativeKind::LaterDate => Tag::later_date,
        AlternativeKind::LongerDeadline => Tag::longer_deadline,
        AlternativeKind::ReducedScope => Tag::reduced_scope,
        AlternativeKind::Phased => Tag::phased,
        AlternativeKind::PrioritySwap => Tag::priority_swap,
        AlternativeKind::ChangedTerms => Tag::changed_terms,
        AlternativeKind::Referral => Tag::referral,
        AlternativeKind::SelfService => Tag::self_service,
        AlternativeKind::OtherFormat => Tag::other_format,
        AlternativeKind::SmallHelp => Tag::small_help,
        AlternativeKind::ReopenCondition => Tag::reopen_condition,
        AlternativeKind::Escalation => Tag::escalation,
        AlternativeKind::Other => Tag::offer,
    })
}

/// The tags for the closing question: it asks about those alternatives that need a yes, and so its kinds are theirs.
/// One of them is asked about (`single`), or the reader chooses between several (`choice`).
pub(crate) fn tags_of_question(tags: Tags, decline: &Decline, plan: &Plan) -> Tags {
    let offered = || decline.alternatives.iter().take(plan.alternatives);
    // Beside other work of the sender's, somebody else to turn to is a choice in English too, though it needs no answer.
    let chosen = |one: &Alternative| {
        decline.locale.language() == Language::English
            && tags.has(Tag::either)
            && matches!(one, Alternative::Referral(_) | Alternative::Other(_))
    };
    let english = decline.locale.language() == Language::English;
    let open = |one: &Alternative| needs_no_choice(one, english);
    let needs_no_choice = |one: &Alternative| open(one) && !(chosen(one) && offered().any(|other| !open(other)));
    let needing = offered().filter(|one| !needs_no_choice(one)).count();
    let asked = |one: &&Alternative| needing == 0 || !needs_no_choice(one);
    let all = offered().fold(Tags::default(), |tags, one| tags.with_if_some(alternative_tag(one.kind())));
    let kinds =
        offered().filter(asked).fold(Tags::default(), |tags, one| tags.with_if_some(alternative_tag(one.kind())));
    let choices = |one: &Alternative| matches!(one, Alternative::LaterDate(it) if it.slots.len() > 1);
    let swaps = |one: &Alternative| matches!(one, Alternative::PrioritySwap(it) if it.needs_ok_from.is_some());
    tags.without(all)
        .and(kinds)
        .with_if(offered().filter(asked).count() == 1, Tag::single)
        .with_if(offered().filter(asked).count() > 1, Tag::choice)
        .with_if(offered().any(choices), Tag::several)
        .with_if(offered().any(swaps), Tag::approval)
}

/// What the closing asks for. Who waits for something that is missing may send it, or choose another way.
fn question(kind: ReasonKind, offered: &[Alternative], both: bool, spanish: bool) -> Option<Tag> {
    let sends = offered.iter().any(|one| matches!(one, Alternative::ReopenCondition(_)));
    match asked(offered).0 {
        Some(Tag::ask_work | Tag::ask_date | Tag::ask_terms)
            if sends && offered.len() > 1 && kind == ReasonKind::MissingPrerequisites =>
        {
            Some(Tag::either)
        }
        // One part of the work for the sender, the other for somebody else: both are needed.
        Some(Tag::either) if spanish && both => Some(Tag::ask_help),
        // What is missing is asked for, whatever else is at hand.
        Some(Tag::ask_nothing) if spanish && sends && kind == ReasonKind::MissingPrerequisites => Some(Tag::ask_return),
        // Beside an offer in the caller's own words, the reader chooses.
        Some(Tag::ask_return)
            if spanish
                && offered.len() > 1
                && offered.iter().any(|one| matches!(one, Alternative::Other(_)))
                && !both =>
        {
            Some(Tag::either)
        }
        tag => tag,
    }
}

/// Whether the task and the goal together leave room for more in the sentence of the no.
pub(crate) fn is_compact(decline: &Decline) -> bool {
    let words = |text: &str| text.split_whitespace().count();
    words(&decline.request.task) + decline.request.goal.as_deref().map_or(0, words) <= 14
}

/// Whether exactly two ways are offered, each of them needs a yes, and the reader may have both: a person who is asked
/// and an hour of help. Spanish asks so about a person who is to be introduced and about an offer of the caller's own too.
fn may_be_combined(offered: &[Alternative], spanish: bool) -> bool {
    let [first, second] = offered else { return false };
    let helps = |one: &Alternative| matches!(one, Alternative::SmallHelp(_));
    let asks = |one: &Alternative| match one {
        Alternative::OtherFormat(_) | Alternative::LaterDate(_) => true,
        Alternative::Referral(it) => asks_first(one) || (spanish && it.intro_offer.is_some()),
        Alternative::Other(_) => spanish,
        _ => false,
    };
    let own = |one: &Alternative| spanish && matches!(one, Alternative::Other(_));
    let waits = |one: &Alternative| matches!(one, Alternative::ReopenCondition(_));
    (helps(first) && (asks(second) || helps(second)))
        || (asks(first) && helps(second))
        // What is offered now, and another look later on.
        || (own(first) && waits(second))
        || (waits(first) && own(second))
}

/// Whether a Spanish mail offers a part of the work beside somebody for the part that the sender does not know, or
/// something for the time that the sender is away beside the day of return: the reader wants both.
fn parts_work(decline: &Decline, offered: &[Alternative]) -> bool {
    let [first, second] = offered else { return false };
    let other = |one: &Alternative| matches!(one, Alternative::Referral(_));
    let own = |one: &Alternative| {
        use AlternativeKind::{OtherFormat, Phased, ReducedScope, SmallHelp};
        matches!(one.kind(), OtherFormat | Phased | ReducedScope | SmallHelp)
    };
    let back = |one: &Alternative| matches!(one, Alternative::LaterDate(it) if it.start.is_some());
    let meanwhile = |one: &Alternative| matches!(one, Alternative::OtherFormat(_));
    let of_kind = |kind: ReasonKind| decline.reasons.iter().any(|reason| reason.kind() == kind);
    let pair = |one: &dyn Fn(&Alternative) -> bool, other: &dyn Fn(&Alternative) -> bool| {
        (one(first) && other(second)) || (other(first) && one(second))
    };
    (pair(&other, &own) && of_kind(ReasonKind::OutOfExpertise))
        || (pair(&back, &meanwhile) && of_kind(ReasonKind::Leave))
}

/// Whether the task tells when it should be done: by its day, or in an English mail that is not full by what comes after
/// it (*before Easter*, *by Christmas*).
fn deadline_told(decline: &Decline, deadline: Date) -> bool {
    let (task, language) = (&decline.request.task, decline.locale.language());
    let bounds = [" before ", " by "];
    let before = language == Language::English
        && decline.style.length != Length::Full
        && bounds.iter().any(|bound| task.contains(bound));
    before || names_deadline(task, deadline, language)
}

/// Whether the no of a mail names the agreement that the request goes beyond: it is about these terms alone, and
/// other ones may be offered.
pub(crate) fn tells_agreement(decline: &Decline) -> bool {
    const LONGEST: usize = 20;
    let words = |text: &str| text.split_ascii_whitespace().count();
    let Reason::OutOfScope(it) = &decline.reasons[0] else { return false };
    let ends = decline.locale.language() == Language::Spanish && decline.ends_relationship.is_some();
    // *dentro del plan dentro del plan trimestral*
    let within = decline.locale.language() == Language::Spanish && decline.request.task.contains(" dentro de");
    !ends
        && !within
        && !names_thing(&decline.request.task, &it.agreement_ref)
        && words(&decline.request.task) + words(&it.agreement_ref) <= LONGEST
}

/// Whether a Spanish no holds for now only: the same is offered at a later time, and the task names none.
fn holds_for_now(decline: &Decline, plan: &Plan) -> bool {
    use AlternativeKind::{LaterDate, LongerDeadline, Phased, PrioritySwap};
    let later = |one: &Alternative| matches!(one.kind(), LaterDate | LongerDeadline | Phased | PrioritySwap);
    decline.locale.language() == Language::Spanish
        && matches!(decline.reasons[0].kind(), ReasonKind::Capacity | ReasonKind::Leave)
        && decline.alternatives.iter().take(plan.alternatives).any(later)
        && !names_a_time(&decline.request.task, Language::Spanish)
}

/// Whether the task names a thing, whatever its article (*offer you the post*, *the post*).
pub(crate) fn names_thing(task: &str, thing: &str) -> bool {
    let thing = thing.trim();
    let bare = thing.split_once(' ').map_or(thing, |(_, bare)| bare);
    // Most tasks do not, and that is told sooner than where one would.
    task.contains(bare) && task.find(bare).is_some_and(|at| !task[at + bare.len()..].starts_with(char::is_alphanumeric))
}

/// Whether a task and what it is for share a word of some weight, so that a Spanish sentence that told both would say it
/// twice (*renovar la beca de Jimena*, *la inscripción de Jimena*).
pub(crate) fn echoes(task: &str, goal: &str) -> bool {
    fn words(text: &str) -> impl Iterator<Item = &str> {
        const WEIGHT: usize = 4;
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > WEIGHT)
    }
    words(goal).any(|word| words(task).any(|other| other.eq_ignore_ascii_case(word)))
}

/// Whether a Spanish task is about a price, so that it cannot be done for one (*mantener el precio de 2025*).
fn is_about_price(task: &str) -> bool {
    ["precio", "tarifa", "cuota", "descuento", "rebaja", "presupuesto"].iter().any(|word| task.contains(word))
}

/// Whether a Spanish task names a price in words of its own (*por 200 lucas*).
fn names_price(task: &str) -> bool {
    let behind = task.split_once(" por ").map(|(_, behind)| behind);
    behind.is_some_and(|behind| behind.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether what was decided on is another than the reader (*the appointment of another candidate*).
pub(crate) fn names_another(decision: &str) -> bool {
    decision.split_whitespace().any(|word| matches!(word, "another" | "other" | "others" | "otra" | "otro"))
}

/// Whether an alternative can be taken together with another one: a help, a resource beside a new date.
/// A referral is not one of them: who has another person do the work has no use for the sender's own.
pub(crate) const fn goes_with_another(alternative: &Alternative) -> bool {
    matches!(
        alternative,
        Alternative::SmallHelp(_)
            | Alternative::SelfService(_)
            | Alternative::Escalation(_)
            | Alternative::ReopenCondition(_)
    )
}

/// Whether an alternative is something that the sender does, and not somebody else or something to turn to.
const fn is_done_by_writer(alternative: &Alternative) -> bool {
    use Alternative::{Escalation, Other, Referral, ReopenCondition, SelfService};
    !matches!(alternative, Escalation(_) | Other(_) | Referral(_) | ReopenCondition(_) | SelfService(_))
}

/// Whether the reader can use an alternative without a further word from the sender.
fn is_usable_at_once(alternative: &Alternative) -> bool {
    match alternative {
        Alternative::SelfService(_) | Alternative::Escalation(_) => true,
        Alternative::Referral(it) => it.consent == Some(true) && it.contact.is_some(),
        _ => false,
    }
}

/// Whether nothing is to be chosen or set up for an alternative: the way back stands open beside whatever is used, and so
/// does what an English sentence of the caller's tells without a word of the sender's doing (*the noticeboard is free*).
pub(crate) fn needs_no_choice(alternative: &Alternative, english: bool) -> bool {
    match alternative {
        Alternative::ReopenCondition(_) => true,
        Alternative::Other(it) => {
            let by_sender = |word: &str| ["I", "me", "We", "we", "us", "you", "You"].contains(&word);
            english && !it.offer.split(|c: char| !c.is_alphabetic()).any(by_sender)
        }
        _ => is_usable_at_once(alternative),
    }
}

/// The one way that the reader has to choose, where all others can be used without a word.
pub(crate) fn only_choice(offered: &[Alternative], english: bool) -> Option<&Alternative> {
    let mut choices = offered.iter().filter(|one| !needs_no_choice(one, english));
    choices.next().filter(|_| choices.next().is_none())
}

/// Whether an alternative is a person whom the sender asks before giving their address.
pub(crate) fn asks_first(alternative: &Alternative) -> bool {
    matches!(alternative, Alternative::Referral(it) if it.consent != Some(true))
}

/// What a handover serves, and whether it fits into the sentence about it.
pub(crate) fn goal_of_handover(decline: &Decline) -> Option<(&str, bool)> {
    let words = |text: &str| text.split_whitespace().count();
    let handover = decline.ends_relationship.as_ref().map(|ends| &ends.handover)?;
    let goal = decline.request.goal.as_deref()?;
    let fits = handover.iter().map(|one| words(one)).sum::<usize>() + words(goal) <= 18;
    let told = decline.locale.language() == Language::Spanish
        && decline.style.length != Length::Brief
        && !handover.is_empty()
        && !is_indefinite(goal, Language::Spanish);
    told.then_some((goal, fits))
}
