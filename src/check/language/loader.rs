//! From the data files to an [`Engine`].

use std::collections::BTreeMap;

use super::builtin::{self, *};
use super::engine::Engine;
use super::english;
use super::files::{CuesFile, Patterns, RulesFile, Texts, WordsFile};
use super::look_up::look_up;
use super::rows::{Label, Row, part};
use super::spanish::{self, Irregular, Irregulars};
use super::vocabulary::{BLOCKS, ClassSet, Form, Vocabulary, VocabularyBuilder};
use crate::check::pattern::builder::{AutomatonBuilder, Resolve};
use crate::check::pattern::syntax::{Atom, Item, Macros, parse};
use crate::check::readability::{english_syllables, spanish_syllables};
use crate::check::rules::Rule;
use crate::check::severity::{Aspect, Severity};
use crate::check::text::fold::{APOSTROPHE, Folded};
use crate::locale::Language;

/// Why a file cannot be used.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) message: String,
    pub(crate) source: Option<toml::de::Error>,
}

/// Compiles the texts of a language and a user's rule files; the engine has no model yet.
pub(crate) fn load(language: Language, files: &Texts<'_>, own: &[String]) -> Result<Engine, Fault> {
    let words: WordsFile<'_> = read(files.words, language, "words.toml")?;
    let cues: CuesFile<'_> = read(files.cues, language, "cues.toml")?;
    let mut rule_files = Vec::new();
    for (text, name, aspect) in [
        (files.structure, "structure.toml", Aspect::Clarity),
        (files.tone, "tone.toml", Aspect::Tone),
        (files.clarity, "clarity.toml", Aspect::Clarity),
    ] {
        rule_files.push((read::<RulesFile<'_>>(text, language, name)?, name.to_owned(), aspect));
    }
    for (i, text) in own.iter().enumerate() {
        let name = format!("own rules {}", i + 1);
        let file = toml::from_str(text).map_err(|error: toml::de::Error| Fault {
            message: format!("{name}: {}", error.message()),
            source: Some(error),
        })?;
        rule_files.push((file, name, Aspect::Tone));
    }
    let mut loader = Loader::new(language, &words)?;
    loader.cues(&cues)?;
    let built_in = rule_files.len() - own.len();
    for (number, (file, name, aspect)) in rule_files.iter().enumerate() {
        loader.rules(file, name, *aspect, number >= built_in)?;
    }
    loader.finish()
}

fn read<'a, T: serde::Deserialize<'a>>(text: &'a str, language: Language, name: &str) -> Result<T, Fault> {
    toml::from_str(text).map_err(|error| fault(format!("{language}/{name}: {error}")))
}

fn fault(message: impl Into<String>) -> Fault {
    Fault { message: message.into(), source: None }
}

struct Loader<'a> {
    language: Language,
    macros: Macros<'a>,
    seen_macros: Vec<bool>,
    class_names: BTreeMap<&'a str, usize>,
    vocabulary: VocabularyBuilder,
    /// Each pattern with its target, its text and the index of its row's place.
    patterns: Vec<(Vec<Item<'a>>, u32, &'a str, usize)>,
    places: Vec<String>,
    rows: Vec<Row>,
    rules: Vec<Rule>,
}

impl<'a> Loader<'a> {
    fn new(language: Language, file: &'a WordsFile<'a>) -> Result<Self, Fault> {
        let mut class_names: BTreeMap<&str, usize> = BTreeMap::new();
        for (bit, name) in builtin::NAMES.iter().enumerate() {
            class_names.insert(name, bit);
        }
        let mut next = 64;
        for name in file.words.keys().chain(file.verbs.keys()) {
            if !class_names.contains_key(name.as_ref()) {
                if next == BLOCKS * 64 {
                    return Err(fault(format!("{language}/words.toml: more than {} classes", BLOCKS * 64 - 64)));
                }
                class_names.insert(name, next);
                next += 1;
            }
        }
        let mut loader = Self {
            language,
            macros: Macros::new(&file.macros),
            seen_macros: Vec::new(),
            class_names,
            vocabulary: VocabularyBuilder::default(),
            patterns: Vec::new(),
            places: Vec::new(),
            rows: Vec::new(),
            rules: Vec::new(),
        };
        let sets = loader.memberships(file)?;
        loader.word_classes(file, &sets);
        match language {
            Language::Spanish => loader.spanish_verbs(file, &sets)?,
            Language::English => loader.english_verbs(file, &sets),
        }
        Ok(loader)
    }

    /// Which classes each class stands in by being named in their lists.
    fn memberships(&self, file: &'a WordsFile<'a>) -> Result<BTreeMap<&'a str, ClassSet>, Fault> {
        let lists = || file.words.iter().chain(&file.verbs);
        let mut sets: BTreeMap<&str, ClassSet> =
            lists().map(|(name, _)| (name.as_ref(), ClassSet::of(self.class_names[name.as_ref()]))).collect();
        // A chain of inclusions is as long as there are classes at the most; it settles in a few rounds.
        for _ in 0..8 {
            for (name, list) in lists() {
                let own = sets[name.as_ref()];
                for word in list.split_whitespace() {
                    if let Some(inner) = word.strip_prefix('<').and_then(|word| word.strip_suffix('>')) {
                        let set = sets.get_mut(inner).ok_or_else(|| {
                            fault(format!("{}/words.toml: {name} takes in the unknown class {inner:?}", self.language))
                        })?;
                        *set = set.union(&own);
                    }
                }
            }
        }
        Ok(sets)
    }

    fn word_classes(&mut self, file: &WordsFile<'_>, sets: &BTreeMap<&str, ClassSet>) {
        for (name, list) in &file.words {
            let set = sets[name.as_ref()];
            for word in list.split_whitespace().filter(|word| !word.starts_with('<')) {
                let folded = Folded::of(word);
                self.vocabulary.add(folded.as_bytes(), folded.mark, &set);
            }
        }
    }

    fn spanish_verbs(&mut self, file: &WordsFile<'_>, sets: &BTreeMap<&str, ClassSet>) -> Result<(), Fault> {
        let mut irregulars = Irregulars::new();
        for (verb, text) in &file.irregular {
            let read = Irregular::read(text).map_err(|error| fault(format!("es/words.toml: {verb}: {error}")))?;
            irregulars.insert(verb, read);
        }
        // A verb may stand in several classes, and says once how its stem changes.
        let mut verbs: BTreeMap<&str, (&str, ClassSet)> = BTreeMap::new();
        for (name, list) in &file.verbs {
            for word in list.split_whitespace().filter(|word| !word.starts_with('<')) {
                let (infinitive, change) = match word.split_once('(') {
                    Some((infinitive, change)) => (infinitive, change.trim_end_matches(')')),
                    None => (word, ""),
                };
                let verb = verbs.entry(infinitive).or_default();
                verb.1 = verb.1.union(&sets[name.as_ref()]);
                if verb.0.is_empty() {
                    verb.0 = change;
                }
            }
        }
        for (infinitive, (change, classes)) in verbs {
            spanish::conjugate(infinitive, change, &irregulars, &mut |stem, ending, bits| {
                let folded = Folded::of_parts(stem, ending);
                let mut set = classes;
                set.0[0] |= bits;
                self.vocabulary.add(folded.as_bytes(), folded.mark, &set);
            });
        }
        Ok(())
    }

    fn english_verbs(&mut self, file: &WordsFile<'_>, sets: &BTreeMap<&str, ClassSet>) {
        for (name, list) in &file.verbs {
            for word in list.split_whitespace().filter(|word| !word.starts_with('<')) {
                english::inflect(word, &mut |form, bits| {
                    let folded = Folded::of(form);
                    let mut set = sets[name.as_ref()];
                    set.0[0] |= bits;
                    self.vocabulary.add(folded.as_bytes(), folded.mark, &set);
                });
            }
        }
    }

    fn cues(&mut self, file: &'a CuesFile<'a>) -> Result<(), Fault> {
        for (i, cue) in file.cue.iter().enumerate() {
            let place = format!("{}/cues.toml: cue {} ({})", self.language, i + 1, cue.label);
            let label = Label::named(&cue.label).ok_or_else(|| fault(format!("{place}: unknown label")))?;
            let mut row = Row::new(label);
            row.restrict(&cue.also_in, &cue.not_in, &cue.only_in, cue.place.as_deref())
                .map_err(|error| fault(format!("{place}: {error}")))?;
            self.row(row, &cue.pattern, &cue.unless, &cue.unless_sentence, place)?;
        }
        for (i, not) in file.not.iter().enumerate() {
            let place = format!("{}/cues.toml: not {}", self.language, i + 1);
            let mut row = Row::new(Label::Not);
            for name in &not.cancels {
                let label = Label::named(name).ok_or_else(|| fault(format!("{place}: unknown label {name:?}")))?;
                row.cancels |= label.bit();
            }
            self.row(row, &not.pattern, &not.unless, &not.unless_sentence, place)?;
        }
        Ok(())
    }

    fn rules(&mut self, file: &'a RulesFile<'a>, name: &str, aspect: Aspect, own: bool) -> Result<(), Fault> {
        for rule in &file.rule {
            let place = format!("{}/{name}: rule {}", self.language, rule.id);
            let mut made = Rule::new(rule, aspect).map_err(|error| fault(format!("{place}: {error}")))?;
            if rule.kind.as_deref() == Some("class-pair") {
                let class = |name: &str| {
                    let known = self.class_names.get(name).copied();
                    known.ok_or_else(|| fault(format!("{place}: unknown class {name:?}")))
                };
                let (one, other) =
                    rule.words.split_once(' ').ok_or_else(|| fault(format!("{place}: words takes two classes")))?;
                made.classes = [class(one)?, class(other)?];
            }
            // A later row replaces an earlier one of its name, so that a user can reword a rule.
            match self.rules.iter_mut().find(|known| *known.id == *rule.id) {
                Some(known) => *known = made,
                None => self.rules.push(made),
            }
        }
        for (i, phrase) in file.phrase.iter().enumerate() {
            let place = format!("{}/{name}: phrase {} ({})", self.language, i + 1, phrase.rule);
            let rule = self.rules.iter().position(|rule| *rule.id == *phrase.rule);
            let mut row = Row::new(Label::Phrase);
            row.rule = rule.ok_or_else(|| fault(format!("{place}: there is no rule of this name")))?;
            row.own = own;
            row.restrict(&phrase.also_in, &phrase.not_in, &phrase.only_in, phrase.place.as_deref())
                .map_err(|error| fault(format!("{place}: {error}")))?;
            row.fix = phrase.fix.as_deref().map(Into::into);
            if let Some(name) = phrase.severity.as_deref() {
                row.severity = Some(Severity::named(name).ok_or_else(|| {
                    fault(format!("{place}: unknown severity {name:?}; expected error, warning or info"))
                })?);
            }
            if let Some(name) = phrase.only_if.as_deref() {
                let label = Label::named(name);
                row.only_if = Some(label.ok_or_else(|| fault(format!("{place}: unknown label {name:?} in only_if")))?);
            }
            self.row(row, &phrase.pattern, &phrase.unless, &phrase.unless_sentence, place)?;
        }
        Ok(())
    }

    fn row(
        &mut self,
        row: Row,
        pattern: &'a Patterns<'a>,
        unless: &'a Patterns<'a>,
        unless_sentence: &'a Patterns<'a>,
        place: String,
    ) -> Result<(), Fault> {
        let target = (self.rows.len() as u32) << part::BITS;
        self.rows.push(row);
        for (patterns, part) in [(pattern, part::HIT), (unless, part::UNLESS), (unless_sentence, part::UNLESS_SENTENCE)]
        {
            for text in patterns.iter() {
                let items = parse(text, &self.macros).map_err(|error| fault(format!("{place}: {error}")))?;
                self.literals(&items);
                self.patterns.push((items, target | part, text, self.places.len()));
            }
        }
        self.places.push(place);
        Ok(())
    }

    /// Makes the words of a pattern known.
    fn literals(&mut self, items: &[Item<'_>]) {
        for item in items {
            match item {
                Item::Word(atoms) | Item::Not(atoms) => {
                    for atom in atoms {
                        if let Atom::Literal { text, exact } = atom {
                            self.literal(text, *exact);
                        }
                    }
                }
                Item::Group(alternatives) => alternatives.iter().for_each(|items| self.literals(items)),
                Item::Repeat(item, ..) => self.literals(std::slice::from_ref(item)),
                Item::Macro(shared) => {
                    if self.seen_macros.len() <= shared.number {
                        self.seen_macros.resize(shared.number + 1, false);
                    }
                    if !std::mem::replace(&mut self.seen_macros[shared.number], true) {
                        self.literals(std::slice::from_ref(&shared.item));
                    }
                }
                _ => {}
            }
        }
    }

    fn literal(&mut self, text: &str, exact: bool) {
        let word = Folded::of(text);
        let (folded, mark) = (word.as_bytes(), word.mark);
        let listed = |folded: &[u8], mark: u8| self.vocabulary.classes(folded, mark).map(|classes| ((), classes));
        if listed(folded, mark).is_none() {
            // A word that becomes known by standing in a pattern keeps what its ending or its verb says of it.
            let classes = |found: &[u8], mark: u8| self.vocabulary.classes(found, mark).map(|all| (Some(all), all));
            let spelled = |mark: u8| {
                let (verb, shape) = look_up(self.language, folded, mark, classes);
                let mut set = verb.unwrap_or_default();
                set.0[0] = shape & !bit(UNKNOWN_WORD);
                (mark, set)
            };
            let mut spellings = vec![spelled(mark)];
            // The accent tells *perdóname* from *perdoname*: each spelling keeps its own person.
            if spellings[0].1.contains(ENCLITIC) {
                let vowels = (0..folded.len()).filter(|at| b"aeiou".contains(&folded[*at]));
                spellings.extend(vowels.map(|at| spelled(at as u8 + 1)).chain([spelled(0)]));
            }
            for (mark, set) in &spellings {
                self.vocabulary.add(folded, *mark, set);
            }
        } else if exact {
            let classes = self.vocabulary.classes(folded, mark).unwrap_or_default();
            self.vocabulary.add(folded, mark, &classes);
        }
    }

    fn finish(self) -> Result<Engine, Fault> {
        let syllables = match self.language {
            Language::Spanish => spanish_syllables,
            Language::English => english_syllables,
        };
        let vocabulary = self.vocabulary.build(|folded| match std::str::from_utf8(folded) {
            Ok(word) if word.bytes().all(|byte| byte.is_ascii_lowercase()) => syllables(word) as u8,
            _ => 0,
        });
        let resolver = Resolver { class_names: &self.class_names, vocabulary: &vocabulary };
        let mut builder = AutomatonBuilder::new();
        // Each macro is checked once, by its number.
        let mut checked = vec![false; self.seen_macros.len()];
        for (items, target, text, place) in &self.patterns {
            let place = || format!("{}: {text:?}", self.places[*place]);
            check_classes(items, &resolver, &mut checked).map_err(|error| fault(format!("{}: {error}", place())))?;
            // What takes a hit back is only looked for where there is one.
            let hit = *target & !((1 << part::BITS) - 1) | part::HIT;
            let added = match *target == hit {
                true => builder.add(items, hit),
                false => builder.add_beside(hit, items, *target),
            };
            added.map_err(|error| fault(format!("{}: {error}", place())))?;
        }
        let (automaton, words) = builder.build(&resolver, &vocabulary).map_err(fault)?;
        let mut vocabulary = vocabulary;
        vocabulary.know(words, automaton.rows_of_kinds());
        Ok(Engine { language: self.language, vocabulary, automaton, rows: self.rows, rules: self.rules, model: None })
    }
}

fn check_classes(items: &[Item<'_>], resolver: &Resolver<'_>, checked: &mut [bool]) -> Result<(), String> {
    for item in items {
        match item {
            Item::Word(atoms) | Item::Not(atoms) => {
                for atom in atoms {
                    if let Atom::Class { all, none } = atom {
                        for name in all.iter().chain(none) {
                            resolver.class(name)?;
                        }
                    }
                }
            }
            Item::Group(alternatives) => {
                alternatives.iter().try_for_each(|items| check_classes(items, resolver, checked))?
            }
            Item::Repeat(item, ..) => check_classes(std::slice::from_ref(item), resolver, checked)?,
            Item::Macro(shared) if !std::mem::replace(&mut checked[shared.number], true) => {
                check_classes(std::slice::from_ref(&shared.item), resolver, checked)?;
            }
            _ => {}
        }
    }
    Ok(())
}

struct Resolver<'a> {
    class_names: &'a BTreeMap<&'a str, usize>,
    vocabulary: &'a Vocabulary,
}

impl Resolve for Resolver<'_> {
    fn class(&self, name: &str) -> Result<usize, String> {
        self.class_names.get(name).copied().ok_or_else(|| format!("unknown class {name:?}"))
    }

    fn literal(&self, text: &str, exact: bool) -> Vec<Form> {
        let word = Folded::of(text);
        let (folded, mark) = (word.as_bytes(), word.mark);
        if exact {
            return self.vocabulary.exact(folded, mark).into_iter().collect();
        }
        if mark & APOSTROPHE == 0 {
            return self.vocabulary.forms(folded).collect();
        }
        // With an apostrophe, or without one where that is no other word.
        let mut forms = vec![self.vocabulary.form(folded, mark), self.vocabulary.form(folded, APOSTROPHE)];
        if self.vocabulary.exact(folded, 0).is_none() {
            forms.push(self.vocabulary.form(folded, 0));
        }
        forms.sort_unstable();
        forms.dedup();
        forms
    }
}
