//! Where a comparison is.

use super::quantity;

/// The fields of an object that say of what kind it is.
pub const TYPE_META: &[&str] = &["apiVersion", "kind"];

/// The names of the fields that lead there. An element of a list has its list's path.
#[derive(Default)]
pub struct Path<'a> {
    pub fields: Vec<&'a str>,
}

impl<'a> Path<'a> {
    pub fn last(&self) -> &'a str {
        self.fields.last().copied().unwrap_or_default()
    }

    /// Whether this field of the object says of what kind it is.
    pub fn is_type_meta(&self, field: &str) -> bool {
        self.fields.is_empty() && TYPE_META.contains(&field)
    }

    /// Whether what is there is an amount.
    pub fn is_quantity(&self) -> bool {
        let parent = self.fields.iter().rev().nth(1);
        quantity::FIELDS.contains(&self.last())
            || parent.is_some_and(|parent| quantity::MAPS.contains(parent))
    }

    pub fn found(&self, found: &mut Vec<String>) {
        found.push(self.fields.join("."));
    }
}
