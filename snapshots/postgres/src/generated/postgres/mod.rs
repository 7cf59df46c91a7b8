//! Postgres: A PostgreSQL server with storage of its own, standbys and backups. Its types, its children, its status.

pub mod children;
pub mod conditions;
pub mod status;
pub mod types;
pub mod values;

use operator_runtime::{Child, Condition, Generated, Kind, StatusField};

pub use types::*;

impl Kind for Postgres {
    type Hooks = ();
    type HookStatus = ();
    type Process = ();

    const NAMESPACED: bool = true;
    const CHILDREN: &'static [Child<Self>] = children::ALL;
    const ADOPTING: &'static [&'static str] = &["credentials", "backups"];
    const GENERATED: &'static [Generated] = &[
        Generated {
            child: "credentials",
            key: "password",
            length: 32,
        },
        Generated {
            child: "credentials",
            key: "replication-password",
            length: 32,
        },
    ];
    const CONDITIONS: &'static [Condition<Self>] = conditions::ALL;
    const STATUS: &'static [StatusField<Self>] = status::ALL;
}
