//! Eight bytes of a text at a time: most of a text is small letters, and they need no closer look.

/// The eight bytes at a place, the first as the lowest; zeros behind the end of the text.
pub(super) fn block(bytes: &[u8], at: usize) -> u64 {
    let rest = &bytes[at..];
    match rest.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => rest.iter().rev().fold(0, |block, byte| block << 8 | u64::from(*byte)),
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;
/// The bit that tells small letters from capitals.
const CASE: u64 = 0x20 * ONES;

/// How many of the bytes of a block, from the first on, are the letters a to z or A to Z.
pub(super) fn letters(block: u64) -> usize {
    // Adding what is missing to 128 sets the highest bit of each byte from a letter on.
    let low = (block | CASE) & !HIGH;
    let from_a = low + (0x80 - b'a' as u64) * ONES;
    let behind_z = low + (0x7F - b'z' as u64) * ONES;
    let others = !(from_a & !behind_z & !block) & HIGH;
    others.trailing_zeros() as usize / 8
}

/// A block of letters with small letters only.
pub(super) fn lower(letters: u64) -> u64 {
    letters | CASE
}

/// How many of the first letters of a block are capitals.
pub(super) fn capitals(letters: u64, count: usize) -> u32 {
    let first = u64::MAX.checked_shr(64 - 8 * count as u32).unwrap_or(0);
    (!letters & CASE & first).count_ones()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{block, capitals, letters, lower};

    proptest! {
        #[test]
        fn letters_are_counted(bytes in prop::collection::vec(any::<u8>(), 0..12), at in 0_usize..12) {
            let at = at.min(bytes.len());
            let expected = bytes[at..].iter().take(8).take_while(|byte| byte.is_ascii_alphabetic()).count();
            prop_assert_eq!(letters(block(&bytes, at)), expected);
        }

        #[test]
        fn letters_and_neighbours(bytes in prop::collection::vec(b'?'..=b'{', 0..12)) {
            let first: Vec<u8> =
                bytes.iter().copied().take(8).take_while(u8::is_ascii_alphabetic).collect();
            let eight = block(&bytes, 0);
            prop_assert_eq!(letters(eight), first.len());
            let upper = first.iter().filter(|byte| byte.is_ascii_uppercase()).count();
            prop_assert_eq!(capitals(eight, first.len()) as usize, upper);
            prop_assert_eq!(&lower(eight).to_le_bytes()[..first.len()], &first.to_ascii_lowercase()[..]);
        }
    }
}
