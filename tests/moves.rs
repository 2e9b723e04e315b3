//! Which moves a report tells of, and where; and how loud a report is on mails that refuse nothing.

use declina::{Checker, Locale, Move, Report, Severity};

fn check(locale: Locale, text: &str) -> Report {
    Checker::new(locale).check(text)
}

/// The text of each move of a kind.
fn told<'t>(report: &Report, text: &'t str, kind: Move) -> Vec<&'t str> {
    report.moves.iter().filter(|one| one.kind == kind).map(|one| &text[one.start..one.end]).collect()
}

#[test]
fn the_question_at_the_end_makes_no_step_of_the_no() {
    let text = "Hola, Ana:\n\nNo puedo preparar el informe para el viernes 11 de diciembre. Tengo cuarenta horas \
                comprometidas con la feria. Puedo entregarlo el martes 15. ¿Te sirve esa fecha?\n\nUn saludo,\nLuis\n";
    let report = check(Locale::Es, text);
    assert_eq!(told(&report, text, Move::NextStep), ["Te sirve esa fecha"]);
    assert_eq!(told(&report, text, Move::Refusal), ["No puedo preparar el informe para el viernes 11 de diciembre"]);
}

#[test]
fn each_item_of_an_announced_list_is_a_way() {
    for [first, second, third] in [["A.", "B.", "C."], ["1)", "2)", "3)"], ["-", "-", "-"]] {
        let text = format!(
            "Hi Dana,\n\nI can't build the dashboard this week, because the billing migration takes 32 of my 36 \
             hours.\n\nThere are three ways to go about it:\n\n{first} I move the survey to Friday 18 December. The \
             dashboard would then be ready on Wednesday 9 December.\n{second} I set aside four hours for one chart of \
             monthly totals.\n{third} The date moves to 18 December, and you'll have the full version.\n\nWhich one \
             would you rather have? Tell me by Monday 30 November.\n\nBest,\nMarcus\n"
        );
        let report = check(Locale::EnGb, &text);
        let ways = told(&report, &text, Move::Alternative).join(" | ");
        for part in ["I move the survey", "I set aside four hours", "The date moves"] {
            assert!(ways.contains(part), "{part:?} is not among the ways: {ways}");
        }
    }
}

#[test]
fn a_notice_that_refuses_nothing_is_told_of_form_in_a_low_voice() {
    let text = "SERVICE NOTICE 14 MARCH\n\nThe lifts of the north building are inspected on Monday 14 March from 8am to \
                noon. Please use the stairs or the lifts of the south building. Thank you for your patience!";
    let report = check(Locale::EnGb, text);
    let loud: Vec<String> =
        report.findings.iter().filter(|it| it.severity != Severity::Info).map(ToString::to_string).collect();
    assert!(loud.is_empty(), "{loud:?}");
}
