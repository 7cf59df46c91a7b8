//! The child `ingress`: the Ingress of a WebApp.

use operator_runtime::{Child, ChildResource, Desired, OnDelete, Scope, cel, desired};

use super::super::WebApp;

/// What the operator knows of it.
pub const CHILD: Child<WebApp> = Child {
    id: "ingress",
    resource: ChildResource {
        group: "networking.k8s.io",
        version: "v1",
        kind: "Ingress",
        plural: "ingresses",
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
        "apiVersion": "networking.k8s.io/v1",
        "kind": "Ingress",
        "metadata": {
            "name": scope.name,
        },
        "spec": {
            "rules": [
                {
                    "host": this.spec.host,
                    "http": {
                        "paths": [
                            {
                                "path": "/",
                                "pathType": "Prefix",
                                "backend": {
                                    "service": {
                                        "name": scope.name,
                                        "port": {
                                            "name": "http",
                                        },
                                    },
                                },
                            },
                        ],
                    },
                },
            ],
        },
    }))
}

/// Whether it is wanted.
fn when(this: &WebApp, _scope: &Scope<'_>) -> cel::Result<bool> {
    Ok(this.spec.host.is_some())
}
