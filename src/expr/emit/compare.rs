//! Equality, order, membership and arithmetic.

use super::Emitter;
use super::code::Code;
use super::literal;
use super::value::{Emitted, Held, Shape};
use crate::expr::Type;
use crate::expr::data::Data;
use crate::expr::syntax::Binary;
use crate::expr::tree::{Kind, Node};

impl Emitter {
    pub fn compare(&mut self, operator: Binary, left: &Node, right: &Node) -> Code {
        let empty = self.emptiness(operator, left, right);
        if let Some(code) = empty.or_else(|| self.empty_text(operator, left, right)) {
            return code;
        }
        let (a, b) = (self.node(left), self.node(right));
        let symbol = operator.symbol();
        match (&left.ty, &right.ty) {
            (Type::Bool, Type::Bool) if matches!(operator, Binary::Equal | Binary::NotEqual) => {
                truth(operator, a, b)
            }
            (Type::Int, Type::Int) => {
                let (a, b) = ints(a, b);
                a.binary(symbol, b)
            }
            (Type::Uint, Type::Uint) => a.uint().binary(symbol, b.uint()),
            (Type::Opaque(_), Type::Opaque(_)) => alike(symbol, a, b),
            (Type::TypeName, Type::TypeName) => texts(operator, a, b),
            (Type::Double, Type::Double) => a.double().binary(symbol, b.double()),
            (Type::String, Type::String) => texts(operator, a, b),
            _ if matches!(operator, Binary::Equal | Binary::NotEqual) => dynamic(operator, a, b),
            _ => {
                let method = match operator {
                    Binary::Less => "is_lt",
                    Binary::LessOrEqual => "is_le",
                    Binary::Greater => "is_gt",
                    _ => "is_ge",
                };
                let arguments = vec![a.json_ref(), b.json_ref()];
                Code::Call("cel::compare", arguments)
                    .attempt()
                    .method(method, vec![])
            }
        }
    }

    /// The negation of a comparison. Doubles that are not numbers are neither less nor not less.
    pub fn opposite(&mut self, operator: Binary, left: &Node, right: &Node) -> Code {
        let opposite = match operator {
            Binary::Equal => Binary::NotEqual,
            Binary::NotEqual => Binary::Equal,
            Binary::Less => Binary::GreaterOrEqual,
            Binary::LessOrEqual => Binary::Greater,
            Binary::Greater => Binary::LessOrEqual,
            _ => Binary::Less,
        };
        let is_double = left.ty == Type::Double || right.ty == Type::Double;
        if is_double && !matches!(operator, Binary::Equal | Binary::NotEqual) {
            let holds = self.compare(operator, left, right);
            return Code::Call("std::ops::Not::not", vec![holds]);
        }
        self.compare(opposite, left, right)
    }

    /// `size(x) == 0` and the like.
    fn emptiness(&mut self, operator: Binary, left: &Node, right: &Node) -> Option<Code> {
        let arguments = match &left.kind {
            Kind::Call(function, arguments) if function.name() == "size" => arguments,
            _ => return None,
        };
        let of = arguments
            .first()
            .filter(|of| !matches!(of.ty, Type::Dyn | Type::Opaque(_)))?;
        let (Kind::Constant(Data::Int(0)), false) = (&right.kind, is_literal(of)) else {
            return None;
        };
        let negate = match operator {
            Binary::Equal | Binary::LessOrEqual => false,
            Binary::NotEqual | Binary::Greater => true,
            _ => return None,
        };
        let emitted = self.node(of);
        if matches!(emitted.shape, Shape::Json) {
            return None;
        }
        let code = match emitted.shape {
            Shape::Enum | Shape::Quantity | Shape::Time => emitted.str(),
            _ => emitted.code,
        };
        let code = code.method("is_empty", vec![]);
        Some(if negate { code.not() } else { code })
    }

    /// `x == ""` and the like.
    fn empty_text(&mut self, operator: Binary, left: &Node, right: &Node) -> Option<Code> {
        let is_empty = |node: &Node| {
            let text = match &node.kind {
                Kind::Constant(Data::String(text)) => text,
                _ => return false,
            };
            text.is_empty()
        };
        let of = if is_empty(right) { left } else { right };
        if !(is_empty(left) || is_empty(right)) || of.ty != Type::String || is_literal(of) {
            return None;
        }
        let negate = match operator {
            Binary::Equal => false,
            Binary::NotEqual => true,
            _ => return None,
        };
        let emitted = self.node(of);
        let code = match emitted.shape {
            Shape::String | Shape::Str => emitted.code,
            _ => emitted.str(),
        };
        let code = code.method("is_empty", vec![]);
        Some(if negate { code.not() } else { code })
    }

