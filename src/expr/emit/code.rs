//! Rust expressions as trees, so that nothing is said about parentheses but here.

use std::fmt;

/// A Rust expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Code {
    /// A name or a literal.
    Atom(String),
    /// `of.name`
    Field(Box<Code>, String),
    /// `of.name(arguments)`
    Method(Box<Code>, &'static str, Vec<Code>),
    /// `name(arguments)`
    Call(&'static str, Vec<Code>),
    /// `name(arguments)`, of a function of the project's own
    Own(String, Vec<Code>),
    /// `name!(arguments)`
    Macro(&'static str, Vec<Code>),
    /// `of?`
    Try(Box<Code>),
    /// `&of`, `!of`, `-of`, `*of`
    Prefix(&'static str, Box<Code>),
    /// `cel::typed::<type>(of)`
    Convert(String, Box<Code>),
    /// `of as type`
    Cast(Box<Code>, &'static str),
    /// `left operator right`
    Binary(&'static str, Box<Code>, Box<Code>),
    /// `let Some(name) = of`, in a condition
    Let(String, Box<Code>),
    /// `if condition { yes } else { no }`
    If(Box<Code>, Box<Code>, Box<Code>),
    /// `|parameter| body`; without parameter, `|| body`
    Closure(String, Box<Code>),
    /// `[items]`
    Array(Vec<Code>),
    /// `{"key": value}` in `json!`
    Object(Vec<(String, Code)>),
    /// `a | b`, in a pattern
    Alternatives(Vec<Code>),
}

impl Code {
    /// A name or a literal.
    pub fn atom(text: impl Into<String>) -> Self {
        Self::Atom(text.into())
    }

    /// A text literal.
    pub fn text(text: &str) -> Self {
        Self::Atom(format!("{text:?}"))
    }

    /// `self.name`
    pub fn field(self, name: impl Into<String>) -> Self {
        Self::Field(Box::new(self), name.into())
    }

    /// `self.name(arguments)`
    pub fn method(self, name: &'static str, arguments: Vec<Self>) -> Self {
        Self::Method(Box::new(self), name, arguments)
    }

    /// The same inside of `json!`.
    pub fn in_json(self) -> Self {
        match self {
            Self::Macro("json", mut arguments) if arguments.len() == 1 => {
                arguments.pop().unwrap_or_else(|| Self::atom("null"))
            }
            Self::Atom(text) if text == "Value::Null" => Self::atom("null"),
            other => other,
        }
    }

    /// `self?`
    pub fn attempt(self) -> Self {
        Self::Try(Box::new(self))
    }

    /// `&self`
    pub fn borrow(self) -> Self {
        Self::Prefix("&", Box::new(self))
    }

    /// `!self`, or what says the same.
    pub fn not(self) -> Self {
        match self {
            Self::Prefix("!", inner) => *inner,
            Self::Method(of, "is_some", arguments) => Self::Method(of, "is_none", arguments),
            Self::Binary("==", a, b) => Self::Binary("!=", a, b),
            Self::Binary("!=", a, b) => Self::Binary("==", a, b),
            other => Self::Prefix("!", Box::new(other)),
        }
    }

    /// `self operator right`; chains of `&&` and of `||` lean to the left, as they are written.
    pub fn binary(self, operator: &'static str, right: Self) -> Self {
        if let ("&&" | "||", Self::Binary(found, middle, last)) = (operator, &right)
            && *found == operator
        {
            let (middle, last) = (middle.as_ref().clone(), last.as_ref().clone());
            return self.binary(operator, middle).binary(operator, last);
        }
        Self::Binary(operator, Box::new(self), Box::new(right))
    }

    /// `self as ty`
    pub fn cast(self, ty: &'static str) -> Self {
        Self::Cast(Box::new(self), ty)
    }

    /// `|parameter| self`
    pub fn closure(self, parameter: impl Into<String>) -> Self {
        Self::Closure(parameter.into(), Box::new(self))
    }

    /// What `map` is called with for `|parameter| self`: the function itself, where the closure would only pass its parameter on.
    pub fn mapping(self, parameter: String) -> Self {
        const OF_VALUES: [&str; 12] = [
            "i64::from",
            "f64::from",
            "cel::text",
            "cel::to_int",
            "cel::to_uint",
            "cel::to_double",
            "cel::to_bool",
            "cel::int",
            "cel::double",
            "cel::boolean",
            "cel::size",
            "cel::encode",
        ];
        match &self {
            Self::Convert(ty, of) if **of == Self::atom(parameter.as_str()) => {
                Self::Atom(format!("cel::typed::<{ty}>"))
            }
            Self::Call(name, arguments)
                if OF_VALUES.contains(name) && *arguments == [Self::atom(parameter.as_str())] =>
            {
                Self::atom(*name)
            }
            _ => self.closure(parameter),
        }
    }

    /// `if condition { yes } else { no }`
    pub fn conditional(condition: Self, yes: Self, no: Self) -> Self {
        Self::If(Box::new(condition), Box::new(yes), Box::new(no))
    }

    /// The same as a `cel::Result`: `Ok(self)`, or what `?` was applied to.
    pub fn result(self) -> Self {
        match self {
            Self::Try(inner) => *inner,
            other => Self::Call("Ok", vec![other]),
        }
    }

    /// Whether some part of it, closures aside, satisfies a predicate.
    pub fn any(&self, predicate: &dyn Fn(&Self) -> bool) -> bool {
        let all = |codes: &[Self]| codes.iter().any(|code| code.any(predicate));
        predicate(self)
            || match self {
                Self::Atom(_) => false,
                Self::Field(of, _)
                | Self::Try(of)
                | Self::Prefix(_, of)
                | Self::Cast(of, _)
                | Self::Convert(_, of)
                | Self::Let(_, of)
                | Self::Closure(_, of) => of.any(predicate),
                Self::Method(of, _, arguments) => of.any(predicate) || all(arguments),
                Self::Call(_, codes)
                | Self::Own(_, codes)
                | Self::Macro(_, codes)
                | Self::Array(codes)
                | Self::Alternatives(codes) => all(codes),
                Self::Binary(_, a, b) => a.any(predicate) || b.any(predicate),
                Self::If(a, b, c) => a.any(predicate) || b.any(predicate) || c.any(predicate),
                Self::Object(entries) => entries.iter().any(|(_, code)| code.any(predicate)),
            }
    }

    /// Whether it only reads what is there, so that it may be evaluated though it is not needed.
    pub fn is_cheap(&self) -> bool {
        !self.any(&|code| match code {
            Self::Call(name, _) => *name != "Some",
            Self::Method(..) | Self::Macro(..) | Self::Try(_) | Self::If(..) => true,
            _ => false,
        })
    }

    /// Whether it holds a `?`.
    pub fn is_fallible(&self) -> bool {
        self.any(&|code| matches!(code, Self::Try(_)))
    }

    /// Whether it reads a variable.
    pub fn reads(&self, name: &str) -> bool {
        self.any(&|code| matches!(code, Self::Atom(text) if text == name))
    }

    /// How strongly its outermost part binds.
    pub(super) fn strength(&self) -> u8 {
        match self {
            Self::If(..) | Self::Closure(..) => 0,
            Self::Binary(operator, ..) => match *operator {
                "||" => 1,
                "&&" => 2,
                "+" | "-" => 4,
                "*" | "/" => 5,
                _ => 3,
            },
            // `x as i64 < y` would begin generic arguments: a cast is always put in parentheses.
            Self::Cast(..) => 2,
            Self::Prefix(..) => 7,
            Self::Atom(text) if text.starts_with('-') => 7,
            _ => 8,
        }
    }

    /// The same, in parentheses if it binds weaker than asked.
    pub(super) fn within(&self, least: u8) -> String {
        if self.strength() < least {
            format!("({self})")
        } else {
            self.to_string()
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Atom(text) => f.write_str(text),
            Self::Field(of, name) => write!(f, "{}.{name}", of.within(8)),
            Self::Method(of, name, arguments) => {
                write!(f, "{}.{name}({})", of.within(8), list(arguments))
            }
            Self::Call(name, arguments) => write!(f, "{name}({})", list(arguments)),
            Self::Own(name, arguments) => write!(f, "{name}({})", list(arguments)),
            Self::Macro("vec", items) => write!(f, "vec![{}]", list(items)),
            Self::Macro(name, arguments) => write!(f, "{name}!({})", list(arguments)),
            Self::Convert(ty, of) => write!(f, "cel::typed::<{ty}>({of})"),
            Self::Try(of) => write!(f, "{}?", of.within(8)),
            Self::Prefix(prefix, of) => write!(f, "{prefix}{}", of.within(7)),
            Self::Cast(of, ty) => write!(f, "{} as {ty}", of.within(6)),
            Self::Binary(operator, left, right) => {
                let strength = self.strength();
                // Comparisons cannot be chained; the others bind to the left.
                let left = left.within(if strength == 3 { 4 } else { strength });
                write!(f, "{left} {operator} {}", right.within(strength + 1))
            }
            Self::Let(name, of) => match &**of {
                Self::Method(place, "as_ref", _) => {
                    write!(f, "let Some({name}) = &{}", place.within(7))
                }
                of => write!(f, "let Some({name}) = {}", of.within(3)),
            },
            Self::If(condition, yes, no) => {
                write!(f, "if {condition} {{ {yes} }} else ")?;
                match **no {
                    Self::If(..) => write!(f, "{no}"),
                    _ => write!(f, "{{ {no} }}"),
                }
            }
            Self::Closure(parameter, body) => write!(f, "|{parameter}| {body}"),
            Self::Array(items) => write!(f, "[{}]", list(items)),
            Self::Object(entries) => {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|(key, value)| format!("{key}: {value}"))
                    .collect();
                write!(f, "{{ {} }}", entries.join(", "))
            }
            Self::Alternatives(patterns) => {
                let patterns: Vec<String> = patterns.iter().map(Self::to_string).collect();
                f.write_str(&patterns.join(" | "))
            }
        }
    }
}

fn list(codes: &[Code]) -> String {
    codes
        .iter()
        .map(Code::to_string)
        .collect::<Vec<_>>()
        .join(", ")
}
