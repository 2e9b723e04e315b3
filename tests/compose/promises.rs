//! What a refusal mail promises its reader: the no comes early, its reason holds, and the way on is plain.

use std::collections::{BTreeMap, BTreeSet};

use declina::{Length, Move, Reason, ReasonKind, fitting};

use crate::corpus::{Mail, faults, none};

#[test]
fn the_no_lies_in_the_first_two_sentences() {
    none(&faults(|mail| {
        let body = mail.body();
        let sentences = mail.sentences();
        let second = sentences.get(1).or(sentences.first()).expect("a sentence");
        let end = body.find(second).expect("the sentence") + second.len();
        let refusal = mail.first(Move::Refusal).expect("a refusal");
        let inside = body.find(refusal).is_some_and(|start| start + refusal.len() <= end);
        if inside { Vec::new() } else { vec![format!("{refusal:?} is not in {:?}", &body[..end])] }
    }));
}

/// The no is said in these words.
const NEGATIONS: [&str; 20] = [
    "no ",
    "can't",
    "cannot",
    "won't",
    "will not",
    "say no",
    "be no",
    "is no",
    "not able",
    "not to",
    "decline",
    "not going",
    "not taking",
    "don't",
    "do not",
    "never",
    "nothing",
    "es no",
    "que no",
    "no,",
];

#[test]
fn the_refusal_is_explicit() {
    none(&faults(|mail| {
        let refusal = mail.first(Move::Refusal).expect("a refusal").to_lowercase();
        let said = NEGATIONS.iter().any(|negation| refusal.contains(negation)) || refusal.ends_with(" no");
        if said { Vec::new() } else { vec![refusal] }
    }));
}

fn is_rule(reason: ReasonKind) -> bool {
    use ReasonKind::{
        ConflictOfInterest, LegalOrEthical, OutOfScope, Policy, SecurityOrPrivacy, StrategicFit, WorkingHours,
    };
    matches!(
        reason,
        OutOfScope | WorkingHours | Policy | LegalOrEthical | ConflictOfInterest | SecurityOrPrivacy | StrategicFit
    )
}

/// The no itself may say that somebody cannot; the rule behind it is said as a rule: *we don't refund after 30 days*.
#[test]
fn rules_are_said_as_rules() {
    const INABILITY: [&str; 14] = [
        "can't",
        "cannot",
        "won't be able",
        "will not be able",
        "unable",
        "not able",
        "not possible",
        "no puedo",
        "no podemos",
        "voy a poder",
        "vamos a poder",
        "no me es posible",
        "no nos es posible",
        "imposible",
    ];
    none(&faults(|mail| {
        if !is_rule(mail.decline.reasons[0].kind()) {
            return Vec::new();
        }
        let reason = mail.first(Move::Reason).expect("a reason").to_lowercase();
        INABILITY.iter().filter(|word| reason.contains(**word)).map(|word| format!("{word:?} in {reason:?}")).collect()
    }));
}

#[test]
fn permanent_reasons_hold_out_no_false_hope() {
    const FOR_NOW: [&str; 13] = [
        "for now",
        "right now",
        "at this time",
        "at the moment",
        "at present",
        "currently",
        "por ahora",
        "de momento",
        "por el momento",
        "en este momento",
        "ahora mismo",
        "todavía no",
        "aún no",
    ];
    none(&faults(|mail| {
        let permanent = |reason: &Reason| match reason {
            Reason::Other(it) => it.permanent == Some(true),
            // A boundary of hours comes back with the next working day; the others stay.
            reason => {
                is_rule(reason.kind()) && reason.kind() != ReasonKind::WorkingHours
                    || matches!(reason.kind(), ReasonKind::NotSelected | ReasonKind::OutOfExpertise)
            }
        };
        if !mail.decline.reasons.iter().all(permanent) {
            return Vec::new();
        }
        let given = serde_json::to_string(&mail.decline).expect("a decline serialises").to_lowercase();
        let body = mail.body().to_lowercase();
        let said = FOR_NOW.iter().filter(|words| body.contains(**words) && !given.contains(**words));
        said.map(|words| format!("{words:?} in {:?}", mail.body())).collect()
    }));
}

