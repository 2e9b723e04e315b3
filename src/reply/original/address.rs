//! How a mail addresses its reader, where that is sure.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Original;
use crate::locale::{Address, Language};
use crate::pack::{AddressWords, replying};

/// What a word shows.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Sign {
    Tu,
    Vos,
    Familiar,
    Usted,
    Vosotros,
    Ustedes,
    MaybeUsted,
    MaybeUstedes,
}

static WORDS: LazyLock<&'static AddressWords> = LazyLock::new(|| &replying(Language::Spanish).address);

static SIGNS: LazyLock<HashMap<&'static str, Sign>> = LazyLock::new(|| {
    let lists = [
        (Sign::Tu, &WORDS.tu),
        (Sign::Vos, &WORDS.vos),
        (Sign::Familiar, &WORDS.familiar),
        (Sign::Usted, &WORDS.usted),
        (Sign::Vosotros, &WORDS.vosotros),
        (Sign::Ustedes, &WORDS.ustedes),
        (Sign::MaybeUsted, &WORDS.maybe_usted),
        (Sign::MaybeUstedes, &WORDS.maybe_ustedes),
    ];
    lists.into_iter().flat_map(|(sign, words)| words.iter().map(move |word| (word.as_str(), sign))).collect()
});

impl Original {
    /// How the writer addresses the reader, in a Spanish mail that leaves no doubt.
    ///
    /// ```
    /// use declina::{Address, Original};
    ///
    /// let address = |text: &str| {
    ///     Original::parse(format!("From: eva@example.com\r\n\r\n{text}\r\n").as_bytes()).unwrap().address()
    /// };
    /// assert_eq!(address("Hola, Carla: ¿podés animar el logo para la apertura?"), Some(Address::Vos));
    /// assert_eq!(address("Estimada Carla: ¿podría usted animar el logo para la apertura?"), Some(Address::Usted));
    /// assert_eq!(address("Hola, Carla: el logo tiene que estar animado para la apertura."), None);
    /// ```
    #[must_use]
    pub fn address(&self) -> Option<Address> {
        self.language().filter(|guess| guess.language == Language::Spanish)?;
        let count = counts(&self.own_text());
        let of = |sign: Sign| count.get(&sign).copied().unwrap_or(0);
        let (tu, vos, familiar) = (of(Sign::Tu), of(Sign::Vos), of(Sign::Familiar));
        let (usted, vosotros, ustedes) = (of(Sign::Usted), of(Sign::Vosotros), of(Sign::Ustedes));
        match (tu, vos, familiar, usted) {
            // Tú for one and vosotros or ustedes for all of them goes together; tú and usted, or tú and vos, does not.
            (1.., 0, _, 0) => return Some(Address::Tu),
            (0, 1.., _, 0) => return Some(Address::Vos),
            (0, 0, 0, 1..) if vosotros == 0 => return Some(Address::Usted),
            (0, 0, 0, 0) => {}
            _ => return None,
        }
        match (vosotros, ustedes, of(Sign::MaybeUsted), of(Sign::MaybeUstedes)) {
            (1.., 0, ..) => Some(Address::Vosotros),
            (0, 1.., ..) => Some(Address::Ustedes),
            (0, 0, 1.., 0) => Some(Address::Usted),
            (0, 0, 0, 1..) => Some(Address::Ustedes),
            _ => None,
        }
    }

    /// The form in which one person answers the writer alike: tú to tú and to vosotros, vos to vos, usted to usted.
    ///
    /// None where the mail does not tell, or only that it speaks to several people as *ustedes*, who may be on familiar
    /// terms or not.
    #[must_use]
    pub fn mirrored_address(&self) -> Option<Address> {
        match self.address()? {
            Address::Vosotros => Some(Address::Tu),
            Address::Ustedes => None,
            one => Some(one),
        }
    }
}

fn counts(text: &str) -> HashMap<Sign, u32> {
    let mut counts = HashMap::new();
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    for (at, word) in words.iter().enumerate() {
        let pair = words.get(at + 1).map(|next| format!("{word} {next}"));
        let listed = pair.and_then(|pair| SIGNS.get(pair.as_str())).or_else(|| SIGNS.get(word));
        let by_ending = || has_ending(word).then_some(&Sign::Vosotros);
        if let Some(sign) = listed.or_else(by_ending) {
            *counts.entry(*sign).or_insert(0) += 1;
        }
    }
    counts
}

/// Whether the word is a verb of vosotros by its ending.
fn has_ending(word: &str) -> bool {
    WORDS.vosotros_endings.iter().any(|ending| word.ends_with(ending.as_str()))
        && !WORDS.not_vosotros.iter().any(|exception| exception == word)
}
