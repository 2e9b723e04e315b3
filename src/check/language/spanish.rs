//! Spanish verbs: every form of an infinitive, from rules and a list of what is irregular.

use std::collections::BTreeMap;

use super::builtin::*;

/// What an irregular verb says of itself; what is absent follows the rules.
#[derive(Debug, Default)]
pub(crate) struct Irregular<'a> {
    present: Vec<&'a str>,
    past: Vec<&'a str>,
    imperfect: Vec<&'a str>,
    future: Option<&'a str>,
    subjunctive: Option<&'a str>,
    imperative: Option<&'a str>,
    vos: Option<&'a str>,
    gerund: Option<&'a str>,
    participle: Option<&'a str>,
}

impl<'a> Irregular<'a> {
    /// Reads `present: …; past: …; future: tendr; subjunctive: teng; imperative: ten`.
    pub(crate) fn read(text: &'a str) -> Result<Self, String> {
        let mut verb = Self::default();
        for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once(':').ok_or_else(|| format!("expected key: forms in {part:?}"))?;
            let value = value.trim();
            let forms = || value.split_whitespace().collect::<Vec<_>>();
            match key.trim() {
                "present" => verb.present = forms(),
                "past" => verb.past = forms(),
                "imperfect" => verb.imperfect = forms(),
                "future" => verb.future = Some(value),
                "subjunctive" => verb.subjunctive = Some(value),
                "imperative" => verb.imperative = Some(value),
                "vos" => verb.vos = Some(value),
                "gerund" => verb.gerund = Some(value),
                "participle" => verb.participle = Some(value),
                other => return Err(format!("unknown key {other:?}")),
            }
        }
        for forms in [&verb.present, &verb.past, &verb.imperfect] {
            if !forms.is_empty() && forms.len() != 6 {
                return Err(format!("expected six forms in {text:?}, found {}", forms.len()));
            }
        }
        Ok(verb)
    }
}

/// The irregular verbs by infinitive.
pub(crate) type Irregulars<'a> = BTreeMap<&'a str, Irregular<'a>>;

/// Takes a form, as stem and ending, with its bits.
pub(crate) type Emit<'e> = dyn FnMut(&str, &str, u64) + 'e;

const PERSONS: [u64; 6] = [
    bit(FIRST) | bit(FIRST_SINGULAR),
    bit(FAMILIAR),
    bit(THIRD_SINGULAR),
    bit(FIRST) | bit(FIRST_PLURAL),
    bit(VOSOTROS),
    bit(THIRD_PLURAL),
];

/// Gives every form of a verb with its bits to `emit`. `change` is what the stressed stem vowel becomes
/// (`ie`, `ue`, `i`, `í`, `ú`, `zc`, `y`), or empty.
pub(crate) fn conjugate(infinitive: &str, change: &str, irregulars: &Irregulars<'_>, emit: &mut Emit<'_>) {
    let Some((stem, vowel)) = infinitive.strip_suffix('r').and_then(split_vowel) else {
        emit(infinitive, "", bit(INFINITIVE));
        return;
    };
    let (prefix, irregular) = find(infinitive, irregulars);
    let verb = Verb { stem, vowel, change, prefix, irregular };
    emit(infinitive, "", bit(INFINITIVE));
    verb.present(emit);
    verb.past(emit);
    verb.future(infinitive, emit);
    verb.subjunctive(emit);
    verb.imperative(emit);
    verb.nominal(emit);
}

fn split_vowel(text: &str) -> Option<(&str, char)> {
    let vowel = text.chars().next_back()?;
    let plain = match vowel {
        'a' | 'e' | 'i' => vowel,
        'í' => 'i',
        _ => return None,
    };
    Some((&text[..text.len() - vowel.len_utf8()], plain))
}

