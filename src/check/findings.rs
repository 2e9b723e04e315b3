//! From hits and rules to findings: places, messages, fixes, order.

use std::ops::Range;

use super::Checker;
use super::address::Evidence;
use super::language::Engine;
use super::language::rows::Label;
use super::readability::Readability;
use super::recognise::Hits;
use super::report::{Finding, Fix, Severity};
use super::rules::{Rule, group_of_label};
use super::text::document::Document;
use super::verdict::Verdict;

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
    for hit in context.hits.with(Label::Phrase) {
        let row = &context.engine.rows[hit.row as usize];
        let rule = &context.engine.rules[row.rule];
        if rule.silent_if.is_some_and(|label| makes(context, label)) {
            continue;
        }
        let words = &context.document.words;
        let range = words[hit.first as usize].start as usize..words[hit.last as usize - 1].end as usize;
        let fix = row.fix.as_ref().map(|text| (range.clone(), recase(text, &context.document.text[range.clone()])));
        found.add(context, rule, Fault { range, severity: row.severity, fix });
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
    number_lines(context.document.text, &mut findings);
    findings
}

/// The findings so far.
#[derive(Default)]
struct Found {
    findings: Vec<Finding>,
    /// One bit for each group of rules that a finding is of.
    groups: u32,
}

impl Found {
    fn add(&mut self, context: &Context<'_>, rule: &Rule, fault: Fault) {
        let own = fault.severity.unwrap_or(rule.severity);
        let Some(severity) = context.checker.severity_of(&rule.id, own) else { return };
        self.groups |= rule.group.map_or(0, |group| 1 << group);
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

    /// What the model alone names: once, and only where no row of the same group has spoken.
    fn add_model(&mut self, context: &Context<'_>) {
        for (label, sentence) in &context.verdict.faults {
            let spoken = group_of_label(label).is_some_and(|group| self.groups & 1 << group != 0);
            let rule = context.engine.rules.iter().find(|rule| rule.model.as_deref() == Some(label));
            if let (false, Some(rule)) = (spoken, rule) {
                self.add(context, rule, Fault::at(context.document.sentences[*sentence].range()));
            }
        }
    }
}

/// Whether the mail makes the move of a label.
fn makes(context: &Context<'_>, label: Label) -> bool {
    match label {
        Label::Alternative => context.verdict.summary.alternative,
        Label::NextStep => context.verdict.summary.next_step,
        other => context.hits.any(other),
    }
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
