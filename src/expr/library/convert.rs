//! Conversions, sizes and types.

use super::Rust::{Call, Method, Own, Try, TryMethod};
use super::arguments::wrong;
use super::{Arguments, Entry};
use crate::expr::cel;
use crate::expr::data::{Data, Special};

/// Conversions, sizes and types.
pub const ENTRIES: &[Entry] = &[
    Entry {
        signature: "size(string) -> int",
        rust: Own,
        run: size,
        says: "The number of characters.",
        example: "size('äöü')",
        gives: "3",
    },
    Entry {
        signature: "string.size() -> int",
        rust: Own,
        run: size,
        says: "The number of characters.",
        example: "'äöü'.size()",
        gives: "3",
    },
    Entry {
        signature: "size(bytes) -> int",
        rust: Own,
        run: size,
        says: "The number of bytes.",
        example: "size(b'abc')",
        gives: "3",
    },
    Entry {
        signature: "bytes.size() -> int",
        rust: Own,
        run: size,
        says: "The number of bytes.",
        example: "b'abc'.size()",
        gives: "3",
    },
    Entry {
        signature: "size(dyn) -> int",
        rust: Own,
        run: size,
        says: "The number of characters, items or entries.",
        example: "size(dyn([1, 2]))",
        gives: "2",
    },
    Entry {
        signature: "dyn.size() -> int",
        rust: Own,
        run: size,
        says: "The number of characters, items or entries.",
        example: "dyn('ab').size()",
        gives: "2",
    },
    Entry {
        signature: "string(int) -> string",
        rust: Own,
        run: string,
        says: "The value as text.",
        example: "string(80)",
        gives: "\"80\"",
    },
    Entry {
        signature: "string(uint) -> string",
        rust: Own,
        run: string,
        says: "The value as text.",
        example: "string(80u)",
        gives: "\"80\"",
    },
    Entry {
        signature: "string(double) -> string",
        rust: Own,
        run: string,
        says: "The value as text.",
        example: "string(1.5)",
        gives: "\"1.5\"",
    },
    Entry {
        signature: "string(bool) -> string",
        rust: Own,
        run: string,
        says: "The value as text.",
        example: "string(true)",
        gives: "\"true\"",
    },
    Entry {
        signature: "string(string) -> string",
        rust: Own,
        run: string,
        says: "The value as text.",
        example: "string('a')",
        gives: "\"a\"",
    },
    Entry {
        signature: "string(dyn) -> string",
        rust: Own,
        run: string,
        says: "The value as text.",
        example: "string(dyn(1))",
        gives: "\"1\"",
    },
    Entry {
        signature: "string(bytes) -> string",
        rust: TryMethod("text"),
        run: |a| Ok(a.bytes(0)?.text()?.into()),
        says: "The text that UTF-8 bytes are.",
        example: "string(b'abc')",
        gives: "\"abc\"",
    },
    Entry {
        signature: "string(timestamp) -> string",
        rust: Method("to_string"),
        run: string,
        says: "The value as text.",
        example: "string(timestamp('2026-01-31T08:30:00Z'))",
        gives: "\"2026-01-31T08:30:00Z\"",
    },
    Entry {
        signature: "string(duration) -> string",
        rust: Method("to_string"),
        run: string,
        says: "The value as text.",
        example: "string(duration('1h'))",
        gives: "\"3600s\"",
    },
    Entry {
        signature: "string(quantity) -> string",
        rust: Method("to_string"),
        run: string,
        says: "The value as text.",
        example: "string(quantity('1024Mi'))",
        gives: "\"1Gi\"",
    },
    Entry {
        signature: "string(url) -> string",
        rust: Method("to_string"),
        run: string,
        says: "The value as text.",
        example: "string(url('https://example.com/a'))",
        gives: "\"https://example.com/a\"",
    },
    Entry {
        signature: "string(ip) -> string",
        rust: Method("to_string"),
        run: string,
        says: "The value as text.",
        example: "string(ip('::1'))",
        gives: "\"::1\"",
    },
    Entry {
        signature: "string(cidr) -> string",
        rust: Method("to_string"),
        run: string,
        says: "The value as text.",
        example: "string(cidr('10.0.0.0/8'))",
        gives: "\"10.0.0.0/8\"",
    },
    Entry {
        signature: "string(semver) -> string",
        rust: Method("to_string"),
        run: string,
        says: "The value as text.",
        example: "string(semver('1.2.3'))",
        gives: "\"1.2.3\"",
    },
    Entry {
        signature: "int(int) -> int",
        rust: Own,
        run: int,
        says: "The value as an int, its fraction dropped.",
        example: "int(1)",
        gives: "1",
    },
    Entry {
        signature: "int(uint) -> int",
        rust: Own,
        run: int,
        says: "The value as an int, its fraction dropped.",
        example: "int(1u)",
        gives: "1",
    },
    Entry {
        signature: "int(double) -> int",
        rust: Own,
        run: int,
        says: "The value as an int, its fraction dropped.",
        example: "int(1.9)",
        gives: "1",
    },
    Entry {
        signature: "int(string) -> int",
        rust: Own,
        run: int,
        says: "The value as an int, its fraction dropped.",
        example: "int('12')",
        gives: "12",
    },
    Entry {
        signature: "int(dyn) -> int",
        rust: Own,
        run: int,
        says: "The value as an int, its fraction dropped.",
        example: "int(dyn('12'))",
        gives: "12",
    },
    Entry {
        signature: "int(timestamp) -> int",
        rust: Method("seconds"),
        run: |a| Ok(a.timestamp(0)?.seconds().into()),
        says: "The seconds since 1970.",
        example: "int(timestamp('1970-01-01T00:01:00Z'))",
        gives: "60",
    },
    Entry {
        signature: "uint(int) -> uint",
        rust: Own,
        run: uint,
        says: "The value as a uint, its fraction dropped.",
        example: "uint(1)",
        gives: "1",
    },
    Entry {
        signature: "uint(uint) -> uint",
        rust: Own,
        run: uint,
        says: "The value as a uint, its fraction dropped.",
        example: "uint(1u)",
        gives: "1",
    },
    Entry {
        signature: "uint(double) -> uint",
        rust: Own,
        run: uint,
        says: "The value as a uint, its fraction dropped.",
        example: "uint(1.9)",
        gives: "1",
    },
    Entry {
        signature: "uint(string) -> uint",
        rust: Own,
        run: uint,
        says: "The value as a uint, its fraction dropped.",
        example: "uint('12')",
        gives: "12",
    },
    Entry {
        signature: "uint(dyn) -> uint",
        rust: Own,
        run: uint,
        says: "The value as a uint, its fraction dropped.",
        example: "uint(dyn('12'))",
        gives: "12",
    },
    Entry {
        signature: "double(int) -> double",
        rust: Own,
        run: double,
        says: "The value as a double.",
        example: "double(1)",
        gives: "1.0",
    },
    Entry {
        signature: "double(uint) -> double",
        rust: Own,
        run: double,
        says: "The value as a double.",
        example: "double(1u)",
        gives: "1.0",
    },
    Entry {
        signature: "double(double) -> double",
        rust: Own,
        run: double,
        says: "The value as a double.",
        example: "double(1.5)",
        gives: "1.5",
    },
    Entry {
        signature: "double(string) -> double",
        rust: Own,
        run: double,
        says: "The value as a double.",
        example: "double('0.5')",
        gives: "0.5",
    },
    Entry {
        signature: "double(dyn) -> double",
        rust: Own,
        run: double,
        says: "The value as a double.",
        example: "double(dyn(1))",
        gives: "1.0",
    },
    Entry {
        signature: "bool(bool) -> bool",
        rust: Own,
        run: bool,
        says: "The value itself.",
        example: "bool(true)",
        gives: "true",
    },
    Entry {
        signature: "bool(string) -> bool",
        rust: Try("cel::parse_bool"),
        run: bool,
        says: "Whether the text is `true`, or `false`.",
        example: "bool('true')",
        gives: "true",
    },
    Entry {
        signature: "bool(dyn) -> bool",
        rust: Own,
        run: bool,
        says: "A bool, or the text of one, as bool.",
        example: "bool(dyn('false'))",
        gives: "false",
    },
    Entry {
        signature: "bytes(string) -> bytes",
        rust: Call("cel::bytes"),
        run: |a| Ok(cel::bytes(a.string(0)?).into()),
        says: "The UTF-8 bytes of a text; in JSON in base 64.",
        example: "bytes('abc')",
        gives: "\"YWJj\"",
    },
    Entry {
        signature: "bytes(bytes) -> bytes",
        rust: Own,
        run: |a| Ok(a.get(0).clone()),
        says: "The bytes themselves.",
        example: "bytes(b'abc')",
        gives: "\"YWJj\"",
    },
    Entry {
        signature: "_+_(bytes, bytes) -> bytes",
        rust: Method("concat"),
        run: |a| Ok(a.bytes(0)?.concat(a.bytes(1)?).into()),
        says: "One after the other.",
        example: "b'ab' + b'c'",
        gives: "\"YWJj\"",
    },
    Entry {
        signature: "base64.encode(bytes) -> string",
        rust: Call("cel::encode"),
        run: |a| Ok(cel::encode(a.bytes(0)?).into()),
        says: "Bytes in base 64.",
        example: "base64.encode(b'hello')",
        gives: "\"aGVsbG8=\"",
    },
    Entry {
        signature: "base64.encode(string) -> string",
        rust: Call("cel::encode_text"),
        run: |a| Ok(cel::encode_text(a.string(0)?).into()),
        says: "The UTF-8 bytes of a text in base 64.",
        example: "base64.encode('hello')",
        gives: "\"aGVsbG8=\"",
    },
    Entry {
        signature: "base64.decode(string) -> bytes",
        rust: Try("cel::decode"),
        run: |a| Ok(cel::decode(a.string(0)?)?.into()),
        says: "The bytes of a text in base 64.",
        example: "string(base64.decode('aGVsbG8='))",
        gives: "\"hello\"",
    },
    Entry {
        signature: "dyn(T) -> dyn",
        rust: Own,
        run: |a| Ok(a.get(0).clone()),
        says: "The value as one whose type is not looked at before it runs.",
        example: "dyn(1) == dyn(1.0)",
        gives: "true",
    },
    Entry {
        signature: "type(T) -> type",
        rust: Own,
        run: |a| Ok(type_name(a.get(0)).into()),
        says: "The name of the value's type, as text.",
        example: "type(1) == type(2)",
        gives: "true",
    },
];

