//! Constants, and texts put together from pieces.

use super::code::Code;
use super::owned::rust_type;
use super::value::{Emitted, Held, Shape};
use crate::expr::data::{Data, Special};
use crate::expr::{Opaque, Repr, Type};

/// A constant.
pub fn constant(data: &Data) -> Emitted {
    let shape = match data {
        Data::Bool(_) => Shape::Bool,
        Data::Int(_) => Shape::Int,
        Data::Uint(_) => Shape::Uint,
        Data::Opaque(special) => {
            let shape = Shape::stored(&Type::Opaque(opaque(special)), Repr::Plain);
            return Emitted::made(made(special), shape);
        }
        Data::Double(_) => Shape::Double,
        Data::String(_) => Shape::Str,
        Data::Null => return Emitted::made(Code::atom("Value::Null"), Shape::Json),
        Data::List(_) | Data::Map(_) => {
            return Emitted::made(Code::Macro("json", vec![code(data)]), Shape::Json);
        }
    };
    Emitted::made(code(data), shape)
}

/// A constant as a value that is owned.
pub fn owned(data: &Data, ty: &Type) -> Code {
    match (data, ty) {
        (Data::List(items), Type::List(ty)) if items.is_empty() => {
            Code::atom(format!("Vec::<{}>::new()", rust_type(ty)))
        }
        (Data::List(items), Type::List(ty)) => {
            Code::Macro("vec", items.iter().map(|item| owned(item, ty)).collect())
        }
        (Data::Map(entries), Type::Map(ty)) => {
            let entry = |(key, value): (&String, &Data)| {
                Code::Call(
                    "",
                    vec![Code::text(key).method("to_owned", vec![]), owned(value, ty)],
                )
            };
            let entries = entries.iter().map(entry).collect();
            Code::Call(
                "std::collections::BTreeMap::from",
                vec![Code::Array(entries)],
            )
        }
        (data, Type::Dyn) => constant(data).json(),
        (Data::Int(int), _) if i32::try_from(*int).is_ok() => Code::atom(format!("{int}_i64")),
        (Data::Int(int), Type::Double) => Code::atom(format!("{:?}", *int as f64)),
        (Data::String(text), _) => Code::text(text).method("to_owned", vec![]),
        _ => constant(data).code,
    }
}

/// The type of a value with functions of its own.
fn opaque(special: &Special) -> Opaque {
    match special {
        Special::Bytes(_) => Opaque::Bytes,
        Special::Timestamp(_) => Opaque::Timestamp,
        Special::Duration(_) => Opaque::Duration,
        Special::Quantity(_) => Opaque::Quantity,
        Special::Url(_) => Opaque::Url,
        Special::Ip(_) => Opaque::Ip,
        Special::Cidr(_) => Opaque::Cidr,
        Special::Semver(_) => Opaque::Semver,
        Special::Format(_) => Opaque::Format,
    }
}

/// A value with functions of its own, made of its text.
fn made(special: &Special) -> Code {
    if let Special::Bytes(bytes) = special
        && let Ok(text) = bytes.text()
    {
        return Code::Call("cel::bytes", vec![Code::text(&text)]);
    }
    let function = match special {
        Special::Bytes(_) => "cel::decode",
        Special::Timestamp(_) => "cel::Timestamp::parse",
        Special::Duration(_) => "cel::Duration::parse",
        Special::Quantity(_) => "cel::Quantity::parse",
        Special::Url(_) => "cel::Url::parse",
        Special::Ip(_) => "cel::Ip::parse",
        Special::Cidr(_) => "cel::Cidr::parse",
        Special::Semver(_) => "cel::Semver::parse",
        Special::Format(_) => "cel::Format::parse",
    };
    Code::Call(function, vec![Code::text(&special.to_string())]).attempt()
}

fn code(data: &Data) -> Code {
    match data {
        Data::Null => Code::atom("null"),
        Data::Bool(bool) => Code::atom(bool.to_string()),
        Data::Int(i64::MIN) => Code::atom("i64::MIN"),
        Data::Int(int) if i32::try_from(*int).is_err() => Code::atom(format!("{int}_i64")),
        Data::Int(int) => Code::atom(int.to_string()),
        Data::Uint(uint) => Code::atom(format!("{uint}_u64")),
        Data::Opaque(special) => Code::text(&special.to_string()),
        Data::Double(double) if double.is_nan() => Code::atom("f64::NAN"),
        Data::Double(f64::INFINITY) => Code::atom("f64::INFINITY"),
        Data::Double(f64::NEG_INFINITY) => Code::atom("f64::NEG_INFINITY"),
        Data::Double(double) => Code::atom(format!("{double:?}")),
        Data::String(text) => Code::text(text),
        Data::List(items) => Code::Array(items.iter().map(code).collect()),
        Data::Map(entries) => Code::Object(
            entries
                .iter()
                .map(|(key, data)| (format!("{key:?}"), code(data)))
                .collect(),
        ),
    }
}

/// A scalar constant as text.
pub fn display(data: &Data) -> String {
    match data {
        Data::String(text) => text.clone(),
        Data::Double(double) => double.to_string(),
        Data::Int(int) => int.to_string(),
        Data::Uint(uint) => uint.to_string(),
        Data::Opaque(special) => special.to_string(),
        Data::Bool(bool) => bool.to_string(),
        Data::Null | Data::List(_) | Data::Map(_) => String::new(),
    }
}

/// A text under construction.
#[derive(Default)]
pub struct Pieces {
    /// The constant text, unescaped, as long as there are no values.
    plain: String,
    /// The format string.
    format: String,
    values: Vec<Emitted>,
    /// The arguments that are not named in the format string.
    arguments: Vec<Code>,
}

impl Pieces {
    /// Appends text.
    pub fn text(&mut self, text: &str) {
        self.plain.push_str(text);
        self.format
            .push_str(&text.replace('{', "{{").replace('}', "}}"));
    }

    /// Appends the text of a value.
    pub fn value(&mut self, value: Emitted) {
        match value.clone().display() {
            Code::Atom(name) => self.format.push_str(&format!("{{{name}}}")),
            code => {
                self.format.push_str("{}");
                self.arguments.push(code);
            }
        }
        self.values.push(value);
    }

    /// The whole text.
    pub fn finish(mut self) -> Emitted {
        if self.plain.is_empty()
            && self.values.len() == 1
            && let Some(only) = self.values.pop()
        {
            return alone(only);
        }
        if self.values.is_empty() {
            return Emitted::made(Code::text(&self.plain), Shape::Str);
        }
        let mut arguments = vec![Code::text(&self.format)];
        arguments.append(&mut self.arguments);
        Emitted::made(Code::Macro("format", arguments), Shape::String)
    }
}

/// The text of a value without anything around it.
pub fn alone(value: Emitted) -> Emitted {
    match value.shape {
        Shape::Bool | Shape::Int | Shape::Int32 | Shape::Uint | Shape::Double => {
            let code = value.code.method("to_string", vec![]);
            Emitted::new(code, Shape::String, Held::Temporary)
        }
        Shape::Json | Shape::IntOrString => Emitted::made(
            Code::Call("cel::text", vec![value.json_ref()]).attempt(),
            Shape::String,
        ),
        _ => value,
    }
}
