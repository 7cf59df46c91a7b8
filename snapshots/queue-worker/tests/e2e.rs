//! A resource of every kind on the cluster of the current kubeconfig: `make e2e`.

use operator_runtime::testing::Scenario;

use queue_worker_operator::operator;

#[test]
#[ignore = "needs a cluster: `make e2e`"]
fn queueworker_becomes_ready_on_a_cluster() {
    let golden = include_str!("golden/queueworker.json");
    Scenario::new(operator, golden).becomes_ready_on_a_cluster();
}
