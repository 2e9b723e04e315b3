//! Every row of cues and rules hits and misses what it says.

use declina::{Language, check::broken_rows};

#[test]
fn the_rows_keep_their_promises() {
    let broken: Vec<_> = Language::ALL.into_iter().flat_map(broken_rows).collect();
    assert!(broken.is_empty(), "{} rows:\n{}", broken.len(), broken.join("\n"));
}
