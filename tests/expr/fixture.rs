//! A kind with a field of every sort, once as the generator would write it and once as expressions see it.

use std::collections::BTreeMap;
use std::sync::Arc;

use operator_gen::catalog::{self, Schema};
use operator_gen::expr::{self, Environment, ObjectField, ObjectType, Repr, Type, Typed};
use operator_runtime::Value;
use operator_runtime::k8s_openapi::apimachinery::pkg::api::resource::Quantity;
use operator_runtime::k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;
use serde::{Deserialize, Serialize};

/// The objects of the fixture, as expressions name their types.
pub mod types {
    pub use super::Pool as FixturePool;
}

/// The resource.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Fixture {
    pub metadata: Metadata,
    pub spec: Spec,
}

/// What expressions read of the metadata through `this`.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Metadata {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generation: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annotations: Option<BTreeMap<String, String>>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Spec {
    pub image: String,
    pub replicas: i32,
    pub port: i64,
    pub ratio: f64,
    pub enabled: bool,
    pub r#type: String,
    pub mode: Mode,
    pub memory: Quantity,
    pub target: IntOrString,
    pub extra: Value,
    pub hosts: Vec<String>,
    pub ports: Vec<i32>,
    pub modes: Vec<Mode>,
    pub sizes: BTreeMap<String, i64>,
    pub pools: Vec<Pool>,
    pub tolerations: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paused: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<Mode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storage: Option<Quantity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback: Option<IntOrString>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub values: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weights: Option<Vec<f64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tls: Option<Tls>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Pool {
    pub name: String,
    pub size: i32,
    pub mode: Mode,
    pub zones: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<f64>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tls {
    pub issuer: String,
    pub days: i32,
    pub names: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bits: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
}

#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    Fast,
    Safe,
}

impl Mode {
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Fast => "fast",
            Self::Safe => "safe",
        }
    }
}

fn field(name: &str, ty: Type, optional: bool, repr: Repr) -> ObjectField {
    let mut rust_name = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            rust_name.push('_');
        }
        rust_name.push(letter.to_ascii_lowercase());
    }
    if name == "type" {
        rust_name.insert_str(0, "r#");
    }
    ObjectField {
        name: name.to_owned(),
        rust_name,
        ty,
        optional,
        repr,
        schema: None,
    }
}

fn list(of: Type) -> Type {
    Type::List(Box::new(of))
}

fn map(of: Type) -> Type {
    Type::Map(Box::new(of))
}

/// What is known of a list of a type of Kubernetes.
fn tolerations() -> Schema {
    Schema::list(Schema::object(
        "Toleration",
        vec![
            catalog::Field::new("key", Schema::text()),
            catalog::Field::new("tolerationSeconds", Schema::Integer(64)),
            catalog::Field::new("words", Schema::list(Schema::text())),
        ],
    ))
}

/// The type of `spec`.
pub fn spec() -> ObjectType {
    use Repr::{Enum, Int32, IntOrString, Json, Plain, Quantity};
    let tls = ObjectType {
        name: "FixtureTls".to_owned(),
        fields: vec![
            field("issuer", Type::String, false, Plain),
            field("days", Type::Int, false, Int32),
            field("names", list(Type::String), false, Plain),
            field("secretName", Type::String, true, Plain),
            field("bits", Type::Int, true, Int32),
            field("mode", Type::String, true, Enum),
        ],
    };
    let pool = ObjectType {
        name: "FixturePool".to_owned(),
        fields: vec![
            field("name", Type::String, false, Plain),
            field("size", Type::Int, false, Int32),
            field("mode", Type::String, false, Enum),
            field("zones", list(Type::String), false, Plain),
            field("host", Type::String, true, Plain),
            field("weight", Type::Double, true, Plain),
        ],
    };
    ObjectType {
        name: "FixtureSpec".to_owned(),
        fields: vec![
            field("image", Type::String, false, Plain),
            field("replicas", Type::Int, false, Int32),
            field("port", Type::Int, false, Plain),
            field("ratio", Type::Double, false, Plain),
            field("enabled", Type::Bool, false, Plain),
            field("type", Type::String, false, Plain),
            field("mode", Type::String, false, Enum),
            field("memory", Type::String, false, Quantity),
            field("target", Type::Dyn, false, IntOrString),
            field("extra", Type::Dyn, false, Json),
            field("hosts", list(Type::String), false, Plain),
            field("ports", list(Type::Int), false, Int32),
            field("modes", list(Type::String), false, Enum),
            field("sizes", map(Type::Int), false, Plain),
            field("pools", list(Type::Object(Arc::new(pool))), false, Plain),
            ObjectField {
                schema: Some(Box::new(tolerations())),
                ..field("tolerations", list(Type::Dyn), false, Json)
            },
            field("host", Type::String, true, Plain),
            field("path", Type::String, true, Plain),
            field("limit", Type::Int, true, Int32),
            field("timeout", Type::Int, true, Plain),
            field("weight", Type::Double, true, Plain),
            field("paused", Type::Bool, true, Plain),
            field("tier", Type::String, true, Enum),
            field("storage", Type::String, true, Quantity),
            field("fallback", Type::Dyn, true, IntOrString),
            field("values", Type::Dyn, true, Json),
            field("config", map(Type::String), true, Plain),
            field("weights", list(Type::Double), true, Plain),
            field("tls", Type::Object(Arc::new(tls)), true, Plain),
        ],
    }
}

/// When the reference `certificate` is read.
fn secure() -> Typed {
    let environment = Environment::of_resource(spec(), true);
    expr::check_condition("has(spec.host) && spec.enabled", &environment).expect("a condition")
}

/// What expressions about the resource can name.
pub fn environment() -> Environment {
    Environment::of_resource(spec(), true)
        .with("deployment", Type::Dyn)
        .with("service", Type::Dyn)
        .with_reference("backend", None, false)
        .with_reference("certificate", Some(&secure()), false)
        .with_reference("settings", None, true)
        .with_list("workers")
}
