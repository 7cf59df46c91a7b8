//! The parts of an object that are read most, and where they are in its text: whoever reads one need not look at the others.

use std::ops::Range;

/// A part of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its `metadata`.
    Metadata,
    /// Its `spec`.
    Spec,
    /// Its `status`.
    Status,
}

impl Part {
    /// How many there are.
    pub(super) const COUNT: usize = 3;

    const ALL: [Self; Self::COUNT] = [Self::Metadata, Self::Spec, Self::Status];

    /// The part with this name.
    pub(super) fn of(field: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == field)
    }

    /// Its name.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Metadata => "metadata",
            Self::Spec => "spec",
            Self::Status => "status",
        }
    }
}

/// Where the parts of an object are in its text; an empty place is that of a part that it does not have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Places([(u32, u32); Part::COUNT]);

impl Places {
    /// Remembers where a part is. One beyond 4 GiB, of which no object is, would count as not there.
    pub(super) fn set(&mut self, part: Part, place: Range<usize>) {
        if let (Ok(start), Ok(end)) = (u32::try_from(place.start), u32::try_from(place.end)) {
            self.0[part as usize] = (start, end);
        }
    }

    /// The text of a part.
    pub(super) fn of(self, part: Part, text: &str) -> &str {
        let place = self.place(part);
        text.get(place).unwrap_or_default()
    }

    /// The text before and after a part.
    pub(super) fn around(self, part: Part, text: &str) -> (&str, &str) {
        let Range { start, end } = self.place(part);
        let (before, after) = (text.get(..start), text.get(end..));
        (before.unwrap_or_default(), after.unwrap_or_default())
    }

    fn place(self, part: Part) -> Range<usize> {
        let (start, end) = self.0[part as usize];
        start as usize..end as usize
    }
}
