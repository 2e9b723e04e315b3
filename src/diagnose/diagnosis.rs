//! The diagnosis: what was found, the reasons that hold, and what can be offered.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::alternatives::{self, FeasibleAlternative};
use super::finding::{Facts, Finding, Rule};
use super::ground::{Ask, Ground};
use super::request_facts::Relation;
use super::rules::{self, Fired, strategic_fit};
use super::situation::Situation;
use super::words::Words;
use crate::decline::{
    Alternative, Boundaries, Decline, Duration, EndsRelationship, Hours, LaterDate, Reason, Recipient, Request, Sender,
    Style, TimeRange, Weekday, date,
};
use crate::locale::{Formality, Locale};

/// How many of the rules that fire become reasons of the mail.
const REASONS: usize = 2;

/// The hours of one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Week {
    /// The Monday of the week. The current week counts from today.
    #[serde(with = "date")]
    pub monday: Date,
    /// Hours that can be promised: what the buffer, strain and leave let stand.
    pub capacity: Hours,
    /// Hours that are promised, planned as late as they may be; more than the capacity where too much is promised.
    pub committed: Hours,
    /// Hours that can be given away. Up to any week they add up to what a request due then can have.
    pub free: Hours,
}

/// What the facts of a week say about a request: the result of [`diagnose`].
///
/// It serialises to an object with `locale`, `can_accept`, `findings` (each with its `rule`, `reason`, `facts` and
/// `explanation`), `reasons` and `alternatives` as in a [`Decline`] (each alternative under `alternative`, beside the
/// `hours` of its parts), `weeks`, and, where there are any, `boundaries` and `reply_by`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    locale: Locale,
    findings: Vec<Finding>,
    reasons: Vec<Reason>,
    alternatives: Vec<FeasibleAlternative>,
    offered: Vec<usize>,
    weeks: Vec<Week>,
    boundaries: Option<Boundaries>,
    reply_by: Option<Date>,
    ends_relationship: Option<EndsRelationship>,
    formality: Formality,
}

/// Says which reason holds, and which alternatives are feasible, or that the request can be accepted.
///
/// The rules D1 to D13 are tried in their order, and each looks at the facts alone: a reason is never invented. Every
/// rule that fires is reported, and the first two become reasons. If none fires, the request can be accepted. Every
/// alternative has been run through the same rules, so that nothing is offered that would have to be refused.
///
/// The situation is expected to be [valid](Situation::validate), as reading it ensures. The same situation gives the
/// same diagnosis.
///
/// ```
/// use declina::{Alternative, Situation, diagnose};
///
/// let situation = Situation::from_json(
///     r#"{
///         "locale": "en-GB", "today": "2026-11-23",
///         "person": {"hours_per_week": 30},
///         "commitments": [{"alias": "the website", "hours_left": 46, "due": "2026-12-04"}],
///         "request": {"hours": 20, "deadline": "2026-12-04"}
///     }"#,
/// )?;
/// let diagnosis = diagnose(&situation);
/// assert!(!diagnosis.can_accept());
/// assert_eq!(
///     diagnosis.findings()[0].explanation,
///     "Up to Friday 4 December 2026 there are 51 h and 46 h are promised: 5 h are free for a request of 20 h, which \
///      does fit with delivery on Friday 11 December 2026."
/// );
/// let offered: Vec<_> = diagnosis.alternatives().iter().map(|one| one.alternative.kind().name()).collect();
/// assert_eq!(offered, ["longer_deadline", "phased", "reduced_scope"]);
/// # Ok::<(), declina::Error>(())
/// ```
#[must_use]
pub fn diagnose(situation: &Situation) -> Diagnosis {
    let words = Words::of(situation.locale, situation.explanation_language());
    let ground = Ground::of(situation);
    let ask = Ask::of(situation);
    let mut fired = rules::fired(&ground, &ask, &words);
    if fired.is_empty() {
        fired.extend(choice(&ground));
    }
    let mut findings: Vec<Finding> = fired.iter().map(|one| finding(one, &words)).collect();
    if fired.is_empty() {
        findings.push(nothing(&ground, &ask, &words));
    }
    let alternatives = alternatives::feasible(&ground, &ask, &fired, &words);
    let (offered, reply_by) = alternatives::offered(&ground, &alternatives, &words);
    let weeks = ground.calendar.weeks(usize::from(situation.thresholds.horizon_weeks));
    Diagnosis {
        locale: situation.locale,
        findings,
        reasons: fired.into_iter().take(REASONS).map(|one| one.reason).collect(),
        offered,
        alternatives,
        weeks: weeks
            .into_iter()
            .map(|week| Week {
                monday: week.monday,
                capacity: week.capacity,
                committed: week.committed,
                free: week.free,
            })
            .collect(),
        boundaries: boundaries(situation),
        reply_by,
        ends_relationship: situation.context.ends_relationship.clone(),
        formality: formality(situation.context.relation),
    }
}

