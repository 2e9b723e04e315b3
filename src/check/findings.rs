//! From hits and rules to findings: places, messages, fixes, order.

use std::ops::Range;

use super::Checker;
use super::address::Evidence;
use super::language::Engine;
use super::language::rows::Label;
use super::recognise::Hits;
use super::report::{Finding, Fix, Refusal, Severity};
use super::rules::{Kind, Rule, group_of_label};
use super::text::document::{Document, Part};
use super::verdict::Verdict;

/// What a rule may look at.
pub(crate) struct Context<'c> {
    pub(crate) checker: &'c Checker,
    pub(crate) engine: &'c Engine,
    pub(crate) document: &'c Document<'c>,
    pub(crate) hits: &'c Hits,
    pub(crate) verdict: &'c Verdict,
    pub(crate) evidence: &'c Evidence,
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
    let mut findings = Vec::new();
    for hit in context.hits.with(Label::Phrase) {
        let row = &context.engine.rows[hit.row as usize];
        let rule = &context.engine.rules[row.rule];
        let words = &context.document.words;
        let range = words[hit.first as usize].start as usize..words[hit.last as usize - 1].end as usize;
        let fix = row.fix.as_ref().map(|text| (range.clone(), recase(text, &context.document.text[range.clone()])));
        add(context, rule, Fault { range, severity: row.severity, fix }, &mut findings);
    }
    for rule in &context.engine.rules {
        let mut faults = Vec::new();
        match rule.kind {
            Kind::Phrase => {}
            Kind::RefusalMissing if context.verdict.summary.refusal == Refusal::None => {
                faults.push(Fault::at(body_start(context)))
            }
            Kind::RefusalHedged if context.verdict.summary.refusal == Refusal::Hedged => {
                if let Some(hit) = context.hits.with(Label::Hedge).next() {
                    let words = &context.document.words;
                    faults.push(Fault::at(
                        words[hit.first as usize].start as usize..words[hit.last as usize - 1].end as usize,
                    ));
                }
            }
            Kind::RefusalMissing | Kind::RefusalHedged => {}
        }
        for fault in faults {
            add(context, rule, fault, &mut findings);
        }
    }
    model(context, &mut findings);
    findings.sort_by(|a, b| (a.start, a.end, &a.rule).cmp(&(b.start, b.end, &b.rule)));
    findings.dedup_by(|a, b| a.start == b.start && a.end == b.end && a.rule == b.rule);
    number_lines(context.document.text, &mut findings);
    findings
}

fn add(context: &Context<'_>, rule: &Rule, fault: Fault, findings: &mut Vec<Finding>) {
    let own = fault.severity.unwrap_or(rule.severity);
    let Some(severity) = context.checker.severity_of(&rule.id, own) else { return };
    let excerpt = context.document.text[fault.range.clone()].to_owned();
    findings.push(Finding {
        rule: rule.id.to_string(),
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
fn model(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let rules = &context.engine.rules;
    for (label, sentence) in &context.verdict.faults {
        let spoken = findings.iter().any(|finding| {
            let group = rules.iter().find(|rule| *rule.id == *finding.rule).and_then(|rule| rule.group);
            group.is_some() && group == group_of_label(label)
        });
        let rule = rules.iter().find(|rule| rule.model.as_deref() == Some(label));
        if let (false, Some(rule)) = (spoken, rule) {
            add(context, rule, Fault::at(context.document.sentences[*sentence].range()), findings);
        }
    }
}

/// Where a missing sentence would go: before the first sentence of the body.
fn body_start(context: &Context<'_>) -> Range<usize> {
    let sentences = &context.document.sentences;
    let body = sentences.iter().find(|sentence| sentence.part == Part::Body);
    let at = body.map_or(context.document.text.len(), |sentence| sentence.start as usize);
    at..at
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
        for letter in text[at..finding.start].chars() {
            if letter == '\n' {
                line += 1;
                column = 1;
            } else {
                column += 1;
            }
        }
        at = finding.start;
        finding.line = line;
        finding.column = column;
    }
}
