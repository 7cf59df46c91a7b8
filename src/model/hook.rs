//! Code of the user's own that runs when something happens to an object.

use std::time::Duration;

use super::Field;
use crate::expr::Typed;

/// A hook: one method of the trait that the user implements.
#[derive(Clone, Debug)]
pub struct Hook {
    /// The name in the spec, in camelCase.
    pub name: String,
    /// The Rust method: the name in snake_case, raw (`r#type`) when it is a keyword.
    pub method: String,
    /// What it does, for people; empty when the spec says nothing.
    pub description: String,
    /// When it runs.
    pub on: On,
    /// The labels that an object must have, by key.
    pub labels: Vec<(String, Match)>,
    /// The annotations that an object must have, by key.
    pub annotations: Vec<(String, Match)>,
    /// An expression over the object alone that must hold.
    pub when: Option<Typed>,
    /// How often a failed run is tried again; `None` leaves it to the runtime.
    pub retries: Option<u32>,
    /// How long a run may take; `None` leaves it to the runtime.
    pub timeout: Option<Duration>,
    /// The wait before the first retry; `None` leaves it to the runtime.
    pub backoff: Option<Duration>,
    /// How often it may run.
    pub rate_limit: Option<RateLimit>,
}

/// How often hooks may run, over all objects that the process works on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// Its name: hooks with a limit of the same name share it.
    pub name: String,
    /// How many calls there may be in the long run.
    pub limit: u32,
    /// The time in which there may be so many.
    pub per: Duration,
    /// How many there may be at once.
    pub burst: u32,
}

/// When a hook runs.
#[derive(Clone, Debug)]
pub enum On {
    /// Once for every new object.
    Create,
    /// Whenever the spec changed.
    Update,
    /// Before a deleted object goes.
    Delete {
        /// Whether the children go first.
        after_children: bool,
    },
    /// Once for every object that an earlier process worked on.
    Resume,
    /// Whenever one of these fields changed.
    Field {
        /// The fields: each has its dotted path, such as `spec.replicas`, for a name.
        fields: Vec<Field>,
        /// The Rust struct that holds their values, unique within the kind.
        rust_type: String,
    },
    /// Whenever this child or reference changed.
    Event {
        /// Its id.
        of: String,
    },
    /// At intervals.
    Every {
        /// The time between two runs.
        every: Duration,
        /// For how long the spec must not have changed.
        idle: Option<Duration>,
        /// The wait before the first run.
        initial_delay: Duration,
        /// Whether the interval counts from start to start, instead of from end to start.
        sharp: bool,
    },
    /// At times of the day.
    Cron {
        /// The five fields of cron.
        expression: String,
        /// `UTC` or a name such as `Europe/Berlin`.
        time_zone: String,
        /// Whether a missed run is made up for.
        run_missed: bool,
    },
    /// For as long as the object exists.
    Daemon,
}

/// What a label or an annotation must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// This text.
    Is(String),
    /// Anything, as long as it is there.
    Present,
    /// Not there.
    Absent,
}
