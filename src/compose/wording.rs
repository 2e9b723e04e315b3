//! The wordings of a language: read from their files, made to agree, and handed to Tera.

use std::collections::{BTreeMap, HashMap};
use std::iter::repeat;
use std::sync::OnceLock;

use tera::Tera;

use super::facts::Facts;
use super::filters;
use super::grammar::Grammar;
use super::group::Group;
use super::outline::Outlines;
use super::tags::Condition;
use super::text::{FNV_SEED, beginning_of, fnv};
use crate::error::{Error, ErrorKind};
use crate::locale::{Formality, Language};
use crate::pack::Agreement;

/// One way to say a part of a mail.
#[derive(Debug)]
pub(crate) struct Wording {
    /// The name of its Tera template, and which of the engines knows it.
    template: String,
    engine: usize,
    /// What it says, whatever the words of its facts, where that can be told.
    outlines: Option<Outlines>,
    /// The names in it: only these facts are handed to Tera.
    names: Names,
    /// How its first sentence begins, as in [`Beginnings`](super::text::Beginnings), where no fact has a part in that.
    pub(crate) beginning: Option<u64>,
    /// The words of feeling it uses, as bits in the order of the language's list.
    pub(crate) feelings: u64,
}

/// The wordings of one language in one agreement (one form of address, one voice), ready to be rendered.
#[derive(Debug)]
pub(crate) struct Wordings {
    /// The hashes of the names of the groups, in order, apart from the groups: every part of every mail is looked up here.
    names: Vec<u64>,
    groups: Vec<Group>,
    /// Templates are named by their number here: a short name is found quickly, and errors are told by the place.
    places: Vec<String>,
    /// One for each file.
    engines: Vec<Engine>,
}

/// The templates of one file, compiled when the first of them is needed: a mail needs few of the files, and compiling them
/// all would take longer than ten such mails.
#[derive(Debug)]
struct Engine {
    language: Language,
    sources: Vec<(String, String)>,
    tera: OnceLock<Result<Tera, String>>,
}

impl Engine {
    fn tera(&self, places: &[String]) -> Result<&Tera, Error> {
        let compiled = self.tera.get_or_init(|| {
            let mut tera = Tera::new();
            filters::register(&mut tera, self.language);
            let sources = self.sources.iter().map(|(name, text)| (name.as_str(), text.as_str()));
            tera.add_raw_templates(sources).map_err(|error| template_error(error, places).to_string())?;
            Ok(tera)
        });
        compiled.as_ref().map_err(|message| Error::new(ErrorKind::Template, message.clone()))
    }
}

/// Which forms the marked words take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Agreeing {
    pub(crate) language: Language,
    /// The column of the reader: the form of address in Spanish, contracted or not in English.
    pub(crate) reader: usize,
    /// The column of the sender: I or we.
    pub(crate) sender: usize,
}

impl Agreeing {
    /// How many columns the reader has.
    pub(crate) const fn reader_columns(language: Language) -> usize {
        match language {
            Language::Spanish => 5,
            Language::English => 2,
        }
    }

    /// The column of English: contractions are for mails that are not formal.
    pub(crate) const fn english_column(formality: Formality) -> usize {
        matches!(formality, Formality::Formal) as usize
    }
}

