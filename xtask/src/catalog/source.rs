//! The types of a version of Kubernetes, from the Go source that its API server describes them with. Unlike the documents
//! that it publishes, that also has types of versions that clusters do not serve by default, and the values of enums.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use anyhow::Context;
use serde_json::Value;

use super::go;

/// Where the source is in the module.
const PATH: &str = "pkg/generated/openapi/zz_generated.openapi.go";

/// The schema of each type, by names such as `core/v1.Pod`, in the words of the Go library that OpenAPI is written with.
pub type Types = BTreeMap<String, Value>;

/// Reads the types of a version from the folder of its module.
pub fn types(directory: &Path) -> anyhow::Result<Types> {
    let path = directory.join(PATH);
    let source = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}", path.display()))?;
    read(&source).with_context(|| format!("in {}", path.display()))
}

/// A function a type, which returns its schema.
fn read(source: &str) -> anyhow::Result<Types> {
    let mut functions = source.split("\nfunc schema_");
    let packages = packages(functions.next().unwrap_or_default());
    let mut types = Types::new();
    for function in functions {
        let (name, body) = function.split_once('(').context("a function without `(`")?;
        let (_, returned) = body
            .split_once("return ")
            .context("a function without `return`")?;
        let mut definition = go::value(returned).with_context(|| format!("in schema_{name}"))?;
        let mut schema = definition["Schema"].take();
        name_references(&mut schema, &packages);
        types.insert(type_name(name.rsplitn(4, '_')), schema);
    }
    Ok(types)
}

/// The names that the source gives to the packages that it imports: `corev1 "k8s.io/api/core/v1"`.
fn packages(imports: &str) -> HashMap<&str, &str> {
    let lines = imports
        .lines()
        .filter_map(|line| line.trim().strip_suffix('"')?.split_once(" \""));
    lines.collect()
}

/// Names each type that is referred to as it is named here, instead of by a package's name or path.
fn name_references(schema: &mut Value, packages: &HashMap<&str, &str>) {
    match schema {
        Value::Object(entries) => {
            for (key, value) in entries {
                match value.as_str().and_then(|text| text.rsplit_once('.')) {
                    Some((package, kind)) if key == "Ref" => {
                        let path = packages.get(package).unwrap_or(&package);
                        *value = type_name(std::iter::once(kind).chain(path.rsplit('/'))).into();
                    }
                    _ => name_references(value, packages),
                }
            }
        }
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| name_references(item, packages)),
        _ => {}
    }
}

/// The name of a type from its parts, the last one first: `core/v1.Pod`.
fn type_name<'a>(mut parts: impl Iterator<Item = &'a str>) -> String {
    let mut part = || parts.next().unwrap_or_default();
    let (kind, version, group) = (part(), part(), part());
    format!("{group}/{version}.{kind}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_named_by_group_and_version_however_the_source_refers_to_them() {
        let source = r#"
import (
	corev1 "k8s.io/api/core/v1"
)

func schema_k8sio_api_core_v1_Pod(ref common.ReferenceCallback) common.OpenAPIDefinition {
	return common.OpenAPIDefinition{
		Schema: spec.Schema{
			SchemaProps: spec.SchemaProps{
				Properties: map[string]spec.Schema{
					"metadata": {SchemaProps: spec.SchemaProps{Ref: ref("k8s.io/apimachinery/pkg/apis/meta/v1.ObjectMeta")}},
					"spec": {SchemaProps: spec.SchemaProps{Ref: ref(corev1.PodSpec{}.OpenAPIModelName())}},
				},
			},
		},
	}
}
"#;
        let types = read(source).unwrap();
        let properties = &types["core/v1.Pod"]["SchemaProps"]["Properties"];
        assert_eq!(
            properties["metadata"]["SchemaProps"]["Ref"],
            "meta/v1.ObjectMeta"
        );
        assert_eq!(properties["spec"]["SchemaProps"]["Ref"], "core/v1.PodSpec");
    }
}