fn finding(fired: &Fired, words: &Words) -> Finding {
    Finding {
        rule: fired.rule,
        reason: Some(fired.reason.kind()),
        explanation: words.explanation(fired.sentence, &fired.facts),
        facts: fired.facts.clone(),
    }
}

/// The no of somebody who prefers not to, and says so.
fn choice(ground: &Ground<'_>) -> Option<Fired> {
    let chosen = ground.situation.context.by_choice == Some(true);
    let reason = chosen.then(|| strategic_fit(ground)).flatten()?;
    let facts = Facts::default().with("focus", reason.focus.as_str());
    Some(Fired { rule: Rule::Nothing, reason: reason.into(), facts, sentence: "choice" })
}

fn nothing(ground: &Ground<'_>, ask: &Ask, words: &Words) -> Finding {
    let (facts, sentence) = match ground.need(ask) {
        None => (Facts::default(), "nothing"),
        Some(need) if !need.every_week => {
            let facts = Facts::default().with("until", need.to).with("free_hours", ground.free_for(need));
            (facts.with("hours", need.hours), "nothing_hours")
        }
        Some(need) => (Facts::default().with("hours", need.hours), "nothing_weekly"),
    };
    Finding { rule: Rule::Nothing, reason: None, explanation: words.explanation(sentence, &facts), facts }
}

/// An alternative for each slot of a later date; any other as it is.
fn one_a_slot(alternative: &Alternative) -> Vec<Alternative> {
    match alternative {
        Alternative::LaterDate(later) if later.start.is_none() => {
            later.slots.iter().map(|slot| LaterDate { slots: vec![slot.clone()], ..later.clone() }.into()).collect()
        }
        other => vec![other.clone()],
    }
}

fn formality(relation: Option<Relation>) -> Formality {
    match relation {
        Some(Relation::Colleague | Relation::Friend) => Formality::Close,
        Some(Relation::Institution) => Formality::Formal,
        _ => Formality::Neutral,
    }
}

/// The parameters that the person sets with whoever asks, as far as they are known.
fn boundaries(situation: &Situation) -> Option<Boundaries> {
    let person = &situation.person;
    let mut boundaries = Boundaries::new();
    if let Some(first) = person.working_windows.first() {
        let mut days: Vec<Weekday> = person.working_windows.iter().flat_map(|window| window.days.clone()).collect();
        days.sort_unstable();
        days.dedup();
        boundaries.days = days;
        let same = person.working_windows.iter().all(|window| (window.from, window.to) == (first.from, first.to));
        if same {
            boundaries.hours = Some(TimeRange::new(first.from, first.to));
            boundaries.time_zone.clone_from(&first.time_zone);
        }
    }
    let above_zero = |duration: &Duration| !duration.is_zero();
    boundaries.response_time = person.response_hours.map(Duration::Hours).filter(above_zero);
    let notice = situation.agreement.as_ref().and_then(|agreement| agreement.notice_days);
    boundaries.notice = notice.map(Duration::Days).filter(above_zero);
    let nothing = boundaries.days.is_empty() && boundaries.response_time.is_none() && boundaries.notice.is_none();
    (!nothing).then_some(boundaries)
}

impl Diagnosis {
    /// Whether nothing stands in the way.
    #[must_use]
    pub fn can_accept(&self) -> bool {
        self.reasons.is_empty()
    }

    /// Every rule that fired, in order; or the one finding that nothing stands in the way.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The reasons that hold, the weightier first: none, one or two.
    #[must_use]
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// The feasible alternatives, the best first.
    #[must_use]
    pub fn alternatives(&self) -> &[FeasibleAlternative] {
        &self.alternatives
    }

