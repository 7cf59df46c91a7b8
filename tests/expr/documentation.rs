//! `docs/expressions.md` is written from the tables of the language; every example in it gives what it says it gives.

use std::collections::BTreeMap;
use std::fmt::Write;

use operator_gen::expr::library::{Entry, Form, MACROS, OPERATORS, SUBJECTS};
use operator_gen::expr::{self, Environment, evaluate};
use operator_runtime::Value;

/// An expression and what it gives, as JSON.
pub struct Example {
    pub source: &'static str,
    pub gives: &'static str,
}

fn of_form(form: &'static Form) -> Example {
    Example {
        source: form.example,
        gives: form.gives,
    }
}

fn of_entry(entry: &'static Entry) -> Example {
    Example {
        source: entry.example,
        gives: entry.gives,
    }
}

/// The examples of macros, operators and functions.
pub fn examples() -> impl Iterator<Item = Example> {
    let forms = MACROS.iter().chain(OPERATORS).map(of_form);
    forms.chain(
        SUBJECTS
            .iter()
            .flat_map(|(_, entries)| *entries)
            .map(of_entry),
    )
}

fn run(source: &str, environment: &Environment) -> Result<Value, String> {
    let none = BTreeMap::new();
    let inputs = evaluate::Inputs {
        resource: &Value::Null,
        labels: &none,
        selector: &none,
        children: &BTreeMap::new(),
        element: &Value::Null,
        references: &BTreeMap::new(),
    };
    let checked = expr::check(source, environment).map_err(|errors| format!("{errors:#?}"))?;
    evaluate::typed(&checked, &inputs).map_err(|error| error.to_string())
}

#[test]
fn every_example_gives_what_it_says() {
    let mut wrong = Vec::new();
    for example in examples() {
        let expected: Value = serde_json::from_str(example.gives).expect(example.gives);
        let found = run(example.source, &Environment::new().as_written());
        if found.as_ref() != Ok(&expected) {
            wrong.push(format!(
                "{} gives {found:?}, not {expected}",
                example.source
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn page() -> String {
    let mut page = String::from(HEAD);
    for (title, forms) in [("Operators", OPERATORS), ("Macros", MACROS)] {
        write!(
            page,
            "\n## {title}\n| | | example | gives |\n|---|---|---|---|\n"
        )
        .expect("text");
        for form in forms {
            row(&mut page, form.form, form.says, form.example, form.gives);
        }
    }
    for (title, entries) in SUBJECTS {
        write!(
            page,
            "\n## {title}\n| | | example | gives |\n|---|---|---|---|\n"
        )
        .expect("text");
        for entry in entries.iter() {
            let signature = match entry.signature.strip_prefix('_') {
                Some(operator) => operator.replacen('_', "", 1),
                None => entry.signature.to_owned(),
            };
            row(
                &mut page,
                &signature,
                entry.says,
                entry.example,
                entry.gives,
            );
        }
    }
    page
}

fn row(page: &mut String, form: &str, says: &str, example: &str, gives: &str) {
    let cell = |text: &str| text.replace('|', "\\|");
    writeln!(
        page,
        "| `{}` | {} | `{}` | `{}` |",
        cell(form),
        cell(says),
        cell(example),
        cell(gives)
    )
    .expect("text");
}

#[test]
fn the_documentation_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/expressions.md");
    let page = page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &page).expect("docs/expressions.md can be written");
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == page,
        "docs/expressions.md is stale: run again with UPDATE=1"
    );
}

const HEAD: &str = "\
# Expressions
What stands in `${...}`, and in `when`, `forEach`, `key`, `readyWhen` and `rule`, is CEL as Kubernetes users know it. Expressions are
checked when the project is generated and become Rust; nothing interprets them in the operator.

This page is written from the tables from which expressions are checked; every example is evaluated by the tool and run as generated
Rust in its tests.

- **Values that may be unset.** A field that is neither required nor has a default is read behind a test (`has(spec.host) && ...`), by a
  chain with a default (`spec.?host.orValue(\"\")`), or alone: a whole value that is unset is left out. A null counts as unset.
- **Children, references and `status` are dynamic.** Their types are looked at when the operator runs; a path that is not there yet makes
  the child wait. Say what a value is where it matters: `int(x)`, `string(x)`.
- **Errors.** Overflow, division by zero, an index out of range and a text of the wrong form are errors. What decides outweighs what
  fails: `false && error` is false, and `exists` is true if the test holds for one item though it fails for another.
- **Literals that are wrong** (`duration('1x')`, a pattern that does not compile, `1 / 0`) are mistakes of the spec.
- **Keys of maps are texts.** Maps go by their keys in order.
- **Names.** A macro may not name a variable that is already something.
- **Patterns** are RE2 without Unicode classes, and literals.
- **Time zones** are UTC or an offset such as `+02:00`.
- Bytes, timestamps, durations, quantities, versions, addresses and URLs become text where an object holds them.
";
