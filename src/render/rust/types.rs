//! `types.rs`: the kind and everything below its `spec` and `status`, as Rust types.

use std::collections::BTreeSet;

use heck::{ToSnakeCase, ToUpperCamelCase};

use super::docs;
use super::literal::literal;
use crate::model::{Field, FieldType, Resource, Scope};

/// The module's text.
pub fn module(resource: &Resource) -> String {
    let mut types = Types {
        out: String::new(),
        declared: BTreeSet::new(),
    };
    types.add(
        &format!("{}Spec", resource.kind),
        &spec_doc(resource),
        &resource.spec,
        Part::Spec,
        "",
    );
    let status: Vec<Field> = resource
        .status
        .iter()
        .map(|status| status.field.clone())
        .collect();
    types.add(
        &format!("{}Status", resource.kind),
        &format!("What was observed of a {}.", resource.kind),
        &status,
        Part::Status,
        STATUS_FIELDS,
    );
    let body = format!("{}{}", root(resource), types.out);
    let maps = if is_word(&body, "BTreeMap") {
        "use std::collections::BTreeMap;\n"
    } else {
        ""
    };
    format!(
        "//! The API of {}: `{}/{}`.\n\nuse std::borrow::Cow;\n{maps}\n{}{body}",
        resource.kind,
        resource.group,
        resource.version,
        imports(&body)
    )
}

/// The Rust variant for a word of an enum: unique among its words.
pub fn variant(kind: &FieldType, word: &str) -> String {
    let FieldType::Enum { values, .. } = kind else {
        return String::new();
    };
    let mut taken = BTreeSet::new();
    let before = values.iter().take_while(|value| *value != word);
    for value in before {
        let name = free(&variant_name(value), &taken);
        taken.insert(name);
    }
    free(&variant_name(word), &taken)
}

/// The name, or with the least number behind it that makes it another one.
fn free(name: &str, taken: &BTreeSet<String>) -> String {
    let mut found = name.to_owned();
    let mut number = 2;
    while taken.contains(&found) {
        let between = if name.ends_with(|last: char| last.is_ascii_digit()) {
            "_"
        } else {
            ""
        };
        found = format!("{name}{between}{number}");
        number += 1;
    }
    found
}

/// A word as Rust names a variant: in CamelCase, a letter first. Digits that something stands between stay apart.
fn variant_name(word: &str) -> String {
    let mut name = String::new();
    for part in word.split(|c: char| !c.is_ascii_alphanumeric()) {
        let part = part.to_upper_camel_case();
        let digits = |c: char| c.is_ascii_digit();
        if name.ends_with(digits) && part.starts_with(digits) {
            name.push('_');
        }
        name.push_str(&part);
    }
    match name.chars().next() {
        None if word.is_empty() => "Empty".to_owned(),
        Some(first) if first.is_ascii_alphabetic() && name != "Self" => name,
        _ => format!("Value{name}"),
    }
}

/// The Rust type of a field, the `Option` included.
fn rust_type(field: &Field) -> String {
    let bare = bare_type(&field.kind);
    if field.is_optional() {
        format!("Option<{bare}>")
    } else {
        bare
    }
}

/// The Rust type of an item of a list or a value of a map, which is there unless it may be null.
fn item_type(item: &Field) -> String {
    let bare = bare_type(&item.kind);
    if item.nullable {
        format!("Option<{bare}>")
    } else {
        bare
    }
}

fn bare_type(kind: &FieldType) -> String {
    match kind {
        FieldType::String { .. } | FieldType::Duration | FieldType::DateTime => "String".to_owned(),
        FieldType::Enum { rust_type, .. } | FieldType::Object { rust_type, .. } => {
            rust_type.clone()
        }
        FieldType::Integer { bits, .. } => format!("i{bits}"),
        FieldType::Number { .. } => "f64".to_owned(),
        FieldType::Boolean => "bool".to_owned(),
        FieldType::List { items, .. } => format!("Vec<{}>", item_type(items)),
        FieldType::Map { values, .. } => format!("BTreeMap<String, {}>", item_type(values)),
        FieldType::IntOrString => "IntOrString".to_owned(),
        FieldType::Quantity => "Quantity".to_owned(),
        FieldType::Kubernetes { .. } | FieldType::Any => "Value".to_owned(),
    }
}

