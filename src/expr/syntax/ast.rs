//! The syntax tree: what is written, macros included, with the bytes where it stands.

use std::ops::Range;

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// The bytes of the source.
    pub span: Range<usize>,
    /// The number of levels below and including this one.
    pub depth: usize,
    /// What it is.
    pub kind: ExprKind,
}

/// A name and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The bytes of the source.
    pub span: Range<usize>,
    /// The name.
    pub text: String,
}

/// What an expression is.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// `null`
    Null,
    /// `true`
    Bool(bool),
    /// `1`
    Int(i64),
    /// `1u`
    Uint(u64),
    /// `1.5`
    Double(f64),
    /// `"text"`
    String(String),
    /// `b"bytes"`
    Bytes(Vec<u8>),
    /// `spec`
    Variable(String),
    /// `of.field` or `of.?field`
    Select {
        /// What the field is of.
        of: Box<Expr>,
        /// The field.
        field: Name,
        /// Whether it may be absent.
        optional: bool,
    },
    /// `of[key]` or `of[?key]`
    Index {
        /// What the element is of.
        of: Box<Expr>,
        /// Which element.
        key: Box<Expr>,
        /// Whether it may be absent.
        optional: bool,
    },
    /// `function(arguments)`, `of.function(arguments)`, macros included.
    Call {
        /// What stands before the dot.
        of: Option<Box<Expr>>,
        /// The function or macro.
        function: Name,
        /// What stands between the parentheses.
        arguments: Vec<Expr>,
    },
    /// `!operand`, `-operand`
    Unary(Unary, Box<Expr>),
    /// `left + right` and the like
    Binary(Binary, Box<Expr>, Box<Expr>),
    /// `condition ? yes : no`
    Conditional(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `[a, ?b]`
    List(Vec<Expr>),
    /// `{a: b, ?c: d}`
    Map(Vec<(Expr, Expr)>),
    /// An item of a list, or the value of an entry, that stands behind a `?`: it is left out where it is unset.
    Optional(Box<Expr>),
}

/// An operator before its operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unary {
    /// `!`
    Not,
    /// `-`
    Negate,
}

/// An operator between its operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binary {
    /// `||`
    Or,
    /// `&&`
    And,
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `in`
    In,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`
    Remainder,
}

impl Binary {
    /// How strongly it binds; greater binds stronger. All bind to the left.
    pub fn strength(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Equal
            | Self::NotEqual
            | Self::Less
            | Self::LessOrEqual
            | Self::Greater
            | Self::GreaterOrEqual
            | Self::In => 3,
            Self::Add | Self::Subtract => 4,
            Self::Multiply | Self::Divide | Self::Remainder => 5,
        }
    }

    /// As it is written, in CEL and, but for `in`, in Rust.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Or => "||",
            Self::And => "&&",
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
            Self::In => "in",
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Remainder => "%",
        }
    }
}

impl Expr {
    /// An expression whose parts are no deeper than given.
    pub fn new(span: Range<usize>, depth_below: usize, kind: ExprKind) -> Self {
        Self {
            span,
            depth: depth_below + 1,
            kind,
        }
    }

    /// The expressions right below it, in the order of the source.
    pub fn parts(&self) -> Vec<&Self> {
        match &self.kind {
            ExprKind::Null
            | ExprKind::Bool(_)
            | ExprKind::Int(_)
            | ExprKind::Uint(_)
            | ExprKind::Double(_)
            | ExprKind::String(_)
            | ExprKind::Bytes(_)
            | ExprKind::Variable(_) => vec![],
            ExprKind::Select { of, .. } | ExprKind::Unary(_, of) | ExprKind::Optional(of) => {
                vec![of]
            }
            ExprKind::Index { of, key, .. } => vec![of, key],
            ExprKind::Call { of, arguments, .. } => {
                of.as_deref().into_iter().chain(arguments).collect()
            }
            ExprKind::Binary(_, left, right) => vec![left, right],
            ExprKind::Conditional(condition, yes, no) => vec![condition, yes, no],
            ExprKind::List(items) => items.iter().collect(),
            ExprKind::Map(entries) => entries
                .iter()
                .flat_map(|(key, value)| [key, value])
                .collect(),
        }
    }

    /// Whether two expressions are written the same, apart from where they stand.
    pub fn same(&self, other: &Self) -> bool {
        use ExprKind as K;
        let all =
            |a: &[Self], b: &[Self]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same(b));
        match (&self.kind, &other.kind) {
            (
                K::Select {
                    of,
                    field,
                    optional,
                },
                K::Select {
                    of: of2,
                    field: field2,
                    optional: optional2,
                },
            ) => field.text == field2.text && optional == optional2 && of.same(of2),
            (
                K::Index { of, key, optional },
                K::Index {
                    of: of2,
                    key: key2,
                    optional: optional2,
                },
            ) => optional == optional2 && of.same(of2) && key.same(key2),
            (
                K::Call {
                    of,
                    function,
                    arguments,
                },
                K::Call {
                    of: of2,
                    function: function2,
                    arguments: arguments2,
                },
            ) => {
                let receivers = match (of, of2) {
                    (Some(a), Some(b)) => a.same(b),
                    (None, None) => true,
                    _ => false,
                };
                receivers && function.text == function2.text && all(arguments, arguments2)
            }
            (K::Unary(a, x), K::Unary(b, y)) => a == b && x.same(y),
            (K::Binary(a, x, y), K::Binary(b, x2, y2)) => a == b && x.same(x2) && y.same(y2),
            (K::Conditional(a, b, c), K::Conditional(a2, b2, c2)) => {
                a.same(a2) && b.same(b2) && c.same(c2)
            }
            (K::Optional(a), K::Optional(b)) => a.same(b),
            (K::List(a), K::List(b)) => all(a, b),
            (K::Map(a), K::Map(b)) => {
                a.len() == b.len()
                    && a.iter()
                        .zip(b)
                        .all(|(a, b)| a.0.same(&b.0) && a.1.same(&b.1))
            }
            (a, b) => a == b,
        }
    }
}
