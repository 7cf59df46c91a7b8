//! One kind.

use serde_json::json;

use super::admission::Admission;
use super::child::Child;
use super::decode::{Located, Named};
use super::field::{Field, StatusField, Validation};
use super::hook::Hook;
use super::mirror::{mirror, words};
use super::reference::Reference;
use super::selector::LabelSelector;
use super::version::Version;

mirror! {
    /// A kind that the operator reconciles.
    pub struct Resource {
        /// The API group, a domain of yours.
        #[schemars(example = &"apps.example.com")]
        pub group: Located<String>,
        /// The kind, in CamelCase.
        #[schemars(example = &"WebApp")]
        pub kind: Located<String>,
        /// The version of the API in which objects are stored.
        #[schemars(example = &"v1", example = &"v1alpha1")]
        pub version: Located<String>,
        /// Other versions of the API, by name. `version` is the one that is stored, and that everything else here is about.
        #[schemars(example = json!({ "v1beta1": { "changes": [{ "rename": "spec.containerImage", "to": "image" }] } }))]
        pub versions: Option<Named<Version>>,
        /// The plural that URLs use; derived from the kind when left out.
        #[schemars(example = &"webapps")]
        pub plural: Option<Located<String>>,
        /// The singular that kubectl takes; the kind in lower case when left out.
        #[schemars(example = &"webapp")]
        pub singular: Option<Located<String>>,
        /// Whether objects live in namespaces (the default) or in the cluster.
        #[schemars(example = &"Namespaced")]
        pub scope: Option<Located<Scope>>,
        /// Which objects of the kind the operator reconciles, by their labels; all when left out. Others are left alone, and
        /// so are the children of an object that is selected no longer.
        #[schemars(example = json!({ "matchLabels": { "tier": "gold" } }))]
        pub selector: Option<LabelSelector>,
        /// Short names for kubectl.
        #[schemars(example = json!(["wa"]))]
        pub short_names: Option<Vec<Located<String>>>,
        /// Groups of kinds that kubectl lists together.
        #[schemars(example = json!(["all"]))]
        pub categories: Option<Vec<Located<String>>>,
        /// What the kind is, for people.
        #[schemars(example = &"A stateless web application.")]
        pub description: Option<Located<String>>,
        /// The fields that users of the kind may write, by name. One with neither `required` nor `default` is optional.
        #[schemars(example = json!({ "replicas": { "type": "integer", "default": 1 } }))]
        pub spec: Option<Named<Field>>,
        /// CEL rules over several fields, evaluated by the API server; `self` is the spec.
        #[schemars(example = json!([{ "rule": "self.minReplicas <= self.maxReplicas", "message": "min is above max" }]))]
        pub validations: Option<Vec<Validation>>,
        /// The objects that each object of the kind reads and does not own, by a name of your choice.
        #[schemars(example = json!({ "tls": { "kind": "v1/Secret", "name": "${spec.tlsSecret}" } }))]
        pub references: Option<Named<Reference>>,
        /// Objects that children name and that somebody else makes, each `<apiVersion>/<kind>/<name>`. What a field of the spec
        /// names need not be listed.
        #[schemars(example = json!(["v1/Secret/registry", "v1/Secret/${metadata.name}-tls"]))]
        pub external: Option<Vec<Located<String>>>,
        /// Values that expressions of children, the status and conditions share, by a name of your choice. `${...}` holds a CEL
        /// expression; one that stands alone keeps its type.
        #[schemars(example = json!({ "url": "https://${spec.domain}/" }))]
        pub r#let: Option<Named<Located<String>>>,
        /// The objects that each object of the kind owns, by a name of your choice.
        #[schemars(example = json!({ "settings": { "template": { "apiVersion": "v1", "kind": "ConfigMap", "data": "${spec.config}" } } }))]
        pub children: Option<Named<Child>>,
        /// The fields that the operator reports, by name; `observedGeneration` and `conditions` are always there.
        #[schemars(example = json!({ "ready": { "type": "integer", "value": "${deployment.status.?readyReplicas.orValue(0)}" } }))]
        pub status: Option<Named<StatusField>>,
        /// Conditions by type, besides `Ready`, `Reconciling` and `Stalled`.
        #[schemars(example = json!({ "Exposed": { "status": "has(spec.host)", "reason": "HostSet" } }))]
        pub conditions: Option<Named<Condition>>,
        /// Code of your own that runs when something happens to an object, by a name of your choice.
        #[schemars(example = json!({ "provision": { "on": "create" }, "release": { "on": "delete", "timeout": "2m" } }))]
        pub hooks: Option<Named<Hook>>,
        /// Code of your own that the API server asks before it keeps an object.
        #[schemars(example = json!({ "validate": ["create", "update"], "mutate": ["create"] }))]
        pub admission: Option<Admission>,
        /// Columns of `kubectl get`, besides the name, `Ready`, `Reason` and `Age`.
        #[schemars(example = json!([{ "name": "Replicas", "path": ".status.readyReplicas" }]))]
        pub columns: Option<Vec<Column>>,
        /// Makes `kubectl scale` and autoscalers work.
        #[schemars(example = json!({ "specReplicasPath": ".spec.replicas", "statusReplicasPath": ".status.replicas" }))]
        pub scale: Option<Scale>,
    }

    /// A condition of your own.
    pub struct Condition {
        /// A CEL expression that is true or false.
        #[schemars(example = &"has(ingress.status.loadBalancer.ingress)")]
        pub status: Located<String>,
        /// Why, as one CamelCase word; may hold `${...}`.
        #[schemars(example = &"AddressAssigned")]
        pub reason: Located<String>,
        /// A sentence for people; may hold `${...}`.
        #[schemars(example = &"reachable at ${spec.host}")]
        pub message: Option<Located<String>>,
    }

    /// A column of `kubectl get`.
    pub struct Column {
        /// The heading.
        #[schemars(example = &"Replicas")]
        pub name: Located<String>,
        /// The JSONPath of what it shows.
        #[schemars(example = &".status.readyReplicas")]
        pub path: Located<String>,
        /// The type; derived from the field when left out.
        #[schemars(example = &"integer")]
        pub r#type: Option<Located<ColumnType>>,
        /// What it shows, for people.
        #[schemars(example = &"How many pods are ready.")]
        pub description: Option<Located<String>>,
        /// 0 (the default) is shown always, anything above only by `kubectl get -o wide`.
        #[schemars(example = 1)]
        pub priority: Option<Located<u64>>,
    }

    /// The scale subresource.
    pub struct Scale {
        /// Where the wanted number is.
        #[schemars(example = &".spec.replicas")]
        pub spec_replicas_path: Located<String>,
        /// Where the observed number is.
        #[schemars(example = &".status.replicas")]
        pub status_replicas_path: Located<String>,
        /// Where the selector of the pods is, as text.
        #[schemars(example = &".status.selector")]
        pub label_selector_path: Option<Located<String>>,
    }
}

words! {
    /// Where the objects of a kind live.
    pub enum Scope {
        /// In namespaces.
        Namespaced = "Namespaced",
        /// In the cluster itself.
        Cluster = "Cluster",
    }

    /// The type of a column.
    pub enum ColumnType {
        /// Text.
        String = "string",
        /// A whole number.
        Integer = "integer",
        /// A number.
        Number = "number",
        /// True or false.
        Boolean = "boolean",
        /// A moment, shown as the time since.
        Date = "date",
    }
}
