//! The evaluator against another implementation of CEL, on expressions that both accept.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use operator_gen::expr::{self, Environment, ObjectField, ObjectType, Repr, Type, evaluate};
use operator_runtime::{Value, json};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};

/// An expression of each type.
#[derive(Clone, Debug)]
struct Typed {
    int: String,
    double: String,
    string: String,
    bool: String,
    /// A list of ints.
    ints: String,
}

/// A name for the variable of a macro that is in neither of two expressions.
fn free(a: &str, b: &str) -> &'static str {
    let names = ["u", "v", "w", "x", "y", "z"];
    let used = |name: &str| {
        [a, b]
            .iter()
            .any(|text| text.contains(&format!("({name}, ")))
    };
    names.into_iter().find(|name| !used(name)).unwrap_or("last")
}

fn leaf() -> impl Strategy<Value = Typed> {
    let ints = [
        "0",
        "1",
        "-3",
        "7",
        "9223372036854775807",
        "spec.a",
        "spec.b",
        "spec.low",
        "child.n",
        "child.gone",
        "child.o.k",
    ];
    let doubles = ["0.0", "1.5", "-2.25", "spec.x", "spec.y"];
    let strings = [
        "\"\"",
        "'a'",
        "\"b\\n\"",
        "r'\\d'",
        "spec.s",
        "spec.t",
        "child.s",
        "spec.l[0]",
        "spec.m.k",
        "spec.m['z']",
    ];
    let bools = [
        "true",
        "false",
        "spec.p",
        "child.p",
        "child.no",
        "has(child.n)",
        "has(child.gone)",
        "has(child.o.k)",
    ];
    let lists = [
        "[1, 2, 3]",
        "[spec.a, 7]",
        "[spec.b]",
        "spec.n",
        "[child.n, spec.a]",
        "[spec.a, 1, 0]",
    ];
    (
        select(lists.to_vec()),
        select(ints.to_vec()),
        select(doubles.to_vec()),
        select(strings.to_vec()),
        select(bools.to_vec()),
    )
        .prop_map(|(ints, int, double, string, bool)| Typed {
            ints: ints.to_owned(),
            int: int.to_owned(),
            double: double.to_owned(),
            string: string.to_owned(),
            bool: bool.to_owned(),
        })
}

fn expression() -> impl Strategy<Value = Typed> {
    leaf().prop_recursive(4, 64, 2, |inner| {
        let operators = (0..10_usize, 0..5_usize, 0..5_usize, 0..17_usize, 0..5_usize);
        (inner.clone(), inner, operators).prop_map(|(a, b, (int, double, string, bool, list))| {
            let name = free(&a.ints, &b.int);
            let arithmetic = ["+", "-", "*", "/", "%"];
            let order = ["==", "!=", "<", "<=", ">", ">="];
            Typed {
                int: match int {
                    0..5 => format!("({} {} {})", a.int, arithmetic[int], b.int),
                    5 => format!("-({})", a.int),
                    6 => format!("size({})", a.string),
                    7 => format!("size({})", a.ints),
                    8 => format!("{}[{}]", a.ints, double),
                    _ => format!("({} ? {} : {})", a.bool, a.int, b.int),
                },
                double: match double {
                    // No division by zero: the other implementation fails to compare what is not a number, where CEL says false.
                    0..3 => format!("({} {} {})", a.double, arithmetic[double], b.double),
                    3 => format!("({} / 2.0)", a.double),
                    _ => format!("double({})", a.int),
                },
                string: match string {
                    0..3 => format!("({} + {})", a.string, b.string),
                    3 => format!("string({})", a.int),
                    _ => format!("({} ? {} : {})", a.bool, a.string, b.string),
                },
                bool: match bool {
                    0..3 => format!("({} && {})", a.bool, b.bool),
                    3..6 => format!("({} || {})", a.bool, b.bool),
                    6 => format!("!({})", a.bool),
                    7 => format!("({} {} {})", a.int, order[int % 6], b.int),
                    8 => format!("({} {} {})", a.string, order[int % 6], b.string),
                    9 => format!("({} {} {})", a.double, order[int % 6], b.double),
                    10 => format!("{}.startsWith({})", a.string, b.string),
                    11 => format!("{}.exists({name}, {name} == {})", a.ints, b.int),
                    12 => format!("{}.all({name}, {name} < {})", a.ints, b.int),
                    13 => format!("{}.exists_one({name}, {name} % 2 == 0)", a.ints),
                    14 => format!("{} in {}", a.int, b.ints),
                    15 => format!("({}).contains({})", a.string, b.string),
                    _ => format!("{} in ['a', 'b', {}]", a.string, b.string),
                },
                ints: match list {
                    0 => format!("({} + {})", a.ints, b.ints),
                    1 => format!("{}.map({name}, {name} * 2)", a.ints),
                    2 => format!("{}.map({name}, {name} + {})", a.ints, b.int),
                    3 => format!("{}.filter({name}, {name} > {})", a.ints, b.int),
                    _ => format!("[{}, {}]", a.int, b.int),
                },
            }
        })
    })
}

