//! The file as a whole.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::json;

use super::admission::Certificates;
use super::decode::{Decode, Located, Named};
use super::field::Field;
use super::mirror::{mirror, words};
use super::node::{Kind, Node};
use super::process::ProcessHooks;
use super::rate::RateLimit;
use super::resource::Resource;
use crate::problem::Problem;

mirror! {
    /// An operator: its name, how it runs, and the kinds that it reconciles.
    pub struct Spec {
        /// The version of this format.
        #[schemars(example = &"operator-gen/v1")]
        pub api_version: Located<ApiVersion>,
        /// What the file describes.
        #[schemars(example = &"Operator")]
        pub kind: Located<SpecKind>,
        /// The operator's name, a DNS label: the crate, the Deployment, the ServiceAccount and the field manager have it.
        #[schemars(example = &"webapp-operator")]
        pub name: Located<String>,
        /// The container image of the operator, without a tag.
        #[schemars(example = &"ghcr.io/example/webapp-operator")]
        pub image: Located<String>,
        /// The namespaces that it watches: `cluster` (all of them, the default), `own-namespace`, or a list.
        #[schemars(example = &"cluster", example = json!({ "namespaces": ["team-a", "team-b"] }))]
        pub watch: Option<Watch>,
        /// How the operator itself runs. Everything has a good default.
        #[schemars(example = json!({ "replicas": 2, "concurrency": 8 }))]
        pub operator: Option<Settings>,
        /// RBAC rules that code of your own needs. What the generated code needs is derived.
        #[schemars(example = json!([{ "apiGroups": [""], "resources": ["nodes"], "verbs": ["get", "list"] }]))]
        pub permissions: Option<Vec<PolicyRule>>,
        /// The oldest Kubernetes version to support, in quotes.
        #[schemars(example = &"1.34")]
        pub kubernetes: Option<Located<String>>,
        /// Files with custom resource definitions, below the spec's folder: the kinds of others that children and references
        /// can have. What is written for them is checked against their schemas.
        #[schemars(example = json!(["crds/certificates.yaml"]))]
        pub crds: Option<Vec<Located<String>>>,
        /// Generated files that you took over: they are never written again.
        #[schemars(example = json!(["Dockerfile"]))]
        pub eject: Option<Vec<Located<String>>>,
        /// Code of your own that runs for the process as a whole. What runs for an object is under `hooks` of its kind.
        #[schemars(example = json!({ "startup": { "description": "Connects to the provider." } }))]
        pub hooks: Option<ProcessHooks>,
        /// How often hooks may run that name one of these as their `rateLimit`: together, over all kinds and objects.
        #[schemars(example = json!({ "provider": { "limit": 10, "per": "1s", "burst": 20 } }))]
        pub rate_limits: Option<Named<RateLimit>>,
        /// Types that fields can have by their name, which begins with a capital letter: named once, used by any kind.
        #[schemars(example = json!({ "Endpoint": { "type": "object", "fields": { "host": { "type": "string", "required": true } } } }))]
        pub definitions: Option<Named<Field>>,
        /// The kinds that the operator reconciles.
        #[schemars(example = json!([{ "group": "apps.example.com", "kind": "WebApp", "version": "v1" }]))]
        pub resources: Vec<Resource>,
    }

    /// How the operator itself runs.
    pub struct Settings {
        /// How many pods; one leads, the others stand by. Default 2.
        #[schemars(example = 2)]
        pub replicas: Option<Located<u64>>,
        /// How many objects are reconciled at once. Default 8.
        #[schemars(example = 8)]
        pub concurrency: Option<Located<u64>>,
        /// Whether a Lease decides which pod works. Default true.
        #[schemars(example = true)]
        pub leader_election: Option<Located<bool>>,
        /// Who makes the certificate of webhooks: `operator` (the default) or `cert-manager`, which then has to be in the
        /// cluster.
        #[schemars(example = &"cert-manager")]
        pub certificates: Option<Located<Certificates>>,
        /// What each pod asks for and may use. By default it asks for 10m of CPU and 32Mi, and may use 1 CPU and 128Mi.
        #[schemars(example = json!({ "requests": { "cpu": "10m", "memory": "32Mi" }, "limits": { "cpu": "1", "memory": "128Mi" } }))]
        pub resources: Option<ComputeResources>,
    }

    /// Compute resources as in a pod: resource name to quantity.
    pub struct ComputeResources {
        /// What is set aside for the pod.
        #[schemars(example = json!({ "cpu": "10m", "memory": "32Mi" }))]
        pub requests: Option<Named<Quantity>>,
        /// What the pod may use at most.
        #[schemars(example = json!({ "cpu": "1", "memory": "128Mi" }))]
        pub limits: Option<Named<Quantity>>,
    }

    /// An RBAC rule.
    pub struct PolicyRule {
        /// API groups; the empty text is the core group.
        #[schemars(example = json!(["apps"]))]
        pub api_groups: Option<Vec<Located<String>>>,
        /// Plurals of kinds, subresources as `pods/log`.
        #[schemars(example = json!(["pods", "pods/log"]))]
        pub resources: Option<Vec<Located<String>>>,
        /// The object names that the rule is limited to.
        #[schemars(example = json!(["settings"]))]
        pub resource_names: Option<Vec<Located<String>>>,
        /// Paths of requests that are not about objects.
        #[schemars(example = json!(["/healthz"]))]
        pub non_resource_urls as "nonResourceURLs": Option<Vec<Located<String>>>,
        /// What may be done.
        #[schemars(example = json!(["get", "list", "watch"]))]
        pub verbs: Vec<Located<String>>,
    }

    /// Some namespaces.
    pub struct WatchNamespaces {
        /// The namespaces to watch.
        #[schemars(example = json!(["team-a", "team-b"]))]
        pub namespaces: Vec<Located<String>>,
    }
}