impl Wordings {
    /// Reads the files and puts in the agreeing forms. What is a mistake to Tera is told by [`compile`](Self::compile) or when
    /// the wording is needed.
    pub(crate) fn new<'file>(
        agreeing: Agreeing,
        agreement: &Agreement,
        feelings: &[String],
        files: impl Iterator<Item = (&'file str, &'file str)>,
    ) -> Result<Self, Error> {
        let mut groups: BTreeMap<String, Group> = BTreeMap::new();
        let mut engines = Vec::new();
        let mut places = Vec::new();
        let feelings = Feelings::new(feelings);
        for (group, text) in files {
            let mut sources = Vec::new();
            for (line, condition, body) in sections(text) {
                let place = |error: Error| {
                    let message = format!("{}/{group}.txt, line {line}: {error}", agreeing.language);
                    Error::new(ErrorKind::Template, message)
                };
                let condition = Condition::read(condition).map_err(place)?;
                let body = agree(&body, agreeing, agreement).map_err(place)?;
                let of_group = groups.entry(group.to_owned()).or_default();
                let template = places.len().to_string();
                places.push(format!("{}/{group}.txt, line {line}", agreeing.language));
                let feelings = feelings.within(&body);
                let (outlines, names) = (Outlines::of(&body, agreeing.language), Names::of(&body));
                let beginning = beginning_of(body.split('{').next().unwrap_or_default());
                sources.push((template.clone(), body));
                let engine = engines.len();
                of_group.add(Wording { template, engine, outlines, names, beginning, feelings }, &condition);
            }
            engines.push(Engine { language: agreeing.language, sources, tera: OnceLock::new() });
        }
        let mut groups: Vec<_> = groups.into_iter().map(|(name, group)| (fnv(FNV_SEED, &name), group)).collect();
        groups.sort_by_key(|(hash, _)| *hash);
        let (names, groups) = groups.into_iter().unzip();
        Ok(Self { names, groups, places, engines })
    }

    /// Compiles every wording, so that a mistake in one is told now.
    pub(crate) fn compile(&self) -> Result<(), Error> {
        self.engines.iter().try_for_each(|engine| engine.tera(&self.places).map(|_| ()))
    }

    pub(crate) fn group(&self, name: &str) -> &Group {
        static NONE: Group = Group::EMPTY;
        let hash = fnv(FNV_SEED, name);
        self.names.binary_search(&hash).map_or(&NONE, |index| &self.groups[index])
    }

    pub(crate) fn render(&self, wording: &Wording, facts: &Facts<'_>, grammar: &Grammar<'_>) -> Result<String, Error> {
        if let Some(text) = self.outlined(wording, facts, grammar) {
            return Ok(text);
        }
        let asked = facts.context(grammar, |key| wording.names.may_have(key));
        let mut text = Vec::with_capacity(256);
        let tera = self.engines[wording.engine].tera(&self.places)?;
        let rendered = tera.render_to(&wording.template, &asked, &mut text);
        if let (Ok(()), Ok(text)) = (rendered, String::from_utf8(text)) {
            return Ok(text);
        }
        // The message tells which facts there are.
        let rendered = tera.render(&wording.template, &facts.context(grammar, |_| true));
        rendered.map_err(|error| template_error(error, &self.places))
    }

    /// The same by the outline of a wording. Nothing where it has none for these facts.
    fn outlined(&self, wording: &Wording, facts: &Facts<'_>, grammar: &Grammar<'_>) -> Option<String> {
        let outlines = wording.outlines.as_ref()?;
        let given = facts.named(&outlines.names, wording.names);
        let render = || {
            let tera = self.engines[wording.engine].tera(&self.places).ok()?;
            tera.render(&wording.template, &given.marks(&outlines.names)).ok()
        };
        let outline = outlines.with(given.set, grammar.locale.language(), render)?;
        given.note_dates(grammar);
        Some(outline.filled(&given, grammar))
    }
}

/// A set of names, as bits. Several names share a bit, so it may seem to have one too many, and never lacks one.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Names(u64);

impl Names {
    /// Every word between braces: the names of facts are among them.
    fn of(template: &str) -> Self {
        let inside = template.split('{').skip(1).filter_map(|behind| behind.split('}').next());
        let words = inside.flat_map(|inside| inside.split(|c: char| !c.is_alphanumeric() && c != '_'));
        words.fold(Self::default(), |names, word| Self(names.0 | Self::bit(word)))
    }

    pub(crate) fn may_have(self, name: &str) -> bool {
        self.0 & Self::bit(name) != 0
    }

    fn bit(name: &str) -> u64 {
        let [first, last] = [name.as_bytes().first(), name.as_bytes().last()].map(|byte| byte.copied().unwrap_or(0));
        1 << ((usize::from(first) + usize::from(last) * 7 + name.len() * 11) % 64)
    }
}

