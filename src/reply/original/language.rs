//! Which language a mail is written in, where that is sure.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Original;
use crate::check::own_ranges;
use crate::locale::Language;
use crate::pack::replying;

/// Guesses below this are not made.
const SURE: f64 = 0.6;

/// A language and how sure the guess is.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct LanguageGuess {
    /// The language.
    pub language: Language,
    /// From 0 to 1; what would be below 0.6 is not guessed.
    pub confidence: f64,
}

/// What a word is a sign of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Of(Language),
    /// A language that is not one of the crate, and looks like one.
    Other,
}

static SIGNS: LazyLock<HashMap<&'static str, Sign>> = LazyLock::new(|| {
    let mut signs = HashMap::new();
    for language in Language::ALL {
        let words = &replying(language).language;
        signs.extend(words.common.iter().map(|word| (word.as_str(), Sign::Of(language))));
        signs.extend(words.of_others.iter().map(|word| (word.as_str(), Sign::Other)));
    }
    signs
});

impl Original {
    /// The language of the mail, if its commonest words leave no doubt.
    ///
    /// ```
    /// # use declina::Original;
    /// let confidence = |text: &str| {
    ///     let mail = format!("From: eva@example.com\r\n\r\n{text}\r\n");
    ///     Original::parse(mail.as_bytes()).unwrap().language().map(|guess| guess.confidence > 0.8)
    /// };
    /// assert_eq!(confidence("Could you please send me the file that we talked about in the meeting? Thank you"), Some(true));
    /// assert_eq!(confidence("Ok!"), None);
    /// assert_eq!(confidence("Olá, você não tem uma cópia do contrato com as assinaturas?"), None);
    /// ```
    #[must_use]
    pub fn language(&self) -> Option<LanguageGuess> {
        let own = self.own_text();
        let (mut counts, mut others) = ([0_u32; Language::ALL.len()], 0_u32);
        for word in own.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’') {
            match SIGNS.get(word.to_lowercase().replace('’', "'").as_str()) {
                Some(Sign::Of(language)) => counts[*language as usize] += 1,
                Some(Sign::Other) => others += 1,
                None => {}
            }
        }
        let (language, best) =
            Language::ALL.into_iter().map(|one| (one, counts[one as usize])).max_by_key(|(_, n)| *n)?;
        let rest = counts.iter().sum::<u32>() - best + others * 3;
        let (best, rest) = (f64::from(best), f64::from(rest));
        // How much the best is ahead, and how much there is to judge by.
        let confidence = (best - rest) / (best + rest).max(1.0) * (best / (best + 2.0));
        (confidence >= SURE).then_some(LanguageGuess { language, confidence })
    }

    /// What the writer of the mail wrote: without the mails below it.
    pub(super) fn own_text(&self) -> String {
        own_ranges(&self.text).into_iter().map(|range| &self.text[range]).collect()
    }
}
