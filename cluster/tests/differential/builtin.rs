//! Calls about the built-in kinds: their defaults, what Go drops, how they merge, what cannot change.

use serde_json::{Value, json};

use crate::call::{Call, apply, create, delete, get, merge, update};

const DEPLOYMENTS: &str = "/apis/apps/v1/namespaces/default/deployments";
const SERVICES: &str = "/api/v1/namespaces/default/services";

/// A pod template with many fields that the server completes or drops.
fn template() -> Value {
    json!({
        "metadata": { "labels": { "app": "web" } },
        "spec": {
            "serviceAccountName": "web", "hostNetwork": false, "nodeSelector": {},
            "imagePullSecrets": [{ "name": "pull" }],
            "securityContext": { "runAsNonRoot": false },
            "initContainers": [{ "name": "init", "image": "busybox:1@sha256:0000000000000000000000000000000000000000000000000000000000000000" }],
            "containers": [{
                "name": "app", "image": "registry.example.com:5000/nginx", "args": [], "stdin": false,
                "ports": [{ "containerPort": 80 }, { "name": "dns", "containerPort": 80, "protocol": "UDP" }],
                "env": [
                    { "name": "EMPTY", "value": "" },
                    { "name": "POD", "valueFrom": { "fieldRef": { "fieldPath": "metadata.name" } } },
                    { "name": "CPU", "valueFrom": { "resourceFieldRef": { "resource": "limits.cpu" } } },
                    { "name": "KEY", "valueFrom": { "secretKeyRef": { "name": "s", "key": "k", "optional": false } } },
                ],
                "envFrom": [{ "configMapRef": { "name": "c" } }],
                "resources": {
                    "limits": { "cpu": "1000m", "memory": "1024Mi", "example.com/gpu": 1 },
                    "requests": { "cpu": 0.5, "memory": "0.5Gi", "ephemeral-storage": "1000k" },
                },
                "readinessProbe": { "httpGet": { "path": "/", "port": 80 }, "initialDelaySeconds": 0 },
                "livenessProbe": { "tcpSocket": { "port": "http" }, "periodSeconds": 3 },
                "startupProbe": { "grpc": { "port": 80 } },
                "lifecycle": { "preStop": { "httpGet": { "port": 80 } } },
                "securityContext": { "privileged": false, "capabilities": { "drop": ["ALL"] } },
                "volumeMounts": [{ "name": "config", "mountPath": "/config", "readOnly": false }],
            }],
            "volumes": [
                { "name": "config", "configMap": { "name": "c" } },
                { "name": "secret", "secret": { "secretName": "s" } },
                { "name": "empty", "emptyDir": {} },
                { "name": "memory", "emptyDir": { "medium": "Memory", "sizeLimit": "1024Ki" } },
                { "name": "token", "projected": { "sources": [{ "serviceAccountToken": { "path": "t" } }] } },
                { "name": "nothing" },
                { "name": "host", "hostPath": { "path": "/x" } },
                { "name": "claim", "persistentVolumeClaim": { "claimName": "p", "readOnly": false } },
            ],
            "affinity": { "podAntiAffinity": { "preferredDuringSchedulingIgnoredDuringExecution": [{
                "weight": 1, "podAffinityTerm": { "topologyKey": "t", "labelSelector": { "matchLabels": { "a": "b" } } },
            }] } },
            "tolerations": [{ "key": "t", "operator": "Exists" }],
            "topologySpreadConstraints": [{ "maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "ScheduleAnyway" }],
        },
    })
}

fn job_template() -> Value {
    let mut template = template();
    template["spec"]["restartPolicy"] = json!("Never");
    template
}

fn selector() -> Value {
    json!({ "matchLabels": { "app": "web" } })
}

/// A patch of a workload with a selector that cannot be changed; otherwise it is right.
fn other_selector() -> Value {
    json!({ "spec": {
        "selector": { "matchLabels": { "app": "x" } },
        "template": { "metadata": { "labels": { "app": "x" } } },
    } })
}

pub fn calls() -> Vec<Call> {
    [workloads(), deployments(), services(), others()].concat()
}

fn workloads() -> Vec<Call> {
    let claim = json!({
        "metadata": { "name": "data" },
        "spec": { "accessModes": ["ReadWriteOnce"], "resources": { "requests": { "storage": "1024Mi" } } },
    });
    let stateful_sets = "/apis/apps/v1/namespaces/default/statefulsets";
    vec![
        create(
            "Deployment",
            DEPLOYMENTS,
            json!({
                "metadata": { "name": "full", "labels": {} },
                "spec": { "replicas": 0, "paused": false, "minReadySeconds": 0, "selector": selector(), "template": template() },
            }),
        ),
        create(
            "StatefulSet",
            stateful_sets,
            json!({
                "metadata": { "name": "full" },
                "spec": { "serviceName": "web", "selector": selector(), "template": template(), "volumeClaimTemplates": [claim] },
            }),
        ),
        merge(
            "a StatefulSet's service name",
            &format!("{stateful_sets}/full"),
            json!({ "spec": { "serviceName": "other" } }),
        ),
        merge(
            "a StatefulSet's selector",
            &format!("{stateful_sets}/full"),
            json!({ "spec": { "selector": { "matchLabels": { "app": "x" } } } }),
        ),
        merge(
            "a StatefulSet's claims",
            &format!("{stateful_sets}/full"),
            json!({ "spec": { "volumeClaimTemplates": null } }),
        ),
        merge(
            "a StatefulSet's replicas",
            &format!("{stateful_sets}/full"),
            json!({ "spec": { "replicas": 3 } }),
        ),
        create(
            "DaemonSet",
            "/apis/apps/v1/namespaces/default/daemonsets",
            json!({
                "metadata": { "name": "full" }, "spec": { "selector": selector(), "template": template() },
            }),
        ),
        merge(
            "a DaemonSet's selector",
            "/apis/apps/v1/namespaces/default/daemonsets/full",
            other_selector(),
        ),
        create(
            "ReplicaSet",
            "/apis/apps/v1/namespaces/default/replicasets",
            json!({
                "metadata": { "name": "full" }, "spec": { "selector": selector(), "template": template() },
            }),
        ),
        merge(
            "a ReplicaSet's selector",
            "/apis/apps/v1/namespaces/default/replicasets/full",
            other_selector(),
        ),
        create(
            "Job",
            "/apis/batch/v1/namespaces/default/jobs",
            json!({
                "metadata": { "name": "full" }, "spec": { "template": job_template() },
            }),
        ),
        merge(
            "a Job's completions",
            "/apis/batch/v1/namespaces/default/jobs/full",
            json!({ "spec": { "completions": 4 } }),
        ),
        merge(
            "a Job's template",
            "/apis/batch/v1/namespaces/default/jobs/full",
            json!({ "spec": { "template": { "spec": { "serviceAccountName": "other" } } } }),
        ),
        create(
            "CronJob",
            "/apis/batch/v1/namespaces/default/cronjobs",
            json!({
                "metadata": { "name": "full" },
                "spec": { "schedule": "* * * * *", "jobTemplate": { "spec": { "template": job_template() } } },
            }),
        ),
        create(
            "Deployment that is recreated",
            DEPLOYMENTS,
            json!({
                "metadata": { "name": "recreated" },
                "spec": { "strategy": { "type": "Recreate" }, "selector": selector(), "template": {
                    "metadata": { "labels": { "app": "web" } },
                    "spec": { "containers": [{ "name": "app", "image": "nginx:1" }] },
                } },
            }),
        ),
        create(
            "a selector that selects nothing",
            DEPLOYMENTS,
            json!({
                "metadata": { "name": "none" },
                "spec": { "selector": { "matchLabels": { "app": "other" } }, "template": template() },
            }),
        ),
    ]
}

fn deployments() -> Vec<Call> {
    let path = |manager: &str| format!("{DEPLOYMENTS}/web?fieldManager={manager}");
    let forced = |manager: &str| format!("{}&force=true", path(manager));
    let deployment = |replicas: Value, containers: Value| {
        let mut object = json!({
            "apiVersion": "apps/v1", "kind": "Deployment", "metadata": { "name": "web" },
            "spec": {
                "selector": selector(),
                "template": { "metadata": { "labels": { "app": "web" } }, "spec": { "containers": containers } },
            },
        });
        if !replicas.is_null() {
            object["spec"]["replicas"] = replicas;
        }
        object
    };
    let app = json!({
        "name": "app", "image": "nginx:1", "ports": [{ "containerPort": 80 }],
        "env": [{ "name": "A", "value": "1" }, { "name": "B", "value": "2" }],
        "resources": { "requests": { "cpu": "1000m" } },
    });
    let without_b = json!({
        "name": "app", "image": "nginx:2", "ports": [{ "containerPort": 80 }],
        "env": [{ "name": "A", "value": "1" }],
    });
    let sidecar = json!({ "name": "sidecar", "image": "sidecar:1" });
    let only_image = json!({ "name": "app", "image": "nginx:3" });
    let status = &format!("{DEPLOYMENTS}/web/status");
    vec![
        apply(
            "apply creates",
            &forced("op"),
            deployment(json!(1), json!([app])),
        )
        .save("web"),
        apply(
            "apply the same",
            &forced("op"),
            deployment(json!(1), json!([app])),
        ),
        apply(
            "another adds a container",
            &path("injector"),
            deployment(json!(null), json!([sidecar])),
        ),
        apply(
            "drop a variable and the resources",
            &forced("op"),
            deployment(json!(1), json!([without_b])),
        ),
        apply(
            "conflict in an image",
            &path("injector"),
            deployment(json!(null), json!([sidecar, only_image])),
        ),
        apply(
            "let go of the replicas",
            &forced("op"),
            deployment(json!(null), json!([without_b])),
        ),
        merge(
            "scale",
            &format!("{DEPLOYMENTS}/web"),
            json!({ "spec": { "replicas": 4 } }),
        )
        .from("scaler/1"),
        apply(
            "conflict with the scaler",
            &path("op"),
            deployment(json!(1), json!([without_b])),
        ),
        apply(
            "the other drops its container",
            &path("injector"),
            deployment(json!(null), json!([])),
        ),
        merge(
            "status",
            status,
            json!({ "spec": { "replicas": 9 }, "status": {
            "observedGeneration": 1, "replicas": 4, "readyReplicas": 0,
            "conditions": [{ "type": "Available", "status": "True" }],
        } }),
        )
        .from("controller/1"),
        merge(
            "status, unchanged",
            status,
            json!({ "status": { "replicas": 4 } }),
        )
        .from("controller/1"),
        merge(
            "the selector",
            &format!("{DEPLOYMENTS}/web"),
            other_selector(),
        ),
        merge(
            "a strategy",
            &format!("{DEPLOYMENTS}/web"),
            json!({ "spec": { "strategy": { "type": "Recreate", "rollingUpdate": null } } }),
        ),
        merge(
            "quantities in another form",
            &format!("{DEPLOYMENTS}/full"),
            json!({ "spec": { "template": { "spec": { "terminationGracePeriodSeconds": 30 } } } }),
        ),
        update(
            "replace by less",
            &format!("{DEPLOYMENTS}/web"),
            deployment(json!(2), json!([app])),
        ),
        get("get", &format!("{DEPLOYMENTS}/web")),
        delete(
            "delete",
            &format!("{DEPLOYMENTS}/web"),
            json!({ "propagationPolicy": "Background" }),
        ),
    ]
}

fn services() -> Vec<Call> {
    let service = |name: &str, spec: Value| json!({ "apiVersion": "v1", "kind": "Service", "metadata": { "name": name }, "spec": spec });
    let ports = json!([{ "port": 80 }]);
    let two = json!([{ "name": "http", "port": 80, "targetPort": 8080 }, { "name": "dns", "port": 53, "protocol": "UDP" }]);
    vec![
        create(
            "Service",
            SERVICES,
            service(
                "plain",
                json!({ "selector": { "app": "web" }, "ports": ports }),
            ),
        )
        .save("plain"),
        create(
            "headless",
            SERVICES,
            service("headless", json!({ "clusterIP": "None", "ports": two })),
        ),
        create(
            "NodePort",
            SERVICES,
            service("node", json!({ "type": "NodePort", "ports": ports })),
        ),
        create(
            "LoadBalancer",
            SERVICES,
            service(
                "balanced",
                json!({ "type": "LoadBalancer", "ports": ports }),
            ),
        ),
        create(
            "ExternalName",
            SERVICES,
            service(
                "external",
                json!({ "type": "ExternalName", "externalName": "example.com" }),
            ),
        ),
        create(
            "a name that begins with a digit",
            SERVICES,
            service("1st", json!({ "ports": ports })),
        ),
        apply(
            "apply to it",
            &format!("{SERVICES}/plain?fieldManager=op&force=true"),
            service(
                "plain",
                json!({ "selector": { "app": "web" }, "ports": two }),
            ),
        ),
        apply(
            "apply the same",
            &format!("{SERVICES}/plain?fieldManager=op&force=true"),
            service(
                "plain",
                json!({ "selector": { "app": "web" }, "ports": two }),
            ),
        ),
        apply(
            "apply another selector",
            &format!("{SERVICES}/plain?fieldManager=op&force=true"),
            service(
                "plain",
                json!({ "selector": { "app": "other" }, "ports": two }),
            ),
        ),
        merge(
            "another address alone",
            &format!("{SERVICES}/plain"),
            json!({ "spec": { "clusterIP": "10.0.0.78" } }),
        ),
        merge(
            "no address any more",
            &format!("{SERVICES}/plain"),
            json!({ "spec": { "clusterIP": "None" } }),
        ),
        create(
            "two ports of one name",
            SERVICES,
            service(
                "twice",
                json!({ "ports": [{ "name": "http", "port": 80 }, { "name": "http", "port": 81 }] }),
            ),
        ),
        create(
            "two ports without names",
            SERVICES,
            service(
                "unnamed",
                json!({ "ports": [{ "port": 80 }, { "port": 81 }] }),
            ),
        ),
        merge(
            "another address",
            &format!("{SERVICES}/plain"),
            json!({ "spec": { "clusterIP": "10.0.0.77", "clusterIPs": ["10.0.0.77"] } }),
        ),
        apply(
            "apply creates",
            &format!("{SERVICES}/applied?fieldManager=op&force=true"),
            service(
                "applied",
                json!({ "ports": two, "sessionAffinity": "ClientIP" }),
            ),
        ),
        delete("delete", &format!("{SERVICES}/applied"), Value::Null),
    ]
}

fn others() -> Vec<Call> {
    let core = |plural: &str| format!("/api/v1/namespaces/default/{plural}");
    let networking =
        |plural: &str| format!("/apis/networking.k8s.io/v1/namespaces/default/{plural}");
    let rbac =
        |plural: &str| format!("/apis/rbac.authorization.k8s.io/v1/namespaces/default/{plural}");
    let named = |mut object: Value| {
        object["metadata"] = json!({ "name": "full" });
        object
    };
    let cpu = json!({ "type": "Utilization", "averageUtilization": 50 });
    vec![
        create(
            "Secret",
            &core("secrets"),
            named(
                json!({ "data": { "a": "MQ==" }, "stringData": { "k": "v" }, "immutable": true }),
            ),
        ),
        merge(
            "an immutable Secret",
            &core("secrets/full"),
            json!({ "stringData": { "k": "w" } }),
        ),
        apply(
            "apply a Secret",
            &core("secrets/applied?fieldManager=op"),
            json!({
                "apiVersion": "v1", "kind": "Secret", "metadata": { "name": "applied" }, "stringData": { "k": "v" },
            }),
        ),
        create(
            "ServiceAccount",
            &core("serviceaccounts"),
            named(json!({ "automountServiceAccountToken": false })),
        ),
        create(
            "claim",
            &core("persistentvolumeclaims"),
            named(json!({ "spec": {
            "accessModes": ["ReadWriteOnce"], "storageClassName": "", "resources": { "requests": { "storage": "1024Mi" } },
        } })),
        ),
        merge(
            "a claim's access modes",
            &core("persistentvolumeclaims/full"),
            json!({ "spec": { "accessModes": ["ReadWriteMany"] } }),
        ),
        merge(
            "a claim's size",
            &core("persistentvolumeclaims/full"),
            json!({ "spec": { "resources": { "requests": { "storage": "2Gi" } } } }),
        ),
        merge(
            "an immutable Secret thaws",
            &core("secrets/full"),
            json!({ "data": { "a": "Mg==" }, "immutable": false }),
        ),
        create(
            "ConfigMap",
            &core("configmaps"),
            named(json!({ "data": { "a": "1" }, "immutable": true })),
        ),
        merge(
            "an immutable ConfigMap",
            &core("configmaps/full"),
            json!({ "data": { "a": "2" }, "binaryData": { "b": "Mg==" } }),
        ),
        merge(
            "an immutable ConfigMap thaws",
            &core("configmaps/full"),
            json!({ "immutable": null }),
        ),
        merge(
            "a Secret's type",
            &core("secrets/full"),
            json!({ "type": "other" }),
        ),
        create(
            "Ingress",
            &networking("ingresses"),
            named(json!({ "spec": { "ingressClassName": "nginx", "rules": [{
            "host": "a.example.com",
            "http": { "paths": [{ "path": "/", "pathType": "Prefix", "backend": { "service": { "name": "x", "port": { "name": "http" } } } }] },
        }] } })),
        ),
        create(
            "NetworkPolicy",
            &networking("networkpolicies"),
            named(json!({ "spec": {
            "podSelector": {}, "ingress": [{ "ports": [{ "port": 80 }] }], "egress": [{}],
        } })),
        ),
        create(
            "PodDisruptionBudget",
            "/apis/policy/v1/namespaces/default/poddisruptionbudgets",
            named(json!({
                "spec": { "minAvailable": "50%", "selector": selector() },
            })),
        ),
        create(
            "HorizontalPodAutoscaler",
            "/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers",
            named(json!({ "spec": {
            "scaleTargetRef": { "apiVersion": "apps/v1", "kind": "Deployment", "name": "web" }, "maxReplicas": 3,
            "metrics": [{ "type": "Resource", "resource": { "name": "cpu", "target": cpu } }],
        } })),
        ),
        create(
            "Role",
            &rbac("roles"),
            named(
                json!({ "rules": [{ "apiGroups": [""], "resources": ["pods"], "verbs": ["get"] }] }),
            ),
        ),
        create(
            "RoleBinding",
            &rbac("rolebindings"),
            named(json!({
                "roleRef": { "apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "full" },
                "subjects": [{ "kind": "ServiceAccount", "name": "full" }],
            })),
        ),
        merge(
            "a binding's role",
            &rbac("rolebindings/full"),
            json!({ "roleRef": { "name": "other" } }),
        ),
        create(
            "Event",
            &core("events"),
            named(json!({
                "involvedObject": { "kind": "Pod", "namespace": "default", "name": "a" }, "reason": "R", "message": "m",
                "type": "Normal", "count": 1, "source": { "component": "c" },
                "firstTimestamp": "2026-01-01T00:00:00Z", "lastTimestamp": "2026-01-01T00:00:00Z",
            })),
        ),
        create(
            "Event of the newer API",
            "/apis/events.k8s.io/v1/namespaces/default/events",
            json!({
                "metadata": { "name": "newer" },
                "regarding": { "kind": "Pod", "namespace": "default", "name": "a" }, "reason": "R", "note": "m", "type": "Normal",
                "eventTime": "2026-01-01T00:00:00.000000Z", "action": "A", "reportingController": "x", "reportingInstance": "y",
            }),
        ),
        create(
            "Namespace",
            "/api/v1/namespaces",
            json!({ "metadata": { "name": "team" } }),
        ),
        create(
            "in that namespace",
            "/api/v1/namespaces/team/configmaps",
            json!({ "metadata": { "name": "a" } }),
        ),
        get(
            "a list of all namespaces",
            "/api/v1/configmaps?fieldSelector=metadata.namespace%3Dteam",
        ),
        create(
            "PriorityClass",
            "/apis/scheduling.k8s.io/v1/priorityclasses",
            named(json!({ "value": 5 })),
        ),
        delete(
            "delete a ServiceAccount",
            &core("serviceaccounts/full"),
            Value::Null,
        ),
        delete("delete a Service", &core("services/headless"), Value::Null),
        delete("delete a Secret", &core("secrets/full"), Value::Null),
    ]
}
