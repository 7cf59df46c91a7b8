//! Why a case does not apply: what expressions of a spec do not have, by design.

use operator_gen::expr::{Error, codes};

use crate::textproto::Message;

/// Files about what expressions here do not have.
const FILES: [(&str, &str); 7] = [
    ("proto2", "protocol buffer messages and enums"),
    ("proto2_ext", "protocol buffer messages and enums"),
    ("proto3", "protocol buffer messages and enums"),
    ("enums", "protocol buffer messages and enums"),
    ("wrappers", "protocol buffer messages and enums"),
    ("dynamic", "protocol buffer messages and enums"),
    (
        "block_ext",
        "cel.block(), which compilers write and people do not",
    ),
];

/// Texts that a case has in it, and what they are about.
const TEXTS: [(&str, &str); 18] = [
    ("TestAllTypes", "protocol buffer messages and enums"),
    ("TestRequired", "protocol buffer messages and enums"),
    ("NestedEnum", "protocol buffer messages and enums"),
    ("GlobalEnum", "protocol buffer messages and enums"),
    ("google.protobuf", "protocol buffer messages and enums"),
    ("Int32Value", "protocol buffer messages and enums"),
    ("proto.", "protocol buffer messages and enums"),
    ("optional_type", "the name of the type of optionals"),
    ("America/", "time zones by name"),
    ("Asia/", "time zones by name"),
    ("Australia/", "time zones by name"),
    ("Europe/", "time zones by name"),
    ("US/", "time zones by name"),
    (".`", "fields in backticks"),
    ("tuple(", "functions that a test declares"),
    ("fn(", "functions that a test declares"),
    ("a.b.c", "names in the packages of protocol buffers"),
    ("x.y", "names in the packages of protocol buffers"),
];

/// Why a case does not apply, by what it says.
pub fn by_source(file: &str, source: &str, test: &Message) -> Option<String> {
    if let Some((_, reason)) = FILES.iter().find(|(name, _)| *name == file) {
        return Some((*reason).to_owned());
    }
    if let Some((_, reason)) = TEXTS.iter().find(|(text, _)| source.contains(text)) {
        return Some((*reason).to_owned());
    }
    if source.contains(".format(")
        && ["[b\"", ": b\"", "NaN", "Infinity"]
            .iter()
            .any(|text| source.contains(text))
    {
        return Some(
            "a format sees JSON, which has no bytes, infinity and not-a-number".to_owned(),
        );
    }
    test.has("container")
        .then(|| "names in the packages of protocol buffers".to_owned())
}

/// Why a case does not apply, by what it gives.
pub fn by_result(source: &str) -> Option<String> {
    let dynamic = source.contains("dyn(");
    dynamic.then(|| {
        "a dynamic number is JSON, and is taken as one of the type that is needed".to_owned()
    })
}

/// Why a case does not apply, by why it is refused.
pub fn by_errors(source: &str, errors: &[Error], test: &Message) -> Option<String> {
    let coded = |code: &str| errors.iter().any(|error| error.code == code);
    let says = |text: &str| errors.iter().any(|error| error.message.contains(text));
    let mixed = ["math.greatest(", "math.least("]
        .iter()
        .any(|name| source.contains(name));
    let reason = if test.has("disable_check") {
        "types are always checked"
    } else if mixed && coded(codes::TYPE_MISMATCH) {
        "numbers of different types are converted before they are compared"
    } else if source.contains("optional.none()") {
        "optional.none() alone has no type"
    } else if coded(codes::MAYBE_UNSET) || coded(codes::NOT_OPTIONAL) {
        "what may be unset is tested first, and what is set is not"
    } else if source.contains('{')
        && ["int", "uint", "bool", "double"]
            .iter()
            .any(|ty| says(&format!("expected string, found {ty}")))
    {
        "the keys of maps are texts"
    } else {
        return None;
    };
    Some(reason.to_owned())
}