    pub fn contains(&mut self, item: &Node, of: &Node) -> Code {
        if let (Kind::Constant(Data::List(items)), Type::String | Type::Int) = (&of.kind, &item.ty)
            && let Some(patterns) = patterns(items, &item.ty)
        {
            let item = self.node(item);
            let item = if matches!(item.shape, Shape::Int | Shape::Int32) {
                item.int()
            } else {
                item.str()
            };
            return Code::Macro("matches", vec![item, patterns]);
        }
        let item = self.node(item);
        let of = self.node(of);
        match (&of.shape, &item.shape) {
            (Shape::Typed(Type::Map(_), _), _) => {
                of.code.method("contains_key", vec![item.str_argument()])
            }
            (Shape::Typed(Type::List(element), repr), shape)
                if !matches!(shape, Shape::Json | Shape::IntOrString) =>
            {
                let found = Shape::stored(element, *repr);
                let other = Emitted::new(Code::atom("found"), found.clone(), Held::Ref);
                let (parameter, test) = match found {
                    Shape::Bool | Shape::Uint | Shape::Double => {
                        return of.code.method("contains", vec![item.code.borrow()]);
                    }
                    Shape::Int => return of.code.method("contains", vec![item.int().borrow()]),
                    Shape::Int32 => match ints(other, item) {
                        (Code::Atom(_), narrow) => {
                            return of.code.method("contains", vec![narrow.borrow()]);
                        }
                        (wide, item) => ("&found", wide.binary("==", item)),
                    },
                    Shape::String if item.shape == Shape::String => {
                        return of.code.method("contains", vec![item.reference()]);
                    }
                    Shape::Typed(..) | Shape::Json | Shape::IntOrString => {
                        ("found", dynamic(Binary::Equal, other, item))
                    }
                    _ => ("found", texts(Binary::Equal, other, item)),
                };
                of.code
                    .method("iter", vec![])
                    .method("any", vec![test.closure(parameter)])
            }
            _ => Code::Call("cel::contains", vec![of.json_ref(), item.json_ref()]).attempt(),
        }
    }

    pub fn arithmetic(
        &mut self,
        operator: Binary,
        left: &Node,
        right: &Node,
        ty: &Type,
    ) -> Emitted {
        let (a, b) = (self.node(left), self.node(right));
        if *ty == Type::Double {
            let code = a.double().binary(operator.symbol(), b.double());
            return Emitted::made(code, Shape::Double);
        }
        if *ty == Type::Uint {
            let function = match operator {
                Binary::Add => "cel::uadd",
                Binary::Subtract => "cel::usub",
                Binary::Multiply => "cel::umul",
                Binary::Divide => "cel::udiv",
                _ => "cel::urem",
            };
            let code = Code::Call(function, vec![a.uint(), b.uint()]).attempt();
            return Emitted::made(code, Shape::Uint);
        }
        let function = match operator {
            Binary::Add => "cel::add",
            Binary::Subtract => "cel::sub",
            Binary::Multiply => "cel::mul",
            Binary::Divide => "cel::div",
            _ => "cel::rem",
        };
        Emitted::made(
            Code::Call(function, vec![a.int(), b.int()]).attempt(),
            Shape::Int,
        )
    }

    /// `-of`
    pub fn negative(&mut self, of: &Node, ty: &Type) -> Emitted {
        let of = self.node(of);
        if *ty == Type::Double {
            return Emitted::made(Code::Prefix("-", Box::new(of.double())), Shape::Double);
        }
        Emitted::made(Code::Call("cel::neg", vec![of.int()]).attempt(), Shape::Int)
    }
}

fn is_literal(node: &Node) -> bool {
    matches!(node.kind, Kind::Constant(_) | Kind::List(_) | Kind::Map(_))
}

