//! The child `headers`: the ConfigMap of a Site.

use operator_runtime::{Child, ChildResource, Desired, OnDelete, Scope, cel, desired};

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
fn build(this: &Site, scope: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({
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
