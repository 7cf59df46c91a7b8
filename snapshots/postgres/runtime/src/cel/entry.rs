//! An entry of a map.

use serde::{Deserialize, Serialize};

/// An entry of a map, as an element that a child is made for.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Entry<V> {
    /// Its key.
    pub key: String,
    /// What the map holds there.
    pub value: V,
}
