//! Tags: noun phrases that are compared, not read.

use super::person::PolicyBasis;

/// Two tags are the same when only capitals and outer spaces differ.
fn same(one: &str, other: &str) -> bool {
    let plain = |tag: &str| tag.trim().to_lowercase();
    plain(one) == plain(other)
}

pub(super) fn contains(tags: &[String], tag: &str) -> bool {
    tags.iter().any(|one| same(one, tag))
}

/// The first tag of `tags` that is also among `others`.
pub(super) fn shared<'a>(tags: &'a [String], others: &[String]) -> Option<&'a str> {
    tags.iter().map(String::as_str).find(|tag| contains(others, tag))
}

/// The basis of the policies that a reserved tag stands for.
pub(super) fn reserved(tag: &str) -> Option<PolicyBasis> {
    if same(tag, "legal") {
        Some(PolicyBasis::Law)
    } else if same(tag, "ethics") {
        Some(PolicyBasis::Ethics)
    } else {
        None
    }
}
