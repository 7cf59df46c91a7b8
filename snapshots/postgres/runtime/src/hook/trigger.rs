//! When a hook is due.

use std::time::Duration;

/// When a hook is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// Once for every new resource, before everything else.
    Create,
    /// When the spec differs from what the hook last handled.
    Update,
    /// When the resource is deleted; it stays until the hook succeeded.
    Delete {
        /// Whether the children go after the hook or before it.
        children: Order,
    },
    /// Once in every process, for a resource that an earlier process had reconciled.
    Resume,
    /// When some fields differ from what the hook last handled.
    Field {
        /// The fields, each as the names that lead to it from the object: `["spec", "replicas"]`.
        paths: &'static [&'static [&'static str]],
    },
    /// When a child, or what a reference leads to, appeared, changed or went. Every process begins with what is there.
    Event {
        /// The id of the child or the reference.
        of: &'static str,
    },
    /// At certain times.
    Timer(Schedule),
    /// All the time: it is a task that lives as long as the resource.
    Daemon,
}

/// Whether a delete hook runs before or after the children go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The hook first.
    Before,
    /// The children first.
    After,
}

/// The times of a timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// Again and again.
    Every {
        /// How long from one run to the next.
        every: Duration,
        /// It runs only when the spec has been the same for so long.
        idle: Option<Duration>,
        /// How long it waits when the process first sees the resource.
        initial_delay: Duration,
        /// Whether `every` counts from the start of a run to the next start; otherwise from its end.
        sharp: bool,
    },
    /// By the calendar.
    Cron {
        /// Minute, hour, day of the month, month, day of the week.
        expression: &'static str,
        /// `UTC`, or a name such as `Europe/Berlin`.
        time_zone: &'static str,
        /// What becomes of a run whose time passed while no operator was there.
        missed: Missed,
    },
}

/// What becomes of a run whose time passed while no operator was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missed {
    /// It is made up for, once, however many there were.
    Run,
    /// It does not take place.
    Skip,
}
