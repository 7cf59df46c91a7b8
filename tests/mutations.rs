//! A spec with a slip in it never breaks the reader: it gives a model, or at least one problem, and every problem
//! stands somewhere in the file.

#![allow(clippy::expect_used, clippy::panic)]

use operator_gen::problem::Severity;
use operator_gen::validate;
use proptest::prelude::*;

const EXAMPLE: &str = include_str!("../examples/webapp/operator.yaml");
const WITH_HOOKS: &str = include_str!("../examples/dns/operator.yaml");

fn holds_up(text: &str) {
    let outcome = validate::load(text);
    let errors = outcome
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    assert_eq!(
        outcome.model.is_some(),
        errors == 0,
        "a model or an error:\n{text}"
    );
    for problem in &outcome.problems {
        assert!(
            text.get(problem.span.clone()).is_some(),
            "{problem:?} stands nowhere in:\n{text}"
        );
        assert!(!problem.message.is_empty() && !problem.message.ends_with('.'));
    }
}

/// The same slip in every line: whoever writes the file is in the middle of it.
#[test]
fn no_line_is_sacred() {
    let slips: [fn(&str) -> String; 7] = [
        |_| String::new(),
        |line| format!("{line}\n{line}"),
        |line| {
            line.split_once(':')
                .map_or_else(String::new, |(key, _)| format!("{key}:"))
        },
        |line| {
            line.split_once(':')
                .map_or_else(String::new, |(key, _)| format!("{key}: [1]"))
        },
        |line| {
            line.split_once(':')
                .map_or_else(String::new, |(key, _)| format!("{key}: {{}}"))
        },
        |line| format!("  {line}"),
        |line| line.replace("${", "${ ("),
    ];
    for example in [EXAMPLE, WITH_HOOKS] {
        for at in 0..example.lines().count() {
            for slip in slips {
                holds_up(&with_slip(example, at, slip));
            }
        }
    }
}

/// The text with a slip in one of its lines.
fn with_slip(text: &str, at: usize, slip: fn(&str) -> String) -> String {
    let lines = text.lines().enumerate();
    lines
        .map(|(index, line)| match index == at {
            true => slip(line) + "\n",
            false => format!("{line}\n"),
        })
        .collect()
}

#[test]
fn deep_nesting_is_refused() {
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", ""), ("${(", ")}")] {
        let text = format!("a: {}1{}", open.repeat(20_000), close.repeat(20_000));
        holds_up(&text);
    }
    let parentheses = format!("${{{}1{}}}", "(".repeat(20_000), ")".repeat(20_000));
    holds_up(&EXAMPLE.replace("${spec.config}", &parentheses));
    let bombs = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\n\
                 d: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e]\n";
    holds_up(bombs);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn bytes_may_be_anything(
        edits in prop::collection::vec(
            (any::<prop::sample::Index>(), 0usize..4, "[\\PC\\n\\t]|[:{}\\[\\]\"'$&*!|>#%@,?-]{1,2}"),
            1..6,
        ),
    ) {
        let mut text: Vec<char> = EXAMPLE.chars().collect();
        for (index, removed, inserted) in edits {
            let at = index.index(text.len());
            let end = (at + removed).min(text.len());
            text.splice(at..end, inserted.chars());
        }
        holds_up(&text.into_iter().collect::<String>());
    }

    #[test]
    fn lines_may_be_anywhere(
        moves in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..5),
    ) {
        let mut lines: Vec<&str> = EXAMPLE.lines().collect();
        for (from, to) in moves {
            let line = lines.remove(from.index(lines.len()));
            lines.insert(to.index(lines.len()), line);
        }
        holds_up(&lines.join("\n"));
    }

    #[test]
    fn a_file_may_be_anything(text in "(?s).{0,200}") {
        holds_up(&text);
    }
}
