//! The kinds that Kubernetes has built in. `kubernetes.txt` holds the facts; they are read once a process and version.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::line;
use super::schema::{Field, Object, Schema, Served, Shape, Types};

/// The facts, written by `make catalog`.
const TEXT: &str = include_str!("kubernetes.txt");

/// The oldest and newest minor versions of Kubernetes 1 that are known.
pub const KNOWN: std::ops::RangeInclusive<u8> = 33..=37;

/// A kind that Kubernetes has built in.
#[derive(Debug)]
pub struct BuiltIn {
    /// The `apiVersion` of its objects.
    pub api_version: &'static str,
    /// The kind.
    pub kind: &'static str,
    /// The plural that URLs and RBAC rules use.
    pub plural: &'static str,
    /// Whether its objects live in namespaces.
    pub namespaced: bool,
    /// Which of the supported versions serve it.
    pub served: Served,
    /// What its objects hold.
    pub schema: Schema,
}

/// All that clusters from a version on serve.
#[derive(Debug)]
pub struct Catalog {
    /// The minor version.
    pub oldest: u8,
    /// The kinds, sorted by `apiVersion` and kind.
    pub kinds: Vec<BuiltIn>,
    /// The full names of the types, such as `core/v1.Toleration`.
    pub names: Vec<&'static str>,
    /// The types, in the order of their names.
    pub types: &'static Types,
}

/// What clusters of this minor version and newer ones serve. A version that is not known counts as the nearest.
pub fn since(oldest: u8) -> &'static Catalog {
    static CATALOGS: [OnceLock<Catalog>; 5] = [const { OnceLock::new() }; 5];
    let oldest = oldest.clamp(*KNOWN.start(), *KNOWN.end());
    let index = usize::from(oldest - KNOWN.start());
    CATALOGS[index].get_or_init(|| Catalog::read(TEXT, oldest))
}

impl Catalog {
    /// What the metadata of all objects hold.
    pub fn metadata(&self) -> Schema {
        let fields = |kind: &BuiltIn| match &kind.schema {
            Schema::Object(object) => Some(object.shape().field("metadata")?.schema.clone()),
            _ => None,
        };
        self.kinds.iter().find_map(fields).unwrap_or(Schema::Any)
    }

    /// Reads the facts. The types are kept for good, as the catalogs of a process are.
    pub fn read(text: &'static str, oldest: u8) -> Self {
        let types: &'static Types = Box::leak(Box::default());
        let names = text.lines().filter_map(|line| line.strip_prefix("type "));
        let indices: HashMap<&str, usize> = names.zip(0..).collect();
        let object = |name: &str| {
            let index = *indices.get(name)?;
            Some(Schema::Object(Object::BuiltIn { types, index }))
        };
        let mut catalog = Self {
            oldest,
            kinds: Vec::new(),
            names: Vec::new(),
            types,
        };
        let mut shapes = Vec::<Shape>::new();
        for line in text.lines() {
            if let Some(name) = line.strip_prefix("type ") {
                catalog.names.push(name);
                let name = name.rsplit('.').next().unwrap_or(name);
                shapes.push(Shape {
                    name: name.into(),
                    ..Shape::default()
                });
            } else if let Some(kind) = line.strip_prefix("kind ") {
                catalog.kinds.extend(line::kind(kind, oldest, &object));
            } else if let (Some(field), Some(shape)) = (line.strip_prefix(' '), shapes.last_mut())
                && let Some(field) = line::field(field, oldest, &object)
            {
                add(shape, field);
            }
        }
        types.fill(shapes);
        catalog
    }
}

/// Adds a line about a field. Where versions differ, the lines of a field follow each other; what is written has to suit all.
fn add(shape: &mut Shape, field: Field) {
    let Some(earlier) = shape
        .fields
        .last_mut()
        .filter(|earlier| earlier.name == field.name)
    else {
        shape.fields.push(field);
        return;
    };
    earlier.required |= field.required;
    earlier.served = earlier.served.or(field.served);
    earlier.schema = both(
        std::mem::replace(&mut earlier.schema, Schema::Any),
        field.schema,
    );
}

/// What suits two versions: values that both have. One without a list of values has all.
fn both(earlier: Schema, later: Schema) -> Schema {
    match (earlier, later) {
        (
            Schema::Text {
                values: mut common,
                format,
            },
            Schema::Text { values, .. },
        ) if !common.is_empty() => {
            common.retain(|value| values.is_empty() || values.contains(value));
            Schema::Text {
                values: common,
                format,
            }
        }
        (_, later) => later,
    }
}
