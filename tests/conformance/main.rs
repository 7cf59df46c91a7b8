//! The language against the public conformance cases of CEL, which `make conformance` fetches: each case passes, fails, or is skipped
//! for a reason that is printed. A case that fails fails the test.

#![allow(clippy::expect_used, clippy::panic)]

mod expected;
mod skipped;
mod textproto;

use std::collections::BTreeMap;
use std::path::PathBuf;

use operator_gen::expr::{self, Environment, Error, Type, evaluate};
use serde_json::Value;

use textproto::Message;

/// What became of a case.
enum Outcome {
    Pass,
    Skip(String),
    Fail(String),
}

/// How many cases of a section came to what.
#[derive(Default)]
struct Count {
    pass: usize,
    skip: usize,
    fail: usize,
}

fn folder() -> PathBuf {
    let Some(folder) = std::env::var_os("CEL_CONFORMANCE") else {
        panic!(
            "CEL_CONFORMANCE does not name the folder tests/simple/testdata of the Go module cel.dev/expr: run `make conformance`, \
             which needs Go"
        );
    };
    folder.into()
}

#[test]
#[ignore = "needs the cases of the Go module cel.dev/expr: make conformance"]
fn the_language_is_cel() {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .expect("CEL_CONFORMANCE names a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "textproto")
        })
        .collect();
    files.sort();
    assert!(
        files.len() > 20,
        "CEL_CONFORMANCE names a folder with {} files of cases",
        files.len()
    );
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    let mut failures = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(&path).expect("a file of cases");
        let file =
            textproto::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for section in file.messages("section") {
            let name = format!("{}/{}", file.text("name"), section.text("name"));
            let count = counts.entry(name.clone()).or_default();
            for test in section.messages("test") {
                match run(&file.text("name"), test) {
                    Outcome::Pass => count.pass += 1,
                    Outcome::Skip(reason) => {
                        count.skip += 1;
                        *reasons.entry(reason).or_default() += 1;
                    }
                    Outcome::Fail(why) => {
                        count.fail += 1;
                        failures.push(format!(
                            "{name}/{}: {}: {why}",
                            test.text("name"),
                            test.text("expr")
                        ));
                    }
                }
            }
        }
    }
    let (mut passed, mut skipped) = (0, 0);
    for (section, count) in &counts {
        println!(
            "{section}: {} passed, {} skipped, {} failed",
            count.pass, count.skip, count.fail
        );
        passed += count.pass;
        skipped += count.skip;
    }
    println!("\nskipped because of");
    for (reason, count) in &reasons {
        println!("{count:5} {reason}");
    }
    println!(
        "\n{passed} passed, {skipped} skipped, {} failed",
        failures.len()
    );
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn run(file: &str, test: &Message) -> Outcome {
    let source = test.text("expr");
    if let Some(reason) = skipped::by_source(file, &source, test) {
        return Outcome::Skip(reason);
    }
    match outcome(&source, test) {
        Ok(outcome) => outcome,
        Err(reason) => Outcome::Skip(reason),
    }
}

/// What became of a case; `Err` with the reason where what it needs is not there.
fn outcome(source: &str, test: &Message) -> Result<Outcome, String> {
    let mut environment = Environment::new().as_written();
    let mut types = BTreeMap::new();
    for ident in test.messages("type_env") {
        for declared in ident.messages("ident") {
            let ty = expected::variable(declared)?;
            types.insert(ident.text("name"), ty.clone());
            environment = environment.with(ident.text("name"), ty);
        }
    }
    let (mut resource, mut children) = (serde_json::Map::new(), BTreeMap::new());
    for binding in test.messages("bindings") {
        let bound = binding
            .messages("value")
            .flat_map(|value| value.messages("value"))
            .next();
        let value = bound.map_or(Ok(Value::Null), expected::value)?;
        let name = binding.text("key");
        match types.get(&name) {
            Some(Type::Dyn) | None => drop(children.insert(name, value)),
            Some(_) => drop(resource.insert(name, value)),
        }
    }
    let none = BTreeMap::new();
    let resource = Value::Object(resource);
    let inputs = evaluate::Inputs {
        resource: &resource,
        labels: &none,
        selector: &none,
        children: &children,
        element: &Value::Null,
        references: &BTreeMap::new(),
    };
    let fails = test.has("eval_error") || test.has("any_eval_errors");
    let checked = match expr::check(source, &environment) {
        Ok(checked) => checked,
        Err(errors) => return Ok(refused(source, &errors, fails, test)),
    };
    let found = evaluate::typed(&checked, &inputs);
    if test.has("check_only") {
        return Ok(Outcome::Pass);
    }
    if fails {
        return Ok(match found {
            Err(_) => Outcome::Pass,
            Ok(value) => by_result(source, format!("gives {value}, but should fail")),
        });
    }
    let wanted = test.messages("value").next().or(test
        .messages("typed_result")
        .flat_map(|result| result.messages("result"))
        .next());
    let wanted = wanted.map_or(Ok(Value::Bool(true)), expected::value)?;
    Ok(match found {
        Ok(value) if same(&value, &wanted) => Outcome::Pass,
        Ok(value) => Outcome::Fail(format!("gives {value}, not {wanted}")),
        Err(error) => by_result(source, format!("fails ({error}), but should give {wanted}")),
    })
}

/// That a case gives something else than it should, unless there is a reason.
fn by_result(source: &str, why: String) -> Outcome {
    skipped::by_result(source).map_or(Outcome::Fail(why), Outcome::Skip)
}

/// What is refused is right where it would fail; elsewhere there has to be a reason.
fn refused(source: &str, errors: &[Error], fails: bool, test: &Message) -> Outcome {
    if let Some(reason) = skipped::by_errors(source, errors, test) {
        return Outcome::Skip(reason);
    }
    if fails {
        return Outcome::Pass;
    }
    let messages: Vec<String> = errors
        .iter()
        .map(|error| format!("{} {}", error.code, error.message))
        .collect();
    Outcome::Fail(format!("is refused: {}", messages.join("; ")))
}

/// Equality of JSON, numbers by what they say.
fn same(a: &Value, b: &Value) -> bool {
    operator_gen::expr::cel::equal(a, b)
}
