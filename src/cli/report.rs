//! How problems look to a person: file, line and column, the source underlined, the code, and what to do.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde_json::{Value, json};

use crate::problem::{Problem, Severity, boundary_before, position};
use crate::words::counted;

/// How to print what was found.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
pub(super) enum Format {
    /// For people
    #[default]
    Text,
    /// Workflow commands that GitHub shows as annotations
    Github,
    /// For programs
    Json,
}

/// Renders the problems of a file in the given order, with a closing line that counts them; empty when there are none.
#[must_use]
pub fn render(path: &str, text: &str, problems: &[Problem], colour: bool) -> String {
    if problems.is_empty() {
        return String::new();
    }
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut report = String::new();
    for problem in problems {
        report.push_str(&paragraph(&renderer, path, text, problem));
        report.push_str("\n\n");
    }
    report.push_str(&format!("{path}: {}\n", count(problems)));
    report
}

/// How many errors and warnings there are, in words.
#[must_use]
pub fn count(problems: &[Problem]) -> String {
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    let warnings = problems.len() - errors;
    match (errors, warnings) {
        (0, 0) => "no problems".to_owned(),
        (errors, 0) => counted(errors, "error"),
        (0, warnings) => counted(warnings, "warning"),
        (errors, warnings) => {
            format!(
                "{}, {}",
                counted(errors, "error"),
                counted(warnings, "warning")
            )
        }
    }
}

/// The problems for programs.
#[must_use]
pub fn json(path: &str, text: &str, problems: &[Problem]) -> Value {
    problems
        .iter()
        .map(|problem| {
            let (path, text) = source(path, text, problem);
            let (line, column) = position(text, problem.span.start);
            let (end_line, end_column) = position(text, problem.span.end.max(problem.span.start));
            json!({
                "file": path,
                "line": line,
                "column": column,
                "endLine": end_line,
                "endColumn": end_column,
                "severity": severity(problem),
                "code": problem.code,
                "message": problem.message,
                "label": problem.label,
                "hint": problem.hint,
            })
        })
        .collect()
}

/// The problems as workflow commands that GitHub shows beside the source.
#[must_use]
pub fn github(path: &str, text: &str, problems: &[Problem]) -> String {
    problems
        .iter()
        .map(|problem| {
            let (path, text) = source(path, text, problem);
            let (line, column) = position(text, problem.span.start);
            let message = match &problem.hint {
                Some(hint) => format!("{}; {hint}", problem.message),
                None => problem.message.clone(),
            };
            format!(
                "::{} file={},line={line},col={column},title={}::{}\n",
                severity(problem),
                github_property(path),
                github_property(problem.code),
                github_data(&message),
            )
        })
        .collect()
}

/// Text as the message of a GitHub workflow command.
#[must_use]
pub fn github_data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Text as a property of a GitHub workflow command.
#[must_use]
pub fn github_property(text: &str) -> String {
    github_data(text).replace(':', "%3A").replace(',', "%2C")
}

/// The file that a problem is about.
fn source<'a>(path: &'a str, text: &'a str, problem: &'a Problem) -> (&'a str, &'a str) {
    let other = problem.file.as_ref();
    other.map_or((path, text), |file| (&file.path, &file.text))
}

fn severity(problem: &Problem) -> &'static str {
    match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn paragraph(renderer: &Renderer, path: &str, text: &str, problem: &Problem) -> String {
    let (path, text) = source(path, text, problem);
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut annotation = AnnotationKind::Primary.span(visible(text, &problem.span));
    if !problem.label.is_empty() {
        annotation = annotation.label(&problem.label);
    }
    let mut group = level
        .primary_title(&problem.message)
        .id(problem.code)
        .element(Snippet::source(text).path(path).annotation(annotation));
    if let Some(hint) = &problem.hint {
        group = group.element(Level::HELP.message(hint));
    }
    renderer.render(&[group])
}

/// The part of a span that can be underlined: inside the text, on whole characters, on its first line only.
/// A block that spans many lines is known by where it begins.
fn visible(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = boundary_before(text, span.start);
    let end = (span.end.min(text.len())..=text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(text.len());
    let marked = text.get(start..end).unwrap_or_default();
    let line = marked.lines().next().unwrap_or_default();
    start..start + line.trim_end().len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "name: web\nimage: nginx\nports:\n  - 80\n  - 81\n";

    #[test]
    fn a_problem_shows_place_source_code_label_and_hint() {
        let problems = [
            Problem::error("OG0101", 10..15, "unknown key `image`")
                .label("not a key of the operator")
                .hint("did you mean `images`?"),
            Problem::warning("OG0900", 23..45, "a list without a type"),
        ];
        let expected = "\
error[OG0101]: unknown key `image`
 --> operator.yaml:2:1
  |
2 | image: nginx
  | ^^^^^ not a key of the operator
  |
  = help: did you mean `images`?

warning[OG0900]: a list without a type
 --> operator.yaml:3:1
  |
3 | ports:
  | ^^^^^^

operator.yaml: 1 error, 1 warning
";
        assert_eq!(render("operator.yaml", TEXT, &problems, false), expected);
    }

    #[test]
    fn no_problems_make_no_report() {
        assert_eq!(render("operator.yaml", TEXT, &[], false), "");
    }

    #[test]
    fn colour_adds_escapes_and_nothing_else() {
        let problems = [Problem::error("OG0101", 10..15, "unknown").label("here")];
        let coloured = render("operator.yaml", TEXT, &problems, true);
        assert!(coloured.contains('\u{1b}'));
        assert_eq!(
            console::strip_ansi_codes(&coloured),
            render("operator.yaml", TEXT, &problems, false)
        );
    }

    #[test]
    fn programs_are_told_line_and_column() {
        let problems = [Problem::error("OG0101", 10..15, "50%: a, b\nc").hint("do d")];
        let json = json("operator.yaml", TEXT, &problems);
        assert_eq!(
            (&json[0]["line"], &json[0]["column"]),
            (&2.into(), &1.into())
        );
        assert_eq!(
            (&json[0]["endLine"], &json[0]["endColumn"]),
            (&2.into(), &6.into())
        );
        assert_eq!(
            github("a,b.yaml", TEXT, &problems),
            "::error file=a%2Cb.yaml,line=2,col=1,title=OG0101::50%25: a, b%0Ac; do d\n"
        );
    }

    proptest! {
        #[test]
        fn no_span_is_too_odd(text in "(?s).{0,60}", start in 0usize..90, end in 0usize..90) {
            let problem = Problem::error("OG0001", start..end, "odd").label("here");
            let report = render("operator.yaml", &text, &[problem], false);
            prop_assert!(report.starts_with("error[OG0001]: odd"));
        }
    }
}