    /// The hours of the weeks ahead, from the current one on.
    #[must_use]
    pub fn weeks(&self) -> &[Week] {
        &self.weeks
    }

    /// The parameters that the person sets with whoever asks: days and hours of work, response time, notice.
    #[must_use]
    pub fn boundaries(&self) -> Option<&Boundaries> {
        self.boundaries.as_ref()
    }

    /// By when an answer still leaves time for each of the alternatives that the mail offers.
    #[must_use]
    pub fn reply_by(&self) -> Option<Date> {
        self.reply_by
    }

    /// The decline that says it: the reasons, and the three best alternatives. None where the request can be accepted,
    /// because there is no reason to decline it.
    ///
    /// ```
    /// use declina::{Recipient, Request, Sender, Situation, diagnose};
    ///
    /// let situation = Situation::from_json(
    ///     r#"{"locale": "en-US", "today": "2026-11-23", "person": {"hours_per_week": 30, "skills": ["the bookkeeping"]},
    ///         "request": {"needs_skills": ["the payroll"]}}"#,
    /// )?;
    /// let decline = diagnose(&situation).decline(
    ///     Recipient::new("Dana"),
    ///     Sender::new("Luis Ortega"),
    ///     Request::new("run the payroll of the new shop"),
    /// );
    /// assert_eq!(decline.unwrap().reasons[0].kind().name(), "out_of_expertise");
    /// # Ok::<(), declina::Error>(())
    /// ```
    #[must_use]
    pub fn decline(&self, recipient: Recipient, sender: Sender, request: Request) -> Option<Decline> {
        let (first, others) = self.reasons.split_first()?;
        let mut decline = Decline::new(self.locale, recipient, sender, request, first.clone());
        decline.reasons.extend(others.iter().cloned());
        let offered: Vec<_> = self.offered.iter().map(|number| &self.alternatives[*number].alternative).collect();
        let slots: usize = offered.iter().map(|one| one_a_slot(one).len()).sum();
        // Slots are told one by one where there is room for it, so that a letter answers which.
        decline.alternatives = if slots <= alternatives::OFFERED {
            offered.into_iter().flat_map(one_a_slot).collect()
        } else {
            offered.into_iter().cloned().collect()
        };
        decline.style = Style::new().with_formality(self.formality);
        decline.reply_by = self.reply_by;
        decline.ends_relationship.clone_from(&self.ends_relationship);
        decline.boundaries = self.boundaries_to_say();
        Some(decline)
    }

    /// What of the boundaries a mail about working hours says besides the hours, which are its reason.
    fn boundaries_to_say(&self) -> Option<Boundaries> {
        let about_hours = self.reasons.iter().any(|reason| matches!(reason, Reason::WorkingHours(_)));
        let own = self.boundaries.as_ref().filter(|_| about_hours)?;
        let said = |reason: &Reason| matches!(reason, Reason::WorkingHours(facts) if facts.response_time.is_some());
        let mut boundaries = Boundaries::new();
        boundaries.response_time = own.response_time.filter(|_| !self.reasons.iter().any(said));
        boundaries.notice = own.notice;
        (boundaries.response_time.is_some() || boundaries.notice.is_some()).then_some(boundaries)
    }
}

#[derive(Serialize)]
struct WrittenDiagnosis<'a> {
    locale: Locale,
    can_accept: bool,
    findings: &'a [Finding],
    reasons: &'a [Reason],
    alternatives: &'a [FeasibleAlternative],
    weeks: &'a [Week],
    #[serde(skip_serializing_if = "Option::is_none")]
    boundaries: Option<&'a Boundaries>,
    #[serde(skip_serializing_if = "Option::is_none", with = "date::optional")]
    reply_by: Option<Date>,
}

impl Serialize for Diagnosis {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        WrittenDiagnosis {
            locale: self.locale,
            can_accept: self.can_accept(),
            findings: &self.findings,
            reasons: &self.reasons,
            alternatives: &self.alternatives,
            weeks: &self.weeks,
            boundaries: self.boundaries.as_ref(),
            reply_by: self.reply_by,
        }
        .serialize(serializer)
    }
}