/// The irregular verb itself, or the one that this verb is made from (*proponer* from *poner*).
fn find<'i>(infinitive: &'i str, irregulars: &'i Irregulars<'_>) -> (&'i str, Option<&'i Irregular<'i>>) {
    const PREFIXES: [&str; 18] = [
        "pro", "com", "dis", "su", "im", "ex", "man", "con", "ob", "de", "re", "sos", "pre", "inter", "a", "contra",
        "des", "o",
    ];
    if let Some(verb) = irregulars.get(infinitive) {
        return ("", Some(verb));
    }
    for base in ["poner", "tener", "venir", "hacer", "traer"] {
        if let Some(prefix) = infinitive.strip_suffix(base)
            && PREFIXES.contains(&prefix)
        {
            return (prefix, irregulars.get(base));
        }
    }
    ("", None)
}

struct Verb<'v> {
    stem: &'v str,
    vowel: char,
    change: &'v str,
    prefix: &'v str,
    irregular: Option<&'v Irregular<'v>>,
}

impl Verb<'_> {
    fn given(&self, forms: impl Fn(&Irregular<'_>) -> Vec<String>) -> Vec<String> {
        self.irregular.map(forms).unwrap_or_default().into_iter().map(|form| format!("{}{form}", self.prefix)).collect()
    }

    /// The stem where the stress falls on it.
    fn stressed(&self) -> String {
        let (from, to): (&[char], &str) = match self.change {
            "ie" => (&['e'], "ie"),
            "ue" => (&['o', 'u'], "ue"),
            "i" => (&['e'], "i"),
            "í" => (&['i'], "í"),
            "ú" => (&['u'], "ú"),
            "y" => return format!("{}y", self.stem),
            _ => return self.stem.to_owned(),
        };
        replace_last(self.stem, from, to)
    }

    /// The stem of *pidió, sintió, durmió* and of the unstressed subjunctive.
    fn weak(&self) -> String {
        match (self.vowel, self.change) {
            ('i', "ie" | "i") => replace_last(self.stem, &['e'], "i"),
            ('i', "ue") => replace_last(self.stem, &['o'], "u"),
            _ => self.stem.to_owned(),
        }
    }

    fn present(&self, emit: &mut Emit<'_>) {
        let given = self.given(|verb| verb.present.iter().map(|form| (*form).to_owned()).collect());
        let tense = bit(PRESENT);
        let stressed = self.stressed();
        let endings = match self.vowel {
            'a' => ["o", "as", "a", "amos", "áis", "an"],
            'e' => ["o", "es", "e", "emos", "éis", "en"],
            _ => ["o", "es", "e", "imos", "ís", "en"],
        };
        let vos = match self.irregular.and_then(|verb| verb.vos) {
            Some(vos) => format!("{}{vos}", self.prefix),
            None => format!(
                "{}{}",
                self.stem,
                match self.vowel {
                    'a' => "ás",
                    'e' => "és",
                    _ => "ís",
                }
            ),
        };
        for person in 0..6 {
            let form = if given.is_empty() {
                let stem = match person {
                    0 if self.change == "zc" => before_a(self.stem, true),
                    0 => soften(&stressed, self.vowel, 'a'),
                    3 | 4 => self.stem.to_owned(),
                    _ => stressed.clone(),
                };
                format!("{stem}{}", endings[person])
            } else {
                given[person].clone()
            };
            let mut bits = tense | PERSONS[person];
            if person == 1 && form != vos {
                bits |= bit(TU);
            }
            emit(&form, "", bits);
        }
        let same = !given.is_empty() && given[1] == vos;
        emit(&vos, "", tense | bit(FAMILIAR) | if same { 0 } else { bit(VOS) });
    }

    fn past(&self, emit: &mut Emit<'_>) {
        let tense = bit(PAST);
        let given = self.given(|verb| verb.past.iter().map(|form| (*form).to_owned()).collect());
        let weak = self.weak();
        let endings = if self.vowel == 'a' {
            ["é", "aste", "ó", "amos", "asteis", "aron"]
        } else if self.change == "y" {
            ["í", "iste", "yó", "imos", "isteis", "yeron"]
        } else {
            ["í", "iste", "ió", "imos", "isteis", "ieron"]
        };
        let mut third = String::new();
        for person in 0..6 {
            let form = if given.is_empty() {
                let stem = match person {
                    0 => soften(self.stem, self.vowel, if self.vowel == 'a' { 'e' } else { 'i' }),
                    2 | 5 => weak.clone(),
                    _ => self.stem.to_owned(),
                };
                format!("{stem}{}", endings[person])
            } else {
                given[person].clone()
            };
            emit(&form, "", tense | PERSONS[person]);
            if person == 5 {
                third = form;
            }
        }
        let imperfect = self.given(|verb| verb.imperfect.iter().map(|form| (*form).to_owned()).collect());
        let endings = if self.vowel == 'a' {
            ["aba", "abas", "aba", "ábamos", "abais", "aban"]
        } else {
            ["ía", "ías", "ía", "íamos", "íais", "ían"]
        };
        for person in 0..6 {
            let bits = tense | PERSONS[person] | if person == 0 { PERSONS[2] } else { 0 };
            match imperfect.get(person) {
                Some(form) => emit(form, "", bits),
                None => emit(self.stem, endings[person], bits),
            }
        }
        // tuvieron: tuviera, tuvieras …
        if let Some(stem) = third.strip_suffix("ron") {
            for (ending, person) in [("ra", 0), ("ras", 1), ("ra", 2), ("rais", 4), ("ran", 5), ("se", 2), ("ses", 1)] {
                emit(stem, ending, bit(SUBJUNCTIVE) | bit(PAST) | PERSONS[person]);
            }
        }
    }

    fn future(&self, infinitive: &str, emit: &mut Emit<'_>) {
        let stem = match self.irregular.and_then(|verb| verb.future) {
            Some(stem) => format!("{}{stem}", self.prefix),
            None => infinitive.replace('í', "i"),
        };
        for (person, ending) in ["é", "ás", "á", "emos", "éis", "án"].into_iter().enumerate() {
            emit(&stem, ending, bit(FUTURE) | PERSONS[person]);
        }
        for (person, ending) in ["ía", "ías", "ía", "íamos", "íais", "ían"].into_iter().enumerate() {
            let bits = PERSONS[person] | if person == 0 { PERSONS[2] } else { 0 };
            emit(&stem, ending, bit(CONDITIONAL) | bits);
        }
    }

    fn subjunctive(&self, emit: &mut Emit<'_>) {
        let opposite = if self.vowel == 'a' { 'e' } else { 'a' };
        let endings = if self.vowel == 'a' {
            ["e", "es", "e", "emos", "éis", "en"]
        } else {
            ["a", "as", "a", "amos", "áis", "an"]
        };
        let given = self.irregular.and_then(|verb| verb.subjunctive).map(|stem| format!("{}{stem}", self.prefix));
        let stressed = self.stressed();
        let weak = self.weak();
        for (person, ending) in endings.into_iter().enumerate() {
            let stem = match &given {
                Some(stem) => stem.clone(),
                None if self.change == "zc" => before_a(self.stem, true),
                None if matches!(person, 3 | 4) => soften(&weak, self.vowel, opposite),
                None => soften(&stressed, self.vowel, opposite),
            };
            let bits = match person {
                0 | 2 => PERSONS[0] | PERSONS[2] | bit(IMPERATIVE),
                5 => PERSONS[5] | bit(IMPERATIVE),
                _ => PERSONS[person],
            };
            let form = format!("{stem}{ending}");
            emit(&form, "", bit(SUBJUNCTIVE) | bits);
            // *no insistás, no me mandés*: where vos has a subjunctive of its own.
            if person == 1 && stem.len() > 1 && stem != "est" {
                let stem = match &given {
                    Some(stem) => stem.clone(),
                    None if self.change == "zc" => before_a(self.stem, true),
                    None => soften(&weak, self.vowel, opposite),
                };
                let ending = if self.vowel == 'a' { "és" } else { "ás" };
                emit(&stem, ending, bit(SUBJUNCTIVE) | bit(FAMILIAR) | bit(VOS));
            }
            if stem == "d" && matches!(person, 0 | 2) {
                emit("dé", "", bit(SUBJUNCTIVE) | bits);
            }
        }
    }

    fn imperative(&self, emit: &mut Emit<'_>) {
        let order = bit(IMPERATIVE) | bit(FAMILIAR);
        let tu = match self.irregular.and_then(|verb| verb.imperative) {
            Some(form) => format!("{}{form}", self.prefix),
            None => format!("{}{}", self.stressed(), if self.vowel == 'a' { 'a' } else { 'e' }),
        };
        let vos = format!(
            "{}{}",
            self.stem,
            match self.vowel {
                'a' => 'á',
                'e' => 'é',
                _ => 'í',
            }
        );
        // *dame, dale* are what vos is told too.
        let common = vos == "dá";
        emit(&tu, "", order | if common { 0 } else { bit(TU) });
        if self.stem.chars().any(|letter| "aeiouáéíóú".contains(letter)) || self.stem.len() > 2 {
            emit(&vos, "", order | bit(VOS));
        }
        emit(&format!("{}{}d", self.stem, self.vowel), "", bit(IMPERATIVE) | bit(VOSOTROS));
    }

    fn nominal(&self, emit: &mut Emit<'_>) {
        let irregular = self.irregular;
        match irregular.and_then(|verb| verb.gerund) {
            Some(form) => emit(&format!("{}{form}", self.prefix), "", bit(GERUND)),
            None if self.vowel == 'a' => emit(self.stem, "ando", bit(GERUND)),
            None if self.change == "y" => emit(self.stem, "yendo", bit(GERUND)),
            None => emit(&self.weak(), "iendo", bit(GERUND)),
        }
        let participle = match irregular.and_then(|verb| verb.participle) {
            Some(form) => format!("{}{form}", self.prefix),
            None if self.vowel == 'a' => format!("{}ado", self.stem),
            None if self.stem.ends_with(['a', 'e', 'o']) => format!("{}ído", self.stem),
            None => format!("{}ido", self.stem),
        };
        if let Some(stem) = participle.strip_suffix('o') {
            for ending in ["o", "a", "os", "as"] {
                emit(stem, ending, bit(PARTICIPLE));
            }
        }
    }
}

