//! The JSON Schema that editors use. `UPDATE=1 cargo test --test schema` rewrites it.

#![allow(clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;

use operator_gen::spec;
use serde_json::Value;

#[test]
fn the_schema_in_the_repository_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/operator.schema.json");
    let schema = format!("{:#}\n", spec::schema());
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("writable");
        fs::write(&path, &schema).expect("the schema is writable");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == schema,
        "stale: run `UPDATE=1 cargo test --test schema`"
    );
}

/// Calls `visit` for every property of every object in a schema, with its path.
fn properties(path: &str, schema: &Value, visit: &mut dyn FnMut(&str, &Value)) {
    match schema {
        Value::Object(entries) => {
            for (key, value) in entries {
                if let ("properties", Some(found)) = (key.as_str(), value.as_object()) {
                    for (name, property) in found {
                        visit(&format!("{path}.{name}"), property);
                    }
                }
                if key != "examples" {
                    properties(&format!("{path}/{key}"), value, visit);
                }
            }
        }
        Value::Array(items) => items
            .iter()
            .for_each(|item| properties(path, item, &mut *visit)),
        _ => {}
    }
}

#[test]
fn every_key_has_a_description_and_an_example() {
    let mut keys = 0;
    let mut bare = Vec::new();
    properties("", &spec::schema(), &mut |path, property| {
        keys += 1;
        let described = property["description"]
            .as_str()
            .is_some_and(|text| text.len() > 10);
        let shown = property["examples"]
            .as_array()
            .is_some_and(|list| !list.is_empty());
        if !described || !shown {
            bare.push(path.to_owned());
        }
    });
    assert!(keys > 80, "only {keys} keys were found");
    assert!(
        bare.is_empty(),
        "keys without description or example: {bare:?}"
    );
}

/// The schema against a validator of its own: it takes the examples and refuses slips in it.
#[test]
fn the_schema_takes_the_examples_and_refuses_slips() {
    let mut compiler = boon::Compiler::new();
    compiler
        .add_resource("operator.schema.json", spec::schema())
        .expect("the schema is JSON");
    let mut schemas = boon::Schemas::new();
    let schema = compiler
        .compile("operator.schema.json", &mut schemas)
        .expect("the schema is a schema");

    let read = |text| -> Value { serde_saphyr::from_str(text).expect("the example is YAML") };
    let example = read(include_str!("../examples/webapp/operator.yaml"));
    let with_hooks = read(include_str!("../examples/dns/operator.yaml"));
    for example in [&example, &with_hooks] {
        if let Err(error) = schemas.validate(example, schema) {
            panic!("{error:#}");
        }
    }
    let slips: [(&str, Value); 5] = [
        ("/resources/0/chidren", Value::Null),
        ("/resources/0/spec/image/type", "text".into()),
        ("/resources/0/spec/replicas/minimum", "0".into()),
        ("/resources/0/children/config/template", "ConfigMap".into()),
        ("/watch", "everything".into()),
    ];
    for (path, value) in slips {
        let mut wrong = example.clone();
        let (parent, key) = path.rsplit_once('/').expect("the path has a parent");
        wrong.pointer_mut(parent).expect("the parent is there")[key] = value;
        assert!(schemas.validate(&wrong, schema).is_err(), "{path}");
    }
}
