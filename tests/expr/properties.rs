//! No text is too odd.

use operator_gen::expr::{self, Error, emit};
use proptest::prelude::*;
use proptest::sample::select;

use crate::fixture::environment;
use crate::inputs::inputs;

/// Words that make up expressions, wrong ones included.
const WORDS: &[&str] = &[
    "spec",
    "spec.host",
    "spec.tls",
    "spec.image",
    "spec.ports",
    "spec.extra",
    "status",
    "labels",
    "deployment",
    "metadata",
    ".a",
    ".?host",
    ".name",
    "has(",
    "size(",
    "string(",
    ".orValue(",
    ".startsWith(",
    ".map(x, ",
    ".filter(x, ",
    ".exists(x, ",
    ".all(i, x, ",
    ".sortBy(x, ",
    ".transformMapEntry(i, x, ",
    ".optMap(y, ",
    ".first()",
    ".sum()",
    "cel.bind(z, ",
    "math.greatest(",
    "quantity(",
    "duration('1h')",
    "dyn(",
    "x",
    "y",
    "z",
    "1u",
    "b'a'",
    "[?",
    ", ?",
    "spec.pools",
    "spec.modes",
    "(",
    ")",
    "[",
    "[?",
    "]",
    "{",
    "}",
    "${",
    "$${",
    "1",
    "-1",
    "1.5",
    "0",
    "9223372036854775807",
    "\"a\"",
    "'",
    "\"",
    "r'\\'",
    "\\",
    "true",
    "null",
    "&&",
    "||",
    "!",
    "==",
    "<",
    "+",
    "-",
    "*",
    "/",
    "%",
    "?",
    ":",
    ",",
    ".",
    " in ",
    " ",
    "\n",
    "é",
    "\u{0}",
    "//",
];

fn check_spans(text: &str, errors: &[Error]) {
    assert!(!errors.is_empty());
    for error in errors {
        assert!(
            text.get(error.span.clone()).is_some(),
            "{text:?}: {error:?}"
        );
    }
}

/// Checks, evaluates and emits whatever is accepted.
fn run(text: &str) {
    let environment = environment();
    if let Err(errors) = expr::check(text, &environment) {
        check_spans(text, &errors);
    }
    match expr::check_condition(text, &environment) {
        Ok(condition) => assert!(!emit::boolean(&condition).code.is_empty()),
        Err(errors) => check_spans(text, &errors),
    }
    match expr::interpolate(text, &environment) {
        Ok(interpolation) => {
            assert!(!emit::json(&interpolation).code.is_empty());
            for input in inputs() {
                let _ = expr::evaluate::interpolation(&interpolation, &input.evaluated());
            }
        }
        Err(errors) => check_spans(text, &errors),
    }
}

/// Whatever is written too long, too deep or too often is refused in words, and no stack runs out.
#[test]
fn what_is_too_large_is_refused_in_words() {
    // A test has a quarter of the stack that a program has.
    const STACK: usize = 8 << 20;
    let thread = std::thread::Builder::new().stack_size(STACK);
    thread
        .spawn(refuse_what_is_too_large)
        .unwrap()
        .join()
        .unwrap();
}

fn refuse_what_is_too_large() {
    let around = |open: &str, inner: &str, close: &str, times: usize| {
        format!("{}{inner}{}", open.repeat(times), close.repeat(times))
    };
    for (what, source) in [
        ("many terms", vec!["1"; 10_000].join(" + ")),
        ("some terms", vec!["spec.port"; 200].join(" + ")),
        ("alternatives", vec!["spec.enabled"; 500].join(" || ")),
        ("parentheses", around("(", "1", ")", 1_000)),
        ("lists", around("[", "1", "]", 1_000)),
        ("maps", around("{'a': ", "1", "}", 1_000)),
        ("calls", around("size(", "spec.hosts", ")", 1_000)),
        ("macros", around("[1].map(x, ", "1", ")", 800)),
        ("conditions", "true ? 1 : ".repeat(800) + "1"),
        ("negations", "!".repeat(5_000) + "true"),
        ("signs", "-".repeat(5_000) + "spec.port"),
        ("fields", "spec".to_owned() + &".a".repeat(4_000)),
        ("indexes", "spec.extra".to_owned() + &"[0]".repeat(3_000)),
        ("open", "(".repeat(9_000)),
        ("texts", around("'", &"a".repeat(100_000), "'", 1)),
    ] {
        let errors = expr::check(&source, &environment()).expect_err(what);
        check_spans(&source, &errors);
        let (code, message) = (errors[0].code, &errors[0].message);
        assert_eq!(
            code,
            operator_gen::expr::codes::TOO_COMPLEX,
            "{what}: {message}"
        );
        assert!(!message.is_empty() && errors[0].hint.is_some(), "{what}");
        run(&source);
        run(&format!("${{{source}}}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_accepted_or_refused(text in "\\PC{0,60}") {
        run(&text);
    }

    #[test]
    fn any_words_are_accepted_or_refused(words in proptest::collection::vec(select(WORDS), 0..14)) {
        run(&words.concat());
        run(&format!("${{{}}}", words.concat()));
    }

    #[test]
    fn text_without_expressions_stays_as_it_is(text in "[^$]{0,40}") {
        let interpolation = expr::interpolate(&text, &environment()).expect("plain text");
        prop_assert_eq!(interpolation.literal(), Some(text));
    }
}
