//! The fields of an object.

use super::{Desired, Text};

/// How many fields are few.
const FEW: usize = 16;

/// The fields of an object, by their names. None is null.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields(Vec<(Text, Desired)>);

impl Fields {
    /// These fields, each with another name, but for those that are null.
    #[must_use]
    pub fn new(mut fields: Vec<(Text, Desired)>) -> Self {
        fields.retain(|(_, value)| !matches!(value, Desired::Null));
        fields.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        Self(fields)
    }

    /// A field. Of few, to look at each is faster than to search: most differ in their length already.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Desired> {
        let place = match self.0.len() <= FEW {
            true => self.0.iter().position(|(field, _)| field == name),
            false => self.place(name).ok(),
        };
        self.0.get(place?).map(|(_, value)| value)
    }

    /// Gives a field a value; null takes it out.
    pub fn set(&mut self, name: impl Into<Text>, value: impl Into<Desired>) {
        let (name, value) = (name.into(), value.into());
        match (self.place(&name), value) {
            (Ok(place), Desired::Null) => drop(self.0.remove(place)),
            (Ok(place), value) => self.0[place].1 = value,
            (Err(_), Desired::Null) => {}
            (Err(place), value) => self.0.insert(place, (name, value)),
        }
    }

    /// Changes the fields of a field. What is no object becomes one.
    pub fn edit(&mut self, name: &'static str, change: impl FnOnce(&mut Self)) {
        let mut field = self.remove(name).unwrap_or(Desired::Null);
        field.edit(change);
        self.set(name, field);
    }

    /// Takes a field out.
    pub fn remove(&mut self, name: &str) -> Option<Desired> {
        let place = self.place(name).ok()?;
        Some(self.0.remove(place).1)
    }

    /// The fields in the order of their names.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Desired)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(field, _)| (**field).cmp(name))
    }
}

impl IntoIterator for Fields {
    type Item = (Text, Desired);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
