//! From hits and rules to findings: places, messages, fixes, order.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Checker;
use super::address::Evidence;
use super::language::Engine;
use super::language::rows::{Label, Row};
use super::readability::Readability;
use super::recognise::Hits;
use super::report::{Finding, Fix, Refusal, Severity};
use super::rules::{Rule, group_of_label};
use super::text::document::Document;
use super::verdict::Verdict;
use crate::moves::Move;

/// What a rule may look at.
pub(crate) struct Context<'c> {
    pub(crate) checker: &'c Checker,
    pub(crate) engine: &'c Engine,
    pub(crate) document: &'c Document<'c>,
    pub(crate) hits: &'c Hits,
    pub(crate) verdict: &'c Verdict,
    pub(crate) evidence: &'c Evidence,
    pub(crate) readability: Option<&'c Readability>,
}

/// What a rule found, before it becomes a [`Finding`].
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) range: Range<usize>,
    pub(crate) severity: Option<Severity>,
    pub(crate) fix: Option<(Range<usize>, String)>,
}

impl Fault {
    pub(crate) fn at(range: Range<usize>) -> Self {
        Self { range, severity: None, fix: None }
    }
}

/// All findings, by place, then by rule.
pub(crate) fn find(context: &Context<'_>) -> Vec<Finding> {
    let mut found = Found::default();
    for (rule, fault) in phrases(context) {
        found.add(context, rule, fault);
    }
    let mut faults = Vec::new();
    for rule in &context.engine.rules {
        rule.find(context, &mut faults);
        for fault in faults.drain(..) {
            found.add(context, rule, fault);
        }
    }
    found.add_model(context);
    let mut findings = found.findings;
    findings.sort_by(|a, b| (a.start, a.end, &a.rule).cmp(&(b.start, b.end, &b.rule)));
    findings.dedup_by(|a, b| a.start == b.start && a.end == b.end && a.rule == b.rule);
    without_inner(&mut findings);
    number_lines(context.document.text, &mut findings);
    findings
}

/// The faults that rows name. Hits of one rule that overlap are one fault, unless it can be mended.
fn phrases<'c>(context: &Context<'c>) -> Vec<(&'c Rule, Fault)> {
    let mut faults: Vec<(&Rule, Fault)> = Vec::new();
    let mut latest: BTreeMap<usize, usize> = BTreeMap::new();
    for hit in context.hits.with(Label::Phrase) {
        let row = &context.engine.rows[hit.row as usize];
        let rule = &context.engine.rules[row.rule];
        // A hint that an offer is empty does no harm beside one that is not.
        let hints = row.severity == Some(Severity::Info);
        if !hints && rule.silent_if.is_some_and(|label| makes(context, label, hit.sentence))
            || row.only_if.is_some_and(|label| !makes(context, label, hit.sentence))
        {
            continue;
        }
        let Some(severity) = weighed(context, row, rule) else { continue };
        let words = &context.document.words;
        let range = words[hit.first as usize].start as usize..words[hit.last as usize - 1].end as usize;
        let fix = row.fix.as_ref().map(|text| (range.clone(), recase(text, &context.document.text[range.clone()])));
        let joins = |known: &Fault| {
            let alike = known.fix.is_none() && fix.is_none() && known.severity == severity;
            alike && known.range.start <= range.start && range.start < known.range.end
        };
        match latest.get(&row.rule).map(|at| &mut faults[*at].1).filter(|known| joins(known)) {
            Some(known) => known.range.end = known.range.end.max(range.end),
            None => {
                latest.insert(row.rule, faults.len());
                faults.push((rule, Fault { range, severity, fix }));
            }
        }
    }
    faults
}

/// How severe a row's fault is, where that is not as severe as its rule; nothing where the fault does not count. What the
/// mail as a whole speaks against is only hinted at, and what would have been a hint is not said.
fn weighed(context: &Context<'_>, row: &Row, rule: &Rule) -> Option<Option<Severity>> {
    let of_group = |label: &str| rule.group.is_some() && group_of_label(label) == rule.group;
    let doubted = context.verdict.doubted.iter().find(|(label, _)| !row.own && of_group(label));
    let Some((_, denied)) = doubted else { return Some(row.severity) };
    let hint = row.severity.unwrap_or(rule.severity) == Severity::Info;
    (!hint && !denied).then_some(Some(Severity::Info))
}

