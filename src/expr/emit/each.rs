//! Macros: iterators over lists and maps, and values that are named.

use super::Emitter;
use super::code::Code;
use super::owned::has_optional;
use super::value::{Emitted, Held, Shape};
use crate::expr::comprehension::Macro;
use crate::expr::data::Data;
use crate::expr::syntax::Binary;
use crate::expr::tree::{Each, Kind, Node, Presence};
use crate::expr::{Repr, Type};

/// What a macro goes over: an iterator, and what its variables are.
struct Range {
    iterator: Code,
    variables: Vec<Emitted>,
}

impl Range {
    /// The shape of a list of some of its items, which is what a macro gives.
    fn kept(&self, node: &Node) -> Shape {
        match self.variables.first().map(|item| &item.shape) {
            Some(Shape::Json) => Shape::stored(&Type::List(Box::new(Type::Dyn)), Repr::Json),
            _ => Shape::stored(&node.ty, node.repr),
        }
    }

    /// The iterator, also where the runtime gives the items as a list.
    fn into_iterator(self) -> Code {
        match self.iterator {
            entries @ Code::Try(_) => entries.method("into_iter", vec![]),
            iterator => iterator,
        }
    }
}

impl Emitter {
    pub fn each(&mut self, each: &Each, node: &Node) -> Emitted {
        if let Some(code) = self.membership(each) {
            return Emitted::made(code, Shape::Bool);
        }
        let identity = matches!((&each.body.kind, each.variables.as_slice()), (Kind::Local(name, _), [only]) if name == only);
        if identity
            && each.macro_ == Macro::Map
            && each.filter.is_none()
            && matches!(each.range.ty, Type::List(_))
        {
            return Emitted::made(
                self.owned(&each.range),
                Shape::stored(&node.ty, Repr::Plain),
            );
        }
        let range = self.range(each);
        match each.macro_ {
            Macro::All | Macro::Exists | Macro::ExistsOne => {
                Emitted::made(self.test(each, range), Shape::Bool)
            }
            Macro::Filter => {
                let shape = range.kept(node);
                Emitted::made(self.filter(each, range), shape)
            }
            Macro::SortBy => {
                let shape = range.kept(node);
                let (key, names) = self.naming(each, &range, |emitter| emitter.owned(&each.body));
                let key = key.result().closure(pattern(&names));
                let code = Code::Call("cel::list::sort_by", vec![range.iterator, key]).attempt();
                Emitted::made(code, shape)
            }
            Macro::Map => Emitted::made(
                self.collect(each, range, "Vec<_>"),
                Shape::stored(&node.ty, Repr::Plain),
            ),
            Macro::TransformMap => {
                let code = self.collect(each, range, "std::collections::BTreeMap<_, _>");
                Emitted::made(code, Shape::stored(&node.ty, Repr::Plain))
            }
            Macro::TransformMapEntry => {
                let code = self.collect(each, range, "Vec<_>");
                let maps = code
                    .method("into_iter", vec![])
                    .method("map", vec![Code::atom("Ok")]);
                Emitted::made(
                    Code::Call("cel::merge", vec![maps]).attempt(),
                    Shape::stored(&node.ty, Repr::Plain),
                )
            }
        }
    }

    /// `list.exists(x, x == y)` is `y in list`.
    fn membership(&mut self, each: &Each) -> Option<Code> {
        let (Macro::Exists, [name], Kind::Compare(Binary::Equal, a, b)) =
            (each.macro_, each.variables.as_slice(), &each.body.kind)
        else {
            return None;
        };
        let is_item = |node: &Node| matches!(&node.kind, Kind::Local(found, _) if found == name);
        let other = match (is_item(a), is_item(b)) {
            (true, false) => b,
            (false, true) => a,
            _ => return None,
        };
        let plain = matches!(each.range.ty, Type::List(_)) && !other.reads_local(name);
        // What can fail is not evaluated where there are no items.
        let code = plain.then(|| self.contains(other, &each.range))?;
        (!code.is_fallible()).then_some(code)
    }

