//! The operator `postgres-operator`: `operator.yaml` says what it does, `generated` is what operator-gen made of it.

#![recursion_limit = "512"]

pub mod generated;

use operator_runtime::{Operator, Watch};

/// Which kinds the operator reconciles, and how it runs.
pub fn operator() -> Operator {
    Operator::new("postgres-operator")
        .watch(Watch::Cluster)
        .concurrency(8)
        .leader_election(true)
        .kind::<generated::postgres::Postgres>()
}
