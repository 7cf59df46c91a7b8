//! What is refused, with which code, at which place, and with which advice.

use operator_gen::expr::{self, Environment, Error};

use crate::fixture::environment;

/// Expression, code, the marked text, and a part of the advice.
const MISTAKES: &[(&str, &str, &str, &str)] = &[
    // Syntax.
    ("spec.image +", "OG0201", "", ""),
    ("spec..image", "OG0201", ".", ""),
    ("(spec.image", "OG0201", "", ""),
    ("spec.image)", "OG0201", ")", ""),
    ("spec.enabled = true", "OG0201", "=", "`==`"),
    ("spec.enabled & true", "OG0201", "&", "`&&`"),
    ("spec.enabled | true", "OG0201", "|", "`||`"),
    (
        "${spec.image}",
        "OG0201",
        "$",
        "around the whole expression",
    ),
    ("spec.`a`", "OG0201", "`", "a[\"name\"]"),
    ("for", "OG0201", "for", "reserved"),
    ("", "OG0201", "", ""),
    ("[1, 2", "OG0201", "", ""),
    ("{1: 2", "OG0201", "", ""),
    ("\"abc", "OG0202", "\"abc", ""),
    ("\"a\\qb\"", "OG0202", "\\q", "raw text"),
    (
        "99999999999999999999",
        "OG0203",
        "99999999999999999999",
        "64 bits",
    ),
    (
        "9223372036854775808",
        "OG0203",
        "9223372036854775808",
        "64 bits",
    ),
    ("500m", "OG0203", "500m", "in quotes"),
    ("1e999", "OG0203", "1e999", ""),
    // References that may not be there.
    (
        "settings.data.color",
        "OG0220",
        "settings",
        "has(settings.metadata)",
    ),
    ("settings[\"data\"]", "OG0220", "settings", ".?field"),
    ("certificate.data.key", "OG0220", "certificate", ""),
    (
        "has(spec.host) && certificate.data.key == \"\"",
        "OG0220",
        "certificate",
        "",
    ),
    // Not yet.
    ("spec.hosts.exists(h, h == \"a\")", "OG0206", "exists", ""),
    ("1u", "OG0206", "1u", ""),
    ("b\"a\"", "OG0206", "b\"", ""),
    ("duration(\"1h\")", "OG0206", "duration", ""),
    (
        "spec.hosts + spec.modes",
        "OG0206",
        "spec.hosts + spec.modes",
        "",
    ),
    ("[1, 2][spec.replicas]", "OG0206", "[1, 2]", ""),
    ("metadata", "OG0206", "metadata", "metadata.name"),
    ("[?spec.host]", "OG0206", "?", ""),
    // Names.
    ("spce.image", "OG0210", "spce", "did you mean `spec`?"),
    ("nothing", "OG0210", "nothing", "there are `backend`"),
    ("spec.imgae", "OG0211", "imgae", "did you mean `image`?"),
    ("spec.tls.issuer.x", "OG0220", "spec.tls", "has(spec.tls)"),
    ("spec.image.length", "OG0211", "length", ""),
    ("spec.target.x", "OG0211", "spec.target", ""),
    ("len(spec.image)", "OG0212", "len", ""),
    (
        "spec.image.startWith(\"a\")",
        "OG0212",
        "startWith",
        "did you mean `startsWith`?",
    ),
    (
        "has(spec.host, spec.path)",
        "OG0213",
        "has(spec.host, spec.path)",
        "",
    ),
    ("has(spec)", "OG0213", "spec", "has(spec.host)"),
    (
        "has(labels[\"a\"])",
        "OG0213",
        "labels[\"a\"]",
        "\"a\" in labels",
    ),
    ("startsWith(spec.image)", "OG0213", "startsWith", ""),
    // Types.
    (
        "spec.image + 1",
        "OG0214",
        "spec.image + 1",
        "string(spec.port)",
    ),
    (
        "spec.replicas + spec.ratio",
        "OG0214",
        "spec.replicas + spec.ratio",
        "double(",
    ),
    ("spec.image == 1", "OG0214", "spec.image == 1", ""),
    ("spec.enabled < true", "OG0214", "spec.enabled < true", ""),
    ("spec.image && true", "OG0214", "spec.image", "a condition"),
    ("!spec.image", "OG0214", "spec.image", ""),
    ("spec.replicas ? 1 : 2", "OG0214", "spec.replicas", ""),
    ("spec.enabled ? 1 : \"a\"", "OG0214", "1 : \"a\"", ""),
    ("1 in spec.image", "OG0214", "spec.image", ""),
    ("\"a\" in spec.ports", "OG0214", "\"a\"", ""),
    ("spec.hosts[\"a\"]", "OG0214", "\"a\"", ""),
    ("spec[\"image\"]", "OG0214", "\"image\"", "spec.image"),
    ("size(spec.port)", "OG0214", "spec.port", ""),
    ("string(spec.hosts)", "OG0214", "spec.hosts", ""),
    (
        "spec.extra.a + deployment.b",
        "OG0214",
        "spec.extra.a + deployment.b",
        "int(spec.extra.a)",
    ),
    (
        "has(spec.host) && spec.host == null",
        "OG0214",
        "spec.host == null",
        "has(",
    ),
    ("spec.?host.orValue(1)", "OG0214", "1", "string(1)"),
    ("{1: 2}", "OG0214", "1", ""),
    // Null safety.
    (
        "spec.host + \"a\"",
        "OG0220",
        "spec.host",
        "spec.?host.orValue(\"\")",
    ),
    ("spec.limit > 1", "OG0220", "spec.limit", "has(spec.limit)"),
    (
        "spec.limit > 1 && has(spec.limit)",
        "OG0220",
        "spec.limit",
        "",
    ),
    (
        "has(spec.limit) || spec.limit > 1",
        "OG0220",
        "spec.limit",
        "",
    ),
    (
        "!has(spec.limit) && spec.limit > 1",
        "OG0220",
        "spec.limit",
        "",
    ),
    (
        "has(spec.host) ? 1 : size(spec.host)",
        "OG0220",
        "spec.host",
        "",
    ),
    (
        "(has(spec.limit) || spec.enabled) && spec.limit > 1",
        "OG0220",
        "spec.limit",
        "",
    ),
    ("has(spec.tls.secretName)", "OG0220", "spec.tls", ""),
    (
        "has(spec.tls) ? size(spec.tls.secretName) : 0",
        "OG0220",
        "spec.tls.secretName",
        "",
    ),
    (
        "spec.?tls.?secretName + \"a\"",
        "OG0220",
        "spec.?tls.?secretName",
        "orValue(\"\")",
    ),
    ("spec.tls.?secretName", "OG0220", "spec.tls", ""),
    ("[spec.host]", "OG0220", "spec.host", ""),
    (
        "spec.host.orValue(\"a\")",
        "OG0221",
        "spec.host",
        "spec.?host.orValue",
    ),
    (
        "spec.?image.orValue(\"a\")",
        "OG0221",
        "image",
        "spec.image",
    ),
    ("has(spec.image)", "OG0221", "spec.image", ""),
    ("1 / 0", "OG0222", "0", ""),
    ("spec.replicas % 0", "OG0222", "0", ""),
    (
        "9223372036854775807 + 1",
        "OG0222",
        "9223372036854775807 + 1",
        "",
    ),
    ("spec.port == spec.port", "OG0223", "spec.port", ""),
    (
        "spec.enabled && spec.paused && spec.enabled",
        "OG0220",
        "spec.paused",
        "",
    ),
    ("spec.enabled || spec.enabled", "OG0223", "spec.enabled", ""),
    ("spec.enabled ? 1 : 1", "OG0223", "1", ""),
];

