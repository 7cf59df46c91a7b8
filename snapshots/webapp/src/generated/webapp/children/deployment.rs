//! The child `deployment`: the Deployment of a WebApp.

use operator_runtime::{Child, ChildResource, Desired, OnDelete, Scope, cel, desired};

use super::super::WebApp;

/// What the operator knows of it.
pub const CHILD: Child<WebApp> = Child {
    id: "deployment",
    resource: ChildResource {
        group: "apps",
        version: "v1",
        kind: "Deployment",
        plural: "deployments",
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
fn build(this: &WebApp, scope: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {
            "name": scope.name,
        },
        "spec": {
            "replicas": this.spec.replicas,
            "selector": {
                "matchLabels": scope.selector,
            },
            "template": {
                "metadata": {
                    "labels": scope.selector,
                },
                "spec": {
                    "automountServiceAccountToken": false,
                    "securityContext": {
                        "runAsNonRoot": true,
                        "seccompProfile": {
                            "type": "RuntimeDefault",
                        },
                    },
                    "containers": [
                        {
                            "name": "app",
                            "image": this.spec.image,
                            "ports": [
                                {
                                    "name": "http",
                                    "containerPort": this.spec.port,
                                },
                            ],
                            "envFrom": [
                                {
                                    "configMapRef": {
                                        "name": format!("{}-config", scope.name),
                                        "optional": true,
                                    },
                                },
                            ],
                            "readinessProbe": {
                                "httpGet": {
                                    "path": "/",
                                    "port": "http",
                                },
                                "periodSeconds": 5,
                            },
                            "livenessProbe": {
                                "tcpSocket": {
                                    "port": "http",
                                },
                                "periodSeconds": 20,
                            },
                            "resources": {
                                "requests": {
                                    "cpu": "50m",
                                    "memory": "64Mi",
                                },
                                "limits": {
                                    "memory": "256Mi",
                                },
                            },
                            "securityContext": {
                                "allowPrivilegeEscalation": false,
                                "capabilities": {
                                    "drop": ["ALL"],
                                },
                            },
                        },
                    ],
                },
            },
        },
    }))
}