/// The findings so far.
#[derive(Default)]
struct Found {
    findings: Vec<Finding>,
    /// One bit for each group of rules that a finding is of, and the same for findings above `info`.
    groups: u32,
    loud_groups: u32,
}

impl Found {
    fn add(&mut self, context: &Context<'_>, rule: &Rule, fault: Fault) {
        let hints = rule.refusals && !context.verdict.refuses();
        let own = if hints { Severity::Info } else { fault.severity.unwrap_or(rule.severity) };
        let Some(severity) = context.checker.severity_of(&rule.id, own) else { return };
        let bit = rule.group.map_or(0, |group| 1 << group);
        self.groups |= bit;
        // What the caller has made of the rule is another matter.
        if own > Severity::Info {
            self.loud_groups |= bit;
        }
        let excerpt = context.document.text[fault.range.clone()].to_owned();
        self.findings.push(Finding {
            rule: rule.id.clone().into_string(),
            aspect: rule.aspect,
            severity,
            start: fault.range.start,
            end: fault.range.end,
            message: rule.message(context.checker.messages, &excerpt),
            excerpt,
            fix: fault.fix.map(|(range, text)| Fix { start: range.start, end: range.end, text }),
            line: 0,
            column: 0,
        });
    }

    /// What the model alone names: once, and only where no row of the same group has spoken. A row that only hints
    /// does not silence a model that is sure.
    fn add_model(&mut self, context: &Context<'_>) {
        for (label, sentence, sure) in &context.verdict.faults {
            let groups = if *sure { self.loud_groups } else { self.groups };
            let spoken = group_of_label(label).is_some_and(|group| groups & 1 << group != 0);
            let rule = context.engine.rules.iter().find(|rule| rule.model.as_deref() == Some(label));
            if let (false, Some(rule)) = (spoken, rule) {
                let mut fault = Fault::at(context.document.sentences[*sentence].range());
                fault.severity = (!sure).then_some(Severity::Info);
                self.add(context, rule, fault);
            }
        }
    }
}

/// Whether the mail makes the move of a label, in another sentence than this one: an offer is not its own excuse.
fn makes(context: &Context<'_>, label: Label, sentence: u32) -> bool {
    let here = context.document.sentences[sentence as usize].range();
    let elsewhere = |kind: Move| {
        context.verdict.moves.iter().any(|(known, at)| *known == kind && (at.end <= here.start || here.end <= at.start))
    };
    match label {
        Label::Refusal => context.verdict.summary.refusal != Refusal::None || context.hits.any(label),
        Label::Alternative => elsewhere(Move::Alternative),
        Label::NextStep => elsewhere(Move::NextStep),
        other => context.hits.any(other),
    }
}

/// Takes out what lies within a longer finding of the same rule, in one pass over what is sorted by place. A fix is
/// worth more than length.
fn without_inner(findings: &mut Vec<Finding>) {
    let mut keep = vec![true; findings.len()];
    let mut latest: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, finding) in findings.iter().enumerate().filter(|(_, finding)| finding.start < finding.end) {
        let Some(before) = latest.insert(&finding.rule, index) else { continue };
        let known = &findings[before];
        let inner = known.end >= finding.end;
        if !inner && known.start < finding.start {
            continue;
        }
        let (short, long) = if inner { (index, before) } else { (before, index) };
        let dropped = if findings[short].fix.is_some() && findings[long].fix.is_none() { long } else { short };
        keep[dropped] = false;
        latest.insert(&finding.rule, short + long - dropped);
    }
    let mut keep = keep.into_iter();
    findings.retain(|_| keep.next().unwrap_or(true));
}

/// Gives a replacement the capital of what it replaces.
fn recase(text: &str, found: &str) -> String {
    let capital = found.chars().next().is_some_and(char::is_uppercase);
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if capital => first.to_uppercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

fn number_lines(text: &str, findings: &mut [Finding]) {
    let (mut line, mut column, mut at) = (1, 1, 0);
    for finding in findings {
        let passed = &text[at..finding.start];
        let ends = passed.bytes().filter(|byte| *byte == b'\n').count();
        match if ends > 0 { passed.rfind('\n') } else { None } {
            Some(end) => column = passed[end..].chars().count(),
            None => column += passed.chars().count(),
        }
        line += ends;
        at = finding.start;
        finding.line = line;
        finding.column = column;
    }
}
