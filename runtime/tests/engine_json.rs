//! Walking through JSON text, compared with what serde_json makes of it.

#[path = "../src/json.rs"]
mod json;

use json::Reader;
use proptest::prelude::*;
use serde_json::{Map, Result, Value};

fn values() -> impl Strategy<Value = Value> {
    let texts = prop_oneof!["[a-z]{0,3}", "[\\PC\"\\\\{}\\[\\],:\n]{0,8}"];
    let scalars = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<i32>().prop_map(|number| (f64::from(number) / 4.0).into()),
        texts.clone().prop_map(Value::from),
    ];
    scalars.prop_recursive(4, 32, 4, move |inner| {
        let fields = prop::collection::btree_map(texts.clone(), inner.clone(), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::from),
            fields.prop_map(|fields| Map::from_iter(fields).into()),
        ]
    })
}

/// Reads a value piece by piece.
fn read(json: &mut Reader<'_>) -> Result<Value> {
    Ok(match json.peek() {
        Some(b'{') => {
            let mut fields = Map::new();
            json.object()?;
            while let Some(field) = json.field()? {
                fields.insert(field.into_owned(), read(json)?);
            }
            fields.into()
        }
        Some(b'[') => {
            let mut elements = Vec::new();
            json.list()?;
            while json.element()? {
                elements.push(read(json)?);
            }
            elements.into()
        }
        Some(b'"') => json.string()?.into_owned().into(),
        _ => serde_json::from_str(json.value()?)?,
    })
}

/// Reads the fields of an object one by one.
fn entries(text: &str) -> Result<Map<String, Value>> {
    let mut json = Reader::of(text);
    let mut fields = Map::new();
    json.object()?;
    while let Some((name, value)) = json.entry()? {
        fields.insert(name.into_owned(), read_all(value)?);
    }
    Ok(fields)
}

fn read_all(text: &str) -> Result<Value> {
    let value = json::whole(text, read)?;
    assert_eq!(json::decode(text.as_bytes(), read)?, value);
    Ok(value)
}

proptest! {
    #[test]
    fn what_is_read_is_what_was_written(value in values()) {
        let pretty = serde_json::to_string_pretty(&value)?;
        for text in [&value.to_string(), &pretty, &format!(" {pretty}\r\n\t")] {
            prop_assert_eq!(&read_all(text)?, &value);
            let stepped_over = Reader::of(text).value()?;
            prop_assert_eq!(stepped_over, text.trim());
            if let Value::Object(fields) = &value {
                prop_assert_eq!(&entries(text)?, fields);
            }
        }
    }

    /// A text that is no JSON is none for either; strings apart, of which this one lets control characters pass.
    #[test]
    fn it_reads_what_is_json(text in "[\\[\\]{},:\"\\\\ a1ntue-]{0,12}") {
        let expected: Result<Value> = serde_json::from_str(&text);
        prop_assert_eq!(read_all(&text).ok(), expected.ok());
    }

    #[test]
    fn a_text_that_is_cut_off_is_refused(value in values(), cut in any::<prop::sample::Index>()) {
        let text = Value::from(vec![value]).to_string();
        let mut end = cut.index(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        prop_assert!(read_all(&text[..end]).is_err());
        prop_assert!(Reader::of(&text[..end]).value().is_err());
    }
}
