//! The classes that need no list: shape, grammar, and the lists that the engine itself reads.

macro_rules! classes {
    ($($constant:ident $name:literal),* $(,)?) => {
        classes!(@number 0usize; $($constant)*);
        /// The names, in the order of their bits.
        pub(crate) const NAMES: &[&str] = &[$($name),*];
    };
    (@number $n:expr; $first:ident $($rest:ident)*) => {
        pub(crate) const $first: usize = $n;
        classes!(@number $n + 1; $($rest)*);
    };
    (@number $n:expr;) => {};
}

classes! {
    ANY "any", NUMBER "number", CLOCK "clock", FIGURE_DATE "figure_date", YEAR "year", MONEY "money", PERCENT "percent",
    URL "url", EMAIL "email", NAME "name", CAPS "caps", CAPITAL "capital", UNKNOWN_WORD "unknown",
    FIRST_SINGULAR "first_singular", FIRST_PLURAL "first_plural", FIRST "first", TU "tu", VOS "vos", FAMILIAR "familiar",
    THIRD_SINGULAR "third_singular", VOSOTROS "vosotros", THIRD_PLURAL "third_plural", PRESENT "present", PAST "past",
    FUTURE "future", CONDITIONAL "conditional", SUBJUNCTIVE "subjunctive", IMPERATIVE "imperative",
    INFINITIVE "infinitive", GERUND "gerund", PARTICIPLE "participle", BASE "base", THIRD "third", ING "ing",
    ENCLITIC "enclitic", CONDITIONAL_START "conditional_start", QUESTION_START "question_start", REPORT "report",
    WEEKDAY "weekday", MONTH "month", CURRENCY "currency", ABBREVIATION "abbreviation", TITLE "title",
    FUNCTION "function", NUMBER_WORD "number_word", OTHER_FUNCTION "other_function", DETERMINER "determiner",
    NO_ADDRESS "no_address", LACKS_ACCENT "lacks_accent", HONORIFIC "honorific", VOSEO "voseo",
}

/// The bit of a class in the first block of a set.
pub(crate) const fn bit(class: usize) -> u64 {
    1 << class
}
