//! A desired object as it is sent: with the UID and the version of the object that it is meant for. They are added while it is
//! written, for it may be large and is not changed by being sent.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::desired::{Desired, Fields};

/// A desired object, for one object alone.
pub struct Addressed<'a> {
    /// What it should be.
    pub object: &'a Desired,
    /// The UID that the object has, if it is known.
    pub uid: Option<&'a str>,
    /// The version that it has, if that matters.
    pub version: Option<&'a str>,
}

impl Serialize for Addressed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let fields = self.object.as_fields().into_iter();
        for (field, value) in fields.flat_map(Fields::iter) {
            match (field, value) {
                ("metadata", Desired::Fields(metadata)) => {
                    map.serialize_entry(field, &Metadata(metadata, self))?;
                }
                _ => map.serialize_entry(field, value)?,
            }
        }
        map.end()
    }
}

struct Metadata<'a>(&'a Fields, &'a Addressed<'a>);

impl Serialize for Metadata<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(metadata, Addressed { uid, version, .. }) = self;
        let mut map = serializer.serialize_map(None)?;
        for (field, value) in metadata.iter() {
            map.serialize_entry(field, value)?;
        }
        for (field, value) in [("uid", uid), ("resourceVersion", version)] {
            if let Some(value) = value {
                map.serialize_entry(field, value)?;
            }
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_address_is_part_of_the_metadata() {
        let object = json!({ "metadata": { "name": "a" }, "spec": { "b": [1] } });
        let sent = |uid, version| {
            let object = &object.clone().into();
            serde_json::to_value(Addressed {
                object,
                uid,
                version,
            })
            .unwrap()
        };
        assert_eq!(sent(None, None), object);
        assert_eq!(
            sent(Some("u"), Some("7")),
            json!({ "metadata": { "name": "a", "uid": "u", "resourceVersion": "7" }, "spec": { "b": [1] } })
        );
    }
}
