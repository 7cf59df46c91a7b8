//! The evaluator and the emitted Rust give the same values and the same errors. The Rust is committed in `emitted.rs`, so that it is
//! compiled and linted with this test; with `UPDATE_EMITTED=1` it is written anew.

use operator_gen::expr::{self, Interpolation, Rust, Typed, emit, evaluate};
use operator_runtime::{Scope, Value, cel};

use crate::cases::{CONDITIONS, GUARDED, LISTS, TEXTS};
use crate::documentation::examples;
use crate::emitted;
use crate::fixture::{Fixture, environment};
use crate::inputs::inputs;

/// An expression that is emitted as a function.
enum Case {
    Text(Interpolation),
    Condition(Box<Typed>),
}

impl Case {
    fn rust(&self) -> Rust {
        match self {
            Self::Text(text) => emit::json(text),
            Self::Condition(condition) => emit::boolean(condition),
        }
    }
}

/// Every case and how it is written.
fn cases() -> Vec<(String, Case)> {
    let environment = environment();
    // The examples of the documentation, with constants that are not computed beforehand.
    let as_written = environment.clone().as_written();
    let mut cases = Vec::new();
    let mut refused = Vec::new();
    let mut add = |written: String, checked: Result<Case, Vec<expr::Error>>| match checked {
        Ok(case) => cases.push((written, case)),
        Err(errors) => refused.push(format!("{written}: {errors:#?}")),
    };
    for text in TEXTS {
        let checked = expr::interpolate(text, &environment);
        add((*text).to_owned(), checked.map(Case::Text));
    }
    for source in CONDITIONS {
        let checked = expr::check_condition(source, &environment);
        add(
            (*source).to_owned(),
            checked.map(Box::new).map(Case::Condition),
        );
    }
    for example in examples() {
        let text = format!("${{{}}}", example.source);
        let checked = expr::interpolate(&text, &as_written);
        add(format!("example {text}"), checked.map(Case::Text));
    }
    for (when, text) in GUARDED {
        let condition = expr::check_condition(when, &environment).expect("a condition");
        let checked = expr::interpolate(text, &environment.assuming(&condition));
        add(format!("{text} when {when}"), checked.map(Case::Text));
    }
    for text in LISTS {
        add(
            (*text).to_owned(),
            expr::interpolate(text, &environment).map(Case::Text),
        );
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    cases
}

/// The module that `emitted.rs` should hold.
fn module() -> String {
    let mut functions = String::new();
    let mut table = String::new();
    for (number, (written, case)) in cases().iter().enumerate() {
        let rust = case.rust();
        let this = if rust.uses_this { "this" } else { "_this" };
        let scope = if rust.uses_scope { "scope" } else { "_scope" };
        let comment = written
            .escape_debug()
            .to_string()
            .replace("\\\"", "\"")
            .replace("\\'", "'");
        let value = match case {
            Case::Text(_) => format!("json!({})", rust.code),
            Case::Condition(_) => format!("Value::Bool({})", rust.code),
        };
        // Examples are made of constants, which nobody would compute so.
        let allowed = if written.starts_with("example ") {
            "#[allow(clippy::all)]\n"
        } else {
            ""
        };
        functions.push_str(&format!(
            "\n// {comment}\n{allowed}fn case_{number}({this}: &Fixture, {scope}: &Scope<'_>) -> cel::Result<Value> {{\n    Ok({value})\n}}\n",
        ));
        table.push_str(&format!("    ({written:?}, case_{number}),\n"));
    }
    format!(
        "//! Written by `emission.rs`; with `UPDATE_EMITTED=1` anew.\n\n\
         use operator_runtime::{{Scope, Value, cel, json}};\n\n\
         use crate::emission::Emitted;\nuse crate::fixture::{{Fixture, types}};\n\n\
         /// How each case is written, and what it became.\npub const CASES: &[Emitted] = &[\n{table}];\n{functions}"
    )
}

/// How a case is written, and what it became.
pub type Emitted = (&'static str, fn(&Fixture, &Scope<'_>) -> cel::Result<Value>);

#[test]
fn the_emitted_code_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/expr/emitted.rs");
    let module = module();
    if std::env::var_os("UPDATE_EMITTED").is_some() {
        std::fs::write(path, &module).expect("emitted.rs can be written");
    }
    let committed = std::fs::read_to_string(path).expect("emitted.rs is there");
    assert!(
        committed == module,
        "tests/expr/emitted.rs is stale: run again with UPDATE_EMITTED=1"
    );
}

#[test]
fn the_emitted_code_agrees_with_the_evaluator() {
    let cases = cases();
    assert_eq!(cases.len(), emitted::CASES.len());
    let mut values = 0;
    let mut errors = 0;
    let mut differences = Vec::new();
    for (number, input) in inputs().iter().enumerate() {
        for ((written, case), (also_written, function)) in cases.iter().zip(emitted::CASES) {
            assert_eq!(written, also_written);
            let evaluated = match case {
                Case::Text(text) => evaluate::interpolation(text, &input.evaluated()),
                Case::Condition(condition) => evaluate::typed(condition, &input.evaluated()),
            };
            let emitted = input.emitted(function);
            match (&evaluated, &emitted) {
                (Ok(a), Ok(b)) if a == b => values += 1,
                (Err(a), Err(b)) if a.to_string() == b.to_string() => errors += 1,
                _ => differences.push(format!(
                    "input {number}, {written}: evaluated {evaluated:?}, emitted {emitted:?}"
                )),
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    // Neither side may win by never giving a value, or by never failing.
    assert!(
        values > 500 && errors > 100,
        "{values} values, {errors} errors"
    );
}
