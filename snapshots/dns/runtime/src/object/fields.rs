//! The fields of a part of an object that were looked at, each decoded at the first look: most looks are at one of many.

use std::sync::OnceLock;

use serde_json::Value;

/// The fields that were looked at so far, in that order: few.
#[derive(Debug, Default)]
pub(super) struct Fields(OnceLock<Box<Field>>);

#[derive(Debug)]
struct Field {
    name: Box<str>,
    value: Value,
    others: Fields,
}

impl Fields {
    /// The field with this name, which is decoded if nobody looked at it before.
    pub fn get(&self, name: &str, decode: impl Fn() -> Value) -> &Value {
        let mut fields = self;
        loop {
            let first = fields.0.get_or_init(|| {
                Box::new(Field {
                    name: name.into(),
                    value: decode(),
                    others: Self::default(),
                })
            });
            if *first.name == *name {
                return &first.value;
            }
            fields = &first.others;
        }
    }
}
