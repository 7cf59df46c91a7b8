//! Reads variables and what they hold.

use std::collections::BTreeMap;

use super::{Inputs, is_dynamic};
use crate::expr::data::Data;
use crate::expr::{ObjectType, Opaque, Type, cel};

/// A variable; `None` when it is a child that is not there.
pub fn variable(name: &str, ty: &Type, inputs: &Inputs<'_>) -> Option<Data> {
    let text_map = |entries: &BTreeMap<String, String>| {
        Data::Map(
            entries
                .iter()
                .map(|(k, v)| (k.clone(), Data::String(v.clone())))
                .collect(),
        )
    };
    match name {
        "labels" => Some(text_map(inputs.labels)),
        "selector" => Some(text_map(inputs.selector)),
        _ if is_dynamic(ty) && name != "status" => inputs.children.get(name).map(Data::from),
        _ => {
            let data = inputs.resource.get(name).map_or(Data::Null, Data::from);
            conform(data, ty)
        }
    }
}

/// The element that an object is made for.
pub fn element(ty: &Type, inputs: &Inputs<'_>) -> Option<Data> {
    conform(Data::from(inputs.element), ty)
}

/// A value as the generated struct holds it: unset where it is null, with doubles that were written as ints
/// and texts that were written as numbers, without unknown fields.
fn conform(data: Data, ty: &Type) -> Option<Data> {
    Some(match (data, ty) {
        (data, Type::Dyn) => return Some(data).filter(|data| *data != Data::Null),
        (Data::Null, Type::Object(object)) if object.fields.iter().all(|field| field.optional) => {
            Data::Map(BTreeMap::new())
        }
        (Data::Null, _) => return None,
        (Data::Int(int), Type::Double) => Data::Double(int as f64),
        // A quantity may be written as a number.
        (Data::Int(int), Type::String) => Data::String(int.to_string()),
        (Data::Double(double), Type::String) => Data::String(double.to_string()),
        (Data::String(text), Type::Opaque(kind)) => return opaque(&text, *kind),
        (Data::List(items), Type::List(ty)) => Data::List(
            items
                .into_iter()
                .filter_map(|item| conform(item, ty))
                .collect(),
        ),
        (Data::Map(entries), Type::Map(ty)) => Data::Map(
            entries
                .into_iter()
                .filter_map(|(key, value)| Some((key, conform(value, ty)?)))
                .collect(),
        ),
        (Data::Map(entries), Type::Object(object)) => Data::Map(fields(entries, object)),
        (data, _) => data,
    })
}

/// A text as the value with functions of its own that rules take it for; the formats of the schema give no others.
fn opaque(text: &str, kind: Opaque) -> Option<Data> {
    let found = match kind {
        Opaque::Bytes => cel::decode(text).map(Data::from),
        Opaque::Duration => cel::Duration::parse(text).map(Data::from),
        // A date is its first moment.
        Opaque::Timestamp => cel::Timestamp::parse(text)
            .or_else(|_| cel::Timestamp::parse(&format!("{text}T00:00:00Z")))
            .map(Data::from),
        _ => return None,
    };
    found.ok()
}

fn fields(mut entries: BTreeMap<String, Data>, object: &ObjectType) -> BTreeMap<String, Data> {
    object
        .fields
        .iter()
        .filter_map(|field| {
            let data = entries.remove(&field.name);
            let null = || (!field.optional && is_dynamic(&field.ty)).then_some(Data::Null);
            let data = data
                .and_then(|data| conform(data, &field.ty))
                .or_else(null)?;
            Some((field.name.clone(), data))
        })
        .collect()
}

/// A field of an object.
pub fn field(data: Data, name: &str) -> Option<Data> {
    match data {
        Data::Map(mut entries) => entries.remove(name),
        _ => None,
    }
}

/// What a typed list or map holds at a key.
pub fn entry(data: Data, key: &Data) -> Option<Data> {
    match (data, key) {
        (Data::Map(mut entries), Data::String(key)) => entries.remove(key),
        (Data::List(mut items), Data::Int(index)) => {
            let index = usize::try_from(*index)
                .ok()
                .filter(|index| *index < items.len())?;
            Some(items.swap_remove(index))
        }
        _ => None,
    }
}

/// What a dynamic value holds at a key. As in a JSON pointer, a text of digits is also an index.
pub fn step(data: Data, key: &Data) -> Option<Data> {
    match (&data, key) {
        (Data::List(_), Data::String(text)) => entry(data, &Data::Int(text.parse().ok()?)),
        (Data::Map(_), Data::Int(int)) => entry(data, &Data::String(int.to_string())),
        _ => entry(data, key),
    }
}
