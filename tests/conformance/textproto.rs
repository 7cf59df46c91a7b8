//! Reads the text form of protocol buffers, as far as the conformance cases use it.

/// The fields of a message, in order.
#[derive(Clone, Debug, Default)]
pub struct Message(pub Vec<(String, Field)>);

/// What a field holds.
#[derive(Clone, Debug)]
pub enum Field {
    Message(Message),
    /// A number or a name, such as `true`.
    Word(String),
    /// A text or bytes, without quotes and escapes.
    Text(Vec<u8>),
}

impl Message {
    /// The messages in the fields of a name.
    pub fn messages<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a Self> {
        self.fields(name).filter_map(|field| match field {
            Field::Message(message) => Some(message),
            _ => None,
        })
    }

    /// The fields of a name.
    pub fn fields<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a Field> {
        let name = name.to_owned();
        self.0
            .iter()
            .filter(move |(found, _)| *found == name)
            .map(|(_, field)| field)
    }

    /// The text in a field, empty where there is none.
    pub fn text(&self, name: &str) -> String {
        match self.fields(name).next() {
            Some(Field::Text(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
            Some(Field::Word(word)) => word.clone(),
            _ => String::new(),
        }
    }

    /// Whether a field is there.
    pub fn has(&self, name: &str) -> bool {
        self.fields(name).next().is_some()
    }
}

/// The message that a text writes.
pub fn parse(text: &str) -> Result<Message, String> {
    let mut reader = Reader { rest: text };
    let message = reader.message(None)?;
    if reader.rest.is_empty() {
        Ok(message)
    } else {
        Err(reader.unexpected())
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn space(&mut self) {
        loop {
            self.rest = self
                .rest
                .trim_start_matches(|c: char| c.is_whitespace() || c == ',' || c == ';');
            if !self.rest.starts_with('#') {
                return;
            }
            self.rest = self.rest.find('\n').map_or("", |end| &self.rest[end..]);
        }
    }

    fn eat(&mut self, symbol: char) -> bool {
        self.space();
        let rest = self.rest.strip_prefix(symbol);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn unexpected(&self) -> String {
        format!(
            "unexpected: {}",
            self.rest.chars().take(60).collect::<String>()
        )
    }

    fn message(&mut self, close: Option<char>) -> Result<Message, String> {
        let mut fields = Vec::new();
        loop {
            self.space();
            if close.is_some_and(|close| self.eat(close))
                || (close.is_none() && self.rest.is_empty())
            {
                return Ok(Message(fields));
            }
            let name = self.name()?;
            let has_colon = self.eat(':');
            if has_colon && self.eat('[') {
                while !self.eat(']') {
                    fields.push((name.clone(), self.value()?));
                }
            } else {
                fields.push((name, self.value()?));
            }
        }
    }

    fn name(&mut self) -> Result<String, String> {
        if self.eat('[') {
            let end = self.rest.find(']').ok_or("an extension without `]`")?;
            let name = self.rest[..end].to_owned();
            self.rest = &self.rest[end + 1..];
            return Ok(name);
        }
        self.word()
    }

    fn word(&mut self) -> Result<String, String> {
        self.space();
        let belongs = |c: char| c.is_alphanumeric() || "_-+.".contains(c);
        let end = self.rest.find(|c| !belongs(c)).unwrap_or(self.rest.len());
        if end == 0 {
            return Err(self.unexpected());
        }
        let word = self.rest[..end].to_owned();
        self.rest = &self.rest[end..];
        Ok(word)
    }

    fn value(&mut self) -> Result<Field, String> {
        if self.eat('{') {
            return Ok(Field::Message(self.message(Some('}'))?));
        }
        if self.eat('<') {
            return Ok(Field::Message(self.message(Some('>'))?));
        }
        if !self.rest.starts_with(['"', '\'']) {
            return Ok(Field::Word(self.word()?));
        }
        // Texts that follow each other are one.
        let mut text = Vec::new();
        while self.rest.starts_with(['"', '\'']) {
            self.quoted(&mut text)?;
            self.rest = self.rest.trim_start();
        }
        Ok(Field::Text(text))
    }

    fn quoted(&mut self, text: &mut Vec<u8>) -> Result<(), String> {
        let quote = self.rest.chars().next().unwrap_or('"');
        let mut rest = &self.rest[1..];
        loop {
            let letter = rest.chars().next().ok_or("a text without closing quote")?;
            rest = &rest[letter.len_utf8()..];
            if letter == quote {
                self.rest = rest;
                return Ok(());
            }
            if letter != '\\' {
                text.extend(letter.to_string().as_bytes());
                continue;
            }
            let escape = rest.chars().next().ok_or("a text without closing quote")?;
            let (digits, radix, from) = match escape {
                'x' => (2, 16, 1),
                'u' => (4, 16, 1),
                'U' => (8, 16, 1),
                '0'..='7' => (3, 8, 0),
                _ => (0, 10, 0),
            };
            if digits > 0 {
                let belongs = |c: &char| c.is_digit(radix);
                let code: String = rest[from..]
                    .chars()
                    .take(digits)
                    .take_while(belongs)
                    .collect();
                let number =
                    u32::from_str_radix(&code, radix).map_err(|error| error.to_string())?;
                match escape {
                    'u' | 'U' => text.extend(
                        char::from_u32(number)
                            .ok_or("no character")?
                            .to_string()
                            .as_bytes(),
                    ),
                    _ => text.push(u8::try_from(number).map_err(|error| error.to_string())?),
                }
                rest = &rest[from + code.len()..];
                continue;
            }
            text.push(match escape {
                'n' => b'\n',
                'r' => b'\r',
                't' => b'\t',
                'a' => 7,
                'b' => 8,
                'f' => 12,
                'v' => 11,
                other => u8::try_from(other).map_err(|error| error.to_string())?,
            });
            rest = &rest[escape.len_utf8()..];
        }
    }
}

#[test]
fn the_text_form_is_read() {
    let text = "# c\nname: \"a\\x41\\n\" 'b'\nlist: [1, 2]\nsection { test: { x: -1.5e3 [a/b.C] { y: true } } }";
    let message = parse(text).expect("a message");
    assert_eq!(message.text("name"), "aA\nb");
    assert_eq!(message.fields("list").count(), 2);
    let test = message
        .messages("section")
        .flat_map(|section| section.messages("test"))
        .next()
        .expect("a test");
    assert_eq!(test.text("x"), "-1.5e3");
    assert!(test.has("a/b.C"));
    assert!(parse("a: {").is_err() && parse("a: \"b").is_err());
}