    fn range(&mut self, each: &Each) -> Range {
        let two = each.variables.len() > 1;
        let item = |shape: Shape| Emitted::new(Code::atom(""), shape, Held::Ref);
        let literal = match &each.range.kind {
            Kind::Constant(Data::List(items)) => !items.is_empty(),
            Kind::List(items) => !items.is_empty() && !has_optional(items),
            _ => false,
        };
        let (of, shape) = if literal {
            let slice = self.slice(&each.range);
            let array = match slice {
                Code::Prefix("&", array) => *array,
                other => other,
            };
            (array, Shape::stored(&each.range.ty, Repr::Plain))
        } else {
            let emitted = self.node(&each.range);
            match emitted.shape.clone() {
                shape @ Shape::Typed(..) => (emitted.code, shape),
                _ => (emitted.json_ref(), Shape::Json),
            }
        };
        let position = Emitted::made(Code::atom(""), Shape::Int);
        match shape {
            Shape::Typed(Type::List(items), repr) => {
                let value = item(Shape::stored(&items, repr));
                let iterator = of.method("iter", vec![]);
                if two {
                    let iterator = Code::atom("(0_i64..)").method("zip", vec![iterator]);
                    return Range {
                        iterator,
                        variables: vec![position, value],
                    };
                }
                Range {
                    iterator,
                    variables: vec![value],
                }
            }
            Shape::Typed(Type::Map(values), repr) => {
                let key = item(Shape::String);
                if two {
                    let value = item(Shape::stored(&values, repr));
                    return Range {
                        iterator: of.method("iter", vec![]),
                        variables: vec![key, value],
                    };
                }
                Range {
                    iterator: of.method("keys", vec![]),
                    variables: vec![key],
                }
            }
            _ if two => {
                let key = Emitted::new(Code::atom(""), Shape::Json, Held::Place);
                let entries = Code::Call("cel::entries", vec![of]).attempt();
                Range {
                    iterator: entries,
                    variables: vec![key, item(Shape::Json)],
                }
            }
            _ => {
                let items = Code::Call("cel::items", vec![of]).attempt();
                Range {
                    iterator: items.method("iter", vec![]),
                    variables: vec![item(Shape::Json)],
                }
            }
        }
    }

    /// Emits something where the variables of a macro are known; gives their patterns besides.
    fn naming<T>(
        &mut self,
        each: &Each,
        range: &Range,
        emit: impl FnOnce(&mut Self) -> T,
    ) -> (T, Vec<String>) {
        let mut patterns = Vec::new();
        for (name, variable) in each.variables.iter().zip(&range.variables) {
            let rust = self.free_name(name);
            // The keys of a map are kept, whether they are looked at or not.
            let kept = each.macro_ == Macro::TransformMap && patterns.is_empty();
            let read = kept
                || each
                    .filter
                    .iter()
                    .chain([&each.body])
                    .any(|part| part.reads_local(name));
            // A position comes by value; of what comes by reference, what is `Copy` is taken out of it.
            let by_value =
                variable.shape == Shape::Int && range.variables.len() > 1 && patterns.is_empty();
            patterns.push(match (read, variable.shape.is_copy() && !by_value) {
                (false, _) => "_".to_owned(),
                (true, true) => format!("&{rust}"),
                (true, false) => rust.clone(),
            });
            let emitted = Emitted {
                code: Code::atom(rust),
                ..variable.clone()
            };
            self.locals.push((name.clone(), emitted));
        }
        let emitted = emit(self);
        self.locals
            .truncate(self.locals.len() - each.variables.len());
        (emitted, patterns)
    }

    fn test(&mut self, each: &Each, range: Range) -> Code {
        let (test, names) = self.naming(each, &range, |emitter| emitter.node(&each.body).boolean());
        if test.is_fallible() || (each.macro_ == Macro::ExistsOne) {
            let function = match each.macro_ {
                Macro::All => "cel::all",
                Macro::Exists => "cel::exists",
                _ => "cel::exists_one",
            };
            let test = test.result().closure(pattern(&names));
            return Code::Call(function, vec![range.iterator, test]).attempt();
        }
        let method = if each.macro_ == Macro::All {
            "all"
        } else {
            "any"
        };
        range
            .into_iterator()
            .method(method, vec![test.closure(pattern(&names))])
    }

    fn filter(&mut self, each: &Each, range: Range) -> Code {
        let (test, names) = self.naming(each, &range, |emitter| emitter.node(&each.body).boolean());
        if test.is_fallible() {
            let test = test.result().closure(pattern(&names));
            return Code::Call("cel::filter", vec![range.iterator, test]).attempt();
        }
        let copy = range
            .variables
            .first()
            .is_some_and(|item| item.shape.is_copy());
        let pattern = match pattern(&names) {
            unread if unread == "_" => unread,
            pattern => format!("&{pattern}"),
        };
        range
            .iterator
            .method("filter", vec![test.closure(pattern)])
            .method(if copy { "copied" } else { "cloned" }, vec![])
            .method("collect::<Vec<_>>", vec![])
    }