fn replace_last(stem: &str, from: &[char], to: &str) -> String {
    match stem.rfind(from) {
        Some(at) => format!("{}{to}{}", &stem[..at], &stem[at + 1..]),
        None => stem.to_owned(),
    }
}

/// *conoc-* → *conozc-*, *venc-* → *venz-*, *cog-* → *coj-*, *sigu-* → *sig-*: before a and o.
fn before_a(stem: &str, zc: bool) -> String {
    if let Some(start) = stem.strip_suffix('c') {
        return format!("{start}{}", if zc { "zc" } else { "z" });
    }
    if let Some(start) = stem.strip_suffix("gu") {
        return format!("{start}g");
    }
    if let Some(start) = stem.strip_suffix('g') {
        return format!("{start}j");
    }
    if zc { format!("{stem}zc") } else { stem.to_owned() }
}

/// The spelling of the stem before another vowel than the infinitive's.
fn soften(stem: &str, vowel: char, next: char) -> String {
    match (vowel, next) {
        ('a', 'e') => {
            if let Some(start) = stem.strip_suffix('c') {
                format!("{start}qu")
            } else if let Some(start) = stem.strip_suffix('z') {
                format!("{start}c")
            } else if stem.ends_with('g') {
                format!("{stem}u")
            } else {
                stem.to_owned()
            }
        }
        ('e' | 'i', 'a') => before_a(stem, false),
        _ => stem.to_owned(),
    }
}

