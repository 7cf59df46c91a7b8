//! Mistakes that people make, seeded into the specs of the examples. `tests/mistakes/<example>.yaml` holds them: a text of the
//! spec, what is written in its place, and either the code by which that is caught at generation, or why it is not.
//! `docs/mistakes.md` tells the figures; `UPDATE=1 cargo test --test mistakes` rewrites it.

#![allow(clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use operator_gen::problem::{Problem, Severity};
use operator_gen::validate;
use serde::Deserialize;

/// The fewest mistakes that say something.
const ENOUGH: usize = 150;

/// A mistake, seeded into a spec.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mistake {
    /// What it is, for people.
    mistake: String,
    /// What stands in the spec, exactly once.
    old: String,
    /// What is written in its place.
    new: String,
    /// The code of the problem that says so.
    caught: Option<String>,
    /// Why nothing says so.
    missed: Option<String>,
}

/// What became of the mistakes of an example.
struct Figures {
    example: String,
    errors: usize,
    warnings: usize,
    /// Those that are not caught, and why.
    missed: Vec<(String, String)>,
}

impl Figures {
    fn caught(&self) -> usize {
        self.errors + self.warnings
    }

    fn all(&self) -> usize {
        self.caught() + self.missed.len()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of mistakes, in order.
fn files() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("tests/mistakes")).expect("the mistakes are there");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder is readable").path())
        .collect();
    files.sort();
    files
}

fn problems(example: &Path, text: &str) -> Vec<Problem> {
    let read =
        |file: &str| fs::read_to_string(example.join(file)).map_err(|error| error.to_string());
    validate::load_with(text, &read).problems
}

/// Tries the mistakes of a file; what is not as the file says is added to `wrong`.
fn figures(file: &Path, wrong: &mut Vec<String>) -> Figures {
    let name = file
        .file_stem()
        .expect("it has a name")
        .to_string_lossy()
        .into_owned();
    let example = root().join("examples").join(&name);
    let text = fs::read_to_string(example.join("operator.yaml")).expect("the example is there");
    let untouched = problems(&example, &text);
    assert!(untouched.is_empty(), "{name}: {untouched:?}");
    let mistakes = fs::read_to_string(file).expect("the mistakes are readable");
    let mistakes: Vec<Mistake> =
        serde_saphyr::from_str(&mistakes).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut figures = Figures {
        example: name.clone(),
        errors: 0,
        warnings: 0,
        missed: Vec::new(),
    };
    let mut seen = BTreeSet::new();
    for mistake in mistakes {
        let what = format!("{name}: {}", mistake.mistake);
        let count = text.matches(&mistake.old).count();
        assert_eq!(count, 1, "{what}: what it replaces stands there so often");
        assert_ne!(mistake.old, mistake.new, "{what}: nothing changes");
        assert!(
            seen.insert(mistake.new.clone() + &mistake.old),
            "{what}: twice"
        );
        let found = problems(&example, &text.replacen(&mistake.old, &mistake.new, 1));
        let codes: Vec<&str> = found.iter().map(|problem| problem.code).collect();
        match (&mistake.caught, mistake.missed) {
            (Some(code), None) if codes.contains(&code.as_str()) => {
                let is_error = |problem: &Problem| problem.severity == Severity::Error;
                match found.iter().any(is_error) {
                    true => figures.errors += 1,
                    false => figures.warnings += 1,
                }
            }
            (None, Some(reason)) if codes.is_empty() => {
                figures.missed.push((mistake.mistake, reason))
            }
            (expected, _) => wrong.push(format!("{what}: expected {expected:?}, found {codes:?}")),
        }
    }
    figures
}

fn percent(part: usize, whole: usize) -> String {
    let tenths = (part * 1000 + whole / 2) / whole;
    format!("{}.{} %", tenths / 10, tenths % 10)
}

fn document(figures: &[Figures]) -> String {
    let sum = |part: fn(&Figures) -> usize| figures.iter().map(part).sum::<usize>();
    let (all, caught) = (sum(Figures::all), sum(Figures::caught));
    let mut text = format!(
        "# Mistakes, and whether they are caught\n\
         The specs of the examples with one mistake each, as people make them: slips of the keyboard, habits of other tools, fields \
         and names that\ndo not belong together, things forgotten. {caught} of {all} ({}) are caught at generation, before anything \
         is compiled or runs.\n`cargo test --test mistakes` tries them all; they stand in `tests/mistakes/`, and this page is made of them.\n\n\
         | example | mistakes | errors | warnings | caught |\n|---|---|---|---|---|\n",
        percent(caught, all)
    );
    for one in figures {
        let (all, caught) = (one.all(), one.caught());
        let share = percent(caught, all);
        let _ = writeln!(
            text,
            "| [{0}](../examples/{0}/operator.yaml) | {all} | {1} | {2} | {share} |",
            one.example, one.errors, one.warnings
        );
    }
    text.push_str("\n## Not caught\nand why, as far as one can tell from the spec alone:\n\n| example | mistake | why |\n|---|---|---|\n");
    for one in figures {
        for (mistake, reason) in &one.missed {
            let _ = writeln!(text, "| {} | {mistake} | {reason} |", one.example);
        }
    }
    text
}

#[test]
fn what_is_caught_is_what_the_page_tells() {
    let mut wrong = Vec::new();
    let figures: Vec<Figures> = files()
        .iter()
        .map(|file| figures(file, &mut wrong))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let all: usize = figures.iter().map(Figures::all).sum();
    assert!(all >= ENOUGH, "only {all} mistakes");
    let text = document(&figures);
    let path = root().join("docs/mistakes.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &text).expect("the page is writable");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == text,
        "stale: run `UPDATE=1 cargo test --test mistakes`"
    );
}
