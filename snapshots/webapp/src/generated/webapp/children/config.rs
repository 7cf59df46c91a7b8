//! The child `config`: the ConfigMap of a WebApp.

use operator_runtime::{Child, ChildResource, Desired, OnDelete, Scope, cel, desired};

use super::super::WebApp;

/// What the operator knows of it.
pub const CHILD: Child<WebApp> = Child {
    id: "config",
    resource: ChildResource {
        group: "",
        version: "v1",
        kind: "ConfigMap",
        plural: "configmaps",
        namespaced: true,
    },
    after: &[],
    each: None,
    when: Some(when),
    build,
    ready_when: None,
    on_delete: OnDelete::Delete,
};

/// The object as it should be.
fn build(this: &WebApp, scope: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": {
            "name": format!("{}-config", scope.name),
        },
        "data": this.spec.config,
    }))
}

/// Whether it is wanted.
fn when(this: &WebApp, _scope: &Scope<'_>) -> cel::Result<bool> {
    Ok(this.spec.config.is_some())
}
