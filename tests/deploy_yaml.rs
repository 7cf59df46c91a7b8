//! The YAML writer: what is written is read back as it was, by every version of YAML.
#![allow(clippy::unwrap_used, clippy::panic)]

use operator_gen::render::yaml;
use proptest::prelude::*;
use regex_lite::Regex;
use serde_json::{Map, Value, json};

/// What YAML 1.1 or 1.2 reads as something else than text, after the resolvers of go-yaml and PyYAML.
const NOT_TEXT: [&str; 7] = [
    r"^(y|Y|n|N|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|true|True|TRUE|false|False|FALSE)$",
    r"^(~|null|Null|NULL|)$",
    r"^[-+]?(0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)$",
    r"^[-+]?(\.[0-9_]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?$",
    r"^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$",
    r"^[-+]?\.(inf|Inf|INF|nan|NaN|NAN)$",
    r"^([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|<<|=)$",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[ -~]{0,20}",
        2 => any::<String>(),
        2 => "[a-zA-Z0-9 :#\\-\n\t'\"{}\\[\\],&*!|>%@`.]{0,30}",
        2 => prop::sample::select(vec![
            "yes", "No", "on", "OFF", "y", "null", "~", "true", "1e3", "0x1F", "0o17", "017", "1_000", "1:30", "2001-01-01", ".5",
            ".inf", "-.INF", ".NaN", "=", "<<", "-", "- a", "? a", "a: b", "a #b", "#a", "a:", " a", "a ", "", "\n", "a\n", "\na",
            "a\n\nb", "a\n b\n", "a\n\n", "  a\nb", "a \nb", "\u{85}", "\u{2028}", "\u{feff}a", "é", "---", "...", "%a", "@a", "`a",
            "a\tb", "a\r\nb", "key: |", "\u{7f}", "\u{1f600}",
        ])
        .prop_map(str::to_owned),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1e15..1e15).prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(text(), inner, 0..6)
                .prop_map(|map| Value::from(map.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn what_is_written_is_read_back(value in value()) {
        let written = yaml::document(&value);
        let read: Value = serde_saphyr::from_str(&written).map_err(|error| TestCaseError::fail(format!("{error}\n{written}")))?;
        prop_assert_eq!(read, value, "{}", written);
    }

    #[test]
    fn text_without_quotes_is_text_in_every_version(text in text()) {
        let written = yaml::scalar(&text);
        if written == text {
            for pattern in NOT_TEXT {
                prop_assert!(!Regex::new(pattern).unwrap().is_match(&text), "{}", text);
            }
            let indicator = text.starts_with(|c: char| c.is_whitespace() || "-?:,[]{}#&*!|>'\"%@`".contains(c));
            prop_assert!(!indicator, "{}", text);
        }
    }

    #[test]
    fn lines_end_in_no_blank(value in value()) {
        prop_assert!(yaml::document(&value).lines().all(|line| !line.ends_with(' ')));
    }
}

#[test]
fn manifests_begin_as_people_expect() {
    let manifest = json!({
        "spec": { "b": [], "a": {}, "list": [{ "name": "x", "image": "y", "args": ["-v", "yes"] }, [1, [2]]] },
        "kind": "Pod",
        "metadata": { "namespace": "n", "labels": { "app": "on" }, "name": "m" },
        "apiVersion": "v1",
    });
    let expected = "\
apiVersion: v1
kind: Pod
metadata:
  name: m
  namespace: \"n\"
  labels:
    app: \"on\"
spec:
  a: {}
  b: []
  list:
    - name: x
      args:
        - \"-v\"
        - \"yes\"
      image: \"y\"
    -
      - 1
      -
        - 2
";
    assert_eq!(yaml::document(&manifest), expected);
    assert_eq!(
        yaml::documents(&[json!({ "a": 1 }), json!({ "b": 2 })]),
        "a: 1\n---\nb: 2\n"
    );
}

#[test]
fn lines_of_text_stay_lines() {
    assert_eq!(
        yaml::document(&json!({ "a": "x: 1\n\n  y\n", "b": "p\nq" })),
        "a: |\n  x: 1\n\n    y\nb: |-\n  p\n  q\n"
    );
}
