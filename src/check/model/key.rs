//! The keys of features.

use crate::check::language::vocabulary::hash;

/// The key of a feature: the keys of its tokens, one after the other.
pub(crate) fn feature_key(tokens: &str) -> u64 {
    let (mut key, mut start) = (0, 0);
    let bytes = tokens.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b' ' {
            key = chain(key, hash(&bytes[start..at]) as u32);
            start = at + 1;
        }
    }
    chain(key, hash(&bytes[start..]) as u32)
}

/// The key of a longer feature.
pub(super) const fn chain(key: u64, token: u32) -> u64 {
    (key ^ token as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23) ^ token as u64
}
