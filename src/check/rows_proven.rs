//! Every row of data carries sentences that it must hit and must miss; this runs them.

use super::language::Engine;
use super::language::files::{CuesFile, RulesFile};
use super::language::rows::Label;
use super::pattern::run::Scratch;
use super::recognise;
use super::text::document::Document;
use super::{Checker, Locale};
use crate::locale::Language;
use crate::pack::checking_texts;

/// What the rows of a language's files promise and do not keep: one line each, with the row and the sentence.
///
/// An empty answer is what the crate's own tests ask for.
#[doc(hidden)]
#[must_use]
pub fn broken_rows(language: Language) -> Vec<String> {
    let files = checking_texts(language);
    let engine = Engine::shared(language);
    let mut broken = Vec::new();
    let mut row = 0;
    let cues: CuesFile<'_> = toml::from_str(files.cues).unwrap_or_default();
    for (i, cue) in cues.cue.iter().enumerate() {
        let name = format!("{language}/cues.toml: cue {} (as {}, {:?})", i + 1, cue.label, first(&cue.pattern));
        judge(engine, row, &name, &cue.hit, &cue.miss, &mut broken);
        row += 1;
    }
    for (i, not) in cues.not.iter().enumerate() {
        let name = format!("{language}/cues.toml: not {} ({:?})", i + 1, first(&not.pattern));
        judge(engine, row, &name, &not.hit, &not.miss, &mut broken);
        row += 1;
    }
    for (name, text) in
        [("structure.toml", files.structure), ("tone.toml", files.tone), ("clarity.toml", files.clarity)]
    {
        let rules: RulesFile<'_> = toml::from_str(text).unwrap_or_default();
        for rule in rules.rule.iter().filter(|rule| rule.kind.is_some()) {
            judge_rule(
                language,
                &rule.id,
                &format!("{language}/{name}: rule {}", rule.id),
                &rule.hit,
                &rule.miss,
                &mut broken,
            );
        }
        for (i, phrase) in rules.phrase.iter().enumerate() {
            let name = format!("{language}/{name}: phrase {} ({}, {:?})", i + 1, phrase.rule, first(&phrase.pattern));
            judge(engine, row, &name, &phrase.hit, &phrase.miss, &mut broken);
            row += 1;
        }
    }
    broken
}

impl Checker {
    /// Every row that hit: the words, the label, and the row in its file.
    #[doc(hidden)]
    #[must_use]
    pub fn explain(&self, text: &str) -> Vec<String> {
        let engine = self.engine();
        let names = row_names(self.locale.language());
        let mut document = Document::new(text, engine);
        let hits = recognise::find(&mut document, engine, &mut Scratch::default());
        let shown = |hit: &recognise::Hit| {
            let words = &document.words[hit.first as usize..hit.last as usize];
            let place = &text[words[0].start as usize..words[words.len() - 1].end as usize];
            let name = names.get(hit.row as usize).map_or("own rule", String::as_str);
            format!("{place:?} ({}): {name}", hit.label.name())
        };
        hits.all.iter().map(shown).collect()
    }
}

/// Where each row of the crate's files stands.
fn row_names(language: Language) -> Vec<String> {
    let files = checking_texts(language);
    let cues: CuesFile<'_> = toml::from_str(files.cues).unwrap_or_default();
    let mut names = Vec::new();
    for (i, cue) in cues.cue.iter().enumerate() {
        names.push(format!("cue {} {:?}", i + 1, first(&cue.pattern)));
    }
    for (i, not) in cues.not.iter().enumerate() {
        names.push(format!("not {} {:?}", i + 1, first(&not.pattern)));
    }
    for text in [files.structure, files.tone, files.clarity] {
        let rules: RulesFile<'_> = toml::from_str(text).unwrap_or_default();
        for (i, phrase) in rules.phrase.iter().enumerate() {
            names.push(format!("phrase {} {} {:?}", i + 1, phrase.rule, first(&phrase.pattern)));
        }
    }
    names
}

fn first(patterns: &super::language::files::Patterns<'_>) -> String {
    patterns.iter().next().unwrap_or_default().to_owned()
}

fn judge<S: AsRef<str>>(engine: &Engine, row: u32, name: &str, hit: &[S], miss: &[S], broken: &mut Vec<String>) {
    if hit.is_empty() || miss.is_empty() {
        broken.push(format!("{name}: needs at least one sentence to hit and one to miss"));
    }
    for (sentences, wanted) in [(hit, true), (miss, false)] {
        for sentence in sentences {
            let sentence = sentence.as_ref();
            let mut document = Document::new(sentence, engine);
            let found = if engine.rows[row as usize].label == Label::Not {
                recognise::matches_row(&document, engine, row)
            } else {
                let hits = recognise::find(&mut document, engine, &mut Scratch::default());
                let label = engine.rows[row as usize].label;
                // A leave and a greeting are parts, not hits, once they are recognised.
                hits.all.iter().any(|hit| hit.row == row)
                    || matches!(label, Label::Greeting | Label::SignOff)
                        && recognise::matches_row(&document, engine, row)
                        && wanted
            };
            if found != wanted {
                let verb = if wanted { "does not hit" } else { "hits" };
                broken.push(format!("{name}: {verb} {sentence:?}"));
            }
        }
    }
}

fn judge_rule<S: AsRef<str>>(
    language: Language,
    rule: &str,
    name: &str,
    hit: &[S],
    miss: &[S],
    broken: &mut Vec<String>,
) {
    if hit.is_empty() || miss.is_empty() {
        broken.push(format!("{name}: needs at least one text to hit and one to miss"));
    }
    let checker = Checker::new(Locale::from(language));
    for (texts, wanted) in [(hit, true), (miss, false)] {
        for text in texts {
            let report = checker.check(text.as_ref());
            if report.findings.iter().any(|finding| finding.rule == rule) != wanted {
                let verb = if wanted { "does not hit" } else { "hits" };
                broken.push(format!("{name}: {verb} {:?}", text.as_ref()));
            }
        }
    }
}
