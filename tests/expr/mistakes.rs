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
    ("metadata", "OG0206", "metadata", "metadata.name"),
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
        "write `\"1\"`",
    ),
    (
        "spec.replicas + spec.ratio",
        "OG0214",
        "spec.replicas + spec.ratio",
        "double(",
    ),
    ("spec.image == 1", "OG0214", "spec.image == 1", ""),
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
    // Functions.
    (
        "spec.image.substring(\"1\")",
        "OG0214",
        "\"1\"",
        "int(\"1\")",
    ),
    (
        "spec.image.substring()",
        "OG0213",
        "spec.image.substring()",
        "such as 'tacocat'.substring(4)",
    ),
    (
        "spec.image.substring(1, 2, 3)",
        "OG0213",
        "spec.image.substring(1, 2, 3)",
        "tacocat",
    ),
    ("spec.port.substring(1)", "OG0214", "spec.port", "tacocat"),
    ("spec.hosts.join(1)", "OG0214", "1", "string(1)"),
    ("spec.ports.join(\",\")", "OG0214", "spec.ports", "join"),
    ("spec.image.trim(1)", "OG0213", "spec.image.trim(1)", "trim"),
    ("spec.image.toUpper()", "OG0212", "toUpper", "upperAscii"),
    ("spec.hosts.len()", "OG0212", "len", "`size`"),
    ("spec.pools.sort()", "OG0214", "spec.pools", ""),
    ("spec.pools.sortBy(p, p)", "OG0214", "p", ""),
    (
        "deployment.status.conditions.indexOf(\"a\")",
        "OG0214",
        "deployment.status.conditions",
        "string(deployment.status.conditions) for a text",
    ),
    (
        "deployment.status.list.sum()",
        "OG0214",
        "deployment.status.list",
        "int(item)",
    ),
    (
        "math.abss(1)",
        "OG0212",
        "math.abss",
        "did you mean `math.abs`?",
    ),
    ("math.abs(\"a\")", "OG0214", "\"a\"", "math.abs"),
    ("quantity(1)", "OG0214", "1", "string(1)"),
    (
        "quantity(spec.memory) + quantity(spec.image)",
        "OG0214",
        "quantity(spec.memory) + quantity(spec.image)",
        "",
    ),
    (
        "quantity(spec.memory) < quantity(spec.image)",
        "OG0214",
        "quantity(spec.memory) < quantity(spec.image)",
        "",
    ),
    (
        "spec.image + quantity(spec.memory)",
        "OG0214",
        "spec.image + quantity(spec.memory)",
        "string(",
    ),
    ("dnsName()", "OG0213", "dnsName()", "such as dnsName("),
    ("dnsName(1)", "OG0214", "1", "string(1)"),
    (
        "spec.hosts + spec.ports",
        "OG0214",
        "spec.hosts + spec.ports",
        "",
    ),
    ("uint(1) + 1", "OG0214", "uint(1) + 1", ""),
    ("1 + 1u", "OG0214", "1 + 1u", ""),
    // Literals.
    ("quantity(\"1Gb\")", "OG0224", "\"1Gb\"", "500m"),
    ("duration(\"1d\")", "OG0224", "\"1d\"", "1h30m"),
    ("timestamp(\"today\")", "OG0224", "\"today\"", "2026-01-31"),
    ("semver(\"v1.2\")", "OG0224", "\"v1.2\"", "without a v"),
    ("ip(\"10.0.0.256\")", "OG0224", "\"10.0.0.256\"", "10.0.0.1"),
    ("cidr(\"10.0.0.0\")", "OG0224", "\"10.0.0.0\"", "10.0.0.0/8"),
    (
        "url(\"example.com\")",
        "OG0224",
        "\"example.com\"",
        "https://",
    ),
    ("base64.decode(\"*\")", "OG0224", "\"*\"", ""),
    ("\"%z\".format([spec.image])", "OG0224", "\"%z\"", "%s"),
    (
        "\"%s %s\".format([spec.image])",
        "OG0213",
        "[spec.image]",
        "",
    ),
    ("[1, 2].max() / [0].sum()", "OG0222", "[0].sum()", ""),
    ("[].min()", "OG0222", "[].min()", ""),
    ("\"abc\".substring(5)", "OG0222", "\"abc\".substring(5)", ""),
    ("{\"a\": 1, \"a\": 2}", "OG0227", "\"a\"", "correct one"),
    // Patterns.
    ("spec.image.matches(\"(\")", "OG0225", "\"(\"", "RE2"),
    (
        "spec.image.matches(spec.type)",
        "OG0225",
        "spec.type",
        "when the code is generated",
    ),
    (
        "spec.image.find(\"a(?=b)\")",
        "OG0225",
        "\"a(?=b)\"",
        "look-around",
    ),
    // Macros.
    (
        "spec.hosts.all(h)",
        "OG0213",
        "spec.hosts.all(h)",
        "spec.hosts.all(item, item.size() > 0)",
    ),
    (
        "spec.hosts.all(\"h\", true)",
        "OG0213",
        "\"h\"",
        "macros name",
    ),
    (
        "spec.hosts.all(spec, true)",
        "OG0226",
        "spec",
        "another name",
    ),
    (
        "spec.hosts.all(h, spec.hosts.all(h, h == \"\"))",
        "OG0226",
        "h",
        "another name",
    ),
    ("spec.hosts.all(h, h, true)", "OG0226", "h", ""),
    ("spec.hosts.all(h, h)", "OG0214", "h", "a condition"),
    ("spec.hosts.all(h, h.port > 1)", "OG0211", "port", ""),
    (
        "spec.pools.all(p, p.sise > 1)",
        "OG0211",
        "sise",
        "did you mean `size`?",
    ),
    (
        "spec.pools.all(p, p.host == \"a\")",
        "OG0220",
        "p.host",
        "has(p.host)",
    ),
    ("spec.pools.all(p, q.size > 1)", "OG0210", "q", "p"),
    ("spec.port.all(p, true)", "OG0214", "spec.port", ""),
    (
        "spec.pools.transformMap(k, v, v)",
        "OG0214",
        "spec.pools",
        "transformMapEntry",
    ),
    (
        "spec.sizes.transformMapEntry(k, v, v)",
        "OG0214",
        "v",
        "{key: value}",
    ),
    ("spec.hosts.map()", "OG0213", "spec.hosts.map()", "item"),
    (
        "cel.bind(x, 1)",
        "OG0213",
        "cel.bind(x, 1)",
        "cel.bind(name",
    ),
    ("cel.bind(spec, 1, 2)", "OG0226", "spec", ""),
    // Optionals.
    (
        "spec.image.optMap(i, i)",
        "OG0221",
        "spec.image",
        "spec.?image.optMap",
    ),
    ("spec.?host.optFlatMap(h, h)", "OG0221", "h", ""),
    ("spec.?host.or(spec.image)", "OG0221", "spec.image", ""),
    ("spec.?host.or(spec.?limit)", "OG0214", "spec.?limit", ""),
    ("[?spec.host]", "OG0221", "spec.host", "?spec.?host"),
    ("[?spec.image]", "OG0221", "spec.image", ""),
    ("optional.of()", "OG0213", "optional.of()", ""),
    ("spec.?host.optMap(h)", "OG0213", "spec.?host.optMap(h)", ""),
];

#[test]
fn mistakes_are_told_with_code_place_and_advice() {
    let environment = environment();
    let mut wrong = Vec::new();
    for (source, code, marked, advice) in MISTAKES {
        let Err(errors) = expr::check(source, &environment) else {
            wrong.push(format!("{source} is accepted"));
            continue;
        };
        let found = errors.iter().any(|error| {
            error.code == *code
                && &source[error.span.clone()] == *marked
                && error.hint.as_deref().unwrap_or_default().contains(advice)
        });
        if !found {
            wrong.push(format!("{source}: {errors:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