const CLITICS: [&[u8]; 11] = [b"nos", b"los", b"las", b"les", b"me", b"te", b"se", b"os", b"lo", b"la", b"le"];

/// Takes the clitics off the end of a folded word: what may be left, longest first.
pub(crate) fn without_clitics(folded: &[u8]) -> impl Iterator<Item = &[u8]> {
    let once = strip(folded);
    let twice = once.and_then(strip);
    once.into_iter().chain(twice)
}

fn strip(folded: &[u8]) -> Option<&[u8]> {
    CLITICS.iter().find_map(|clitic| folded.strip_suffix(*clitic)).filter(|rest| rest.len() >= 2)
}

/// What the ending of an unlisted word tells.
pub(crate) fn ending(folded: &[u8], mark: u8) -> u64 {
    let length = folded.len();
    if length < 4 {
        return 0;
    }
    let last = mark as usize == length;
    let last_vowel = mark as usize + 1 == length;
    let two = &folded[length - 2..];
    match two {
        b"ar" | b"er" | b"ir" => bit(INFINITIVE),
        b"do" if folded.ends_with(b"ndo") && length > 5 => bit(GERUND),
        b"do" | b"da" => participle(folded, 2),
        b"os" | b"as" if folded.ends_with(b"remos") && length > 6 => bit(FUTURE) | PERSONS[3],
        b"os" if folded.ends_with(b"riamos") => bit(CONDITIONAL) | PERSONS[3],
        b"as" if last_vowel && folded[length - 3] == b'r' => bit(FUTURE) | bit(FAMILIAR),
        b"as" | b"es" if last_vowel && length > 4 => bit(PRESENT) | bit(FAMILIAR) | bit(VOS),
        b"os" | b"as" => participle(folded, 3),
        b"is" if matches!(folded[length - 3], b'a' | b'e') && mark as usize == length - 2 => PERSONS[4],
        b"re" if last => bit(FUTURE) | PERSONS[0],
        b"ra" if last => bit(FUTURE) | PERSONS[2],
        b"ia" if folded[length - 3] == b'r' && mark as usize == length - 1 => {
            bit(CONDITIONAL) | PERSONS[0] | PERSONS[2]
        }
        _ => 0,
    }
}

