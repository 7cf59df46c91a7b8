//! Objects with one mistake each: a key that is written wrongly, a value of the wrong type, a field that is missing.

use std::collections::BTreeSet;

use operator_gen::catalog::{Schema, Shape};
use operator_gen::validate::codes;
use serde_json::{Value, json};

/// What is done to a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Its key gets another name.
    Renamed,
    /// A value of another type stands for its own.
    Retyped(Value),
    /// It is required, and is left out.
    Dropped,
}

impl Change {
    /// The sort of it, and the code of the problem that must be found.
    pub fn sort(&self) -> (&'static str, &'static str) {
        match self {
            Self::Renamed => ("renamed", codes::NO_FIELD),
            Self::Retyped(_) => ("retyped", codes::OBJECT_VALUE),
            Self::Dropped => ("dropped", codes::MISSING_FIELD),
        }
    }
}

/// One mistake.
pub struct Mistake {
    /// What is done.
    pub change: Change,
    /// Where, as a JSON pointer.
    pub place: String,
    /// What it is about.
    pub about: About,
}

/// A field of a type, or what its list or map holds. Many objects have the same ones.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct About {
    /// What messages call it, such as `Container.ports[]`.
    pub name: String,
    /// Where the type lies, as types of several versions have one name.
    shape: *const Shape,
}

impl About {
    fn part(&self, mark: &str) -> Self {
        Self {
            name: format!("{}{mark}", self.name),
            ..*self
        }
    }
}

impl Mistake {
    /// The object with the mistake.
    pub fn made_in(&self, object: &Value) -> Value {
        let mut object = object.clone();
        if let Change::Retyped(wrong) = &self.change {
            wrong.clone_into(object.pointer_mut(&self.place).unwrap());
            return object;
        }
        let (parent, key) = self.place.rsplit_once('/').unwrap();
        let fields = object.pointer_mut(parent).unwrap().as_object_mut().unwrap();
        let value = fields.remove(key).unwrap();
        if matches!(self.change, Change::Renamed) {
            fields.insert(format!("{key}x"), value);
        }
        object
    }
}

/// A value that a schema does not take, and that is easily written for one that it takes.
fn wrong(schema: &Schema) -> Value {
    match schema {
        Schema::Integer(_) | Schema::Number => json!("7"),
        Schema::Boolean => json!("true"),
        Schema::Text { .. } | Schema::Bytes | Schema::DateTime => json!(7),
        Schema::Quantity | Schema::IntOrString => json!(true),
        Schema::List(_) => json!({}),
        Schema::Map(_) | Schema::Object(_) => json!([]),
        Schema::Any => panic!("nothing is wrong where anything goes"),
    }
}

/// The mistakes that can be made in an object.
#[derive(Default)]
pub struct Mistakes {
    /// All of them.
    pub all: Vec<Mistake>,
    /// What anything can stand for.
    pub free: BTreeSet<String>,
}

impl Mistakes {
    /// All that can be made in an object of a schema.
    ///
    /// # Panics
    /// Where the object has a field that the schema does not have.
    pub fn of(object: &Value, schema: &Schema) -> Self {
        let mut found = Self::default();
        let Schema::Object(root) = schema else {
            panic!("{schema:?} is no object");
        };
        found.fields(object, root.shape(), "");
        found
    }

    fn fields(&mut self, object: &Value, shape: &Shape, pointer: &str) {
        for (key, value) in object.as_object().unwrap() {
            let place = below(pointer, key);
            if matches!(place.as_str(), "/apiVersion" | "/kind") {
                continue;
            }
            let field = shape.field(key);
            let field = field.unwrap_or_else(|| panic!("{} has no field `{key}`", shape.name));
            let about = About {
                name: format!("{}.{key}", shape.name),
                shape,
            };
            // An object is named whether its template says so or not.
            if place != "/metadata" {
                self.add(Change::Renamed, &place, &about);
                if field.required && field.default.is_none() {
                    self.add(Change::Dropped, &place, &about);
                }
            }
            self.value(value, &field.schema, &place, &about);
        }
    }

    /// The mistakes in a value, which is told by the field that it stands in.
    fn value(&mut self, value: &Value, schema: &Schema, place: &str, about: &About) {
        if *schema == Schema::Any {
            self.free.insert(about.name.clone());
            return;
        }
        self.add(Change::Retyped(wrong(schema)), place, about);
        match (value, schema) {
            (Value::Array(items), Schema::List(list)) => {
                let about = about.part("[]");
                for (index, item) in items.iter().enumerate() {
                    let place = below(place, &index.to_string());
                    self.value(item, &list.items, &place, &about);
                }
            }
            (Value::Object(entries), Schema::Map(values)) => {
                let about = about.part("{}");
                for (key, value) in entries {
                    self.value(value, values, &below(place, key), &about);
                }
            }
            (Value::Object(_), Schema::Object(object)) => {
                self.fields(value, object.shape(), place);
            }
            _ => {}
        }
    }

    fn add(&mut self, change: Change, place: &str, about: &About) {
        self.all.push(Mistake {
            change,
            place: place.to_owned(),
            about: about.clone(),
        });
    }
}

fn below(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}