fn template_error(error: tera::Error, places: &[String]) -> Error {
    use tera::ErrorKind::{RenderingError, SyntaxError};
    let place = |name: &str| name.parse().ok().and_then(|number: usize| places.get(number)).map_or("", String::as_str);
    let message = match error.kind() {
        SyntaxError(report) | RenderingError(report) => format!("{}: {}", place(report.filename()), report.message()),
        _ => in_one_line(&error.to_string(), place),
    };
    Error::new(ErrorKind::Template, message).caused_by(error)
}

/// Some errors of Tera are known only as pictures of many lines: `error: ` and the message, then ` --> ` and the name of
/// the template with line and column. Of several, the first is told.
fn in_one_line<'place>(picture: &str, place: impl Fn(&str) -> &'place str) -> String {
    let mut lines = picture.lines();
    let message = lines.next().unwrap_or_default().trim_start_matches("error: ");
    let name = lines.find_map(|line| line.trim_start().strip_prefix("--> ")?.split(':').next());
    match name.map(place) {
        Some(place) if !place.is_empty() => format!("{place}: {message}"),
        _ => message.to_owned(),
    }
}

/// Each form of the words of feeling, with the bit of its word.
struct Feelings<'w>(HashMap<&'w str, u64>);

impl<'w> Feelings<'w> {
    fn new(words: &'w [String]) -> Self {
        let forms = words.iter().take(64).zip(0_u32..).flat_map(|(forms, bit)| forms.split(' ').zip(repeat(1 << bit)));
        let mut bits = HashMap::new();
        forms.for_each(|(form, bit)| _ = bits.entry(form).or_insert(bit));
        Self(bits)
    }

    /// Which of them a wording uses: one bit each, whatever the form of the word.
    fn within(&self, text: &str) -> u64 {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.fold(0, |found, word| found | self.0.get(&*word.to_lowercase()).copied().unwrap_or_default())
    }
}

/// The sections of a wording file: the line each begins on, its condition, its text on one line.
fn sections(text: &str) -> Vec<(usize, &str, String)> {
    let mut sections: Vec<(usize, &str, String)> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if let Some(condition) = line.strip_prefix("---") {
            sections.push((index + 1, condition.trim(), String::new()));
        } else if let Some((_, _, body)) = sections.last_mut() {
            let line = line.trim();
            if !line.is_empty() {
                if !body.is_empty() {
                    body.push(' ');
                }
                body.push_str(line);
            }
        }
    }
    sections
}

/// Puts the agreeing form in the place of each marked word (`@te`, `@puedo`, `@can't`).
fn agree(text: &str, agreeing: Agreeing, agreement: &Agreement) -> Result<String, Error> {
    let mut agreed = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(at) = rest.find('@') {
        let (before, marked) = rest.split_at(at);
        agreed.push_str(before);
        let marked = &marked[1..];
        let end = marked.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '\'')).unwrap_or(marked.len());
        let (word, after) = marked.split_at(end);
        agreed.push_str(&form_of(word, agreeing, agreement)?);
        rest = after;
    }
    agreed.push_str(rest);
    Ok(agreed)
}

fn form_of(word: &str, agreeing: Agreeing, agreement: &Agreement) -> Result<String, Error> {
    let forms = |word: &str| {
        if let Some(forms) = agreement.reader.get(word) {
            return forms.get(agreeing.reader);
        }
        if let Some(forms) = agreement.sender.get(word) {
            return forms.get(agreeing.sender);
        }
        let both = agreement.both.get(word)?;
        if agreeing.sender == 0 { both.i.get(agreeing.reader) } else { both.we.get(agreeing.reader) }
    };
    if let Some(form) = forms(word) {
        return Ok(form.clone());
    }
    let mut letters = word.chars();
    let lower: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    if let Some(form) = forms(&lower) {
        return Ok(super::text::capitalised(form));
    }
    let columns = Agreeing::reader_columns(agreeing.language);
    let message = format!("the word @{word} has no row with {columns} or 2 forms in address.toml");
    Err(Error::new(ErrorKind::Template, message))
}
