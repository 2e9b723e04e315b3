//! Random situations, all of them valid.

use declina::diagnose::{
    Absence, Decider, Focus, Part, PolicyBasis, PolicyLimit, Priority, Sensitive, StandingConflict, StandingPolicy,
};
use declina::{
    Agreement, Alternative, Basis, Conflict, Context, Duration, EndsRelationship, Hours, Locale, MissingItem, Money,
    OpenCommitment, Person, Referral, RequestFacts, Situation, Slot, SmallHelp, TimeRange, Weekday, WorkingHours,
};
use jiff::ToSpan;
use jiff::civil::{Date, Time, date, time};
use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;

const TAGS: [&str; 4] = ["the newsletter", "the podcast", "the website", "the fair"];

pub(crate) fn today() -> impl Strategy<Value = Date> {
    (0..60_i64).prop_map(|days| date(2026, 11, 2).saturating_add(days.days()))
}

/// Hours from nearly nothing to the most, in hundredths.
fn hours(most: u32) -> impl Strategy<Value = Hours> {
    prop_oneof![(1..=most).prop_map(|whole| whole * 100), 1..=most * 100].prop_map(Hours::from_hundredths)
}

fn tags() -> impl Strategy<Value = Vec<String>> {
    vec(prop::sample::select(&TAGS[..]).prop_map(str::to_owned), 0..3)
}

fn after(today: Date, days: std::ops::Range<i64>) -> impl Strategy<Value = Date> + Clone {
    days.prop_map(move |days| today.saturating_add(days.days()))
}

fn pounds(most: u64) -> impl Strategy<Value = Money> {
    (1..=most).prop_map(|amount| Money::from_hundredths(amount * 50, "GBP").unwrap())
}

fn quarter(from: i8, to: i8) -> impl Strategy<Value = Time> {
    (from..to, prop::sample::select(&[0_i8, 15, 30, 45][..])).prop_map(|(hour, minute)| time(hour, minute, 0, 0))
}

fn slot(day: Date) -> impl Strategy<Value = Slot> {
    (quarter(7, 20), 1..8_i64, 0..4).prop_map(move |(start, quarters, form)| {
        let slot = Slot::new(day);
        match form {
            0 => slot,
            1 => slot.with_start(start),
            _ => slot.with_start(start).with_end(start.saturating_add((quarters * 15).minutes())),
        }
    })
}

fn windows() -> impl Strategy<Value = Vec<WorkingHours>> {
    let split = Just(vec![
        WorkingHours::new(
            vec![Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday],
            TimeRange::new(time(9, 0, 0, 0), time(13, 30, 0, 0)),
        ),
        WorkingHours::new(
            vec![Weekday::Monday, Weekday::Tuesday, Weekday::Saturday],
            TimeRange::new(time(15, 0, 0, 0), time(18, 15, 0, 0)),
        ),
    ]);
    let plain = (vec(prop::sample::select(&Weekday::ALL[..]), 1..6), quarter(7, 12), quarter(13, 19))
        .prop_map(|(days, from, to)| vec![WorkingHours::new(days, TimeRange::new(from, to))]);
    prop_oneof![3 => Just(Vec::new()), 2 => plain, 1 => split]
}

fn absence(today: Date) -> impl Strategy<Value = Absence> {
    (-10..60_i64, 0..20_i64, of(hours(20))).prop_map(move |(from, length, left)| {
        let from = today.saturating_add(from.days());
        let mut absence = Absence::new(from, from.saturating_add(length.days()));
        absence.hours_per_week = left;
        absence
    })
}

fn policy() -> impl Strategy<Value = StandingPolicy> {
    let limit = prop_oneof![
        (0..40_u32).prop_map(PolicyLimit::Days),
        (0..40_u32).prop_map(PolicyLimit::Percent),
        (0..40_u32).prop_map(PolicyLimit::Count),
    ];
    (prop::sample::select(&[PolicyBasis::House, PolicyBasis::Law][..]), of(limit), tags()).prop_map(
        |(basis, limit, tags)| {
            let mut policy = StandingPolicy::new("the house rules").with_basis(basis).with_tags(tags);
            policy.clause = Some("keeps every order to its list".to_owned());
            policy.duty = Some("keep the records private".to_owned());
            policy.limit = limit;
            policy
        },
    )
}

