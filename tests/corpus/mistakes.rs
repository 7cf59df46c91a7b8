//! Objects with one mistake each: a key that is written wrongly, a value of the wrong type, a field that is missing.

use std::collections::BTreeSet;

use operator_gen::catalog::{Schema, Shape};
use serde_json::{Value, json};

/// What is done to a field.
#[derive(Clone, Debug)]
pub enum Change {
    /// Its key gets another name.
    Renamed,
    /// A value of another type stands for its own.
    Retyped(Value),
    /// It is required, and is left out.
    Dropped,
}

impl Change {
    /// The sort of it.
    pub fn sort(&self) -> &'static str {
        match self {
            Self::Renamed => "renamed",
            Self::Retyped(_) => "retyped",
            Self::Dropped => "dropped",
        }
    }
}

/// One mistake.
pub struct Mistake {
    /// What is done.
    pub change: Change,
    /// Where, as a JSON pointer.
    pub place: String,
    /// The type and field that it is about: many objects hold the same ones.
    pub about: (String, String),
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
    /// The places below which anything goes.
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
            let about = (shape.name.to_string(), key.clone());
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
    fn value(&mut self, value: &Value, schema: &Schema, place: &str, about: &(String, String)) {
        if *schema == Schema::Any {
            self.free.insert(place.to_owned());
            return;
        }
        self.add(Change::Retyped(wrong(schema)), place, about);
        let part = |name: &str| (about.0.clone(), format!("{}{name}", about.1));
        match (value, schema) {
            (Value::Array(items), Schema::List(list)) => {
                for (index, item) in items.iter().enumerate() {
                    self.value(
                        item,
                        &list.items,
                        &below(place, &index.to_string()),
                        &part("[]"),
                    );
                }
            }
            (Value::Object(entries), Schema::Map(values)) => {
                for (key, value) in entries {
                    self.value(value, values, &below(place, key), &part("{}"));
                }
            }
            (Value::Object(_), Schema::Object(object)) => {
                self.fields(value, object.shape(), place);
            }
            _ => {}
        }
    }

    fn add(&mut self, change: Change, place: &str, about: &(String, String)) {
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
