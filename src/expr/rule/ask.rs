//! What the API server says when it asks a rule about a value that is known.

use std::collections::BTreeMap;

use serde_json::Value;

use super::declared::{Declared, escaped};
use super::{Kind, Rule};
use crate::expr::data::Data;
use crate::expr::evaluate::{self, EvalError};
use crate::expr::{Opaque, Type, cel};

impl Rule {
    /// Whether it holds for a value that was the same before; `None` where that cannot be told here.
    ///
    /// # Errors
    /// Why it has no answer, which refuses the value, too.
    pub fn ask(&self, declared: &Declared, value: &Value) -> Option<Result<bool, EvalError>> {
        if self.typed.tree.is_foreign() {
            return None;
        }
        match evaluate::rule(&self.typed.tree, declared.data(value)?) {
            Ok(Data::Bool(holds)) => Some(Ok(holds)),
            // The types of dynamic values are not told apart here as they are there.
            Ok(_) | Err(EvalError::Type { .. }) => None,
            Err(error) => Some(Err(error)),
        }
    }
}

impl Declared {
    /// A value as rules see it; `None` where it is not one of this type, or null, of which they have their own idea.
    fn data(&self, value: &Value) -> Option<Data> {
        Some(match (&self.kind, value) {
            (Kind::Scalar(ty), value) => scalar(ty, value)?,
            (Kind::List(items), Value::Array(found)) => {
                let found: Option<Vec<Data>> = found.iter().map(|item| items.data(item)).collect();
                Data::List(found?)
            }
            (Kind::Map(values), Value::Object(found)) => {
                let entry =
                    |(key, value): (&String, &Value)| Some((key.clone(), values.data(value)?));
                let found: Option<BTreeMap<String, Data>> = found.iter().map(entry).collect();
                Data::Map(found?)
            }
            (Kind::Object(_), Value::Object(found)) => {
                let mut known = BTreeMap::new();
                for (name, value) in found {
                    let Some(name) = escaped(name) else { continue };
                    if let Some(field) = self.field(&name) {
                        known.insert(name, field.data(value)?);
                    }
                }
                Data::Map(known)
            }
            _ => return None,
        })
    }
}

fn scalar(ty: &Type, value: &Value) -> Option<Data> {
    Some(match (ty, value) {
        (Type::Bool, Value::Bool(_)) | (Type::String, Value::String(_)) => Data::from(value),
        (Type::Int, Value::Number(number)) => Data::Int(number.as_i64()?),
        (Type::Double, Value::Number(number)) => Data::Double(number.as_f64()?),
        (Type::Dyn, Value::String(_) | Value::Number(_)) => Data::from(value),
        (Type::Opaque(Opaque::Bytes), Value::String(text)) => cel::decode(text).ok()?.into(),
        (Type::Opaque(Opaque::Duration), Value::String(text)) => {
            cel::Duration::parse(text).ok()?.into()
        }
        (Type::Opaque(Opaque::Timestamp), Value::String(text)) => {
            cel::Timestamp::parse(text).ok()?.into()
        }
        _ => return None,
    })
}