fn person(today: Date) -> impl Strategy<Value = Person> {
    let conflict = (tags(), of(after(today, -20..200))).prop_map(|(tags, until)| {
        let mut conflict = StandingConflict::new(Conflict::Exclusivity).with_tags(tags);
        conflict.until = until;
        conflict
    });
    let focus = (tags(), of(after(today, 0..150))).prop_map(|(tags, review)| {
        let mut focus = Focus::new("the two books").with_tags(tags);
        focus.review_date = review;
        focus
    });
    let limits = (hours(60), of(0..60_u8), of(0..6_u16), of(1..=5_u8), windows(), vec(absence(today), 0..2));
    let rules = (
        weighted(0.2, vec(policy(), 1..3)),
        weighted(0.2, conflict),
        weighted(0.2, focus),
        weighted(0.4, pounds(80)),
        weighted(0.3, pounds(200)),
        any::<bool>(),
    );
    (limits, rules).prop_map(
        |((hours, buffer, weeks, energy, windows, leave), (policies, conflict, focus, rate, fee, answers))| {
            let mut person = Person::new(hours).with_leave(leave).with_skills(["the bookkeeping", "the payroll"]);
            person.buffer_percent = buffer;
            person.overtime_weeks = weeks;
            person.energy = energy;
            if answers && !windows.is_empty() {
                person.response_hours = Some(Hours::from(24));
                person.channels = vec!["e-mail".to_owned()];
            }
            person.working_windows = windows;
            person.policies = policies.unwrap_or_default();
            person.conflicts = conflict.into_iter().collect();
            person.focus = focus;
            person.minimum_rate = rate;
            person.on_call_fee = fee;
            person
        },
    )
}

fn commitments(today: Date) -> impl Strategy<Value = Vec<OpenCommitment>> {
    let due = after(today, -5..90);
    let one = prop_oneof![
        4 => (hours(40), due, any::<bool>(), 0..3_usize, any::<bool>()).prop_map(|(hours, due, movable, priority, counted)| {
            let priority = [Priority::Low, Priority::Normal, Priority::High][priority];
            OpenCommitment::new("x").with_hours_left(hours).with_due(due).with_movable(movable).with_priority(priority)
                .with_in_agreement(counted)
        }),
        1 => (hours(12), of(after(today, 0..120))).prop_map(|(hours, due)| {
            let mut one = OpenCommitment::new("x").with_hours_per_week(hours);
            one.due = due;
            one
        }),
        1 => after(today, 0..30).prop_flat_map(slot).prop_map(|slot| OpenCommitment::new("x").with_at(slot)),
    ];
    vec(one, 0..7).prop_map(|mut all| {
        // Each by its own alias, so that a test can tell which one waits.
        for (number, one) in all.iter_mut().enumerate() {
            one.alias = format!("the order number {number}");
        }
        all
    })
}

fn agreement() -> impl Strategy<Value = Agreement> {
    (of((hours(60), hours(60))), tags(), tags(), of(pounds(80)), of(1..30_u16)).prop_map(
        |(month, includes, excludes, rate, notice)| {
            let mut agreement = Agreement::new("the plan").with_includes(includes).with_excludes(excludes);
            agreement.hours_per_month = month.map(|(hours, _)| hours);
            agreement.hours_used = month.map(|(_, used)| used);
            agreement.extra_rate = rate;
            agreement.notice_days = notice;
            agreement
        },
    )
}

/// Hours, in all or a week, and days.
fn work(today: Date) -> impl Strategy<Value = RequestFacts> {
    let parts = vec(hours(20), 2..4).prop_map(|hours| {
        hours.into_iter().enumerate().map(|(number, hours)| Part::new(format!("the part {number}"), hours)).collect()
    });
    let amount = prop_oneof![
        1 => Just(RequestFacts::new()),
        5 => hours(80).prop_map(|hours| RequestFacts::new().with_hours(hours)),
        2 => parts.prop_map(|parts: Vec<Part>| RequestFacts::new().with_parts(parts)),
        2 => hours(20).prop_map(|hours| RequestFacts::new().with_hours_per_week(hours)),
    ];
    (amount, of(0..30_i64), weighted(0.8, 0..60_i64)).prop_map(move |(mut request, start, deadline)| {
        let start = start.map(|days| today.saturating_add(days.days()));
        request.start_not_before = start;
        request.deadline = deadline.map(|days| start.unwrap_or(today).saturating_add(days.days()));
        request
    })
}

