//! From the plan to the mail: each part through one of its wordings, so chosen that the mail hangs together.

use std::cell::{Cell, RefCell};

use super::alternative_facts;
use super::circumstances::{goal_of_handover, is_near, tags_of, tags_of_question};
use super::draft::{Block, Draft, DraftMove};
use super::facts::{self, Facts, Items};
use super::goal::Goal;
use super::grammar::{Grammar, Told, begun_shorter};
use super::joining::{Joining, ends_in_address};
use super::kinds::{alternative_group, reason_group};
use super::people;
use super::plan::{self, Part, Plan};
use super::reason_facts;
use super::reasons_and_ways;
use super::reference::reference;
use super::request::{latest, request_facts};
use super::saying::Saying;
use super::shape::act::done_by_sender;
use super::shape::clause;
use super::shape::spanish::is_plural;
use super::tags::{Tag, Tags};
use super::text::{FNV_SEED, capitalised, end_sentence, fnv, one_line, push_capitalised};
use super::way_back;
use super::wording::Wordings;
use crate::decline::{Alternative, Decline, Length, Reason, Voice};
use crate::error::Error;
use crate::locale::Language;
use crate::moves::Move;
use crate::pack::Words;
use crate::subject::without_marks;

/// Writes the mail that the plan lays out.
pub(crate) fn realise(decline: &Decline, plan: &Plan, wordings: &Wordings, words: &Words) -> Result<Draft, Error> {
    let (zone_told, dates) = (Cell::new(false), RefCell::new(Vec::with_capacity(16)));
    let near = is_near(decline);
    let reference = reference(decline);
    let grammar = Grammar { locale: decline.locale, words, reference, zone_told: &zone_told, near, dates: &dates };
    let topic = fnv(FNV_SEED, &decline.request.task);
    let goal = Goal::of(decline, plan);
    let writer = Writer {
        decline,
        plan,
        words,
        grammar,
        saying: Saying::new(wordings, grammar, topic, decline.style.variant),
        request: request_facts(decline, plan, &goal, &grammar),
        tags: tags_of(decline, plan, &goal),
        goal: &goal,
        told: Told::new(reference),
        named: Cell::new(false),
        goal_named: Cell::new(false),
    };
    writer.write()
}

struct Writer<'a> {
    decline: &'a Decline,
    plan: &'a Plan,
    words: &'a Words,
    grammar: Grammar<'a>,
    saying: Saying<'a>,
    request: Facts<'a>,
    tags: Tags,
    goal: &'a Goal,
    /// The dates of a Spanish mail.
    told: Told,
    /// Whether the thanks have named what was asked.
    named: Cell<bool>,
    /// Whether they, or the no, have named what it is for.
    goal_named: Cell<bool>,
}

impl Items for Writer<'_> {
    fn item(&self, group: &'static str, facts: Facts<'_>) -> String {
        self.pick(group, Tags::default(), &facts).unwrap_or_default()
    }
}

