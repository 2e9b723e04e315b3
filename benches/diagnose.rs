//! What a diagnosis costs: the worked example, and ten thousand commitments over ten years with a request that does
//! not fit, so that every alternative is computed and run through the rules.
//!
//! `cargo bench --bench diagnose`.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use declina::diagnose::Priority;
use declina::{Locale, OpenCommitment, Person, RequestFacts, Situation, diagnose};
use jiff::civil::date;

const WORKED: &str = include_str!("../examples/situations/worked-example.json");

fn crowded() -> Situation {
    let today = date(2026, 11, 23);
    let commitments = (0..10_000_i64).map(|number| {
        let due = today.saturating_add(jiff::Span::new().days((number * 7919) % 3650));
        OpenCommitment::new(format!("the order {number}"))
            .with_hours_left(1)
            .with_due(due)
            .with_movable(true)
            .with_priority(Priority::Low)
    });
    let request = RequestFacts::new().with_hours(400).with_deadline(date(2027, 3, 31));
    Situation::new(Locale::EnGb, today, Person::new(30), request).with_commitments(commitments)
}

fn diagnosing(criterion: &mut Criterion) {
    let worked = Situation::from_json(WORKED).expect("the example is sound");
    criterion.bench_function("diagnose/worked example", |bencher| bencher.iter(|| diagnose(black_box(&worked))));
    let crowded = crowded();
    crowded.validate().expect("the situation is sound");
    criterion.bench_function("diagnose/10 000 commitments", |bencher| bencher.iter(|| diagnose(black_box(&crowded))));
    let json = serde_json::to_string(&crowded).expect("the situation is written");
    criterion.bench_function("read/10 000 commitments", |bencher| {
        bencher.iter(|| Situation::from_json(black_box(&json)));
    });
}

criterion_group!(benches, diagnosing);
criterion_main!(benches);
