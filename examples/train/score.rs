//! How well reports agree with the labels: F1 a label and the mean of the rows that count.

use declina::check::{Addressed, Reason};
use declina::{Refusal, Report};

use crate::corpus::{Mail, faults_named};

#[derive(Clone, Copy, Default)]
struct Count {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Count {
    fn of(pairs: impl Iterator<Item = (bool, bool)>) -> Self {
        let mut count = Self::default();
        for (gold, said) in pairs {
            count.right += usize::from(gold && said);
            count.wrong += usize::from(!gold && said);
            count.missed += usize::from(gold && !said);
        }
        count
    }

    fn plus(self, other: Self) -> Self {
        Self { right: self.right + other.right, wrong: self.wrong + other.wrong, missed: self.missed + other.missed }
    }

    fn f1(self) -> Option<f64> {
        let all = 2 * self.right + self.wrong + self.missed;
        (all > 0).then(|| (2 * self.right) as f64 / all as f64)
    }

    fn print(self, name: &str) -> Option<f64> {
        let Self { right, wrong, missed } = self;
        let f1 = self.f1();
        println!("  {name:24} {:>6}  right {right} wrong {wrong} missed {missed}", shown(f1));
        f1
    }
}

fn shown(value: Option<f64>) -> String {
    value.map_or("-".to_owned(), |value| format!("{value:.3}"))
}

/// What a label is in the mail and in the report.
fn label(mail: &Mail, report: &Report, name: &str) -> (String, String) {
    let (gold, said) = (&mail.gold, &report.summary);
    let pair = |gold: bool, said: bool| (gold.to_string(), said.to_string());
    let faults = faults_named(report);
    match name {
        "refusal" => (gold.refusal.clone(), refusal(said.refusal).to_owned()),
        "reason" => (gold.reason.clone(), reason(said.reason).to_owned()),
        "alternative" => pair(gold.alternative, said.alternative),
        "next_step" => pair(gold.next_step, said.next_step),
        "gratitude" => pair(gold.gratitude, said.gratitude),
        "regret" => pair(gold.regret, said.regret),
        "positive" => pair(gold.positive, said.positive),
        "over_apology" => pair(gold.over_apology, faults[0]),
        "blame" => pair(gold.blame, faults[1]),
        "harsh" => pair(gold.harsh, faults[2]),
        "ambiguous_time" => pair(gold.ambiguous_time, faults[3]),
        "mixed" => {
            let mixed = report.findings.iter().any(|finding| finding.rule == "register-mixed");
            pair(gold.register.as_deref() == Some("mixed"), mixed)
        }
        _ => (gold.register.clone().unwrap_or_default(), said.address.map(address).unwrap_or_default()),
    }
}

fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Explicit => "explicit",
        Refusal::Hedged => "hedged",
        Refusal::None => "none",
    }
}

fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Specific => "specific",
        Reason::Vague => "vague",
        Reason::None => "none",
    }
}

fn address(addressed: Addressed) -> String {
    serde_json::to_value(addressed).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Prints a row a label, and the mean of the rows marked with a star.
pub fn print(mails: &[Mail], reports: &[Report]) -> f64 {
    let labels = |name: &'static str| mails.iter().zip(reports).map(move |(mail, report)| label(mail, report, name));
    let mut rows: Vec<f64> = Vec::new();
    let mut row = |name: &str, value: Option<f64>| {
        println!("* {name:24} {:>6}", shown(value));
        rows.extend(value);
    };
    for (name, classes) in [("refusal", ["explicit", "hedged", "none"]), ("reason", ["specific", "vague", "none"])] {
        let class = |class: &str| Count::of(labels(name).map(|(gold, said)| (gold == class, said == class)));
        let scores: Vec<f64> = classes.iter().filter_map(|name| class(name).print(name)).collect();
        row(name, Some(scores.iter().sum::<f64>() / scores.len() as f64));
    }
    let flag = |name: &'static str| Count::of(labels(name).map(|(gold, said)| (gold == "true", said == "true")));
    for name in ["alternative", "next_step", "gratitude", "regret", "positive"] {
        row(name, flag(name).print(name));
    }
    let mut all = Count::default();
    for name in ["over_apology", "blame", "harsh", "ambiguous_time", "mixed"] {
        let count = flag(name);
        count.print(name);
        all = all.plus(count);
    }
    row("faults", all.f1());
    if mails.iter().any(|mail| mail.gold.register.is_some()) {
        let right = labels("register").filter(|(gold, said)| gold == said).count();
        row("address", Some(right as f64 / mails.len() as f64));
    }
    let mean = rows.iter().sum::<f64>() / rows.len() as f64;
    println!("overall {mean:.3} on {} mails", mails.len());
    mean
}

/// Prints the mails in which a label is wrong.
pub fn print_misses(mails: &[Mail], reports: &[Report], name: &str) {
    for (mail, report) in mails.iter().zip(reports) {
        let (gold, said) = label(mail, report, name);
        if gold != said {
            println!("\n{}: {name} is {gold:?}, was said {said:?}\n{}", mail.id, mail.text);
        }
    }
}