impl Writer<'_> {
    fn write(&self) -> Result<Draft, Error> {
        let mut text = String::with_capacity(1024);
        let mut moves = Vec::with_capacity(16);
        let mut blocks = Vec::with_capacity(8);

        let greeting = self.greeting()?;
        text.push_str(&greeting);
        moves.push(DraftMove { movement: Move::Greeting, range: 0..text.len() });
        blocks.push(Block::Paragraph(0..text.len()));

        for block in &self.plan.blocks {
            text.push_str("\n\n");
            self.told.begin_paragraph();
            match block {
                plan::Block::Paragraph(parts) => {
                    let start = text.len();
                    self.paragraph(parts, &mut text, &mut moves)?;
                    blocks.push(Block::Paragraph(start..text.len()));
                }
                plan::Block::List(items) => {
                    let mut lines = Vec::with_capacity(items.len());
                    for (item, letter) in items.iter().zip('A'..) {
                        if letter != 'A' {
                            text.push('\n');
                        }
                        text.push(letter);
                        text.push_str(". ");
                        let start = text.len();
                        self.paragraph(item, &mut text, &mut moves)?;
                        lines.push(start..text.len());
                    }
                    blocks.push(Block::List(lines));
                }
            }
        }

        text.push_str("\n\n");
        let start = text.len();
        let lines = self.sign_off()?;
        let mut ranges = Vec::with_capacity(lines.len());
        for line in &lines {
            if text.len() > start {
                text.push('\n');
            }
            ranges.push(text.len()..text.len() + line.len());
            text.push_str(line);
        }
        moves.push(DraftMove { movement: Move::SignOff, range: start..text.len() });
        blocks.push(Block::Lines(ranges));
        text.push('\n');

        let subject = self.subject()?;
        Ok(Draft { locale: self.decline.locale, subject, text, blocks, moves })
    }

    fn spanish(&self) -> bool {
        self.decline.locale.language() == Language::Spanish
    }

    /// Whether a part is the caller's own sentence.
    fn is_own(&self, part: Part) -> bool {
        match part {
            Part::ReasonDetail(_) | Part::AlternativeDetail(_) => true,
            Part::Reason(index) => matches!(self.decline.reasons[index], Reason::Other(_)),
            Part::Alternative(index) => matches!(self.decline.alternatives[index], Alternative::Other(_)),
            _ => false,
        }
    }

    /// The dates of the caller's own sentences stay as they are, and count as told.
    fn without_told_dates(&self, part: Part, clause: String) -> String {
        // So do those of the no, and the last day, which is told in full.
        if self.is_own(part) || matches!(part, Part::Refusal | Part::Ending) {
            self.told.read(&clause, self.words);
            return clause;
        }
        self.told.shorten(clause, self.words)
    }

    fn joining(&self) -> Joining<'_> {
        Joining { decline: self.decline, joints: &self.words.joints }
    }

    fn paragraph(&self, parts: &[Part], text: &mut String, moves: &mut Vec<DraftMove>) -> Result<(), Error> {
        let mut at_start = true;
        let mut previous: Option<Part> = None;
        let mut led_from = None;
        for (at, &part) in parts.iter().enumerate() {
            let clause = self.part(part, self.joining().hangs_open(text))?;
            if clause.is_empty() {
                continue;
            }
            // The date of the answer is said in full wherever it stands: it is what the reader looks for.
            let clause = match part {
                Part::NextStep => clause,
                _ if self.spanish() => self.without_told_dates(part, clause),
                _ => self.grammar.without_repeated_dates(clause, text),
            };
            let clause = if self.is_own(part) { clause } else { self.grammar.with_dates_closed(clause) };
            if previous == Some(Part::Care) && !self.joining().may_go_on(&clause, text) {
                let end = text.rfind([',', ':']).unwrap_or(text.len());
                text.truncate(end);
                end_sentence(text);
                if let Some(care) = moves.last_mut().filter(|_| led_from.is_none()) {
                    care.range.end = text.len();
                }
            }
            let before = text.len();
            if at_start {
                push_capitalised(text, &clause);
            } else {
                self.joining().join(previous, part, &clause, text);
            }
            let start =
                before + (text[before..].len() - text[before..].trim_start_matches([' ', ':', ';', ',', '.']).len());
            // What the caller adds to a way in the same sentence is a part of it.
            let mut joint = text.as_bytes().iter().skip(before.saturating_sub(1)).take(2);
            let adds = matches!(part, Part::AlternativeDetail(_)) && joint.any(|byte| matches!(byte, b';' | b','));
            let start = if adds { moves.pop().map_or(start, |lead| lead.range.start) } else { start };
            // The next part may still hang on to this sentence: the full stop waits for it.
            // Of a reason that takes several sentences, the last one is not about the reason any more.
            let more_reasons =
                matches!((part, parts.get(at + 1)), (Part::Reason(_), Some(Part::Reason(_)))) && !clause.contains(". ");
            let goes_on = matches!((part, parts.get(at + 1)), (Part::Reason(index), Some(Part::ReasonDetail(_)))
                if self.joining().goes_on(index) && !clause.contains(". "));
            let hangs = matches!(part, Part::Refusal | Part::LeadIn)
                || more_reasons
                || goes_on
                || self.joining().hangs_open(&clause);
            if !hangs {
                end_sentence(text);
            }
            let movement = match part {
                Part::Care if clause.ends_with(':') => Move::Alternative,
                _ => part.movement(),
            };
            // *For the spring fair, I'm free on …* is a part of the way, and so are all words that lead to one in Spanish.
            if part == Part::Care && (self.spanish() || clause.ends_with(',')) {
                led_from = Some(start);
            } else {
                moves.push(DraftMove { movement, range: led_from.take().unwrap_or(start)..text.len() });
            }
            at_start = false;
            previous = Some(part);
        }
        if matches!(previous, Some(Part::Refusal | Part::Reason(_))) {
            end_sentence(text);
        }
        // A full stop would seem to belong to the address before it.
        if ends_in_address(text) {
            text.pop();
            if let Some(last) = moves.last_mut() {
                last.range.end = last.range.end.min(text.len());
            }
        }
        Ok(())
    }

    /// The words of one part, without the final full stop where it is a clause.
    fn part(&self, part: Part, joined: bool) -> Result<String, Error> {
        let decline = self.decline;
        let none = Tags::default();
        match part {
            Part::Acknowledgement => {
                let thanks = self.say("acknowledgement", none, &self.request)?;
                // What has just been named is not named again by the no.
                self.named.set(thanks.contains(one_line(&decline.request.task).as_ref()));
                self.goal_named.set(self.names_goal(&thanks));
                Ok(thanks)
            }
            Part::Refusal => self.refusal(),
            Part::Reason(index) => self.reason(index),
            Part::ReasonDetail(index) => {
                Ok(decline.reasons[index].detail().map(one_line).unwrap_or_default().into_owned())
            }
            Part::Care if !self.spanish() && (!self.tags.has(Tag::aim_middle) || self.goal_named.get()) => {
                Ok(String::new())
            }
            Part::Care if self.spanish() && !self.aims() => Ok(String::new()),
            Part::Care => self.say("care", none, &self.request),
            Part::LeadIn => {
                let plain = decline.ends_relationship.is_some() || !self.aims();
                let own = none.with_if(joined, Tag::joined).with_if(plain, Tag::plain);
                // What the thanks have named leads to the English ways no more.
                let led = none.with_if(self.goal_named.get() && !self.spanish(), Tag::aim_lead);
                self.saying.say("lead_in", self.tags.without(led).and(own), &self.request)
            }
            Part::Alternative(index) => {
                let alternative = &decline.alternatives[index];
                if let Alternative::Other(it) = alternative {
                    let offer = one_line(&it.offer);
                    // Behind *and* it is a part of that sentence.
                    let inner = (joined && !self.spanish()).then(|| clause(&offer, Language::English)).flatten();
                    return Ok(inner.unwrap_or_else(|| offer.into_owned()));
                }
                // The one way of an English mail stands beside its question: until when it is kept is told with it.
                let alone = self.plan.alternatives == 1;
                let told = decline.reply_by.filter(|_| !self.tags.has(Tag::kept));
                let mut facts = alternative_facts::alternative(
                    alternative,
                    &decline.request.task,
                    told,
                    self.we(),
                    plan::goes_on_with(alternative, decline),
                    &self.grammar,
                    self,
                );
                self.lengths(&mut facts);
                facts.flag("goes_on", plan::goes_on_with(alternative, decline));
                facts.flag("alone", alone);
                // What is to be sent by another day than that of the answer is no part of the question.
                let apart = matches!(alternative, Alternative::ReopenCondition(it)
                    if way_back::is_due_apart(decline, it, &self.grammar));
                facts.flag("asked", alone && !self.spanish() && !apart);
                if let (Alternative::Escalation(_), false) = (alternative, self.spanish()) {
                    let request = reasons_and_ways::to_hand_in(decline);
                    facts.date("by", reasons_and_ways::ask_by(decline, request.is_some()));
                    facts.value("request", request);
                }
                if let (Alternative::ChangedTerms(it), false) = (alternative, self.spanish()) {
                    facts.flag("each", reasons_and_ways::is_one_of_several(it, decline));
                }
                facts.flag("detailed", alternative.detail().is_some() && self.decline.style.length != Length::Brief);
                facts.flag("intro_asked", self.spanish() && self.tags.has(Tag::ask_intro));
                // What is missing once there, what was asked for happens.
                let next = decline.reasons.iter().find_map(|reason| match reason {
                    Reason::MissingPrerequisites(it) => it.what_happens_next.as_deref(),
                    _ => None,
                });
                // A full mail tells it with the reason.
                let told_later = |reason| way_back::tells_due(decline, self.plan, reason, &self.grammar);
                let told = self.tags.has(Tag::full) && !decline.reasons.iter().any(told_later);
                if let (Alternative::ReopenCondition(_), Some(next), false, false) =
                    (alternative, next, told, self.spanish())
                {
                    facts.text("next", one_line(next).into_owned());
                }
                if let (Alternative::ReopenCondition(it), false, false) = (alternative, told, self.spanish()) {
                    facts.date("due", way_back::due_untold(decline, it, &self.grammar));
                }
                if let (Alternative::ReopenCondition(_), Some(next), true) = (alternative, next, self.spanish())
                    && let Some(act) = done_by_sender(&one_line(next), self.we())
                {
                    facts.text("next_act", act);
                }
                if self.spanish() {
                    way_back::of_spanish_way(alternative, decline, self.plan, &mut facts);
                }
                self.say(alternative_group(alternative), none.with_if(joined, Tag::joined), &facts)
            }
            Part::AlternativeDetail(index) => {
                let alternative = &decline.alternatives[index];
                let mut detail = alternative.detail().map(one_line).unwrap_or_default().into_owned();
                // Until when an offer is kept stands behind what is added to it.
                if let (Alternative::ChangedTerms(it), Some(kept)) = (alternative, &self.words.joints.kept)
                    && let Some(until) = it.valid_until.filter(|until| Some(*until) != decline.reply_by)
                {
                    end_sentence(&mut detail);
                    detail.push(' ');
                    detail.push_str(kept);
                    self.grammar.push_term(&mut detail, until);
                }
                Ok(detail)
            }
            Part::Boundary => {
                let Some(boundaries) = &decline.boundaries else { return Ok(String::new()) };
                let hours_told = plan::hours_told(boundaries, &decline.reasons);
                let language = decline.locale.language();
                let response_told = plan::response_told(boundaries, &decline.reasons, language);
                let mut facts = facts::boundary(boundaries, hours_told, response_told, &self.grammar);
                let mut offered = decline.alternatives.iter();
                facts
                    .flag("slot", offered.any(|one| matches!(one, Alternative::LaterDate(it) if !it.slots.is_empty())));
                self.say("boundary", none, &facts)
            }
            Part::Ending => {
                let Some(ends) = &decline.ends_relationship else { return Ok(String::new()) };
                let mut facts = facts::ending(ends);
                self.lengths(&mut facts);
                if let Some((goal, fits)) = goal_of_handover(decline) {
                    facts.value(if fits { "goal" } else { "goal_apart" }, Some(goal));
                    facts.flag("goal_plural", is_plural(goal));
                }
                self.say("ending", none, &facts)
            }
            Part::NextStep => {
                let tags = tags_of_question(self.tags, self.decline, self.plan);
                self.saying.say("next_step", tags, &self.request)
            }
            Part::Goodwill => {
                let goal = self.goal_named.get();
                // Where ways are still offered at the end of all work, these tell what they are for.
                let told = none.with_if(!self.spanish() && self.plan.alternatives > 0, Tag::goal);
                let tags = self.tags.without(told).with_if(goal, Tag::goal_told);
                self.saying.say("goodwill", tags, &self.request)
            }
        }
    }

    /// The no.
    fn refusal(&self) -> Result<String, Error> {
        let (named, goal) = (self.named.get(), self.goal_named.get());
        let tags = Tags::default().with_if(named, Tag::named).with_if(goal, Tag::goal_told);
        let no = self.say("refusal", tags, &self.request)?;
        self.goal_named.set(goal || self.names_goal(&no));
        Ok(no)
    }

    /// Whether a text names what the request is for, in English in other words too.
    fn names_goal(&self, text: &str) -> bool {
        let told = [self.decline.request.goal.as_deref(), self.goal.act.as_deref()];
        told.into_iter().flatten().any(|told| text.contains(one_line(told).as_ref()))
    }

    /// Whether words that lead to the ways of a Spanish mail name the goal: once, and not to whom that very thing was denied.
    fn aims(&self) -> bool {
        let has = |tag: Tag| self.tags.has(tag);
        let denied = has(Tag::policy) || has(Tag::not_selected) || has(Tag::strategic_fit);
        let aimed = has(Tag::indefinite) || (has(Tag::goal) && (!denied || has(Tag::full) || has(Tag::doing)));
        aimed && !self.goal_named.get()
    }

    fn we(&self) -> bool {
        self.decline.sender.voice == Some(Voice::We)
    }

    fn reason(&self, index: usize) -> Result<String, Error> {
        let none = Tags::default();
        let reason = &self.decline.reasons[index];
        let clause = if let Reason::Other(it) = reason {
            let statement = one_line(&it.statement);
            let told = clause(&statement, self.decline.locale.language()).unwrap_or_else(|| statement.into_owned());
            // Beside *I can't*, *I am* would be another voice.
            match self.spanish() || self.tags.has(Tag::formal) {
                true => told,
                false => begun_shorter(told),
            }
        } else {
            let order = if index == 0 { Tag::first } else { Tag::second };
            let mut facts = reason_facts::reason(reason, self.decline, &self.grammar, self);
            self.lengths(&mut facts);
            facts.value("goal", self.decline.request.goal.as_deref());
            facts.flag("further", index > 0 && !self.spanish());
            // Only the first reason's deadline stands in the no.
            if let Reason::StrategicFit(it) = reason {
                facts.flag(
                    "review_told",
                    it.review_date.is_some_and(|date| way_back::tells_review(self.decline, self.plan, date)),
                );
            }
            // Where the task names its deadline in other words, a full mail tells the day with the reason.
            let full = self.decline.style.length == Length::Full && self.spanish();
            facts.flag("deadline_untold", index > 0 || (full && !self.tags.has(Tag::deadline)));
            // What would change the answer is told once, by the way back, unless every field is wanted.
            let told_later = self.tags.has(Tag::reopen_condition)
                && (self.decline.style.length != Length::Full
                    || way_back::tells_due(self.decline, self.plan, reason, &self.grammar));
            facts.flag("told_later", told_later);
            // What follows then is told once, by the way back.
            facts.flag("next_later", self.spanish() && self.tags.has(Tag::reopen_condition));
            self.say(reason_group(reason), none.with(order), &facts)?
        };
        Ok(clause)
    }

    fn lengths(&self, facts: &mut Facts<'_>) {
        facts.flag("brief", self.decline.style.length == Length::Brief);
        facts.flag("full", self.decline.style.length == Length::Full);
        // A brief mail that offers a way leaves out what the reasons tell besides.
        facts.flag("terse", self.decline.style.length == Length::Brief && self.plan.alternatives > 0);
        if let Some(latest) = latest(self.decline) {
            facts.text("latest", latest);
        }
    }

    /// Words a part, for which what holds for the whole mail holds as well.
    fn say(&self, group: &'static str, tags: Tags, facts: &Facts<'_>) -> Result<String, Error> {
        self.saying.say(group, self.tags.and(tags), facts)
    }

    /// The same of what stands inside or around the sentences of the mail.
    fn pick(&self, group: &'static str, tags: Tags, facts: &Facts<'_>) -> Result<String, Error> {
        self.saying.pick(group, self.tags.and(tags), facts)
    }

    fn greeting(&self) -> Result<String, Error> {
        let salutation = people::salutation(self.decline, self.words);
        let mut facts = Facts::new();
        facts.value("name", Some(&salutation.name));
        facts.value("title", self.decline.recipient.title.as_deref());
        self.pick("greeting", salutation.tags, &facts)
    }

    fn sign_off(&self) -> Result<Vec<String>, Error> {
        let mut lines = vec![self.pick("sign_off", Tags::default(), &Facts::new())?];
        lines.extend(people::signature(self.decline, self.words));
        Ok(lines)
    }

    fn subject(&self) -> Result<String, Error> {
        let mut facts = Facts::new();
        facts.value("task", Some(&self.decline.request.task));
        facts.value("goal", self.decline.request.goal.as_deref());
        let subject = self.decline.request.subject.as_deref().map(one_line);
        let subject = subject.as_deref().map(|subject| without_marks(subject, false));
        facts.value("subject", subject.as_deref());
        Ok(capitalised(&self.pick("subject", Tags::default(), &facts)?))
    }
}
