//! A sample of a kind is an object that the kind's own schema accepts, whatever its fields are.
#![allow(clippy::unwrap_used, clippy::panic)]

mod deploy_schema;

use operator_gen::model::{Field, FieldType, ListType, Model};
use operator_gen::render::{crd, sample};
use operator_gen::validate;
use proptest::prelude::*;

const WEBAPP: &str = include_str!("../examples/webapp/operator.yaml");
const KITCHEN_SINK: &str = include_str!("deploy_kitchen_sink.yaml");

fn model(text: &str) -> Model {
    let outcome = validate::load(text);
    outcome
        .model
        .unwrap_or_else(|| panic!("{:?}", outcome.problems))
}

fn field(name: &str, kind: FieldType, required: bool) -> Field {
    Field {
        name: name.to_owned(),
        rust_name: name.to_owned(),
        description: String::new(),
        type_description: String::new(),
        kind,
        required,
        default: None,
        example: None,
        nullable: false,
        immutable: false,
        secret: false,
        validations: Vec::new(),
    }
}

/// Bounds in order, each or none.
fn bounds<T: Ord + Copy + std::fmt::Debug + 'static>(
    range: impl Strategy<Value = T> + Clone + 'static,
) -> impl Strategy<Value = (Option<T>, Option<T>)> {
    (range.clone(), range, any::<bool>(), any::<bool>()).prop_map(|(a, b, least, greatest)| {
        (least.then_some(a.min(b)), greatest.then_some(a.max(b)))
    })
}

fn kind() -> impl Strategy<Value = FieldType> {
    let format = prop::option::of(
        prop::sample::select(vec!["hostname", "uri", "ipv4", "uuid"]).prop_map(str::to_owned),
    );
    let leaf = prop_oneof![
        bounds(0u64..40).prop_map(|(min_length, max_length)| FieldType::String {
            format: None,
            min_length,
            max_length,
            pattern: None
        }),
        format.prop_map(|format| FieldType::String {
            format,
            min_length: None,
            max_length: None,
            pattern: None
        }),
        prop::collection::btree_set("[A-Z][a-z]{1,5}", 1..4).prop_map(|values| FieldType::Enum {
            values: values.into_iter().collect(),
            rust_type: "Word".to_owned()
        }),
        (bounds(-1000i64..1000), prop::option::of(1i64..20)).prop_map(
            |((minimum, maximum), multiple_of)| {
                FieldType::Integer {
                    bits: 32,
                    // Room for a multiple, and for bounds that are refused themselves.
                    minimum: minimum.map(|bound| bound - 40),
                    maximum,
                    exclusive_minimum: true,
                    exclusive_maximum: true,
                    multiple_of,
                }
            }
        ),
        bounds(-1000i32..1000).prop_map(|(minimum, maximum)| FieldType::Number {
            minimum: minimum.map(|bound| f64::from(bound) - 1.0),
            maximum: maximum.map(f64::from),
            exclusive_minimum: true,
            exclusive_maximum: true,
        }),
        Just(FieldType::Boolean),
        Just(FieldType::IntOrString),
        Just(FieldType::Quantity),
        Just(FieldType::Duration),
        Just(FieldType::DateTime),
        Just(FieldType::Any),
    ];
    leaf.prop_recursive(3, 20, 4, |inner| {
        let item = || {
            Box::new(field(
                "",
                FieldType::String {
                    format: None,
                    min_length: None,
                    max_length: None,
                    pattern: None,
                },
                false,
            ))
        };
        prop_oneof![
            (inner.clone(), 0u64..4).prop_map(|(kind, count)| FieldType::List {
                items: Box::new(field("", kind, false)),
                list_type: ListType::Atomic,
                min_items: Some(count),
                max_items: Some(count + 1),
            }),
            (0u64..4).prop_map(move |count| FieldType::List {
                items: item(),
                list_type: ListType::Set,
                min_items: Some(count),
                max_items: None,
            }),
            (inner.clone(), 0u64..4).prop_map(|(kind, count)| FieldType::List {
                items: Box::new(field(
                    "",
                    object(vec![("name", string()), ("other", kind)]),
                    false
                )),
                list_type: ListType::Map(vec!["name".to_owned()]),
                min_items: Some(count),
                max_items: None,
            }),
            (inner.clone(), 0u64..4).prop_map(|(kind, count)| FieldType::Map {
                values: Box::new(field("", kind, false)),
                min_properties: Some(count),
                max_properties: Some(count),
            }),
            (inner.clone(), inner).prop_map(|(a, b)| object(vec![("first", a), ("second", b)])),
        ]
    })
}

fn string() -> FieldType {
    FieldType::String {
        format: None,
        min_length: None,
        max_length: None,
        pattern: None,
    }
}

fn object(fields: Vec<(&str, FieldType)>) -> FieldType {
    let fields = fields
        .into_iter()
        .map(|(name, kind)| field(name, kind, true))
        .collect();
    FieldType::Object {
        fields,
        rust_type: "Part".to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_sample_satisfies_the_schema(kind in kind()) {
        let mut resource = model(WEBAPP).resources.remove(0);
        resource.spec = vec![field("wanted", kind, true)];
        let sample = sample::sample(&resource);
        let problems = deploy_schema::check(&crd::schema(&resource), &sample);
        prop_assert!(problems.is_empty(), "{problems:?}\n{sample:#}");
    }
}

#[test]
fn samples_of_whole_kinds_satisfy_their_schemas() {
    for text in [WEBAPP, KITCHEN_SINK] {
        for resource in &model(text).resources {
            let problems = deploy_schema::check(&crd::schema(resource), &sample::sample(resource));
            assert!(problems.is_empty(), "{}: {problems:?}", resource.kind);
        }
    }
}

#[test]
fn the_check_itself_finds_mistakes() {
    let resource = model(WEBAPP).resources.remove(0);
    let schema = crd::schema(&resource);
    for (path, wrong) in [
        ("/spec/replicas", serde_json::json!(101)),
        ("/spec/replicas", serde_json::json!("1")),
        ("/spec/host", serde_json::json!("not a host")),
        ("/spec/config", serde_json::json!({ "a": 1 })),
        ("/spec/image", serde_json::json!("")),
        ("/spec", serde_json::json!({})),
        ("/spec", serde_json::json!({ "image": "a", "imagee": "b" })),
    ] {
        let mut sample = sample::sample(&resource);
        *sample.pointer_mut(path).unwrap() = wrong;
        assert_eq!(
            deploy_schema::check(&schema, &sample).len(),
            1,
            "{path}: {sample}"
        );
    }
}
