//! What to do about text that is not valid YAML, by what its parser says of it.

/// Words of the parser's messages, and the advice; the first that fits counts.
const ADVICE: [(&str, &str); 17] = [
    ("tab", "indent with spaces: YAML takes no tabs"),
    (
        "anchor",
        "`*` begins an alias and `&` an anchor: put text that begins with one in quotes",
    ),
    ("recursion limit", "lists and maps can nest 64 levels deep"),
    (
        "unexpected character: `\\u",
        "remove the character: a file of YAML holds text alone",
    ),
    (
        "unexpected character",
        "put text that begins with this character in quotes",
    ),
    (
        "mapping values are not allowed",
        "put text that holds `: ` in quotes, and let the keys of one map begin in the same column",
    ),
    (
        "unknown escape",
        "in double quotes `\\` begins an escape: use single quotes, or write it twice",
    ),
    (
        "trailing content after double-quoted",
        "put the whole text in quotes, and write `\\\"` for a quote in it",
    ),
    (
        "trailing content after single-quoted",
        "put the whole text in quotes, and write `''` for a quote in it",
    ),
    ("unclosed quote", "close the quote"),
    (
        "block sequence entries are not allowed",
        "begin a list on a line of its own, or write it as [a, b]",
    ),
    (
        "block scalar",
        "begin the text below `|` or `>`, or put text that begins with one in quotes",
    ),
    (
        "flow",
        "close every `[` and `{`, and put text that holds one in quotes",
    ),
    (
        "misplaced bracket",
        "open every `]` and `}`, and put text that begins with one in quotes",
    ),
    (
        "illegal placement of ':'",
        "close every `[` and `{` above, and put text that holds `: ` in quotes",
    ),
    (
        "did not find expected",
        "let the keys of one map begin in the same column, and put text that holds quotes or brackets in quotes",
    ),
    (
        "simple key",
        "write `key: value`, with a space behind the colon",
    ),
];

/// Advice about a message of the parser's.
pub(super) fn hint(message: &str) -> Option<&'static str> {
    let found = ADVICE.iter().find(|(words, _)| message.contains(words));
    found.map(|(_, advice)| *advice)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Texts that people write, and the advice that each is given by its words in the table.
    const MISTAKES: [(&str, &str); 22] = [
        ("a: 1\n\tb: 1\n", "tab"),
        ("a:\n\tb: 1\n", "tab"),
        ("host: *.example.com\n", "anchor"),
        ("cron: * * * * *\n", "anchor"),
        ("a: &\n", "anchor"),
        ("a: @x\n", "unexpected character"),
        ("a: `x`\n", "unexpected character"),
        ("a: %x\n", "unexpected character"),
        ("a: b\u{7}\n", "unexpected character: `\\u"),
        ("a: b: c\n", "mapping values are not allowed"),
        ("a: \"\\d+\"\n", "unknown escape"),
        ("a: \"x\" y\n", "trailing content after double-quoted"),
        ("a: 'it's'\n", "trailing content after single-quoted"),
        ("a: \"x\n", "unclosed quote"),
        ("a: - b\n", "block sequence entries are not allowed"),
        ("a: |x\n  b\n", "block scalar"),
        ("a: {x: 1\nb: 1\n", "flow"),
        ("a: ]\n", "misplaced bracket"),
        ("a: [1, 2\nb: 1\n", "illegal placement of ':'"),
        ("a: [a-z]+\n", "did not find expected"),
        ("a:\n  b: 1\n c: 2\n", "did not find expected"),
        ("a: 1\nb c\n", "simple key"),
    ];

    #[test]
    fn common_mistakes_are_given_advice() {
        let deep = format!("a: {}", "[".repeat(300));
        let mistakes = MISTAKES
            .into_iter()
            .chain([(deep.as_str(), "recursion limit")]);
        let mut given = BTreeSet::new();
        for (text, words) in mistakes {
            let mut problems = Vec::new();
            crate::spec::read_yaml(text, &mut problems);
            let advice = ADVICE.iter().find(|(known, _)| *known == words);
            let expected = advice.map(|(_, advice)| (*advice).to_owned());
            assert_eq!(
                problems[0].hint, expected,
                "{text}: {}",
                problems[0].message
            );
            given.insert(words);
        }
        let known: BTreeSet<&str> = ADVICE.iter().map(|(words, _)| *words).collect();
        assert_eq!(given, known, "each advice has a text for which it is given");
    }
}
