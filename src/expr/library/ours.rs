//! Names, hashes and files: what operators need and CEL lacks.

use super::Entry;
use super::Rust::Call;
use crate::expr::cel;

/// Names, hashes and files: what operators need and CEL lacks.
pub const ENTRIES: &[Entry] = &[
    Entry {
        signature: "dnsName(string...) -> string",
        rust: Call("cel::dns_name"),
        run: |a| Ok(cel::dns_name(&a.strings(0)?).into()),
        says: "The texts, joined by dashes, as a DNS label of at most 63 characters. Where something had to be changed or cut, a short hash of the texts follows, so that different texts never give the same name.",
        example: "dnsName('web', 'Main')",
        gives: "\"web-main-1a6a807a\"",
    },
    Entry {
        signature: "sha256(string) -> string",
        rust: Call("cel::sha256"),
        run: |a| Ok(cel::sha256(a.string(0)?).into()),
        says: "The SHA-256 of a text, in hexadecimal digits: an annotation with it lets pods roll when a configuration changes.",
        example: "sha256('abc').substring(0, 8)",
        gives: "\"ba7816bf\"",
    },
    Entry {
        signature: "toJson(dyn) -> string",
        rust: Call("cel::to_json"),
        run: |a| Ok(cel::to_json(&a.json(0)).into()),
        says: "The value as JSON in one line, the keys of maps in order.",
        example: "toJson({'b': [1, true], 'a': 'x'})",
        gives: "\"{\\\"a\\\":\\\"x\\\",\\\"b\\\":[1,true]}\"",
    },
    Entry {
        signature: "toYaml(dyn) -> string",
        rust: Call("cel::to_yaml"),
        run: |a| Ok(cel::to_yaml(&a.json(0)).into()),
        says: "The value as YAML, the keys of maps in order.",
        example: "toYaml({'log': {'level': 'info'}})",
        gives: "\"log:\\n  level: info\\n\"",
    },
];