#[test]
fn temporary_reasons_name_their_end() {
    none(&faults(|mail| {
        let reasons: String = mail
            .draft
            .moves()
            .iter()
            .filter(|one| one.movement == Move::Reason || one.movement == Move::Refusal)
            .map(|one| &mail.draft.text()[one.range.clone()])
            .collect();
        let said = |dates: &[Option<jiff::civil::Date>]| {
            let given: Vec<_> = dates.iter().flatten().collect();
            given.is_empty() || given.iter().any(|date| crate::facts::names_date(&reasons, **date))
        };
        let told = match &mail.decline.reasons[0] {
            Reason::Capacity(it) => said(&[it.period.map(|period| period.to), it.free_from]),
            Reason::ScheduleConflict(it) => said(&[Some(it.when.date)]),
            Reason::Leave(it) => {
                let back = it.away.and_then(|away| away.to.tomorrow().ok());
                said(&[it.away.map(|away| away.to), back, it.reduced_to.as_ref().and_then(|reduced| reduced.until)])
            }
            Reason::ConflictOfInterest(it) => said(&[it.until]),
            _ => true,
        };
        if told { Vec::new() } else { vec![reasons] }
    }));
}

/// How many alternatives the mail has room for.
fn offered(mail: &Mail) -> usize {
    let given = mail.decline.alternatives.len();
    if mail.decline.style.length == Length::Brief { given.min(1) } else { given }
}

#[test]
fn two_alternatives_or_more_are_lettered() {
    none(&faults(|mail| {
        let lettered: Vec<&str> = mail
            .body()
            .lines()
            .filter(|line| line.chars().nth(1) == Some('.') && line.chars().nth(2) == Some(' '))
            .collect();
        let letters: String = lettered.iter().map(|line| &line[..1]).collect();
        let due = &"ABC"[..if offered(mail) > 1 { offered(mail) } else { 0 }];
        if letters == due { Vec::new() } else { vec![format!("{letters:?} instead of {due:?}")] }
    }));
}

#[test]
fn a_mail_that_offers_something_ends_in_one_question_with_its_date() {
    none(&faults(|mail| {
        let mut found = Vec::new();
        if offered(mail) == 0 {
            return found;
        }
        let last = mail.body().rsplit("\n\n").next().expect("a paragraph");
        if last.matches('?').count() != 1 {
            found.push(format!("questions in {last:?}"));
        }
        if mail.decline.reply_by.is_some_and(|date| !crate::facts::names_date(last, date)) {
            found.push(format!("no date in {last:?}"));
        }
        let before = &mail.body()[..mail.body().len() - last.len()];
        if before.contains('?') {
            found.push(format!("a question before the last paragraph: {before:?}"));
        }
        found
    }));
}

#[test]
fn a_mail_without_alternatives_promises_nothing() {
    none(&faults(|mail| {
        if !mail.decline.alternatives.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        if mail.first(Move::Alternative).is_some() {
            found.push("an alternative".to_owned());
        }
        if mail.first(Move::Goodwill).is_none() {
            found.push("no good wishes".to_owned());
        }
        found
    }));
}

#[test]
fn every_kind_of_reason_stands_in_an_example_of_each_language() {
    for language in declina::Language::ALL {
        for kind in ReasonKind::ALL {
            let given = crate::corpus::mails().iter().any(|mail| {
                mail.language() == language && mail.decline.reasons.iter().any(|reason| reason.kind() == kind)
            });
            assert!(given, "{language}: {}", kind.name());
        }
        for kind in declina::AlternativeKind::ALL {
            let given = crate::corpus::mails().iter().any(|mail| {
                mail.language() == language && mail.decline.alternatives.iter().any(|one| one.kind() == kind)
            });
            assert!(
                given,
                "{language}: {} (fits {})",
                kind.name(),
                ReasonKind::ALL.iter().filter(|reason| fitting(**reason).contains(&kind)).count()
            );
        }
    }
}

