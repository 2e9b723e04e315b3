//! What an English mail can say of the reader's goal, worked out once: the tags, the aim and the request all ask.

use super::plan::Plan;
use super::shape::english::{is_going_on, wished};
use super::shape::going_on::act_in;
use super::text::one_line;
use crate::decline::Decline;
use crate::locale::Language;

/// A goal in other words, where it has them.
#[derive(Debug, Default)]
pub(crate) struct Goal {
    /// As it is wished for, where it tells what somebody is or does (*Ava being happy*) and the mail has something to offer
    /// towards it.
    pub(crate) wish: Option<String>,
    /// As what the reader does (*keep the hall warm* of *keeping the hall warm*).
    pub(crate) act: Option<String>,
}

impl Goal {
    pub(crate) fn of(decline: &Decline, plan: &Plan) -> Self {
        let Some(goal) = decline.request.goal.as_deref() else { return Self::default() };
        if decline.locale.language() != Language::English {
            return Self::default();
        }
        let offered = plan.alternatives > 0;
        // *Not losing what you paid for* is avoided.
        let avoided =
            || one_line(goal).strip_prefix("not ").filter(|rest| is_going_on(rest)).map(|it| ["avoid ", it].concat());
        Self { wish: offered.then(|| wished(goal)).flatten(), act: act_in(&one_line(goal)).or_else(avoided) }
    }
}
