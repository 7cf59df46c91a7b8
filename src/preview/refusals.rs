//! Why the API server would refuse a resource that fits the schema: the rules of its definition that do not hold.

use serde_json::{Value, json};

use crate::expr::{Declared, cel, check_rule};
use crate::model::{Field, FieldType, ListType, Resource, Validation, defaults, rules};

/// A rule that does not hold, or that has no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The way to the value that it is about.
    pub path: Vec<Step>,
    /// What the API server says.
    pub message: String,
    /// The rule.
    pub rule: String,
}

/// A step on the way to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// To a field of an object.
    Field(String),
    /// To an item of a list, by its index, or to an entry of a map.
    Entry(String),
}

impl Refusal {
    /// The value that it is about as the API server writes it, such as `spec.pools[0].size`.
    #[must_use]
    pub fn place(&self) -> String {
        let steps = self.path.iter().map(|step| match step {
            Step::Field(name) => format!(".{name}"),
            Step::Entry(key) => format!("[{key}]"),
        });
        let place: String = steps.collect();
        place.trim_start_matches('.').to_owned()
    }
}

/// The rules that do not hold for a resource, given the one that it takes the place of. As in the API server, rules that ask
/// for what was there before are asked only where something was.
#[must_use]
pub fn refusals(resource: &Resource, object: &Value, former: Option<&Value>) -> Vec<Refusal> {
    let mut walk = Walk {
        // What stands at the root is about the name.
        path: ["metadata", "name"]
            .map(|name| Step::Field(name.to_owned()))
            .into(),
        refusals: Vec::new(),
    };
    let identity = json!({ "metadata": { "name": object["metadata"]["name"] } });
    walk.all(
        &rules::of_name(resource.name_limit, resource.name_form),
        &Declared::root(),
        &identity,
        None,
    );
    let spec = |object: &Value| defaults::defaulted(&resource.spec, &object["spec"]);
    let (value, former) = (spec(object), former.map(spec));
    let former = former.as_ref();
    walk.path = vec![Step::Field("spec".to_owned())];
    let declared = Declared::fields(&resource.spec);
    let rules = rules::of_spec(&resource.spec, &resource.validations);
    walk.all(&rules, &declared, &value, former);
    walk.fields(&resource.spec, &value, former);
    walk.refusals
}

struct Walk {
    path: Vec<Step>,
    refusals: Vec<Refusal>,
}

impl Walk {
    /// The rules at a value and below it. None is asked about null.
    fn value(&mut self, field: &Field, value: &Value, former: Option<&Value>) {
        if value.is_null() {
            return;
        }
        if let Some(declared) = Declared::of(field) {
            self.all(&rules::of_field(field), &declared, value, former);
        }
        match (&field.kind, value) {
            (FieldType::Object { fields, .. }, _) => self.fields(fields, value, former),
            (FieldType::Map { values, .. }, Value::Object(entries)) => {
                for (key, value) in entries {
                    let former = former.and_then(|former| former.get(key));
                    self.below(Step::Entry(key.clone()), values, value, former);
                }
            }
            (
                FieldType::List {
                    items, list_type, ..
                },
                Value::Array(list),
            ) => {
                for (at, item) in list.iter().enumerate() {
                    let former = former.and_then(|former| same_item(list_type, item, former));
                    self.below(Step::Entry(at.to_string()), items, item, former);
                }
            }
            _ => {}
        }
    }

    fn fields(&mut self, fields: &[Field], value: &Value, former: Option<&Value>) {
        for field in fields {
            if let Some(value) = value.get(&field.name) {
                let former = former.and_then(|former| former.get(&field.name));
                self.below(Step::Field(field.name.clone()), field, value, former);
            }
        }
    }

    fn below(&mut self, step: Step, field: &Field, value: &Value, former: Option<&Value>) {
        self.path.push(step);
        self.value(field, value, former.filter(|former| !former.is_null()));
        self.path.pop();
    }

    fn all(
        &mut self,
        rules: &[Validation],
        declared: &Declared,
        value: &Value,
        former: Option<&Value>,
    ) {
        let broken = rules.iter().filter_map(|rule| {
            let message = broken(rule, declared, value, former)?;
            Some(Refusal {
                path: self.path.clone(),
                message,
                rule: one_line(&rule.rule),
            })
        });
        let broken: Vec<_> = broken.collect();
        self.refusals.extend(broken);
    }
}

/// The item of a list that was there before under the same keys.
fn same_item<'a>(list_type: &ListType, item: &Value, former: &'a Value) -> Option<&'a Value> {
    let ListType::Map(keys) = list_type else {
        return None;
    };
    let is_it = |other: &&Value| keys.iter().all(|key| item.get(key) == other.get(key));
    former.as_array()?.iter().find(is_it)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the API server says where a rule does not hold. What only it can tell is taken to hold.
fn broken(
    validation: &Validation,
    declared: &Declared,
    value: &Value,
    former: Option<&Value>,
) -> Option<String> {
    // The rule was checked with the spec, for the clusters that it supports.
    let check = |source| check_rule(source, declared, u8::MAX).ok();
    let rule = check(&validation.rule)?;
    if rule.reads_former && former.is_none() {
        return None;
    }
    match rule.ask(declared, value, former) {
        Ok(None | Some(Value::Bool(true))) => return None,
        Ok(Some(_)) => {}
        Err(error) => {
            let why = match &error {
                cel::Error::Missing { path } => {
                    format!("no such key: {}", path.rsplit('.').next().unwrap_or(path))
                }
                error => error.to_string(),
            };
            return Some(format!("{why} evaluating rule: {}", validation.message));
        }
    }
    let source = validation.message_expression.as_deref();
    let said = source.and_then(|source| check(source)?.ask(declared, value, former).ok()?);
    let said = said.and_then(|said| said.as_str().map(|said| said.trim().to_owned()));
    let said = said.filter(|said| !said.is_empty() && !said.contains('\n'));
    Some(said.unwrap_or_else(|| validation.message.clone()))
}
