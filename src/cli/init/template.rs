//! From answers to the text of `operator.yaml`.

use heck::ToShoutySnakeCase;
use serde_json::{Value, json};
use tera::{Context, Tera};

use super::child::Child;
use super::field::{Field, ordered};
use super::interview::{Interview, Scope};

const SPEC: &str = include_str!("../../../templates/init/operator.yaml");
const POD: &str = include_str!("../../../templates/init/pod.yaml");

/// The text of the spec that the answers describe.
///
/// # Errors
/// When a template is broken, which is a defect of the tool.
pub fn spec(interview: &Interview) -> Result<String, tera::Error> {
    let children = interview.all_children();
    let mut tera = Tera::new();
    tera.autoescape_on(Vec::<&str>::new());
    tera.add_raw_templates(
        children
            .iter()
            .map(|child| (child.name(), child.template()))
            .chain([
                ("operator.yaml".to_owned(), SPEC),
                ("pod.yaml".to_owned(), POD),
            ]),
    )?;
    let mut context = context(interview, &children);
    let children = children
        .iter()
        .map(|child| Ok(indent(&tera.render(&child.name(), &context)?, 6)))
        .collect::<Result<Vec<_>, tera::Error>>()?;
    context.insert("children", &children.join("\n\n"));
    let text = tera.render("operator.yaml", &context)?;
    Ok(format!("{}\n", text.trim_end()))
}

fn context(interview: &Interview, children: &[Child]) -> Context {
    let mut context = Context::new();
    context.insert("name", &scalar(&interview.name));
    context.insert("image", &scalar(&interview.image()));
    context.insert("group", &scalar(&interview.group));
    context.insert("kind", &scalar(&interview.kind));
    context.insert("version", &scalar(&interview.version));
    context.insert("cluster", &(interview.scope == Scope::Cluster));
    for child in <Child as clap::ValueEnum>::value_variants() {
        context.insert(child.name(), &children.contains(child));
    }
    let workload = if children.contains(&Child::Statefulset) {
        json!({ "id": "statefulSet", "kind": "StatefulSet" })
    } else if children.contains(&Child::Deployment) {
        json!({ "id": "deployment", "kind": "Deployment" })
    } else {
        Value::Null
    };
    context.insert("workload", &workload);
    context.insert(
        "reports",
        &(!workload.is_null() || children.contains(&Child::Ingress)),
    );
    let environment: Vec<Value> = interview
        .own_fields()
        .filter_map(|field| {
            let variable = field.name.to_shouty_snake_case();
            let value = Value::from(format!("${{{}}}", field.as_text()?)).to_string();
            Some(json!({ "name": scalar(&variable), "value": value }))
        })
        .collect();
    context.insert("env", &environment);
    let fields: Vec<String> = interview.all_fields().iter().map(field).collect();
    let fields = if fields.is_empty() {
        "{}".to_owned()
    } else {
        fields.join("\n")
    };
    context.insert("fields", &indent(&fields, 6));
    context
}

fn field(field: &Field) -> String {
    let keys: Vec<String> = field
        .keys()
        .map(|(key, value)| format!("  {}: {}", scalar(key), inline(value)))
        .collect();
    format!("{}:\n{}", scalar(&field.name), keys.join("\n"))
}

/// A value on one line.
fn inline(value: &Value) -> String {
    match value {
        Value::String(text) => scalar(text),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(map) if map.is_empty() => "{}".to_owned(),
        Value::Object(map) => {
            let entries: Vec<String> = ordered(map)
                .map(|(key, value)| format!("{}: {}", scalar(key), inline(value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
        _ => value.to_string(),
    }
}

/// Text as YAML: bare where that is beyond doubt, otherwise quoted as in JSON, which YAML reads alike.
fn scalar(text: &str) -> String {
    const WORDS: [&str; 10] = [
        "true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan",
    ];
    let plain = text.starts_with(|first: char| first.is_ascii_alphabetic())
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && text
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || " ./:_-".contains(character))
        && !WORDS.contains(&text.to_ascii_lowercase().as_str());
    if plain {
        text.to_owned()
    } else {
        Value::from(text).to_string()
    }
}

fn indent(text: &str, width: usize) -> String {
    let margin = " ".repeat(width);
    let lines: Vec<String> = text
        .trim_end()
        .lines()
        .map(|line| {
            if line.is_empty() {
                String::new()
            } else {
                format!("{margin}{line}")
            }
        })
        .collect();
    lines.join("\n")
}