/// The number of characters, bytes, items or entries.
pub(super) fn size(a: &Arguments<'_>) -> Result<Data, cel::Error> {
    let size = match a.get(0) {
        Data::String(text) => text.chars().count(),
        Data::List(items) => items.len(),
        Data::Map(entries) => entries.len(),
        Data::Opaque(Special::Bytes(bytes)) => return Ok(bytes.size().into()),
        other => return Err(wrong("a string, list or map", other)),
    };
    Ok((size as i64).into())
}

fn string(a: &Arguments<'_>) -> Result<Data, cel::Error> {
    scalar_text(a.get(0)).map(Data::String)
}

/// A scalar as text.
pub fn scalar_text(data: &Data) -> Result<String, cel::Error> {
    match data {
        Data::Bool(bool) => Ok(bool.to_string()),
        Data::Int(int) => Ok(int.to_string()),
        Data::Uint(uint) => Ok(uint.to_string()),
        Data::Double(double) => Ok(double.to_string()),
        Data::String(text) => Ok(text.clone()),
        Data::Opaque(special) => Ok(special.to_string()),
        other => Err(wrong("a scalar", other)),
    }
}

fn int(a: &Arguments<'_>) -> Result<Data, cel::Error> {
    match a.get(0) {
        Data::Int(int) => Ok((*int).into()),
        Data::Uint(uint) => i64::try_from(*uint)
            .map(Data::Int)
            .map_err(|_| cel::Error::Overflow),
        Data::Double(double) => Ok(cel::truncate(*double)?.into()),
        Data::String(text) => Ok(cel::parse_int(text)?.into()),
        other => Err(wrong("a number or string", other)),
    }
}