fn environment() -> Environment {
    let field = |name: &str, ty: Type| ObjectField {
        name: name.to_owned(),
        rust_name: name.to_owned(),
        ty,
        optional: false,
        repr: Repr::Plain,
        schema: None,
    };
    let spec = ObjectType {
        name: "Spec".to_owned(),
        fields: vec![
            field("a", Type::Int),
            field("b", Type::Int),
            field("low", Type::Int),
            field("x", Type::Double),
            field("y", Type::Double),
            field("s", Type::String),
            field("t", Type::String),
            field("p", Type::Bool),
            field("l", Type::List(Box::new(Type::String))),
            field("n", Type::List(Box::new(Type::Int))),
            field("m", Type::Map(Box::new(Type::String))),
        ],
    };
    Environment::new()
        .with("spec", Type::Object(Arc::new(spec)))
        .with("child", Type::Dyn)
}

fn spec() -> Value {
    json!({
        "a": 2, "b": -5, "low": i64::MIN, "x": 0.5, "y": -3.5, "s": "a", "t": "abc", "p": true,
        "l": ["a", "b"], "n": [4, -1, 6], "m": { "k": "b" },
    })
}

fn child() -> Value {
    json!({ "n": 2, "s": "b", "p": true, "no": false, "o": { "k": 1 } })
}

/// A value as the other implementation has it, every whole number an int.
fn foreign(value: &Value) -> cel::Value {
    match value {
        Value::Null => cel::Value::Null,
        Value::Bool(bool) => cel::Value::Bool(*bool),
        Value::Number(number) => match number.as_i64() {
            Some(int) => cel::Value::Int(int),
            None => cel::Value::Float(number.as_f64().expect("a double")),
        },
        Value::String(text) => cel::Value::String(Arc::new(text.clone())),
        Value::Array(items) => cel::Value::List(Arc::new(items.iter().map(foreign).collect())),
        Value::Object(entries) => {
            let entries: HashMap<String, cel::Value> = entries
                .iter()
                .map(|(key, value)| (key.clone(), foreign(value)))
                .collect();
            cel::Value::Map(entries.into())
        }
    }
}

fn reference(source: &str, context: &cel::Context) -> Option<Value> {
    cel::Program::compile(source)
        .ok()?
        .execute(context)
        .ok()?
        .json()
        .ok()
}

#[test]
fn both_give_the_same_value_or_none() {
    let (environment, resource, none) = (environment(), json!({ "spec": spec() }), BTreeMap::new());
    let children = BTreeMap::from([("child".to_owned(), child())]);
    let inputs = evaluate::Inputs {
        resource: &resource,
        labels: &none,
        selector: &none,
        children: &children,
        element: &Value::Null,
        references: &BTreeMap::new(),
    };
    let mut context = cel::Context::default();
    context.add_variable_from_value("spec", foreign(&spec()));
    context.add_variable_from_value("child", foreign(&child()));
    let (values, errors, refused) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let count = |cell: &Cell<u32>| cell.set(cell.get() + 1);
    let mut runner = TestRunner::new(Config {
        cases: 1_000,
        failure_persistence: None,
        ..Config::default()
    });
    let outcome = runner.run(&expression(), |typed| {
        for source in [
            &typed.int,
            &typed.double,
            &typed.string,
            &typed.bool,
            &typed.ints,
        ] {
            // What is refused here is stricter typing: constants that fail, operands that are the same, two dynamic operands.
            let Ok(checked) = expr::check(source, &environment) else {
                count(&refused);
                continue;
            };
            let ours = evaluate::typed(&checked, &inputs).ok();
            count(if ours.is_some() { &values } else { &errors });
            prop_assert_eq!(ours, reference(source, &context), "{}", source);
        }
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    assert!(
        values.get() > 1_000 && errors.get() > 100,
        "{values:?}, {errors:?}, {refused:?}"
    );
}
