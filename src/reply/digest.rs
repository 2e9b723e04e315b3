//! A number that stands for a content: the same content, the same number, on every machine and in every version.

/// FNV-1a with 128 bits. Not a seal: it only has to tell one mail from another.
pub(super) struct Digest(u128);

impl Digest {
    pub(super) const fn new() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    /// Adds a value; where one value ends and the next begins counts too.
    pub(super) fn with(mut self, value: &str) -> Self {
        for byte in value.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
        self
    }

    pub(super) fn hex(&self) -> String {
        format!("{:032x}", self.0)
    }
}
