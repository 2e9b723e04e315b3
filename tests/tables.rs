//! The engine that is loaded from the build's table and the one that is compiled from the texts say the same.

use std::path::PathBuf;

use declina::{Checker, Locale};
use serde_json::Value;

/// The mails of `tests/corpus` in a language.
fn mails(code: &str) -> Vec<String> {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "corpus"].iter().collect();
    let entries = std::fs::read_dir(folder).expect("the folder of mails");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry of the folder").path()).collect();
    paths.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(code) && name.ends_with(".jsonl")
    });
    let lines = paths.iter().map(|path| std::fs::read_to_string(path).expect("a file of mails"));
    let texts = |lines: String| {
        let text = |line: &str| {
            let mail: Value = serde_json::from_str(line).expect("a mail a line");
            mail["text"].as_str().expect("a text").to_owned()
        };
        lines.lines().filter(|line| !line.is_empty()).map(text).collect::<Vec<_>>()
    };
    lines.flat_map(texts).collect()
}

#[test]
fn loaded_and_compiled_engines_agree() {
    for locale in [Locale::Es, Locale::En] {
        let loaded = Checker::fresh(locale);
        // No rules of one's own: the texts are compiled all the same.
        let compiled = Checker::new(locale).with_rules("").expect("no rules are sound rules");
        assert_eq!(loaded.rules(), compiled.rules());
        let mails = mails(locale.tag());
        assert!(mails.len() > 300, "the mails of {locale} are found");
        for mail in mails {
            let reports = [&loaded, &compiled].map(|checker| serde_json::to_value(checker.check(&mail)).unwrap());
            assert_eq!(reports[0], reports[1], "{mail}");
        }
    }
}
