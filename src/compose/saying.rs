//! Which of the wordings that fit says a part: none that repeats what the mail has said.

use std::cell::{Cell, RefCell};

use super::facts::Facts;
use super::grammar::Grammar;
use super::tags::Tags;
use super::text::{Beginnings, GAP, fnv, joints, tidy};
use super::wording::{Wording, Wordings};
use crate::error::{Error, ErrorKind};

/// Chooses wordings for one mail, and remembers what was said.
pub(crate) struct Saying<'a> {
    wordings: &'a Wordings,
    grammar: Grammar<'a>,
    /// What the mail is about, as a hash.
    topic: u64,
    variant: u32,
    /// How the sentences that were said begin.
    beginnings: RefCell<Vec<u64>>,
    /// The words of feeling that were used, as bits.
    feelings: Cell<u64>,
}

impl<'a> Saying<'a> {
    pub(crate) fn new(wordings: &'a Wordings, grammar: Grammar<'a>, topic: u64, variant: u32) -> Self {
        let beginnings = RefCell::new(Vec::with_capacity(32));
        Self { wordings, grammar, topic, variant, beginnings, feelings: Cell::new(0) }
    }

    /// Renders a part for which these tags hold, and remembers how its sentences begin and which words of feeling it used.
    pub(crate) fn say(&self, group: &'static str, tags: Tags, facts: &Facts<'_>) -> Result<String, Error> {
        let (text, beginnings, feelings) = self.choose(group, tags, facts)?;
        self.beginnings.borrow_mut().extend(beginnings.iter());
        self.feelings.set(self.feelings.get() | feelings);
        Ok(text)
    }

    /// Renders what stands inside or around the sentences of the mail.
    pub(crate) fn pick(&self, group: &'static str, tags: Tags, facts: &Facts<'_>) -> Result<String, Error> {
        self.choose(group, tags, facts).map(|(text, ..)| text)
    }

    /// The first wording, counted from the variant, that begins as no sentence before it and repeats no feeling.
    /// Where every wording repeats something, the first one is as good as another.
    fn choose(&self, group: &'static str, tags: Tags, facts: &Facts<'_>) -> Result<(String, Beginnings, u64), Error> {
        let fitting = self.wordings.group(group).fitting(tags);
        let start = self.first_choice(group, fitting.count());
        let Some(first) = fitting.at(start) else {
            let language = self.grammar.locale.language();
            let message = format!("{language}/{group}.txt: expected a wording for this mail, but none fits");
            return Err(Error::new(ErrorKind::Template, message));
        };
        let said = self.beginnings.borrow();
        let others = (start + 1..start + fitting.count()).filter_map(|index| fitting.at(index));
        for wording in std::iter::once(first).chain(others) {
            let repeats = wording.beginning.is_some_and(|beginning| said.contains(&beginning));
            if repeats || wording.feelings & self.feelings.get() != 0 {
                continue;
            }
            let (text, beginnings) = self.render(wording, facts)?;
            if beginnings.iter().all(|beginning| !said.contains(&beginning)) {
                return Ok((text, beginnings, wording.feelings));
            }
        }
        let (text, beginnings) = self.render(first, facts)?;
        Ok((text, beginnings, first.feelings))
    }

    fn render(&self, wording: &Wording, facts: &Facts<'_>) -> Result<(String, Beginnings), Error> {
        let mut text = self.wordings.render(wording, facts, &self.grammar)?;
        let mut marks = joints(&text);
        if marks & GAP != 0 {
            text = tidy(&text);
            marks = joints(&text);
        }
        let beginnings = Beginnings::of(&text, marks);
        Ok((text, beginnings))
    }

    /// Where the choice among wordings begins: at the variant, moved by what the mail is about, so that two mails of
    /// the same variant do not read alike.
    fn first_choice(&self, group: &str, count: usize) -> usize {
        // In 64 bits on every machine, so that the choice is the same on all of them.
        let choice = (fnv(self.topic, group) >> 32) + u64::from(self.variant);
        #[allow(clippy::cast_possible_truncation, reason = "the remainder is below the count")]
        let start = (choice % (count.max(1) as u64)) as usize;
        start
    }
}
