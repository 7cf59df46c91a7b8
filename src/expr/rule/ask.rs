//! What a rule says of a value, as the API server would say it.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::declared::{Declared, Kind, escaped};
use super::{FORMER, Rule, VALUE};
use crate::expr::cel;
use crate::expr::evaluate::{self, Inputs};

/// What stands before the name of a function that the API server alone has, where it would have to be called.
pub(in crate::expr) const ELSEWHERE: &str = "the API server's ";

impl Rule {
    /// What it gives for a value; `None` where only the API server can tell.
    ///
    /// # Errors
    /// When it has no value, for which the API server refuses the object.
    pub fn ask(
        &self,
        declared: &Declared,
        value: &Value,
        former: Option<&Value>,
    ) -> Result<Option<Value>, cel::Error> {
        let named = |value| spelt(value, declared);
        let mut variables = BTreeMap::from([(VALUE.to_owned(), named(value))]);
        variables.extend(former.map(|former| (FORMER.to_owned(), named(former))));
        let none = BTreeMap::new();
        let given = evaluate::typed(
            &self.typed,
            // Where a variable is looked for depends on whether its type is known.
            &Inputs {
                resource: &json!(variables),
                children: &variables,
                labels: &none,
                selector: &none,
                element: &Value::Null,
                references: &BTreeMap::new(),
            },
        );
        match given {
            Err(cel::Error::Missing { path }) if path.starts_with(ELSEWHERE) => Ok(None),
            given => given.map(Some),
        }
    }
}

/// A value with its fields as rules spell them, without those that they cannot name.
fn spelt(value: &Value, declared: &Declared) -> Value {
    match (&declared.kind, value) {
        (Kind::Object(_), Value::Object(entries)) => {
            let entries = entries.iter().filter_map(|(name, value)| {
                let name = escaped(name)?;
                let value = spelt(value, declared.field(&name)?);
                Some((name, value))
            });
            Value::Object(entries.collect::<Map<_, _>>())
        }
        (Kind::Map(values), Value::Object(entries)) => {
            let entries = entries.iter();
            let entries = entries.map(|(key, value)| (key.clone(), spelt(value, values)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
        (Kind::List(items), Value::Array(found)) => {
            found.iter().map(|item| spelt(item, items)).collect()
        }
        (_, value) => value.clone(),
    }
}
