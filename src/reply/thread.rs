//! Where an answer stands in its thread: its subject and the ids of the mails above it.

use super::envelope::{HeaderText, MessageId};
use super::original::Original;
use crate::subject::without_marks;

/// The ids of a thread that an answer names: the first one and the last ones.
const MOST_REFERENCES: usize = 50;

/// The subject of the answer: that of the original behind one `Re:`, list tags (`[equipo]`) kept.
///
/// `None` if the original has no subject.
pub(super) fn subject(original: &Original) -> Option<HeaderText> {
    let given = original.subject()?.as_str();
    let is_answer = !original.in_reply_to().is_empty() || !original.references().is_empty();
    let plain = without_marks(given, is_answer);
    HeaderText::salvaged(&format!("Re: {plain}")).filter(|_| !plain.is_empty())
}

/// The ids of the thread up to the original (RFC 5322, 3.6.4); empty if the original has no id.
pub(super) fn references(original: &Original) -> Vec<MessageId> {
    let Some(id) = original.message_id() else { return Vec::new() };
    let before = match (original.references(), original.in_reply_to()) {
        ([], only @ [_]) => only,
        (references, _) => references,
    };
    let mut thread: Vec<MessageId> = Vec::with_capacity(before.len() + 1);
    let mut seen = std::collections::HashSet::new();
    for known in before.iter().filter(|known| *known != id) {
        if seen.insert(known) {
            thread.push(known.clone());
        }
    }
    thread.push(id.clone());
    let surplus = thread.len().saturating_sub(MOST_REFERENCES);
    thread.drain(1..1 + surplus);
    thread
}
