//! The child `pages`: the ConfigMap of a Site.

use operator_runtime::{Child, ChildResource, Desired, OnDelete, Scope, cel, desired};

use super::super::Site;

/// What the operator knows of it.
pub const CHILD: Child<Site> = Child {
    id: "pages",
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
            "name": format!("{}-pages", scope.name),
        },
        "data": this.spec.pages,
    }))
}
