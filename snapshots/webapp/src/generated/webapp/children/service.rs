//! The child `service`: the Service of a WebApp.

use operator_runtime::{Child, ChildResource, Desired, OnDelete, Scope, cel, desired};

use super::super::WebApp;

/// What the operator knows of it.
pub const CHILD: Child<WebApp> = Child {
    id: "service",
    resource: ChildResource {
        group: "",
        version: "v1",
        kind: "Service",
        plural: "services",
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
fn build(_this: &WebApp, scope: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({
        "apiVersion": "v1",
        "kind": "Service",
        "metadata": {
            "name": scope.name,
        },
        "spec": {
            "selector": scope.selector,
            "ports": [
                {
                    "name": "http",
                    "port": 80,
                    "targetPort": "http",
                },
            ],
        },
    }))
}