/// Which part of the object a struct stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What users ask for.
    Spec,
    /// What the operator reports: nothing of it need be there.
    Status,
    /// Values of fields as they were when a hook looked.
    Watched,
}

struct Types {
    out: String,
    /// The types that are declared: several fields can have the same.
    declared: BTreeSet<String>,
}

impl Types {
    /// Adds a struct and the types of its fields.
    fn add(&mut self, name: &str, about: &str, fields: &[Field], part: Part, head: &str) {
        self.out
            .push_str(&structure(name, about, fields, part, head));
        for field in fields {
            self.nested(&field.kind, field, part);
        }
    }

    fn nested(&mut self, kind: &FieldType, field: &Field, part: Part) {
        if let FieldType::Object { rust_type, .. } | FieldType::Enum { rust_type, .. } = kind
            && !self.declared.insert(rust_type.clone())
        {
            return;
        }
        match kind {
            FieldType::Object { fields, rust_type } => {
                self.add(rust_type, &docs::of_type(field), fields, part, "")
            }
            FieldType::Enum { values, rust_type } => self
                .out
                .push_str(&enumeration(kind, values, rust_type, field)),
            FieldType::List { items, .. } => self.nested(&items.kind, &inherit(items, field), part),
            FieldType::Map { values, .. } => {
                self.nested(&values.kind, &inherit(values, field), part)
            }
            _ => {}
        }
    }
}

/// A struct with what belongs to it alone: the types of its fields are not declared here. `head` stands before its fields.
pub fn structure(name: &str, about: &str, fields: &[Field], part: Part, head: &str) -> String {
    let secret = fields.iter().any(|field| field.secret);
    let mut defaults = String::new();
    let mut body = head.to_owned();
    for field in fields {
        body.push_str(&docs::comment(&docs::field(field), 4));
        body.push_str(&attribute(name, field, part, &mut defaults));
        body.push_str(&format!(
            "    pub {}: {},\n",
            field.rust_name,
            field_type(field, part)
        ));
    }
    let derives = derives(fields, part, secret);
    let braces = if body.is_empty() {
        " {}".to_owned()
    } else {
        format!(" {{\n{body}}}")
    };
    let mut out = format!(
        "\n{}#[derive({derives})]\n#[serde(crate = \"operator_runtime::serde\", rename_all = \"camelCase\")]\npub struct {name}{braces}\n",
        docs::comment(about, 0)
    );
    if secret {
        out.push_str(&debug(name, fields));
    }
    if part == Part::Spec
        && has_default(fields)
        && fields.iter().any(|field| field.default.is_some())
    {
        out.push_str(&default(name, fields));
    }
    out.push_str(&defaults);
    out
}

/// An item of a list or a map has no name and often no description: its type is described by the field that holds it.
fn inherit(item: &Field, holder: &Field) -> Field {
    let mut item = item.clone();
    if item.description.is_empty() {
        item.description = if holder.description.is_empty() {
            format!("One of `{}`", holder.name)
        } else {
            holder.description.clone()
        };
    }
    item
}

/// The fields of every status, which the runtime writes.
const STATUS_FIELDS: &str = r#"    /// The `metadata.generation` that the status speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed_generation: Option<i64>,
    /// How the resource fares, by type.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
"#;

fn field_type(field: &Field, part: Part) -> String {
    if part == Part::Status && !field.is_optional() {
        format!("Option<{}>", bare_type(&field.kind))
    } else {
        rust_type(field)
    }
}

/// A struct has a default when each of its fields has one.
fn has_default(fields: &[Field]) -> bool {
    fields.iter().all(|field| !field.required || field.nullable)
}

fn derives(fields: &[Field], part: Part, secret: bool) -> String {
    let mut names = vec!["Clone"];
    if !secret {
        names.push("Debug");
    }
    if part == Part::Status
        || (has_default(fields) && fields.iter().all(|field| field.default.is_none()))
    {
        names.push("Default");
    }
    names.extend(["Deserialize", "PartialEq", "Serialize"]);
    names.join(", ")
}

