//! The answer to a list: a page of it.

use serde::Deserialize;
use serde::de::Error as _;
use serde_json::{Error, Result};

use crate::json::Reader;
use crate::object::Object;

/// One page of a list.
pub struct Page {
    /// The objects.
    pub objects: Vec<Object>,
    /// The version of the whole list.
    pub resource_version: String,
    /// What to ask the next page with, if there is one.
    pub next: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Metadata {
    resource_version: String,
    #[serde(rename = "continue")]
    next: Option<String>,
}

impl Page {
    /// Reads the page that comes next.
    ///
    /// # Errors
    /// When that is not the JSON of a list of Kubernetes objects.
    pub(super) fn read(json: &mut Reader<'_>) -> Result<Self> {
        let (mut objects, mut metadata) = (Vec::new(), None);
        json.object()?;
        while let Some(field) = json.field()? {
            match &*field {
                "metadata" => metadata = Some(json.value()?),
                "items" => {
                    json.list()?;
                    while json.element()? {
                        objects.push(Object::read(json)?);
                    }
                }
                _ => drop(json.value()?),
            }
        }
        let metadata = metadata.ok_or_else(|| Error::missing_field("metadata"))?;
        let Metadata {
            resource_version,
            next,
        } = serde_json::from_str(metadata)?;
        Ok(Self {
            objects,
            resource_version,
            next: next.filter(|next| !next.is_empty()),
        })
    }
}
