//! From a decline to a mail: plan (which moves), then words.

mod act;
mod aim;
mod alternative_facts;
mod capacity_facts;
mod circumstances;
mod draft;
mod facts;
mod filters;
mod goal;
mod grammar;
mod group;
mod html;
mod joining;
mod kinds;
mod naming_ways;
mod outline;
mod own_sentences;
mod people;
mod plan;
mod realise;
mod reason_facts;
mod reasons_and_ways;
mod reference;
mod request;
mod saying;
mod shape;
mod tags;
mod text;
mod way_back;
mod way_on;
mod wording;

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

pub use draft::{Draft, DraftMove};

use crate::decline::{Decline, Voice};
use crate::error::Error;
use crate::locale::{Address, Language};
use crate::pack::{self, Agreement, Words};
use plan::Plan;
use wording::{Agreeing, Wordings};

/// Writes refusal mails.
///
/// A composer holds the wordings of both languages; what a mail needs of them is compiled when first needed and kept.
/// It is `Send + Sync`: build one, share it by reference. The free function [`compose`] uses one of its own.
///
/// ```
/// use declina::{Composer, Decline, Locale, Recipient, Request, ScheduleConflict, Sender, Slot};
/// use jiff::civil::date;
///
/// let composer = Composer::new();
/// let decline = Decline::new(
///     Locale::EnUs,
///     Recipient::new("Dana"),
///     Sender::new("Luis Ortega"),
///     Request::new("join the planning call"),
///     ScheduleConflict::new(Slot::new(date(2026, 12, 3))),
/// );
/// assert!(composer.compose(&decline)?.text().starts_with("Hi Dana,"));
/// # Ok::<(), declina::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Composer {
    own_wordings: BTreeMap<Language, BTreeMap<String, String>>,
    spanish: LanguageWordings,
    english: LanguageWordings,
}

#[derive(Debug, Default)]
struct LanguageWordings {
    language: OnceLock<Result<(Agreement, Words), String>>,
    sets: [OnceLock<Result<Wordings, String>>; 10],
}

impl Composer {
    /// A composer with the wordings of the crate.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A composer in which the wordings of one part are your own: the content of a file such as
    /// `templates/es/goodwill.txt`, in the form that `templates/README.md` describes.
    ///
    /// # Errors
    ///
    /// When there is no such part, or the text is not sound: an unknown condition, a marked word without forms, a
    /// template that Tera cannot compile. The message names the file and the line.
    ///
    /// ```
    /// use declina::{Composer, Language};
    ///
    /// let composer = Composer::new().with_wordings(Language::English, "sign_off", "---\nWarmly,\n")?;
    /// # let _ = composer;
    /// # Ok::<(), declina::Error>(())
    /// ```
    pub fn with_wordings(mut self, language: Language, part: &str, wordings: &str) -> Result<Self, Error> {
        use crate::error::ErrorKind;
        let known: Vec<&str> = pack::wordings(language).iter().map(|(name, _)| *name).collect();
        if !known.contains(&part) {
            let found = crate::decline::shown(part);
            let message = format!("unknown part {found}; expected one of {}", known.join(", "));
            return Err(Error::new(ErrorKind::Template, message));
        }
        self.own_wordings.entry(language).or_default().insert(part.to_owned(), wordings.to_owned());
        // What was compiled before does not know the new wordings.
        self.spanish = LanguageWordings::default();
        self.english = LanguageWordings::default();
        for reader in 0..Agreeing::reader_columns(language) {
            for sender in 0..2 {
                self.set(Agreeing { language, reader, sender })?.0.compile()?;
            }
        }
        Ok(self)
    }

    /// Writes the mail.
    ///
    /// # Errors
    ///
    /// What [`Decline::validate`] refuses; or a wording of your own that asks for a fact it did not get.
    pub fn compose(&self, decline: &Decline) -> Result<Draft, Error> {
        decline.validate()?;
        let plan = Plan::of(decline);
        let language = decline.locale.language();
        let reader = match decline.effective_address() {
            Some(Address::Tu) => 0,
            Some(Address::Vos) => 1,
            Some(Address::Usted) => 2,
            Some(Address::Vosotros) => 3,
            Some(Address::Ustedes) => 4,
            None => Agreeing::english_column(decline.style.formality),
        };
        let sender = usize::from(decline.sender.voice == Some(Voice::We));
        let (wordings, words) = self.set(Agreeing { language, reader, sender })?;
        realise::realise(decline, &plan, wordings, words)
    }

    fn set(&self, agreeing: Agreeing) -> Result<(&Wordings, &Words), Error> {
        use crate::error::ErrorKind;
        let language = agreeing.language;
        let of_language = match language {
            Language::Spanish => &self.spanish,
            Language::English => &self.english,
        };
        let failed = |message: &String| Error::new(ErrorKind::Template, message.clone());
        let (agreement, words) = of_language
            .language
            .get_or_init(|| {
                let read = pack::agreement(language).and_then(|agreement| Ok((agreement, pack::words(language)?)));
                read.map_err(|error| error.to_string())
            })
            .as_ref()
            .map_err(failed)?;
        let wordings = of_language.sets[agreeing.reader * 2 + agreeing.sender]
            .get_or_init(|| {
                let own = self.own_wordings.get(&language);
                let files = pack::wordings(language)
                    .iter()
                    .map(|(name, text)| (*name, own.and_then(|own| own.get(*name)).map_or(*text, String::as_str)));
                Wordings::new(agreeing, agreement, &words.feeling.words, files).map_err(|error| error.to_string())
            })
            .as_ref()
            .map_err(failed)?;
        Ok((wordings, words))
    }
}

/// Writes the mail with a composer that is built once and shared.
///
/// # Errors
///
/// What [`Decline::validate`] refuses.
///
/// ```
/// use declina::{Capacity, Decline, Language, Locale, Recipient, Request, Sender, compose};
/// use jiff::civil::date;
///
/// let decline = Decline::new(
///     Locale::EsMx,
///     Recipient::new("Lupita"),
///     Sender::new("Daniel Cruz"),
///     Request::new("preparar la nómina de diciembre"),
///     Capacity::new().with_free_from(date(2027, 1, 11)),
/// );
/// assert!(compose(&decline)?.text().contains("preparar la nómina de diciembre"));
/// # Ok::<(), declina::Error>(())
/// ```
pub fn compose(decline: &Decline) -> Result<Draft, Error> {
    static SHARED: LazyLock<Composer> = LazyLock::new(Composer::new);
    SHARED.compose(decline)
}
