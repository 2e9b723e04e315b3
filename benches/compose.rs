//! What composing costs beside a bare Tera rendering of the same mail, and how long the engine takes to start.
//!
//! `cargo bench --bench compose`: compare `compose …/mail` with `compose …/flat template` in the same run; the second
//! renders the finished mail as one flat template with twelve values. `start/first mail` builds a new engine and writes
//! one mail with it.

use std::collections::BTreeMap;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use declina::{Composer, Decline};
use tera::{Context, Tera};

const SPANISH: &str = include_str!("../examples/declines/es-capacity-instagram.json");
const ENGLISH: &str = include_str!("../examples/declines/en-out-of-scope-payroll.json");
const VALUES: usize = 12;

/// The composed mail as one flat template: its own text with twelve words taken out as values.
fn flat(text: &str) -> (String, BTreeMap<String, String>) {
    let words: Vec<&str> = text.split(' ').collect();
    let step = words.len() / VALUES;
    let mut values = BTreeMap::new();
    let mut template = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if index % step == step / 2 && values.len() < VALUES {
            let name = format!("value_{}", values.len());
            template.push(format!("{{{{ {name} }}}}"));
            values.insert(name, (*word).to_owned());
        } else {
            template.push((*word).to_owned());
        }
    }
    (template.join(" "), values)
}

fn compose(criterion: &mut Criterion) {
    let composer = Composer::new();
    for (language, json) in [("es", SPANISH), ("en", ENGLISH)] {
        let decline = Decline::from_json(json).expect("the example is sound");
        let draft = composer.compose(&decline).expect("the example composes");
        let (template, values) = flat(draft.text());
        let mut tera = Tera::new();
        tera.add_raw_template("flat", &template).expect("the flat template compiles");
        let rendered = Context::from_serialize(&values).and_then(|context| tera.render("flat", &context));
        assert_eq!(rendered.expect("the flat template renders"), draft.text(), "both write the same mail");

        let mut group = criterion.benchmark_group(format!("compose {language}"));
        group.bench_function("mail", |bencher| bencher.iter(|| composer.compose(black_box(&decline))));
        group.bench_function("flat template", |bencher| {
            bencher
                .iter(|| Context::from_serialize(black_box(&values)).and_then(|context| tera.render("flat", &context)));
        });
        group.bench_function("mail and its html", |bencher| {
            bencher.iter(|| composer.compose(black_box(&decline)).map(|draft| draft.html()));
        });
        group.finish();
    }
}

fn start(criterion: &mut Criterion) {
    let decline = Decline::from_json(SPANISH).expect("the example is sound");
    let mut group = criterion.benchmark_group("start");
    group.bench_function("first mail", |bencher| bencher.iter(|| Composer::new().compose(black_box(&decline))));
    group.finish();
}

criterion_group!(benches, compose, start);
criterion_main!(benches);
