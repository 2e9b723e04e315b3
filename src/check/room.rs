//! Room for the work on a text, kept from one text to the next, so that none has to be asked for and filled anew.

use std::sync::{Mutex, PoisonError};

use super::pattern::run::Scratch;
use super::text::document::{Sentence, Word};

/// What the work on one text needs. Nothing in it tells of a text that was read before.
#[derive(Debug, Default)]
pub(crate) struct Room {
    pub(crate) words: Vec<Word>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) scratch: Scratch,
}

/// The rooms of one engine that nobody works in.
#[derive(Debug, Default)]
pub(crate) struct Rooms(Mutex<Vec<Room>>);

impl Rooms {
    /// More words than this are not worth keeping room for.
    const MOST_WORDS: usize = 1 << 13;

    pub(crate) const fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    /// A room to work in: one for each thread that checks a text at the same time.
    pub(crate) fn enter(&self) -> Room {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    /// Leaves a room for the next text.
    pub(crate) fn leave(&self, mut room: Room) {
        room.words.clear();
        room.sentences.clear();
        if room.words.capacity() <= Self::MOST_WORDS {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(room);
        }
    }
}
