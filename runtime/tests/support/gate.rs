//! A kind of three versions: `v1` is stored, `v1beta1` has other names, and `v1alpha1` says in a word what is a number now.

use std::borrow::Cow;

use operator_runtime::conversion::{ConversionError, Fields, Version, fields};
use operator_runtime::kube::core::{NamespaceResourceScope, ObjectMeta};
use operator_runtime::{Child, Condition, Kind, StatusField, Value, json, kube};
use serde::{Deserialize, Serialize};

/// A gate.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Gate {
    pub metadata: ObjectMeta,
    pub spec: GateSpec,
}

/// What counts of its spec here.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct GateSpec {
    pub port: Option<u16>,
}

impl kube::Resource for Gate {
    type DynamicType = ();
    type Scope = NamespaceResourceScope;

    fn kind((): &()) -> Cow<'_, str> {
        "Gate".into()
    }

    fn group((): &()) -> Cow<'_, str> {
        "gates.example.com".into()
    }

    fn version((): &()) -> Cow<'_, str> {
        "v1".into()
    }

    fn plural((): &()) -> Cow<'_, str> {
        "gates".into()
    }

    fn meta(&self) -> &ObjectMeta {
        &self.metadata
    }

    fn meta_mut(&mut self) -> &mut ObjectMeta {
        &mut self.metadata
    }
}

impl Kind for Gate {
    type Process = ();
    type Hooks = ();
    type HookStatus = ();

    const NAMESPACED: bool = true;
    const CHILDREN: &'static [Child<Self>] = &[];
    const CONDITIONS: &'static [Condition<Self>] = &[];
    const STATUS: &'static [StatusField<Self>] = &[];
    const SECRETS: &'static [&'static [&'static str]] =
        &[&["spec", "tls", "password"], &["spec", "keys", "*"]];
    const VERSIONS: &'static [Version] = &[
        Version {
            name: "v1beta1",
            to_stored: from_v1beta1,
            from_stored: to_v1beta1,
            secrets: &[&["spec", "tls", "password"], &["spec", "keys", "*"]],
        },
        Version {
            name: "v1alpha1",
            to_stored: from_v1alpha1,
            from_stored: to_v1alpha1,
            secrets: &[],
        },
    ];
}

fn from_v1beta1(spec: &mut Fields) -> Result<(), ConversionError> {
    fields::relocate(spec, &["containerImage"], &["image"]);
    fields::relocate(spec, &["tlsSecretName"], &["tls", "secretName"]);
    fields::set_default(spec, &["port"], json!(8080));
    fields::remove(spec, &["debug"]);
    Ok(())
}

fn to_v1beta1(spec: &mut Fields) -> Result<(), ConversionError> {
    fields::set_default(spec, &["debug"], json!(false));
    fields::remove(spec, &["port"]);
    fields::relocate(spec, &["tls", "secretName"], &["tlsSecretName"]);
    fields::remove_empty(spec, &["tls"]);
    fields::relocate(spec, &["image"], &["containerImage"]);
    Ok(())
}

const SIZES: [(&str, i64); 3] = [("small", 1), ("medium", 3), ("large", 9)];

fn from_v1alpha1(spec: &mut Fields) -> Result<(), ConversionError> {
    let size = spec.remove("size");
    let Some(size) = size.as_ref().and_then(Value::as_str) else {
        return Ok(());
    };
    assert_ne!(size, "panic");
    let found = SIZES.iter().find(|(word, _)| *word == size);
    let (_, replicas) =
        found.ok_or_else(|| ConversionError::new(format!("no such size: {size}")))?;
    spec.insert("replicas".into(), json!(replicas));
    Ok(())
}

/// Leaves out what it does not know, secrets among it.
fn to_v1alpha1(spec: &mut Fields) -> Result<(), ConversionError> {
    let replicas = spec
        .remove("replicas")
        .and_then(|replicas| replicas.as_i64());
    if let Some(replicas) = replicas {
        let fits = SIZES
            .iter()
            .find(|(_, most)| replicas <= *most)
            .unwrap_or(&SIZES[2]);
        spec.insert("size".into(), json!(fits.0));
    }
    spec.remove("tls");
    spec.remove("keys");
    Ok(())
}
