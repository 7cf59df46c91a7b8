//! A resource of every kind on the cluster of the current kubeconfig: `make e2e`.

use operator_runtime::testing::Scenario;

use tenant_operator::operator;

#[test]
#[ignore = "needs a cluster: `make e2e`"]
fn tenant_becomes_ready_on_a_cluster() {
    let golden = include_str!("golden/tenant.json");
    Scenario::new(operator, golden).becomes_ready_on_a_cluster();
}