#[test]
fn mistakes_are_told_with_code_place_and_advice() {
    let environment = environment();
    for (source, code, marked, advice) in MISTAKES {
        let Err(errors) = expr::check(source, &environment) else {
            panic!("{source} is accepted")
        };
        let found = errors.iter().any(|error| {
            error.code == *code
                && &source[error.span.clone()] == *marked
                && error.hint.as_deref().unwrap_or_default().contains(advice)
        });
        assert!(found, "{source}: {errors:#?}");
    }
}

#[test]
fn all_mistakes_of_an_expression_are_told_at_once() {
    let errors = expr::check("spec.imgae == spce.x && spec.host", &environment()).unwrap_err();
    let codes: Vec<&str> = errors.iter().map(|error| error.code).collect();
    assert_eq!(codes, ["OG0211", "OG0210", "OG0220"]);
}

#[test]
fn the_places_in_a_text_are_those_of_the_text() {
    let text = "ü-${spec.image}-${spec.imgae}-${spec.host}";
    let errors = expr::interpolate(text, &environment()).unwrap_err();
    let marked: Vec<&str> = errors
        .iter()
        .map(|error| &text[error.span.clone()])
        .collect();
    assert_eq!(marked, ["imgae", "spec.host"]);
}

#[test]
fn an_expression_that_is_cut_off_is_explained() {
    for text in ["${spec.image", "a ${\"x", "${{'a': 1}", "${'}'", "${"] {
        let errors: Vec<Error> = expr::interpolate(text, &Environment::new()).unwrap_err();
        assert_eq!(errors[0].code, "OG0205", "{text}");
        assert_eq!(errors[0].span.end, text.len());
        assert!(
            errors[0]
                .hint
                .as_deref()
                .is_some_and(|hint| hint.contains("` #`"))
        );
    }
}

#[test]
fn too_much_is_refused_before_the_stack_ends() {
    let environment = environment();
    let deep = [
        "(".repeat(5_000),
        format!("{}1{}", "(".repeat(4_000), ")".repeat(4_000)),
        "!".repeat(9_000),
        "-".repeat(9_000),
        "[".repeat(9_000),
        "{\"a\":".repeat(1_900),
        "size(".repeat(1_900),
        "true?true:".repeat(900),
        format!("deployment{}", ".a".repeat(4_900)),
        format!("1{}", "+1".repeat(4_900)),
        format!("deployment{}", "[0]".repeat(3_000)),
        " ".repeat(10_001),
    ];
    for source in deep {
        let errors = expr::check(&source, &environment).unwrap_err();
        assert_eq!(errors[0].code, "OG0204", "{}...", &source[..20]);
    }
    let fine = format!("{}1{}", "(".repeat(40), ")".repeat(40));
    assert!(expr::check(&fine, &environment).is_ok());
}
