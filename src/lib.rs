//! Say no at work, clearly and kindly, in Spanish and English.

mod error;
mod locale;
mod moves;

pub use error::{Error, ErrorKind};
pub use locale::{Address, Formality, Language, Locale};
pub use moves::Move;
