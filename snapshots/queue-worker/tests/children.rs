//! What the generated Rust builds is what `operator.yaml` says: `tests/golden/` holds what operator-gen computed of it.

use operator_runtime::testing::golden;

#[test]
fn queueworker_builds_what_the_spec_says() {
    use queue_worker_operator::generated::queueworker::QueueWorker;
    golden::check::<QueueWorker>(include_str!("golden/queueworker.json"));
}
