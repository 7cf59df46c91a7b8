//! Fields as a Rust struct: how serde reads and writes it, and what it derives.

use heck::ToSnakeCase;

use super::name::{bare_type, rust_type};
use crate::model::Field;
use crate::render::rust::docs;
use crate::render::rust::literal::literal;

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

fn field_type(field: &Field, part: Part) -> String {
    if part == Part::Status && !field.is_optional() {
        format!("Option<{}>", bare_type(&field.kind))
    } else {
        rust_type(field)
    }
}

/// A struct has a default when each of its fields has one.
pub fn has_default(fields: &[Field]) -> bool {
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
        let function = default_function(owner, field);
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

/// The function that gives the default of a field.
fn default_function(owner: &str, field: &Field) -> String {
    let field = field.rust_name.trim_start_matches("r#");
    format!("default_{}_{field}", owner.to_snake_case())
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
                    format!("{}()", default_function(name, field))
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