fn participle(folded: &[u8], tail: usize) -> u64 {
    let length = folded.len();
    let stem = &folded[..length - tail];
    let fits = length > tail + 2 && folded[length - tail] == b'd' && stem.ends_with(b"a") | stem.ends_with(b"i");
    if fits { bit(PARTICIPLE) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(infinitive: &str, change: &str) -> Vec<(String, u64)> {
        let irregulars = Irregulars::from([(
            "poner",
            Irregular::read("present: pongo pones pone ponemos ponéis ponen; past: puse pusiste puso pusimos pusisteis pusieron; future: pondr; subjunctive: pong; imperative: pon; participle: puesto").unwrap(),
        )]);
        let mut all = Vec::new();
        conjugate(infinitive, change, &irregulars, &mut |stem, ending, bits| {
            all.push((format!("{stem}{ending}"), bits))
        });
        all
    }

    #[test]
    fn the_forms_of_rules_and_lists() {
        for (infinitive, change, form, class) in [
            ("pedir", "i", "pide", THIRD_SINGULAR),
            ("pedir", "i", "pidamos", SUBJUNCTIVE),
            ("pedir", "i", "pidiendo", GERUND),
            ("contar", "ue", "cuente", IMPERATIVE),
            ("contar", "ue", "contá", VOS),
            ("buscar", "", "busque", SUBJUNCTIVE),
            ("coger", "", "cojo", FIRST),
            ("seguir", "i", "siga", IMPERATIVE),
            ("conocer", "zc", "conozco", FIRST),
            ("proponer", "", "proponga", IMPERATIVE),
            ("proponer", "", "propondremos", FUTURE),
            ("incluir", "y", "incluye", THIRD_SINGULAR),
            ("enviar", "í", "envíes", FAMILIAR),
            ("responder", "", "respondés", VOS),
            ("responder", "", "respondes", TU),
        ] {
            let found = forms(infinitive, change).iter().any(|(found, bits)| found == form && bits & bit(class) != 0);
            assert!(found, "{infinitive}: {form} as {}", NAMES[class]);
        }
    }

    #[test]
    fn clitics_come_off_one_by_one() {
        let bases: Vec<_> = without_clitics(b"enviarmelo").collect();
        assert_eq!(bases, [b"enviarme".as_slice(), b"enviar".as_slice()]);
    }
}
