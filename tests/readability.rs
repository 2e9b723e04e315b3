//! Readability against the published vectors, against the misprints in circulation, and word by word.

use declina::Language;
use declina::check::readability::{
    Counts, crawford, english_syllables, fernandez_huerta, flesch, flesch_band, flesch_kincaid, gutierrez_polini,
    inflesz_band, spanish_syllables, szigriszt_pazos,
};

const ES_1: &str = "Hoy no puedo asumir el encargo. Tengo treinta horas ya comprometidas hasta el viernes.";
const ES_2: &str = "Gracias por pensar en mí para el rediseño de la tienda. No voy a poder encargarme en diciembre, porque ya \
                    tengo comprometidas las cien horas del mes con dos proyectos. Puedo empezar el lunes once de enero. \
                    También puedo presentarte a una compañera que tiene hueco ahora. Dime antes del viernes qué prefieres.";
const ES_3: &str = "En un lugar de la Mancha, de cuyo nombre no quiero acordarme, no ha mucho tiempo que vivía un hidalgo de \
                    los de lanza en astillero, adarga antigua, rocín flaco y galgo corredor.";
const ES_4: &str = "Hay tres clases de mentiras: mentiras, malditas mentiras y estadísticas";
const EN_1: &str = "The cat sat on the mat.";
const EN_2: &str = "This sentence, taken as a reading passage unto itself, is being used to prove a point.";
const EN_3: &str = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.";
const EN_4: &str = "Thank you for thinking of me for the store redesign. I can't take it on in December, because my hundred \
                    hours that month are already booked for two projects. I can start on Monday. I can also introduce you \
                    to a colleague who is free now. Please tell me by Friday which you prefer.";

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 0.001
}

#[test]
fn spanish_vectors() {
    for (text, words, sentences, syllables, letters, huerta, szigriszt, polini, school) in [
        (ES_1, 14, 2, 28, 71, 79.700, 75.235, 43.557, 3.464),
        (ES_2, 53, 5, 100, 250, 82.820, 78.688, 45.735, 3.904),
        (ES_3, 33, 1, 60, 140, 64.089, 60.562, 42.498, 4.881),
        (ES_4, 10, 1, 23, 60, 58.640, 53.545, 33.5, 5.813),
    ] {
        let counts = Counts::of(text, Language::Spanish);
        let found = (counts.words, counts.sentences, counts.syllables, counts.letters);
        assert_eq!(found, (words, sentences, syllables, letters), "{text}");
        assert!(near(fernandez_huerta(&counts), huerta), "{text}: {}", fernandez_huerta(&counts));
        assert!(near(szigriszt_pazos(&counts), szigriszt), "{text}: {}", szigriszt_pazos(&counts));
        assert!(near(gutierrez_polini(&counts), polini), "{text}: {}", gutierrez_polini(&counts));
        assert!(near(crawford(&counts), school), "{text}: {}", crawford(&counts));
    }
}

#[test]
fn english_vectors() {
    for (text, words, sentences, syllables, letters, long, ease, grade) in [
        (EN_1, 6, 1, 6, 17, 0, 116.145, -1.450),
        (EN_2, 16, 1, 23, 68, 0, 68.983, 7.613),
        (EN_3, 13, 1, 24, 68, 4, 37.455, 11.265),
        (EN_4, 54, 5, 71, 220, 4, 84.640, 4.137),
    ] {
        let counts = Counts::of(text, Language::English);
        let found = (counts.words, counts.sentences, counts.syllables, counts.letters, counts.long_words);
        assert_eq!(found, (words, sentences, syllables, letters, long), "{text}");
        assert!(near(flesch(&counts), ease), "{text}: {}", flesch(&counts));
        assert!(near(flesch_kincaid(&counts), grade), "{text}: {}", flesch_kincaid(&counts));
    }
}

/// What the misprinted formulas give for the same texts; ours must give something else.
#[test]
fn misprints_are_not_ours() {
    let quixote = Counts::of(ES_3, Language::Spanish);
    let (words, sentences, syllables) = (33.0, 1.0, 60.0);
    let sentences_a_hundred = 206.84 - 60.0 * syllables / words - 1.02 * (100.0 * sentences / words);
    let literal_p = 206.84 - 0.60 * syllables / words - 1.02 * words / sentences;
    let swapped = 206.84 - 60.0 * words / sentences - 1.02 * syllables / words;
    let wrong_constant = 206.85 - 60.0 * syllables / words - 1.02 * words / sentences;
    assert!(near(sentences_a_hundred, 94.658) && near(literal_p, 172.089));
    for misprint in [sentences_a_hundred, literal_p, swapped, wrong_constant] {
        assert!(!near(fernandez_huerta(&quixote), misprint));
    }
    let crawford_misprint = -0.205 * 100.0 * sentences / words + 0.049 * 100.0 * syllables / words - 3.047;
    assert!(near(crawford_misprint, 5.241));
    assert!(!near(crawford(&quixote), crawford_misprint));
    let szigriszt_with_huertas_constant = 206.84 - 62.3 * syllables / words - words / sentences;
    assert!(!near(szigriszt_pazos(&quixote), szigriszt_with_huertas_constant));
    assert!(!near(szigriszt_pazos(&quixote), fernandez_huerta(&quixote)));
}

#[test]
fn bands() {
    assert_eq!(inflesz_band(39.9), "muy difícil");
    assert_eq!(inflesz_band(60.0), "normal");
    assert_eq!(inflesz_band(78.7), "bastante fácil");
    assert_eq!(flesch_band(84.6), "easy");
    assert_eq!(flesch_band(-10.0), "very difficult");
}

fn assert_syllables(list: &str, count: impl Fn(&str) -> usize) {
    let mut wrong = Vec::new();
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        let Some((expected, words)) = line.split_once(':') else { continue };
        let expected: usize = expected.trim().parse().unwrap();
        for word in words.split_whitespace() {
            if count(word) != expected {
                wrong.push(format!("{word}: {} for {expected}", count(word)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn spanish_words() {
    assert_syllables(include_str!("syllables/es.txt"), spanish_syllables);
}

#[test]
fn english_words() {
    assert_syllables(include_str!("syllables/en.txt"), english_syllables);
}

#[test]
fn accents_written_apart_count_the_same() {
    assert_eq!(spanish_syllables("ri\u{301}o"), 2);
    assert_eq!(spanish_syllables("pingu\u{308}ino"), 3);
}