#[test]
fn lengths_differ_in_what_they_say() {
    let mut words: BTreeMap<(&str, Length), Vec<usize>> = BTreeMap::new();
    for mail in crate::corpus::mails() {
        let (example, _) = mail.name.split_once(" [").expect("a name");
        let length = mail.decline.style.length;
        words.entry((example, length)).or_default().push(mail.body().split_whitespace().count());
    }
    let mean = |example: &str, length: Length| {
        let counts = &words[&(example, length)];
        counts.iter().sum::<usize>() / counts.len()
    };
    let examples: BTreeSet<&str> = words.keys().map(|(example, _)| *example).collect();
    for example in &examples {
        let [brief, standard, full] = Length::ALL.map(|length| mean(example, length));
        // A mail that has no more facts to tell does not grow.
        assert!(brief <= standard && standard <= full, "{example}: {brief}, {standard}, {full} words");
    }
    let total = |length: Length| examples.iter().map(|example| mean(example, length)).sum::<usize>();
    let [brief, standard, full] = Length::ALL.map(total);
    assert!(brief * 3 < standard * 2 && standard < full, "{brief}, {standard}, {full} words in all");
    // *About* 40 to 70, 70 to 130, 110 to 200 words.
    for (length, (least, most)) in Length::ALL.into_iter().zip([(40, 70), (70, 140), (110, 200)]) {
        let mut means: Vec<usize> = examples.iter().map(|example| mean(example, length)).collect();
        means.sort_unstable();
        let median = means[means.len() / 2];
        assert!(
            (least..=most).contains(&median),
            "{length:?}: half the examples have more than {median} words: {means:?}"
        );
    }
}

/// The body of an English mail for a decline as data.
fn english(reasons: &str, alternatives: &str, variant: u32) -> String {
    let json = format!(
        r#"{{"locale": "en-US", "recipient": {{"name": "Ada"}}, "sender": {{"name": "Ben Cole"}},
        "request": {{"task": "write the yearbook"}}, "reasons": [{reasons}], "alternatives": [{alternatives}],
        "style": {{"length": "full", "variant": {variant}}}}}"#
    );
    let decline = declina::Decline::from_json(&json).expect("a sound decline");
    declina::compose(&decline).expect("a mail").text().to_owned()
}

#[test]
fn a_pronoun_in_ing_is_no_act() {
    let help = r#"{"kind": "self_service", "resource": "the template", "url": "https://plainboard.example/t",
        "covers": "everything your view needs", "time_needed": {"hours": 2}}"#;
    let reason = r#"{"kind": "out_of_expertise", "skill": "bookbinding", "what_i_do": ["layout"]}"#;
    for variant in 0..6 {
        let text = english(reason, help, variant);
        assert!(text.contains("everything your view needs") && !text.contains("everyth "), "{text}");
    }
}

#[test]
fn terms_that_stand_alone_take_no_with() {
    let busy = r#"{"kind": "capacity", "committed_hours": 30, "capacity_hours": 35, "requested_hours": 15}"#;
    for (terms, told) in
        [("in three payments", "in three payments"), ("half of it up front", "with half of it up front")]
    {
        let price = format!(
            r#"{{"kind": "budget_mismatch", "offered": {{"amount": "12000.00", "currency": "USD"}},
            "minimum": {{"amount": "20000.00", "currency": "USD"}}, "basis": "project", "terms": "{terms}"}}"#
        );
        for (reasons, variant) in
            (0..6).flat_map(|variant| [(format!("{busy}, {price}"), variant), (price.clone(), variant)])
        {
            let text = english(&reasons, "", variant).to_lowercase();
            assert!(text.contains(told) && !text.contains("with in "), "{text}");
        }
    }
}
