//! Reads composite literals of Go, as far as its generated code has them, as JSON: structs and maps become objects.

use std::iter::Peekable;
use std::vec::IntoIter;

use anyhow::{Context, bail};
use serde_json::{Map, Value};

/// A part of a source.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// What a string holds.
    Text(String),
    /// A name with the dots in it, or a number.
    Word(String),
    /// Anything else.
    Mark(char),
}

/// The value of the expression that a source begins with. Of a call it is the first argument, of a method's the type that
/// has it: `ref(v1.Pod{}.OpenAPIModelName())` is `v1.Pod`.
pub fn value(source: &str) -> anyhow::Result<Value> {
    Reader(tokens(source).into_iter().peekable()).value()
}

fn tokens(source: &str) -> Vec<Token> {
    let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '.' | '-');
    let mut found = Vec::new();
    let mut rest = source.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if first == '"' {
            let length = text_length(rest);
            // Go escapes what JSON escapes, and in descriptions little else.
            let text = &rest[..length];
            found.push(Token::Text(serde_json::from_str(text).unwrap_or_default()));
            length
        } else if is_word(first) {
            let length = rest.find(|letter| !is_word(letter)).unwrap_or(rest.len());
            found.push(Token::Word(rest[..length].to_owned()));
            length
        } else {
            found.push(Token::Mark(first));
            first.len_utf8()
        };
        rest = rest[length..].trim_start();
    }
    found
}

/// How long the string is that a source begins with, in its quotes.
fn text_length(source: &str) -> usize {
    let mut escaped = false;
    let end = source.char_indices().skip(1).find(|(_, letter)| {
        let is_end = *letter == '"' && !escaped;
        escaped = *letter == '\\' && !escaped;
        is_end
    });
    end.map_or(source.len(), |(at, _)| at + 1)
}

struct Reader(Peekable<IntoIter<Token>>);

impl Reader {
    fn value(&mut self) -> anyhow::Result<Value> {
        if let Some(Token::Text(text)) = self.0.next_if(|token| matches!(token, Token::Text(_))) {
            return Ok(text.into());
        }
        let name = self.name()?;
        match self.0.peek() {
            Some(Token::Mark('{')) => {
                let elements = self.elements('}')?;
                let method =
                    |token: &Token| matches!(token, Token::Word(word) if word.starts_with('.'));
                if self.0.next_if(method).is_some() {
                    self.elements(')')?;
                    return Ok(name.into());
                }
                Ok(elements)
            }
            Some(Token::Mark('(')) => {
                let mut arguments = self.elements(')')?;
                Ok(arguments.get_mut(0).map(Value::take).unwrap_or_default())
            }
            _ => Ok(serde_json::from_str(&name).unwrap_or(Value::String(name))),
        }
    }

    /// The name of a type, of which only the last part counts: `spec.Schema` of `map[string]spec.Schema`.
    fn name(&mut self) -> anyhow::Result<String> {
        let mut name = String::new();
        loop {
            match self.0.peek() {
                Some(Token::Word(word)) => {
                    word.clone_into(&mut name);
                    self.0.next();
                    if name == "interface" {
                        self.elements('}')?;
                    }
                }
                Some(Token::Mark('&' | '*' | '[' | ']')) => {
                    self.0.next();
                }
                _ => return Ok(name),
            }
        }
    }

    /// What stands between two brackets, of which the first comes next: an object where it has keys, else a list.
    fn elements(&mut self, end: char) -> anyhow::Result<Value> {
        self.0.next();
        let (mut entries, mut items) = (Map::new(), Vec::new());
        while self.0.next_if_eq(&Token::Mark(end)).is_none() {
            let element = self.value()?;
            if self.0.next_if_eq(&Token::Mark(':')).is_some() {
                let key = element.as_str().context("a key that is not text")?;
                entries.insert(key.to_owned(), self.value()?);
            } else {
                items.push(element);
            }
            match self.0.peek() {
                Some(Token::Mark(',')) => self.0.next(),
                Some(Token::Mark(mark)) if *mark == end => continue,
                other => bail!("expected `,` or `{end}`, found {other:?}"),
            };
        }
        Ok(if items.is_empty() {
            entries.into()
        } else {
            items.into()
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn literals_become_json() {
        let read = |source: &str| value(source).unwrap();
        let nested = r#"spec.Schema{
            SchemaProps: spec.SchemaProps{
                Description: "With \"quotes\", {braces} and an end\\",
                Type:        []string{"object"},
                Items: &spec.SchemaOrArray{Allows: true},
                Enum:    []interface{}{"a", "b"},
                Default: map[string]interface{}{},
                Ref:     ref(v1.Pod{}.OpenAPIModelName()),
            },
        } rest"#;
        let expected = json!({ "SchemaProps": {
            "Description": "With \"quotes\", {braces} and an end\\",
            "Type": ["object"],
            "Items": { "Allows": true },
            "Enum": ["a", "b"],
            "Default": {},
            "Ref": "v1.Pod",
        }});
        assert_eq!(read(nested), expected);
        assert_eq!(read("-1.5, 2"), json!(-1.5));
        assert_eq!(read("v1.Constant"), json!("v1.Constant"));
        assert_eq!(read("both(a{x: 1}, a{x: 2})"), json!({ "x": 1 }));
    }

    #[test]
    fn what_is_no_literal_is_refused() {
        assert!(value("spec.Schema{ \"a\" \"b\" }").is_err());
        assert!(value("spec.Schema{ a: 1,").is_err());
    }
}
