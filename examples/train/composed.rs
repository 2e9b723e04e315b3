//! Mails that the crate writes itself: their moves are known.

use std::path::Path;

use declina::check::LABELS;
use declina::{Address, Composer, Decline, Draft, Formality, Language, Length, Move, Order, Refusal, Report, Severity};

use crate::Failure;
use crate::corpus::Lesson;

/// How much a composed mail counts beside a labelled one.
const WEIGHT: f32 = 0.2;
/// How many wordings of each style are written.
const VARIANTS: u32 = 4;

/// Every example decline of a language in every address, formality, length and order and in some variants.
pub fn drafts(declines: &Path, language: Language) -> Result<Vec<Draft>, Failure> {
    let mut paths: Vec<_> = std::fs::read_dir(declines)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let composer = Composer::new();
    let mut drafts = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path)?;
        let decline: Decline = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        if decline.locale.language() != language {
            continue;
        }
        for styled in styles(&decline) {
            // Some forms of address do not go with some readers.
            if let Ok(draft) = composer.compose(&styled) {
                drafts.push(draft);
            }
        }
    }
    Ok(drafts)
}

fn styles(decline: &Decline) -> Vec<Decline> {
    let addresses = [Address::Tu, Address::Vos, Address::Usted, Address::Vosotros, Address::Ustedes].map(Some);
    let addresses = if decline.locale.language() == Language::Spanish { &addresses[..] } else { &[None] };
    let mut styled = Vec::new();
    for address in addresses {
        for formality in [Formality::Close, Formality::Neutral, Formality::Formal] {
            for length in [Length::Brief, Length::Standard, Length::Full] {
                for order in [Order::Warm, Order::Direct] {
                    for variant in 0..VARIANTS {
                        let mut decline = decline.clone();
                        decline.address = *address;
                        decline.style.formality = formality;
                        decline.style.length = length;
                        decline.style.order = order;
                        decline.style.variant = variant;
                        styled.push(decline);
                    }
                }
            }
        }
    }
    styled
}

/// What the model calls a move; the others are left to the rows.
fn label(movement: Move) -> Option<&'static str> {
    Some(match movement {
        Move::Refusal => "refusal",
        Move::Reason => "reason-specific",
        Move::Alternative => "alternative",
        Move::NextStep => "next_step",
        Move::Gratitude => "gratitude",
        Move::Regret => "regret",
        Move::Positive => "positive",
        _ => return None,
    })
}

/// What a composed mail teaches; `times` is how much it counts beside another one.
pub fn lesson(draft: &Draft, times: f32) -> Lesson {
    let marked: Vec<_> = draft.moves().iter().filter_map(|at| Some((label(at.movement)?, at.range.clone()))).collect();
    let has = |name: &str| marked.iter().any(|(label, _)| *label == name);
    // A composed mail makes no fault, says its no in one place and offers nothing where no alternative is planned; its
    // other moves may be made in passing as well.
    let unmarked = LABELS.map(|label| match label {
        "refusal" | "hedge" | "reason-vague" | "over-apology" | "blame" | "harsh" | "time-vague" => 1.0,
        "alternative" if !has(label) => 1.0,
        _ => 0.0,
    });
    let mut outputs = [Some(false); 15];
    outputs[0] = Some(true);
    let reason = has("reason-specific");
    outputs[3] = Some(reason);
    outputs[5] = Some(!reason);
    for (at, name) in ["alternative", "next_step", "gratitude", "regret", "positive"].iter().enumerate() {
        outputs[6 + at] = has(name).then_some(true);
    }
    outputs[6] = Some(has("alternative"));
    Lesson {
        text: draft.text().to_owned(),
        weight: WEIGHT * times,
        fresh: true,
        alone: false,
        marked,
        unmarked,
        outputs,
    }
}

/// What a report on a composed mail gets wrong, of what the model tells.
pub fn wrong(draft: &Draft, report: &Report) -> Vec<String> {
    let mut wrong = Vec::new();
    if report.summary.refusal != Refusal::Explicit {
        wrong.push(format!("refusal {:?}", report.summary.refusal));
    }
    for planned in draft.moves().iter().filter(|planned| label(planned.movement).is_some()) {
        let found = report
            .moves
            .iter()
            .any(|at| at.kind == planned.movement && at.start < planned.range.end && planned.range.start < at.end);
        if !found {
            wrong.push(format!("{:?} not found in {:?}", planned.movement, &draft.text()[planned.range.clone()]));
        }
    }
    for finding in report.findings.iter().filter(|finding| finding.severity != Severity::Info) {
        wrong.push(format!("{} at {:?}", finding.rule, finding.excerpt));
    }
    wrong
}