words! {
    /// The version of the format.
    pub enum ApiVersion {
        /// The first.
        V1 = "operator-gen/v1",
    }

    /// What a file describes.
    pub enum SpecKind {
        /// An operator.
        Operator = "Operator",
    }

    /// Namespaces by a word.
    pub enum WatchWord {
        /// All namespaces.
        Cluster = "cluster",
        /// The namespace that the operator runs in.
        OwnNamespace = "own-namespace",
    }
}

/// The namespaces that the operator watches.
#[derive(Clone, Debug)]
pub enum Watch {
    /// By a word.
    Word(Located<WatchWord>),
    /// By name.
    Namespaces(WatchNamespaces),
}

impl Decode for Watch {
    fn decode(node: &Node, problems: &mut Vec<Problem>) -> Self {
        match node.kind {
            Kind::Map(_) => Self::Namespaces(Decode::decode(node, problems)),
            _ => Self::Word(Decode::decode(node, problems)),
        }
    }
}

impl JsonSchema for Watch {
    fn schema_name() -> Cow<'static, str> {
        "Watch".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let word = generator.subschema_for::<WatchWord>();
        let namespaces = generator.subschema_for::<WatchNamespaces>();
        schemars::json_schema!({ "anyOf": [word, namespaces] })
    }
}

/// A Kubernetes quantity: text such as `500m`, or a number.
#[derive(Clone, Debug)]
pub struct Quantity(pub Located<String>);

impl Decode for Quantity {
    fn decode(node: &Node, problems: &mut Vec<Problem>) -> Self {
        match &node.kind {
            Kind::Number(number) => Self(Located {
                value: Some(number.to_string()),
                span: node.span.clone(),
            }),
            _ => Self(Decode::decode(node, problems)),
        }
    }
}

impl JsonSchema for Quantity {
    fn schema_name() -> Cow<'static, str> {
        "Quantity".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": ["string", "number"] })
    }
}
