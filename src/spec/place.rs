//! Where in the file a part of a scalar's value stands. Quotes, escapes, folding and indentation make the two differ.

use std::ops::Range;

/// The bytes of the file that hold the bytes `part` of `value`, the value of the scalar that stands at `scalar`.
#[must_use]
pub fn place(text: &str, scalar: &Range<usize>, value: &str, part: &Range<usize>) -> Range<usize> {
    let raw = text.get(scalar.clone()).unwrap_or_default();
    let positions = align(raw, value);
    let at = |index: usize| {
        let position = positions.get(index).or(positions.last());
        scalar.start + position.copied().unwrap_or_default()
    };
    let start = at(part.start);
    // The end is one past the last byte, so that line breaks and quotes behind it are left out.
    let end = match part.end.checked_sub(1) {
        Some(last) if last >= part.start => at(last) + 1,
        _ => start,
    };
    let start = (0..=start.min(text.len())).rfind(|at| text.is_char_boundary(*at));
    let end = (end.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at));
    let start = start.unwrap_or_default();
    start..end.unwrap_or(text.len()).max(start)
}

/// For each byte of a value, and for its end, where in the raw scalar it comes from.
fn align(raw: &str, value: &str) -> Vec<usize> {
    let mut positions = Vec::with_capacity(value.len() + 1);
    let mut at = usize::from(raw.starts_with(['"', '\'']));
    let escapes = raw.starts_with('"');
    for wanted in value.chars() {
        at += skipped(raw.get(at..).unwrap_or_default(), wanted, escapes);
        let rest = raw.get(at..).unwrap_or_default();
        let length = token(rest, wanted, escapes);
        positions.extend(
            (0..wanted.len_utf8())
                .map(|byte| at + if length == wanted.len_utf8() { byte } else { 0 }),
        );
        at += length;
    }
    positions.push(at);
    positions
}

/// How much white space to pass over before `wanted`: folded line breaks and indentation that are no part of the value.
fn skipped(rest: &str, wanted: char, escapes: bool) -> usize {
    let mut at = 0;
    for next in rest.chars() {
        let folded = wanted == ' ' && next == '\n';
        if next == wanted || folded || !next.is_whitespace() {
            break;
        }
        at += next.len_utf8();
    }
    // An escaped line break stands for nothing.
    let breaks = ["\\\n", "\\\r\n"].into_iter();
    let mut escaped =
        breaks.filter(|found| escapes && wanted != '\n' && rest[at..].starts_with(found));
    match escaped.next() {
        Some(found) => {
            let end = at + found.len();
            end + skipped(&rest[end..], wanted, escapes)
        }
        None => at,
    }
}

/// How many raw bytes stand for `wanted`.
fn token(rest: &str, wanted: char, escapes: bool) -> usize {
    if escapes && rest.starts_with('\\') {
        let length = match rest[1..].chars().next() {
            Some('x') => 4,
            Some('u') => 6,
            Some('U') => 10,
            Some(other) => 1 + other.len_utf8(),
            None => 1,
        };
        return length.min(rest.len());
    }
    if !escapes && wanted == '\'' && rest.starts_with("''") {
        return 2;
    }
    match rest.chars().next() {
        Some(next) if next == wanted => next.len_utf8(),
        Some(next) if next.is_whitespace() => next.len_utf8(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::{Kind, Node};

    fn scalar(text: &str) -> Node {
        let root = crate::spec::yaml::read(text, &mut Vec::new()).expect("valid");
        root.get("a").expect("has the key").clone()
    }

    #[test]
    fn every_style_of_scalar_leads_back_to_the_file() {
        let texts = [
            "a: x ${spec.image} y",
            "a: \"x ${spec.image}\"",
            "a: 'it''s ${spec.image}'",
            "a: \"tab\\t\\u00e9\\x41 é ${spec.image}\"",
            "a: |\n  one\n  two ${spec.image}\n",
            "a: >-\n  one\n  two\n\n  ${spec.image}\n",
            "a: one\n  two\n  three ${spec.image}\n",
            "a: \"one\n  two\\\n   three ${spec.image}\"\n",
            "b: [1]\na: |2\n    deep\n  ${spec.image}\n",
        ];
        let with_returns = texts.map(|text| text.replace('\n', "\r\n"));
        let texts = texts
            .into_iter()
            .chain(with_returns.iter().map(String::as_str));
        for text in texts {
            let node = scalar(text);
            let Kind::Text(value) = &node.kind else {
                panic!("{text} is not text");
            };
            let start = value.find("spec.image").expect("has it");
            let found = place(
                text,
                &node.span,
                value,
                &(start..start + "spec.image".len()),
            );
            assert_eq!(&text[found], "spec.image", "{text:?}");
        }
    }

    #[test]
    fn an_escape_may_be_cut_short() {
        // The four bytes of `\x41` would end inside of the letter.
        let text = "a: \"\\x\\é";
        assert!(
            text.get(place(text, &(3..text.len()), "\"\"", &(0..0)))
                .is_some()
        );
    }

    proptest::proptest! {
        #[test]
        fn no_scalar_is_too_odd(
            raw in "[\"']?[a-z\\\\'\" \n\té$]{0,20}", value in "[a-z'\" \n\té$]{0,20}",
            start in 0usize..25, length in 0usize..25,
        ) {
            let text = format!("a: {raw}");
            let found = place(&text, &(3..text.len()), &value, &(start..start + length));
            proptest::prop_assert!(text.get(found).is_some());
        }
    }
}