fn attribute(owner: &str, field: &Field, part: Part, defaults: &mut String) -> String {
    let mut parts = Vec::new();
    let camel =
        heck::ToLowerCamelCase::to_lower_camel_case(field.rust_name.trim_start_matches("r#"));
    if camel != field.name {
        parts.push(format!("rename = {:?}", field.name));
    }
    if part == Part::Status || field.is_optional() {
        parts.push("default".to_owned());
        parts.push("skip_serializing_if = \"Option::is_none\"".to_owned());
    } else if let (Part::Spec, Some(value)) = (part, &field.default) {
        let function = format!(
            "default_{}_{}",
            owner.to_snake_case(),
            field.rust_name.trim_start_matches("r#")
        );
        parts.push(format!("default = {function:?}"));
        let literal = literal(&field.kind, value);
        // rustfmt breaks structs and long lists in ways that are not worth repeating here.
        let skip = if literal.contains('{') || literal.len() > 50 {
            "#[rustfmt::skip]\n"
        } else {
            ""
        };
        defaults.push_str(&format!(
            "\n{skip}fn {function}() -> {} {{\n    {literal}\n}}\n",
            rust_type(field)
        ));
    }
    if parts.is_empty() {
        return String::new();
    }
    // The width up to which rustfmt keeps an attribute's arguments on one line.
    let line = parts.join(", ");
    if line.len() <= 70 {
        return format!("    #[serde({line})]\n");
    }
    format!(
        "    #[serde(\n        {}\n    )]\n",
        parts.join(",\n        ")
    )
}

fn enumeration(kind: &FieldType, values: &[String], name: &str, field: &Field) -> String {
    let mut variants = String::new();
    let mut arms = String::new();
    for word in values {
        let variant = variant(kind, word);
        let rename = if variant == *word {
            String::new()
        } else {
            format!("    #[serde(rename = {word:?})]\n")
        };
        variants.push_str(&format!(
            "{}{rename}    {variant},\n",
            docs::comment(&format!("`{word}`."), 4)
        ));
        arms.push_str(&format!("            Self::{variant} => {word:?},\n"));
    }
    format!(
        "\n{}#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]\n#[serde(crate = \"operator_runtime::serde\")]\npub enum {name} {{\n{variants}}}\n\nimpl {name} {{\n    /// The word as the API has it.\n    pub fn as_str(&self) -> &'static str {{\n        match self {{\n{arms}        }}\n    }}\n}}\n",
        docs::comment(&docs::of_type(field), 0)
    )
}

/// `Debug` without the secrets.
fn debug(name: &str, fields: &[Field]) -> String {
    let lines: String = fields
        .iter()
        .map(|field| {
            let value = if field.secret {
                "&\"<secret>\"".to_owned()
            } else {
                format!("&self.{}", field.rust_name)
            };
            format!(
                "            .field({:?}, {value})\n",
                field.rust_name.trim_start_matches("r#")
            )
        })
        .collect();
    format!(
        "\nimpl std::fmt::Debug for {name} {{\n    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {{\n        f.debug_struct({name:?})\n{lines}            .finish()\n    }}\n}}\n"
    )
}

fn default(name: &str, fields: &[Field]) -> String {
    let lines: String = fields
        .iter()
        .map(|field| {
            let value = match &field.default {
                Some(_) if !field.is_optional() => {
                    format!(
                        "default_{}_{}()",
                        name.to_snake_case(),
                        field.rust_name.trim_start_matches("r#")
                    )
                }
                Some(value) => format!("Some({})", literal(&field.kind, value)),
                None => "None".to_owned(),
            };
            format!("            {}: {value},\n", field.rust_name)
        })
        .collect();
    format!(
        "\nimpl Default for {name} {{\n    fn default() -> Self {{\n        Self {{\n{lines}        }}\n    }}\n}}\n"
    )
}

fn spec_doc(resource: &Resource) -> String {
    format!("What is wanted of a {}.", resource.kind)
}

/// The kind itself and how the API names it.
fn root(resource: &Resource) -> String {
    let kind = &resource.kind;
    let about = if resource.description.is_empty() {
        format!("A {kind}.")
    } else {
        docs::sentence(&resource.description)
    };
    let scope = match resource.scope {
        Scope::Namespaced => "NamespaceResourceScope",
        Scope::Cluster => "ClusterResourceScope",
    };
    let spec_default = if has_default(&resource.spec) {
        "    #[serde(default)]\n"
    } else {
        ""
    };
    ROOT.replace("@about@", &docs::comment(&about, 0))
        .replace("@kind@", kind)
        .replace("@scope@", scope)
        .replace("@group@", &resource.group)
        .replace("@version@", &resource.version)
        .replace("@plural@", &resource.plural)
        .replace("@spec_default@", spec_default)
}