/// Comparing with a constant truth is the value itself, or not.
fn truth(operator: Binary, a: Emitted, b: Emitted) -> Code {
    let (a, b) = (a.boolean(), b.boolean());
    let constant = |code: &Code| match code {
        Code::Atom(text) if text == "true" => Some(true),
        Code::Atom(text) if text == "false" => Some(false),
        _ => None,
    };
    let same = operator == Binary::Equal;
    match (constant(&a), constant(&b)) {
        (Some(found), _) => {
            if found == same {
                b
            } else {
                b.not()
            }
        }
        (_, Some(found)) => {
            if found == same {
                a
            } else {
                a.not()
            }
        }
        _ => a.binary(operator.symbol(), b),
    }
}

/// Two ints of the same Rust type: as stored where that is enough.
fn ints(a: Emitted, b: Emitted) -> (Code, Code) {
    let fits = |emitted: &Emitted| match &emitted.code {
        Code::Atom(text) => text.parse::<i32>().is_ok(),
        _ => false,
    };
    let narrow = |emitted: &Emitted| emitted.shape == Shape::Int32 || fits(emitted);
    if narrow(&a) && narrow(&b) {
        (a.code, b.code)
    } else {
        (a.int(), b.int())
    }
}

/// Two texts. `String`, `&String` and `&str` compare as they are, except a `String` with a reference to another.
fn texts(operator: Binary, a: Emitted, b: Emitted) -> Code {
    let symbol = operator.symbol();
    let plain = |emitted: &Emitted| matches!(emitted.shape, Shape::String | Shape::Str);
    let referred = |emitted: &Emitted| emitted.shape == Shape::String && emitted.held == Held::Ref;
    let owned = |emitted: &Emitted| emitted.shape == Shape::String && emitted.held != Held::Ref;
    if !matches!(operator, Binary::Equal | Binary::NotEqual) {
        return a.str().binary(symbol, b.str());
    }
    let dereferenced = |code: Code| Code::Prefix("*", Box::new(code));
    if referred(&a) && owned(&b) {
        dereferenced(a.code).binary(symbol, b.code)
    } else if owned(&a) && referred(&b) {
        a.code.binary(symbol, dereferenced(b.code))
    } else if plain(&a) && plain(&b) {
        a.code.binary(symbol, b.code)
    } else {
        a.str().binary(symbol, b.str())
    }
}

/// Two values of the same type, of which one may be a reference.
fn alike(symbol: &'static str, a: Emitted, b: Emitted) -> Code {
    let value = |emitted: Emitted| match emitted.held {
        Held::Ref => Code::Prefix("*", Box::new(emitted.code)),
        _ => emitted.code,
    };
    value(a).binary(symbol, value(b))
}

/// Equality where a type is unknown.
fn dynamic(operator: Binary, a: Emitted, b: Emitted) -> Code {
    let same = operator == Binary::Equal;
    let code = match (&a.shape, &b.shape) {
        (Shape::Json, Shape::Str | Shape::Bool) if a.held == Held::Ref => {
            return a.code.binary(operator.symbol(), b.code);
        }
        (Shape::Str | Shape::Bool, Shape::Json) if b.held == Held::Ref => {
            return b.code.binary(operator.symbol(), a.code);
        }
        _ => Code::Call("cel::equal", vec![a.json_ref(), b.json_ref()]),
    };
    if same { code } else { code.not() }
}

/// Constants as a pattern.
fn patterns(items: &[Data], ty: &Type) -> Option<Code> {
    let fitting = |item: &&Data| match ty {
        Type::Int => matches!(item, Data::Int(_)),
        _ => matches!(item, Data::String(_)),
    };
    if let Some(range) = range(items) {
        return Some(range);
    }
    let mut codes: Vec<Code> = Vec::new();
    for item in items.iter().filter(fitting) {
        let code = literal::constant(item).code;
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    (!codes.is_empty() && items.iter().all(|item| fitting(&item)))
        .then_some(Code::Alternatives(codes))
}

/// Ints without gaps as a range, where there are three or more.
fn range(items: &[Data]) -> Option<Code> {
    let int = |item: &Data| match item {
        Data::Int(int) => Some(*int),
        _ => None,
    };
    let ints = items
        .iter()
        .map(int)
        .collect::<Option<std::collections::BTreeSet<i64>>>()?;
    let (first, last) = (*ints.first()?, *ints.last()?);
    let length = i64::try_from(ints.len()).ok()?;
    let whole = length > 2 && first.checked_add(length - 1) == Some(last);
    let code = |int: i64| literal::constant(&Data::Int(int)).code;
    whole.then(|| Code::atom(format!("{}..={}", code(first), code(last))))
}
