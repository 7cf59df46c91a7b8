//! The child `headers`: the ConfigMap of a Site.

use operator_runtime::{Child, ChildResource, OnDelete, Scope, Value, cel, json};

use super::super::Site;

/// What the operator knows of it.
pub const CHILD: Child<Site> = Child {
    id: "headers",
    resource: ChildResource {
        group: "",
        version: "v1",
        kind: "ConfigMap",
        plural: "configmaps",
        namespaced: true,
    },
    after: &[],
    each: None,
    when: None,
    build,
    ready_when: None,
    on_delete: OnDelete::Delete,
};

/// The object as it should be.
fn build(this: &Site, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!({
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": {
            "name": format!("{}-headers", scope.name),
        },
        "data": {
            "language": this.spec.language,
            "max-age": this.spec.cache_seconds.to_string(),
        },
    }))
}