    /// What is made of every item that the filter keeps.
    fn collect(&mut self, each: &Each, range: Range, into: &'static str) -> Code {
        let keyed = each.macro_ == Macro::TransformMap;
        let ((filter, body), names) = self.naming(each, &range, |emitter| {
            let filter = each
                .filter
                .as_ref()
                .map(|filter| emitter.node(filter).boolean());
            let body = emitter.owned(&each.body);
            let key = each
                .variables
                .first()
                .filter(|_| keyed)
                .and_then(|name| emitter.local(name));
            let body = match key {
                Some(key) => Code::Call("", vec![key.owned(&Type::String), body]),
                None => body,
            };
            (filter, body)
        });
        let pattern = pattern(&names);
        let map = into != "Vec<_>";
        if let Some(filter) = filter {
            let kept =
                Code::conditional(filter, Code::Call("Some", vec![body]), Code::atom("None"));
            let kept = kept.result().closure(pattern);
            let code = Code::Call("cel::filter_map", vec![range.iterator, kept]).attempt();
            if map {
                return code
                    .method("into_iter", vec![])
                    .method("collect::<std::collections::BTreeMap<_, _>>", vec![]);
            }
            return code;
        }
        let iterator = range.into_iterator();
        if let Code::Method(of, "clone", _) = &body
            && **of == Code::atom(pattern.as_str())
        {
            return iterator
                .method("cloned", vec![])
                .method("collect::<Vec<_>>", vec![]);
        }
        let fallible = body.is_fallible();
        let body = if fallible { body.result() } else { body };
        let mapped = iterator.method("map", vec![body.mapping(pattern)]);
        match (fallible, map) {
            (false, false) => mapped.method("collect::<Vec<_>>", vec![]),
            (false, true) => mapped.method("collect::<std::collections::BTreeMap<_, _>>", vec![]),
            (true, false) => mapped
                .method("collect::<cel::Result<Vec<_>>>", vec![])
                .attempt(),
            (true, true) => mapped
                .method(
                    "collect::<cel::Result<std::collections::BTreeMap<_, _>>>",
                    vec![],
                )
                .attempt(),
        }
    }

    /// `cel.bind(name, value, body)`
    pub fn bind(&mut self, name: &str, value: &Node, body: &Node) -> Emitted {
        let owned = self.owned(value);
        let shape = Shape::stored(&value.ty, Repr::Plain);
        let optional = body.presence != Presence::Always;
        let (made, pattern) = self.named(name, shape, body, |emitter| {
            if optional {
                emitter.owned_option(body)
            } else {
                emitter.owned(body)
            }
        });
        let code = if made.is_fallible() {
            Code::Call("cel::try_bind", vec![owned, made.result().closure(pattern)]).attempt()
        } else {
            Code::Call("cel::bind", vec![owned, made.closure(pattern)])
        };
        let emitted = Emitted::made(code, Shape::stored(&body.ty, Repr::Plain));
        if optional { emitted.option() } else { emitted }
    }

    /// `of.optMap(name, body)`, and `optFlatMap`, whose body may be unset.
    pub fn opt_map(&mut self, name: &str, of: &Node, body: &Node) -> Emitted {
        let option =
            Emitted::made(self.owned_option(of), Shape::stored(&of.ty, Repr::Plain)).option();
        let option = option.option_ref();
        let flat = body.presence != Presence::Always;
        let (made, pattern) = self.named(name, option.shape.clone(), body, |emitter| {
            if flat {
                emitter.owned_option(body)
            } else {
                emitter.owned(body)
            }
        });
        // An option gives what is `Copy` by value.
        let pattern = pattern.trim_start_matches('&').to_owned();
        let code = match (made.is_fallible(), flat) {
            (false, false) => option.code.method("map", vec![made.mapping(pattern)]),
            (false, true) => option.code.method("and_then", vec![made.mapping(pattern)]),
            (true, flat) => {
                let code = Code::Call(
                    "cel::opt_map",
                    vec![option.code, made.result().closure(pattern)],
                )
                .attempt();
                if flat {
                    code.method("flatten", vec![])
                } else {
                    code
                }
            }
        };
        Emitted::made(code, Shape::stored(&body.ty, Repr::Plain)).option()
    }

    /// Emits something where a name stands for a value of a shape; gives the pattern besides.
    fn named(
        &mut self,
        name: &str,
        shape: Shape,
        body: &Node,
        emit: impl FnOnce(&mut Self) -> Code,
    ) -> (Code, String) {
        let rust = self.free_name(name);
        let pattern = match (body.reads_local(name), shape.is_copy()) {
            (false, _) => "_".to_owned(),
            (true, true) => format!("&{rust}"),
            (true, false) => rust.clone(),
        };
        self.locals.push((
            name.to_owned(),
            Emitted::new(Code::atom(rust), shape, Held::Ref),
        ));
        let made = emit(self);
        self.locals.pop();
        (made, pattern)
    }

    /// A variable that a macro names.
    pub fn local(&self, name: &str) -> Option<Emitted> {
        let found = self.locals.iter().rev().find(|(other, _)| other == name);
        found.map(|(_, emitted)| emitted.clone())
    }

    /// A name of Rust for a variable of a macro.
    fn free_name(&self, name: &str) -> String {
        let taken = self.names();
        let taken: Vec<&str> = taken.iter().map(String::as_str).collect();
        super::binding::name(&super::binding::snake(name), "item", &taken)
    }
}

/// The pattern of a closure's parameter.
fn pattern(names: &[String]) -> String {
    match names {
        [only] => only.clone(),
        names => format!("({})", names.join(", ")),
    }
}
