//! Reads the lines of `kubernetes.txt`.

use std::sync::Arc;

use super::kubernetes::{BuiltIn, KNOWN};
use super::schema::{Field, List, Schema, Served, Word};

/// How a type with fields is found by its name.
type Lookup<'a> = &'a dyn Fn(&str) -> Option<Schema>;

/// `<apiVersion> <kind> <plural> <scope> <type>`; `None` when no supported version has it.
pub fn kind(line: &'static str, oldest: u8, object: Lookup) -> Option<BuiltIn> {
    let mut words = line.split(' ');
    let kind = BuiltIn {
        api_version: words.next()?,
        kind: words.next()?,
        plural: words.next()?,
        namespaced: words.next()? == "Namespaced",
        schema: object(words.next()?)?,
        served: Served::ALWAYS,
    };
    Some(BuiltIn {
        served: served(words, oldest)?,
        ..kind
    })
}

/// `<name>[!] <type>` and what is to be said about it; `None` when no supported version has it.
pub fn field(line: &'static str, oldest: u8, object: Lookup) -> Option<Field> {
    let mut words = line.split(' ');
    let (name, kind) = (words.next()?, words.next()?);
    let served = served(words.clone(), oldest)?;
    let given = |key: &str| words.clone().find_map(|word| word.strip_prefix(key));
    let list = |key: &str, separator: char| -> Vec<Word> {
        given(key)
            .into_iter()
            .flat_map(|values| values.split(separator))
            .map(Word::from)
            .collect()
    };
    let facts = Facts {
        keys: list("keys=", ','),
        is_set: words.clone().any(|word| word == "set"),
        values: list("enum=", '|'),
    };
    Some(Field {
        name: name.trim_end_matches('!').into(),
        schema: schema(kind, facts, object),
        required: name.ends_with('!'),
        default: given("default=").map(Word::from),
        nullable: false,
        served,
    })
}

/// What a line says besides the type.
#[derive(Default)]
struct Facts {
    keys: Vec<Word>,
    is_set: bool,
    values: Vec<Word>,
}

fn schema(kind: &str, facts: Facts, object: Lookup) -> Schema {
    let within = |ends: [char; 2]| kind.strip_prefix(ends[0])?.strip_suffix(ends[1]);
    let Facts {
        keys,
        is_set,
        values,
    } = facts;
    if let Some(items) = within(['[', ']']) {
        let items = schema(
            items,
            Facts {
                values,
                ..Facts::default()
            },
            object,
        );
        return Schema::List(Arc::new(List {
            items,
            keys,
            is_set,
        }));
    }
    if let Some(inner) = within(['{', '}']) {
        return Schema::Map(Arc::new(schema(
            inner,
            Facts {
                values,
                ..Facts::default()
            },
            object,
        )));
    }
    match kind {
        "boolean" => Schema::Boolean,
        "int32" => Schema::Integer(32),
        "int64" => Schema::Integer(64),
        "number" => Schema::Number,
        "string" => Schema::Text {
            values,
            format: None,
        },
        "bytes" => Schema::Bytes,
        "date-time" => Schema::DateTime,
        "quantity" => Schema::Quantity,
        "int-or-string" => Schema::IntOrString,
        name => object(name).unwrap_or(Schema::Any),
    }
}

/// Which of the supported versions have it; `None` when none does.
fn served(words: std::str::Split<'static, char>, oldest: u8) -> Option<Served> {
    let minor = |key: &str| {
        words
            .clone()
            .find_map(|word| word.strip_prefix(key)?.parse::<u8>().ok())
    };
    let since = minor("since=").filter(|since| *since > oldest);
    let until = minor("until=").filter(|until| until < KNOWN.end());
    until
        .is_none_or(|until| until >= oldest)
        .then_some(Served { since, until })
}
