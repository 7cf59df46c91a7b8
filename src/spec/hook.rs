//! Code of the user's own that runs when something happens to an object.

use serde_json::json;

use super::decode::{Located, Named};
use super::mirror::{mirror, words};
use super::rate::HookRate;

mirror! {
    /// Code of your own that runs when something happens to an object. Each hook is one method that you write.
    pub struct Hook {
        /// When it runs: `create`, `update`, `delete`, `resume`, `field`, `event`, `timer` or `daemon`.
        #[schemars(example = &"create")]
        pub on: Located<Trigger>,
        /// What it does, for people; it goes into the Rust documentation.
        #[schemars(example = &"Makes the DNS record.")]
        pub description: Option<Located<String>>,
        /// For `field`: the path of the field whose change it waits for.
        #[schemars(example = &"spec.replicas")]
        pub field: Option<Located<String>>,
        /// For `field`: the paths of several fields; a change of any of them counts.
        #[schemars(example = json!(["spec.replicas", "spec.image"]))]
        pub fields: Option<Vec<Located<String>>>,
        /// For `event`: the child or the reference whose changes it is told of.
        #[schemars(example = &"deployment")]
        pub of: Option<Located<String>>,
        /// For `delete`: whether it runs `before` (the default) or `after` the children are gone.
        #[schemars(example = &"after")]
        pub children: Option<Located<Order>>,
        /// For `timer`: the time between two runs.
        #[schemars(example = &"5m")]
        pub every: Option<Located<String>>,
        /// For `timer` with `every`: for how long the spec must not have changed.
        #[schemars(example = &"1m")]
        pub idle: Option<Located<String>>,
        /// For `timer` with `every`: the wait before the first run.
        #[schemars(example = &"10s")]
        pub initial_delay: Option<Located<String>>,
        /// For `timer` with `every`: whether the time counts from start to start instead of from end to start.
        #[schemars(example = true)]
        pub sharp: Option<Located<bool>>,
        /// For `timer`: when it runs, as the five fields of cron: minute, hour, day of month, month, day of week.
        #[schemars(example = &"0 3 * * *")]
        pub cron: Option<Located<String>>,
        /// For `timer` with `cron`: the time zone; `UTC` when left out.
        #[schemars(example = &"Europe/Berlin")]
        pub time_zone: Option<Located<String>>,
        /// For `timer` with `cron`: whether a run that was missed while the operator was down is made up for: `run` (the
        /// default) or `skip`.
        #[schemars(example = &"skip")]
        pub missed: Option<Located<Missed>>,
        /// Labels that an object must have: a value, `Present` or `Absent` by key.
        #[schemars(example = json!({ "tier": "gold", "legacy": "Absent" }))]
        pub labels: Option<Named<Located<String>>>,
        /// Annotations that an object must have: a value, `Present` or `Absent` by key.
        #[schemars(example = json!({ "example.com/backup": "Present" }))]
        pub annotations: Option<Named<Located<String>>>,
        /// A CEL expression over the object: it runs only while it holds.
        #[schemars(example = &"spec.replicas > 0")]
        pub when: Option<Located<String>>,
        /// How often a failed run is tried again before the hook is given up; without it, for ever.
        #[schemars(example = 5)]
        pub retries: Option<Located<u64>>,
        /// How long a run may take.
        #[schemars(example = &"30s")]
        pub timeout: Option<Located<String>>,
        /// The wait before the first retry; it doubles with each one.
        #[schemars(example = &"1m")]
        pub backoff: Option<Located<String>>,
        /// How often it may be called, over all objects: a name under the operator's `rateLimits`, or a limit of its own. An
        /// object whose turn has not come waits; that is no failure.
        #[schemars(example = &"provider", example = json!({ "limit": 10, "per": "1s", "burst": 20 }))]
        pub rate_limit: Option<HookRate>,
    }
}

words! {
    /// When a hook runs.
    pub enum Trigger {
        /// Once for every new object.
        Create = "create",
        /// Whenever the spec changed.
        Update = "update",
        /// Before a deleted object goes.
        Delete = "delete",
        /// Once for every object that an earlier process worked on.
        Resume = "resume",
        /// Whenever some fields changed.
        Field = "field",
        /// Whenever a child or a reference changed.
        Event = "event",
        /// At intervals or at times of the day.
        Timer = "timer",
        /// For as long as the object exists.
        Daemon = "daemon",
    }
    elsewhere ["startup", "cleanup"] "what runs for the process as a whole is under `hooks` beside `resources`"

    /// Which of two goes first.
    pub enum Order {
        /// The hook, then the children.
        Before = "before",
        /// The children, then the hook.
        After = "after",
    }

    /// What becomes of a run that was missed.
    pub enum Missed {
        /// It is made up for, once.
        Run = "run",
        /// It is left out.
        Skip = "skip",
    }
}
