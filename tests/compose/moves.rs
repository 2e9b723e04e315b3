//! The moves of a draft and the bytes that make them.

use declina::{Length, Move};

use crate::corpus::{faults, none};

#[test]
fn moves_lie_on_character_boundaries_in_the_order_of_the_text() {
    none(&faults(|mail| {
        let text = mail.draft.text();
        let mut end = 0;
        let mut found = Vec::new();
        for one in mail.draft.moves() {
            let range = one.range.clone();
            let sound = text.is_char_boundary(range.start) && text.is_char_boundary(range.end);
            if !sound || range.start < end || range.end <= range.start || range.end > text.len() {
                found.push(format!("{} {range:?} after {end}", one.movement));
                return found;
            }
            let words = &text[range.clone()];
            if words.trim() != words || !words.starts_with(|c: char| c.is_alphanumeric() || "¿¡«“\"(".contains(c))
            {
                found.push(format!("{}: {words:?}", one.movement));
            }
            end = range.end;
        }
        found
    }));
}

#[test]
fn what_no_move_covers_is_letters_of_the_list_joints_and_space() {
    none(&faults(|mail| {
        let text = mail.draft.text();
        let mut end = 0;
        let mut found = Vec::new();
        let ranges =
            mail.draft.moves().iter().map(|one| one.range.clone()).chain(std::iter::once(text.len()..text.len()));
        for range in ranges {
            let gap = text[end..range.start].trim().trim_matches(['.', ',', ':', ' ']);
            if !["", "A", "B", "C", ".\n\nA", ":\n\nA"].contains(&gap) {
                found.push(format!("{gap:?}"));
            }
            end = range.end;
        }
        found
    }));
}

#[test]
fn a_mail_makes_the_moves_of_its_decline() {
    none(&faults(|mail| {
        let moves: Vec<Move> = mail.draft.moves().iter().map(|one| one.movement).collect();
        let made = |movement: Move| moves.contains(&movement);
        let decline = &mail.decline;
        let brief = decline.style.length == declina::Length::Brief;
        let mut found = Vec::new();
        let mut due = |movement: Move, expected: bool| {
            if made(movement) != expected {
                found.push(format!("{movement}: expected {expected} in {moves:?}"));
            }
        };
        due(Move::Refusal, true);
        due(Move::Reason, true);
        due(Move::Alternative, !decline.alternatives.is_empty());
        due(Move::Boundary, decline.boundaries.is_some() && !brief);
        let asks =
            !decline.alternatives.is_empty() || decline.reply_by.is_some() || decline.ends_relationship.is_some();
        due(Move::NextStep, asks);
        if moves.iter().filter(|one| **one == Move::Refusal).count() != 1 {
            found.push("more than one refusal".to_owned());
        }
        found
    }));
}

#[test]
fn a_move_covers_its_own_words() {
    let json = &crate::support::examples().into_iter().find(|(name, _)| name == "es-capacity-instagram").expect("it").1;
    let decline = declina::Decline::from_json(json).expect("it reads");
    let draft = declina::compose(&decline).expect("it composes");
    let words = |movement: Move| {
        let ranges = draft.moves().iter().filter(|one| one.movement == movement).map(|one| one.range.clone());
        ranges.map(|range| &draft.text()[range]).collect::<Vec<_>>().join("|")
    };
    assert_eq!(words(Move::Greeting), draft.text().lines().next().expect("a line"));
    assert!(words(Move::Refusal).to_lowercase().contains("no "), "{}", words(Move::Refusal));
    assert!(words(Move::Reason).contains("8 de enero"), "{}", words(Move::Reason));
    assert!(words(Move::Alternative).contains("Ana Gil"), "{}", words(Move::Alternative));
    assert!(words(Move::NextStep).contains("26 de noviembre"), "{}", words(Move::NextStep));
    assert!(words(Move::SignOff).ends_with("Lucía Ramos\nAsistente virtual"), "{}", words(Move::SignOff));
    // A full mail names what it is for, whatever the wording.
    for variant in 0..6 {
        let style = decline.style.with_length(Length::Full).with_variant(variant);
        let full = declina::compose(&decline.clone().with_style(style)).expect("it composes");
        assert!(full.text().to_lowercase().contains("campaña de navidad"), "{full}");
    }
}

#[test]
fn thanks_are_a_move_of_their_own_where_something_was_put_forward() {
    let json =
        &crate::support::examples().into_iter().find(|(name, _)| name == "es-not-selected-coordinacion").expect("it").1;
    let draft = declina::compose(&declina::Decline::from_json(json).expect("it reads")).expect("it composes");
    let thanks = draft.moves().iter().find(|one| one.movement == Move::Gratitude).expect("thanks");
    assert!(draft.text()[thanks.range.clone()].to_lowercase().starts_with("gracias"), "{draft}");
}

/// A goal that tells how somebody is (*Ava being happy*) is wished for, not pasted behind a preposition.
#[test]
fn a_state_of_somebody_is_wished_for() {
    for order in ["direct", "warm"] {
        for length in ["standard", "full"] {
            for variant in 0..4 {
                let decline = format!(
                    r#"{{"locale": "en-GB", "recipient": {{"name": "Mrs Clarke"}}, "sender": {{"name": "Janet Mills"}},
                        "request": {{"task": "move Ava to the other class", "goal": "Ava being happy at school"}},
                        "reasons": [{{"kind": "not_my_decision", "decider_role": "the head teacher"}}],
                        "alternatives": [{{"kind": "small_help", "what": "put a meeting in the diary", "time_box": {{"minutes": 20}}}}],
                        "reply_by": "2026-12-02",
                        "style": {{"length": "{length}", "order": "{order}", "variant": {variant}}}}}"#
                );
                let decline: declina::Decline = serde_json::from_str(&decline).unwrap();
                let draft = declina::compose(&decline).unwrap();
                assert!(draft.text().contains("Ava to be happy at school"), "{}", draft.text());
            }
        }
    }
}
