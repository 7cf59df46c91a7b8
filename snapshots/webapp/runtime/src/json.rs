//! Walks through JSON text and makes nothing of what nobody looks at: most of an object is only stepped over.
//!
//! What is stepped over is read for where it ends and no further. Who reads it later finds what is wrong within.

use std::borrow::Cow;

use serde::de::Error as _;
use serde_json::Result;

/// A place in JSON text.
pub(crate) struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// Whether an object or a list has just begun, so that no comma is due.
    begun: bool,
}

impl<'t> Reader<'t> {
    /// The beginning of a text.
    pub fn of(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            begun: false,
        }
    }

    /// The first byte of what comes next, which says what it is; `None` at the end.
    pub fn peek(&mut self) -> Option<u8> {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().take_while(|byte| is_space(**byte)).count();
        self.text.as_bytes().get(self.at).copied()
    }

    /// Enters an object.
    pub fn object(&mut self) -> Result<()> {
        self.begun = true;
        self.expect(b'{')
    }

    /// The name of the object's next field, whose value is to be read then; `None` where the object ends.
    pub fn field(&mut self) -> Result<Option<Cow<'t, str>>> {
        if !self.goes_on(b'}')? {
            return Ok(None);
        }
        let name = self.string()?;
        self.expect(b':')?;
        Ok(Some(name))
    }

    /// The object's next field with the text of its value; `None` where the object ends.
    pub fn entry(&mut self) -> Result<Option<(Cow<'t, str>, &'t str)>> {
        let Some(name) = self.field()? else {
            return Ok(None);
        };
        Ok(Some((name, self.value()?)))
    }

    /// Enters a list.
    pub fn list(&mut self) -> Result<()> {
        self.begun = true;
        self.expect(b'[')
    }

    /// Whether the list has another element, which is to be read then.
    pub fn element(&mut self) -> Result<bool> {
        self.goes_on(b']')
    }

    /// Steps over a value, and gives its text.
    pub fn value(&mut self) -> Result<&'t str> {
        self.peek();
        let end = end_of_value(self.text.as_bytes(), self.at);
        let value = end.and_then(|end| self.text.get(self.at..end));
        let value = value.ok_or_else(|| self.unexpected())?;
        self.at += value.len();
        Ok(value)
    }

    /// Reads a string.
    pub fn string(&mut self) -> Result<Cow<'t, str>> {
        let plain = match self.peek() {
            Some(b'"') => plain(&self.text[self.at + 1..]),
            _ => None,
        };
        match plain {
            Some(plain) => {
                self.at += plain.len() + 2;
                Ok(plain.into())
            }
            None => string(self.value()?),
        }
    }

    fn goes_on(&mut self, end: u8) -> Result<bool> {
        let begun = std::mem::take(&mut self.begun);
        match self.peek() {
            Some(byte) if byte == end => {
                self.at += 1;
                Ok(false)
            }
            Some(_) if begun => Ok(true),
            _ => self.expect(b',').map(|()| true),
        }
    }

    fn expect(&mut self, byte: u8) -> Result<()> {
        if self.peek() != Some(byte) {
            return Err(self.unexpected());
        }
        self.at += 1;
        Ok(())
    }

    /// Says where, and not what: it may be secret.
    fn unexpected(&self) -> serde_json::Error {
        serde_json::Error::custom(format_args!("not JSON at byte {}", self.at))
    }
}

/// Reads bytes that are one value and nothing else.
pub(crate) fn decode<'t, T>(
    bytes: &'t [u8],
    read: impl FnOnce(&mut Reader<'t>) -> Result<T>,
) -> Result<T> {
    let text = std::str::from_utf8(bytes).map_err(serde_json::Error::custom)?;
    whole(text, read)
}

/// Reads a text that is one value and nothing else.
pub(crate) fn whole<'t, T>(
    text: &'t str,
    read: impl FnOnce(&mut Reader<'t>) -> Result<T>,
) -> Result<T> {
    let mut json = Reader::of(text);
    let value = read(&mut json)?;
    match json.peek() {
        None => Ok(value),
        Some(_) => Err(json.unexpected()),
    }
}

/// The string that a text is.
pub(crate) fn string(json: &str) -> Result<Cow<'_, str>> {
    let plain = json
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    match plain {
        Some(plain) if !plain.contains('\\') => Ok(Cow::Borrowed(plain)),
        _ => serde_json::from_str(json).map(Cow::Owned),
    }
}

/// The string that ends where a text has its next quote, if it is written as it reads.
fn plain(text: &str) -> Option<&str> {
    let end = text.bytes().position(|byte| matches!(byte, b'"' | b'\\'))?;
    let (plain, rest) = text.split_at_checked(end)?;
    rest.starts_with('"').then_some(plain)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

/// Where the value ends that begins here.
fn end_of_value(text: &[u8], at: usize) -> Option<usize> {
    match text.get(at)? {
        b'"' => end_of_string(text, at + 1),
        b'{' | b'[' => end_of_nested(text, at),
        b'-' | b'0'..=b'9' | b't' | b'f' | b'n' => Some(end_of_word(text, at)),
        _ => None,
    }
}

/// Where the object or list ends that begins here, with all that is in it.
fn end_of_nested(text: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    loop {
        let byte = text.get(at)?;
        at += 1;
        match byte {
            b'"' => at = end_of_string(text, at)?,
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth == 1 => return Some(at),
            b'}' | b']' => depth -= 1,
            _ => {}
        }
    }
}

/// Where the string ends whose first character is here.
fn end_of_string(text: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let stops = |byte: &u8| matches!(byte, b'"' | b'\\');
        at += text.get(at..)?.iter().position(stops)?;
        if text[at] == b'"' {
            return Some(at + 1);
        }
        at += 2;
    }
}

fn end_of_word(text: &[u8], at: usize) -> usize {
    let ends = |byte: &u8| matches!(byte, b',' | b'}' | b']') || is_space(*byte);
    let length = text[at..].iter().position(ends);
    length.map_or(text.len(), |length| at + length)
}