const ROOT: &str = r#"
@about@#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct @kind@ {
    /// The group and version, as every object carries it.
    #[serde(default)]
    pub api_version: String,
    /// The kind, as every object carries it.
    #[serde(default)]
    pub kind: String,
    /// The object's name, labels and the like.
    pub metadata: ObjectMeta,
    /// What is wanted.
@spec_default@    pub spec: @kind@Spec,
    /// What was observed; written by the operator alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<@kind@Status>,
}

impl @kind@ {
    /// An object with this name, wanting this.
    pub fn new(name: &str, spec: @kind@Spec) -> Self {
        Self {
            api_version: Self::api_version(&()).into_owned(),
            kind: Self::kind(&()).into_owned(),
            metadata: ObjectMeta {
                name: Some(name.to_owned()),
                ..ObjectMeta::default()
            },
            spec,
            status: None,
        }
    }
}

impl Resource for @kind@ {
    type DynamicType = ();
    type Scope = @scope@;

    fn kind((): &()) -> Cow<'_, str> {
        "@kind@".into()
    }

    fn group((): &()) -> Cow<'_, str> {
        "@group@".into()
    }

    fn version((): &()) -> Cow<'_, str> {
        "@version@".into()
    }

    fn plural((): &()) -> Cow<'_, str> {
        "@plural@".into()
    }

    fn meta(&self) -> &ObjectMeta {
        &self.metadata
    }

    fn meta_mut(&mut self) -> &mut ObjectMeta {
        &mut self.metadata
    }
}
"#;

/// The imports from the runtime that the text of types needs, in rustfmt's order.
pub fn imports(body: &str) -> String {
    let imports = [
        ("Value", "operator_runtime::Value"),
        ("json!(", "operator_runtime::json"),
        (
            "Quantity",
            "operator_runtime::k8s_openapi::apimachinery::pkg::api::resource::Quantity",
        ),
        (
            "ObjectMeta",
            "operator_runtime::k8s_openapi::apimachinery::pkg::apis::meta::v1::{Condition, ObjectMeta}",
        ),
        (
            "IntOrString",
            "operator_runtime::k8s_openapi::apimachinery::pkg::util::intstr::IntOrString",
        ),
        ("Resource", "operator_runtime::kube::Resource"),
        (
            "ClusterResourceScope",
            "operator_runtime::kube::core::ClusterResourceScope",
        ),
        (
            "NamespaceResourceScope",
            "operator_runtime::kube::core::NamespaceResourceScope",
        ),
        (
            "Deserialize",
            "operator_runtime::serde::{Deserialize, Serialize}",
        ),
    ];
    let imports = imports.iter().filter(|(name, _)| is_word(body, name));
    imports.map(|(_, path)| format!("use {path};\n")).collect()
}

/// Whether a word stands in the text on its own, not as part of another name.
pub fn is_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text
            .get(at + word.len()..)
            .and_then(|text| text.chars().next());
        let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !inside(before) && (word.ends_with('(') || !inside(after))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn variants(words: &[&str]) -> Vec<String> {
        let kind = FieldType::Enum {
            values: words.iter().map(ToString::to_string).collect(),
            rust_type: String::new(),
        };
        words.iter().map(|word| variant(&kind, word)).collect()
    }

    #[test]
    fn any_word_becomes_a_variant() {
        let words = [
            "very-bad", "oneTwo", "one-two", "10m", "1.35", "13.5", "Self", "", "+", "-", "größe",
        ];
        let names = [
            "VeryBad",
            "OneTwo",
            "OneTwo2",
            "Value10m",
            "Value1_35",
            "Value13_5",
            "ValueSelf",
            "Empty",
            "Value",
            "Value2",
            "GrE",
        ];
        assert_eq!(variants(&words), names);
        assert_eq!(
            variants(&["a1", "A1", "a1_2", "A"]),
            ["A1", "A1_2", "A1_2_2", "A"]
        );
    }

    proptest! {
        #[test]
        fn variants_are_names_and_differ(words in prop::collection::btree_set("[aA1. -]{0,3}|.{0,6}", 1..9)) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let names = variants(&words);
            for name in &names {
                prop_assert!(name.starts_with(|first: char| first.is_ascii_uppercase()), "{}", name);
                prop_assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && name != "Self");
            }
            let different: BTreeSet<&String> = names.iter().collect();
            prop_assert_eq!(different.len(), names.len());
        }
    }
}
