//! Eight bytes of a text at a time: most of a text is small letters, and they need no closer look.

/// The eight bytes at a place, the first as the lowest; zeros behind the end of the text.
pub(super) fn block(bytes: &[u8], at: usize) -> u64 {
    let rest = &bytes[at..];
    match rest.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => rest.iter().rev().fold(0, |block, byte| block << 8 | u64::from(*byte)),
    }
}

/// How many of the bytes of a block, from the first on, are the letters a to z.
pub(super) fn small_letters(block: u64) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    // Adding what is missing to 128 sets the highest bit of each byte from a letter on.
    let low = block & !HIGH;
    let from_a = low + (0x80 - b'a' as u64) * ONES;
    let behind_z = low + (0x7F - b'z' as u64) * ONES;
    let others = !(from_a & !behind_z & !block) & HIGH;
    others.trailing_zeros() as usize / 8
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{block, small_letters};

    proptest! {
        #[test]
        fn small_letters_are_counted(bytes in prop::collection::vec(any::<u8>(), 0..12), at in 0_usize..12) {
            let at = at.min(bytes.len());
            let expected = bytes[at..].iter().take(8).take_while(|byte| byte.is_ascii_lowercase()).count();
            prop_assert_eq!(small_letters(block(&bytes, at)), expected);
        }

        #[test]
        fn letters_and_neighbours(bytes in prop::collection::vec(b'`'..=b'{', 0..12)) {
            let expected = bytes.iter().take(8).take_while(|byte| byte.is_ascii_lowercase()).count();
            prop_assert_eq!(small_letters(block(&bytes, 0)), expected);
        }
    }
}