fn uint(a: &Arguments<'_>) -> Result<Data, cel::Error> {
    match a.get(0) {
        Data::Uint(uint) => Ok((*uint).into()),
        Data::Int(int) => u64::try_from(*int)
            .map(Data::Uint)
            .map_err(|_| cel::Error::Overflow),
        Data::Double(double) => Ok(cel::truncate_unsigned(*double)?.into()),
        Data::String(text) => Ok(cel::parse_uint(text)?.into()),
        other => Err(wrong("a number or string", other)),
    }
}

fn double(a: &Arguments<'_>) -> Result<Data, cel::Error> {
    match a.get(0) {
        Data::Int(int) => Ok((*int as f64).into()),
        Data::Uint(uint) => Ok((*uint as f64).into()),
        Data::Double(double) => Ok((*double).into()),
        Data::String(text) => Ok(cel::parse_double(text)?.into()),
        other => Err(wrong("a number or string", other)),
    }
}

fn bool(a: &Arguments<'_>) -> Result<Data, cel::Error> {
    match a.get(0) {
        Data::Bool(bool) => Ok((*bool).into()),
        Data::String(text) => Ok(cel::parse_bool(text)?.into()),
        other => Err(wrong("a bool or string", other)),
    }
}

/// The name of a value's type, as CEL has it.
fn type_name(data: &Data) -> &'static str {
    match data {
        Data::Null => "null_type",
        Data::Opaque(Special::Timestamp(_)) => "google.protobuf.Timestamp",
        Data::Opaque(Special::Duration(_)) => "google.protobuf.Duration",
        other => other.type_name(),
    }
}
