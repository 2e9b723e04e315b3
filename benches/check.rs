//! What a check costs beside bare passes of the segmentation that it cannot do without.
//!
//! ```text
//! cargo bench --bench check
//! ```
//!
//! `check/<language>` is to be at most twice `segmentation/<language>` (one pass of words and one of sentences over the
//! same mails); `large/<language>` at most one and a half times `check/<language>` a byte. `first/<language>` is a fresh
//! process that makes one report, and is to be at most 10 ms above `start`, a fresh process that makes none.
//! `own/<language>` is the first report for a caller who adds a rule, for whom the engine is compiled.

use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};

use criterion::{Criterion, Throughput, criterion_group};
use declina::{Checker, Locale};
use serde_json::Value;
use unicode_segmentation::UnicodeSegmentation;

/// Set to a locale for a process that makes one report for it, to anything else for one that makes none.
const FIRST: &str = "DECLINA_BENCH_FIRST";

/// What such a process reports on.
const MAILS: [&str; 2] = [
    "Hola, Ana:\n\nNo puedo asumir el encargo hasta enero.\n\nUn saludo,\nLucía",
    "Hi Ana,\n\nI can't take this on until January.\n\nBest,\nTom",
];

const RULE: &str = r#"
[[rule]]
id = "own"
severity = "info"
message = { es = "una palabra nuestra", en = "a word of ours" }
[[phrase]]
rule = "own"
pattern = "zzz"
"#;

fn mails(code: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(format!("{code}.jsonl"));
    let lines = std::fs::read_to_string(path).unwrap_or_default();
    let text = |line: &str| serde_json::from_str::<Value>(line).ok()?.get("text")?.as_str().map(str::to_owned);
    lines.lines().filter_map(text).collect()
}

fn check(criterion: &mut Criterion) {
    for locale in [Locale::Es, Locale::En] {
        let code = locale.tag();
        let mails = mails(code);
        assert!(!mails.is_empty(), "no mails in tests/corpus/{code}.jsonl");
        let bytes: usize = mails.iter().map(String::len).sum();
        let checker = Checker::new(locale);
        let mut group = criterion.benchmark_group(code);
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_function("segmentation", |bencher| {
            bencher.iter(|| {
                for mail in &mails {
                    mail.unicode_word_indices().for_each(|word| {
                        black_box(word);
                    });
                    mail.unicode_sentences().for_each(|sentence| {
                        black_box(sentence);
                    });
                }
            });
        });
        group.bench_function("check", |bencher| {
            bencher.iter(|| mails.iter().for_each(|mail| drop(black_box(checker.check(mail)))));
        });
        let large = large(&mails);
        group.throughput(Throughput::Bytes(large.len() as u64));
        group.sample_size(20);
        group.bench_function("large", |bencher| bencher.iter(|| black_box(checker.check(&large))));
        group.sample_size(10);
        group.bench_function("first", |bencher| bencher.iter(|| process(code)));
        group.bench_function("own", |bencher| {
            bencher.iter(|| {
                let fresh = Checker::new(locale).with_rules(RULE).expect("a sound rule");
                black_box(fresh.check(&mails[0]))
            });
        });
        group.finish();
    }
}

/// Runs a fresh process.
fn process(what: &str) {
    let program = std::env::current_exe().expect("the path of this program");
    let status = Command::new(program).env(FIRST, what).stdout(Stdio::null()).status();
    assert!(status.is_ok_and(|status| status.success()), "a process that makes a report");
}

fn start(criterion: &mut Criterion) {
    criterion.bench_function("start", |bencher| bencher.iter(|| process("none")));
}

/// One text of a megabyte, made of all mails.
fn large(mails: &[String]) -> String {
    let mut large = String::new();
    for mail in mails.iter().cycle() {
        large.push_str(mail);
        large.push_str("\n\n");
        if large.len() > 1_000_000 {
            break;
        }
    }
    large
}

criterion_group!(benches, check, start);

fn main() {
    let Ok(code) = std::env::var(FIRST) else {
        benches();
        return Criterion::default().configure_from_args().final_summary();
    };
    if let Ok(locale) = code.parse::<Locale>() {
        let mail = MAILS[usize::from(locale == Locale::En)];
        black_box(Checker::new(locale).check(mail));
    }
}
