//! Compiles what the checker is made of, `templates/<language>/*.toml` and `model.txt`, to one table a language, so that
//! a process need not read and compile 1.2 megabytes of text before its first report.
//!
//! The text stays the source: a table is made by every build anew, never kept in the repository, so it cannot be stale,
//! and rows may be changed side by side without a conflict in a generated file. The price is that TOML is a dependency
//! of the build too, and a second or two. A row with a mistake stops the build with its place.
//!
//! The sources that compile a language are the crate's own, taken in here by their paths; they use nothing but each
//! other, `serde` and `toml`. Each structure that a table holds says beside its definition what is stored of it
//! (`src/check/stored.rs`).

use std::path::Path;
use std::process::ExitCode;

use crate::check::language::files::Texts;
use crate::check::language::loader::load;
use crate::check::model::Model;
use crate::locale::Language;

#[path = "src/check"]
#[allow(dead_code, reason = "the crate calls more of these sources than their compiler does")]
mod check {
    pub(crate) mod language {
        pub(crate) mod builtin;
        pub(crate) mod engine;
        mod english;
        pub(crate) mod files;
        pub(crate) mod loader;
        mod look_up;
        pub(crate) mod rows;
        mod spanish;
        pub(crate) mod vocabulary;
    }
    pub(crate) mod model {
        mod key;
        mod table;
        mod trees;
        mod weights;

        pub(crate) use self::weights::Model;
    }
    pub(crate) mod pattern {
        mod asked;
        pub(crate) mod automaton;
        pub(crate) mod builder;
        mod classes;
        mod compile;
        mod lists;
        mod near;
        mod needs;
        mod pairs;
        mod starts;
        pub(crate) mod syntax;
    }
    pub(crate) mod readability {
        mod english;
        mod spanish;

        pub(crate) use self::english::syllables as english_syllables;
        pub(crate) use self::spanish::syllables as spanish_syllables;
    }
    pub(crate) mod rules {
        mod rule;

        pub(crate) use self::rule::Rule;
    }
    pub(crate) mod severity;
    pub(crate) mod stored;
    pub(crate) mod text {
        mod block;
        pub(crate) mod fold;
    }
}

#[path = "src/locale"]
mod locale {
    mod language;

    pub(crate) use self::language::Language;
}

mod pack {
    pub(crate) const fn english_syllable_exceptions() -> &'static str {
        include_str!("templates/en/syllables.txt")
    }
}

fn main() -> ExitCode {
    for language in Language::ALL {
        if let Err(message) = compile(language) {
            eprintln!("{message}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn compile(language: Language) -> Result<(), String> {
    let read = |name: &str| {
        let path = format!("templates/{language}/{name}");
        println!("cargo::rerun-if-changed={path}");
        std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))
    };
    let words = read("words.toml")?;
    let cues = read("cues.toml")?;
    let structure = read("structure.toml")?;
    let tone = read("tone.toml")?;
    let clarity = read("clarity.toml")?;
    let texts = Texts { words: &words, cues: &cues, structure: &structure, tone: &tone, clarity: &clarity };
    let mut engine = load(language, &texts, &[]).map_err(|fault| format!("templates/{}", fault.message))?;
    let model = Model::read(&read("model.txt")?);
    engine.model = model.map_err(|error| format!("templates/{language}/model.txt: {error}"))?;
    let folder = std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    let path = Path::new(&folder).join(format!("{language}.table"));
    std::fs::write(&path, engine.table()).map_err(|error| format!("{}: {error}", path.display()))
}