fn request(today: Date) -> impl Strategy<Value = RequestFacts> {
    let slot = after(today, 0..25).prop_flat_map(slot);
    let rest = (
        weighted(0.25, slot),
        tags(),
        weighted(0.1, Just("WhatsApp".to_owned())),
        weighted(0.1, hours(48)),
        weighted(0.4, (pounds(4000), any::<bool>())),
        weighted(0.1, Just(Decider::new("the head of purchasing"))),
        weighted(0.1, prop::sample::select(&["the payroll", "the tax audit"][..])),
        weighted(0.1, of(after(today, 0..20))),
        weighted(0.1, vec(prop::sample::select(&[Sensitive::Credentials, Sensitive::PersonalData][..]), 1..3)),
        (of(0..50_u32), of(0..50_u32), of(0..50_i64)),
    );
    (work(today), rest).prop_map(
        move |(
            mut request,
            (at, tags, channel, reply, offer, decider, skill, missing, asks, (percent, count, bought)),
        )| {
            request.at = at;
            request.tags = tags;
            request.channel = channel;
            request.reply_within_hours = reply;
            if let Some((offered, project)) = offer {
                request.offered = Some(offered);
                request.basis = Some(if project { Basis::Project } else { Basis::Hour });
            }
            request.decided_by = decider;
            request.needs_skills = skill.into_iter().map(str::to_owned).collect();
            if let Some(by) = missing {
                request.missing = vec![MissingItem::new("the signed quote")];
                request.missing_by = by;
            }
            request.asks_for = asks.unwrap_or_default();
            request.percent = percent;
            request.count = count;
            request.bought_on = bought.map(|days| today.saturating_sub(days.days()));
            request
        },
    )
}

fn offers(today: Date) -> impl Strategy<Value = Vec<Alternative>> {
    let help = (hours(12), of(after(today, 0..20))).prop_map(|(hours, when)| {
        let mut help = SmallHelp::new("read the first part").with_time_box(Duration::Hours(hours));
        help.when = when;
        Alternative::from(help)
    });
    let referral = Just(Alternative::from(Referral::new().with_name("Joan Mercer")));
    vec(prop_oneof![help, referral], 0..3)
}

pub(crate) fn situations() -> impl Strategy<Value = Situation> {
    today().prop_flat_map(|today| {
        let context = (0..3_usize, weighted(0.1, after(today, 0..60)), weighted(0.1, Just(true))).prop_map(
            move |(stakes, last_day, by_choice)| {
                let stakes = [Priority::Low, Priority::Normal, Priority::High][stakes];
                let mut context = Context::new().with_stakes(stakes);
                context.ends_relationship = last_day.map(EndsRelationship::new);
                context.by_choice = by_choice;
                context
            },
        );
        let parts =
            (person(today), commitments(today), weighted(0.3, agreement()), request(today), context, offers(today));
        parts.prop_map(move |(person, commitments, agreement, request, mut context, offers)| {
            if person.focus.is_none() {
                context.by_choice = None;
            }
            let mut situation = Situation::new(Locale::EnGb, today, person, request)
                .with_commitments(commitments)
                .with_context(context)
                .with_offers(offers);
            situation.agreement = agreement;
            situation
        })
    })
}

/// Situations in which nothing but hours can stand in the way.
pub(crate) fn hours_alone() -> impl Strategy<Value = Situation> {
    today().prop_flat_map(|today| {
        let person = (hours(60), of(0..60_u8), of(0..6_u16), windows(), vec(absence(today), 0..2));
        (person, commitments(today), work(today)).prop_map(
            move |((hours, buffer, weeks, windows, leave), commitments, request)| {
                let mut person = Person::new(hours).with_working_windows(windows).with_leave(leave);
                person.buffer_percent = buffer;
                person.overtime_weeks = weeks;
                Situation::new(Locale::EnGb, today, person, request).with_commitments(commitments)
            },
        )
    })
}
