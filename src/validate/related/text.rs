//! Texts of templates, compared by what they are made of.

use std::fmt;

/// A text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Text(Vec<Piece>);

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text as it is.
    Text(String),
    /// A part of the resource's identity, such as `metadata.name`: it differs from one resource to the other.
    Own(String),
    /// A field of the spec: it is what its user writes.
    Field(String),
    /// What any other expression gives.
    Other(String),
}

/// Whether two texts are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Same {
    /// They always are.
    Always,
    /// Nobody knows.
    Unknown,
    /// They are where the user of the kind happens to write the same.
    ByChance,
    /// They are not, whatever the user writes.
    Never,
}

impl Text {
    /// A text of these parts.
    pub fn new(pieces: impl IntoIterator<Item = Piece>) -> Self {
        let mut found: Vec<Piece> = Vec::new();
        for piece in pieces {
            match (found.last_mut(), piece) {
                (_, Piece::Text(text)) if text.is_empty() => {}
                (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
                (_, piece) => found.push(piece),
            }
        }
        Self(found)
    }

    /// Text as it is.
    pub fn literal(text: &str) -> Self {
        Self::new([Piece::Text(text.to_owned())])
    }

    /// A part of the resource's identity, such as `metadata.name`.
    pub fn own(path: &str) -> Self {
        Self::new([Piece::Own(path.to_owned())])
    }

    /// The same without so many bytes of text at its start.
    pub fn without(self, bytes: usize) -> Self {
        let mut pieces = self.0;
        if let Some(Piece::Text(first)) = pieces.first_mut() {
            *first = first.get(bytes..).unwrap_or_default().to_owned();
        }
        Self::new(pieces)
    }

    /// Whether it begins with another one.
    pub fn begins_with(&self, other: &Self) -> bool {
        let Some((last, before)) = other.0.split_last() else {
            return true;
        };
        let rest = self.0.strip_prefix(before).and_then(<[Piece]>::first);
        match (rest, last) {
            (Some(Piece::Text(text)), Piece::Text(start)) => text.starts_with(start.as_str()),
            (rest, last) => rest == Some(last),
        }
    }

    /// Its parts.
    pub fn pieces(&self) -> &[Piece] {
        &self.0
    }

    /// The text, if it is always the same.
    pub fn as_literal(&self) -> Option<&str> {
        match self.0.as_slice() {
            [] => Some(""),
            [Piece::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// Whether the spec's author decides it, and nobody else does.
    pub fn is_decided(&self) -> bool {
        let is_decided = |piece: &Piece| matches!(piece, Piece::Text(_) | Piece::Own(_));
        self.0.iter().all(is_decided)
    }

    /// Whether it is the same as another.
    pub fn compare(&self, other: &Self) -> Same {
        let (one, other) = without_common(&self.0, &other.0);
        let mut rest = one.iter().chain(other);
        if one.is_empty() && other.is_empty() {
            Same::Always
        } else if rest.clone().any(|piece| matches!(piece, Piece::Other(_))) {
            Same::Unknown
        } else if rest.any(|piece| matches!(piece, Piece::Field(_))) {
            Same::ByChance
        } else {
            Same::Never
        }
    }
}

/// Two lists of parts without those that they begin and end with alike.
fn without_common<'a>(one: &'a [Piece], other: &'a [Piece]) -> (&'a [Piece], &'a [Piece]) {
    let both = one.iter().zip(other);
    let start = both.take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[start..], &other[start..]);
    let both = one.iter().rev().zip(other.iter().rev());
    let end = both.take_while(|(one, other)| one == other).count();
    (&one[..one.len() - end], &other[..other.len() - end])
}

impl fmt::Display for Text {
    /// As a template has it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|piece| match piece {
            Piece::Text(text) => f.write_str(text),
            Piece::Own(source) | Piece::Field(source) | Piece::Other(source) => {
                write!(f, "${{{source}}}")
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Text {
        Text::new(text.split('|').map(|part| match part {
            _ if part.starts_with("metadata.") => Piece::Own(part.to_owned()),
            _ if part.starts_with("spec.") => Piece::Field(part.to_owned()),
            _ if part.contains('(') => Piece::Other(part.to_owned()),
            _ => Piece::Text(part.to_owned()),
        }))
    }

    #[test]
    fn what_differs_decides() {
        for (one, other, same) in [
            ("web", "web", Same::Always),
            ("we|b", "web", Same::Always),
            ("web", "api", Same::Never),
            ("metadata.name|-a", "metadata.name|-a", Same::Always),
            ("metadata.name|-a", "metadata.name|-b", Same::Never),
            ("metadata.name", "metadata.name|-b", Same::Never),
            ("metadata.name", "web", Same::Never),
            ("spec.app", "web", Same::ByChance),
            ("spec.app|-a", "spec.app|-b", Same::Never),
            ("f(spec.app)|-a", "f(spec.app)|-b", Same::Never),
            ("f(spec.app)", "web", Same::Unknown),
            ("f(spec.app)", "spec.app", Same::Unknown),
        ] {
            assert_eq!(text(one).compare(&text(other)), same, "{one} {other}");
            assert_eq!(text(other).compare(&text(one)), same, "{other} {one}");
        }
    }
}
