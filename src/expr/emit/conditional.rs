//! `condition ? yes : no`

use super::Emitter;
use super::binding::mentions;
use super::code::Code;
use super::logic::tested;
use super::value::{Emitted, Held, Shape};
use crate::expr::tree::{Kind, Node, Presence};
use crate::expr::{Repr, Type};

impl Emitter {
    pub fn conditional(
        &mut self,
        condition: &Node,
        yes: &Node,
        no: &Node,
        whole: &Node,
    ) -> Emitted {
        let negated = match &condition.kind {
            Kind::Not(inner) if matches!(inner.kind, Kind::Has(..)) => Some(&**inner),
            _ => None,
        };
        if let Some(condition) = negated {
            return self.conditional(condition, no, yes, whole);
        }
        if let Some(emitted) = self.with_default(condition, yes, no) {
            return emitted;
        }
        if whole.presence == Presence::Chain {
            let (condition, yes, no) = (
                self.node(condition).boolean(),
                self.owned_option(yes),
                self.owned_option(no),
            );
            let code = Code::conditional(condition, yes, no);
            return Emitted::made(code, Shape::stored(&whole.ty, Repr::Plain)).option();
        }
        // What Rust holds in types of its own has to be of one type on both sides.
        let held = matches!(
            whole.ty,
            Type::List(_) | Type::Map(_) | Type::Object(_) | Type::Opaque(_)
        );
        let own = held && whole.presence == Presence::Always;
        let conjuncts = match &condition.kind {
            Kind::And(items) => items.as_slice(),
            _ => std::slice::from_ref(condition),
        };
        let (condition, yes_emitted) = self.conditions(conjuncts, yes, own);
        let no_emitted = self.branch(no, own);
        if own {
            let code = Code::conditional(condition, yes_emitted.code, no_emitted.code);
            return Emitted::made(code, yes_emitted.shape);
        }
        if whole.presence == Presence::Always {
            let (yes, no, shape) = alike(yes_emitted, no_emitted);
            return Emitted::made(Code::conditional(condition, yes, no), shape);
        }
        if let (Code::Let(name, option), Type::Null, false) = (
            &condition,
            &no.ty,
            yes_emitted.optional || yes_emitted.code.is_fallible(),
        ) {
            let shape = yes_emitted.shape.clone();
            let held = if yes_emitted.held == Held::Temporary {
                Held::Temporary
            } else {
                Held::Ref
            };
            let body = yes_emitted.reference_or_made();
            let code = option
                .as_ref()
                .clone()
                .method("map", vec![body.closure(name.clone())]);
            return Emitted::new(code, shape, held).option();
        }
        let json = |node: &Node, emitted: Emitted| match node.ty {
            Type::Null => Code::atom("Value::Null"),
            _ if emitted.optional => Code::Macro("json", vec![emitted.code]),
            _ => emitted.json(),
        };
        let code = Code::conditional(condition, json(yes, yes_emitted), json(no, no_emitted));
        Emitted::made(code, Shape::Json)
    }

    /// `has(x) ? x : no`
    fn with_default(&mut self, condition: &Node, yes: &Node, no: &Node) -> Option<Emitted> {
        let (Kind::Has(of, tested), Kind::Present(_, read)) = (&condition.kind, &yes.kind) else {
            return None;
        };
        if tested != read || no.presence != Presence::Always {
            return None;
        }
        let simple = match (&of.ty, &no.kind) {
            (Type::List(_) | Type::Map(_) | Type::Object(_), _) => return None,
            (Type::Dyn, _) => no.ty != Type::Null,
            _ => true,
        };
        simple.then(|| self.or_value(of, no))
    }

    /// A condition with bindings of what it tests, and what stands under it.
    fn conditions(&mut self, conjuncts: &[Node], yes: &Node, own: bool) -> (Code, Emitted) {
        for (index, item) in conjuncts.iter().enumerate() {
            let rest = &conjuncts[index + 1..];
            let Some((of, path)) = tested(item, true) else {
                continue;
            };
            if !mentions(yes, path) && !rest.iter().any(|item| mentions(item, path)) {
                continue;
            }
            let before = &conjuncts[..index];
            let (option, name, (after, emitted)) = self.bound(of, path, |emitter| {
                if rest.is_empty() {
                    (None, emitter.branch(yes, own))
                } else {
                    let (condition, emitted) = emitter.conditions(rest, yes, own);
                    (Some(condition), emitted)
                }
            });
            let binding = Code::Let(name, Box::new(option));
            let mut chain = binding;
            if let Some(after) = after {
                chain = chain.binary("&&", after);
            }
            if !before.is_empty() {
                let before = self.all(before);
                // What can fail comes last, so that it cannot hide what decides.
                chain = if before.is_fallible() && !chain.is_fallible() {
                    chain.binary("&&", before)
                } else if before.is_fallible() {
                    return (self.all(conjuncts), self.branch(yes, own));
                } else {
                    before.binary("&&", chain)
                };
            }
            return (chain, emitted);
        }
        (self.all(conjuncts), self.branch(yes, own))
    }

    /// A branch, as a value that is owned or in its natural form.
    fn branch(&mut self, node: &Node, own: bool) -> Emitted {
        if !own {
            return self.node(node);
        }
        Emitted::made(self.owned(node), Shape::stored(&node.ty, Repr::Plain))
    }
}

impl Emitted {
    /// As a reference where it is stored, else as it is made.
    pub fn reference_or_made(self) -> Code {
        if self.held == Held::Temporary {
            self.code
        } else {
            self.reference()
        }
    }

    /// Whether a reference into it outlives the expression.
    pub fn is_stable(&self) -> bool {
        match self.shape {
            Shape::Str => !self.code.any(&|code| matches!(code, Code::Macro(..))),
            Shape::String | Shape::Enum | Shape::Quantity => self.held != Held::Temporary,
            _ => false,
        }
    }
}

/// Two values as the same Rust type.
pub fn alike(a: Emitted, b: Emitted) -> (Code, Code, Shape) {
    use Shape as S;
    match (&a.shape, &b.shape) {
        (S::Bool, S::Bool) => (a.code, b.code, S::Bool),
        (S::Int | S::Int32, S::Int | S::Int32) => (a.int(), b.int(), S::Int),
        (S::Double, S::Double) => (a.code, b.code, S::Double),
        (S::Uint, S::Uint) => (a.code, b.code, S::Uint),
        (
            S::Str | S::String | S::Enum | S::Quantity | S::Time,
            S::Str | S::String | S::Enum | S::Quantity | S::Time,
        ) => {
            if a.is_stable() && b.is_stable() {
                (a.str(), b.str(), S::Str)
            } else {
                (a.string(), b.string(), S::String)
            }
        }
        _ => (a.json(), b.json(), S::Json),
    }
}
