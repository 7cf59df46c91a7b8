//! Every directory of `tests/cases` holds a bad `operator.yaml` and, in `stderr.txt`, what is said about it.
//! `UPDATE=1 cargo test --test cases` rewrites the latter.

#![allow(clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use operator_gen::cli::report;
use operator_gen::problem::Severity;
use operator_gen::validate;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(folder).expect("the cases are there");
    let mut cases: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder is readable").path())
        .collect();
    cases.sort();
    cases
}

fn report_of(case: &Path) -> String {
    let text = fs::read_to_string(case.join("operator.yaml")).expect("each case has a spec");
    let read =
        |file: &str| fs::read_to_string(case.join(file)).map_err(|_| "it is not there".to_owned());
    let outcome = validate::load_with(&text, &read);
    let failed = outcome
        .problems
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    assert_eq!(
        outcome.model.is_some(),
        !failed,
        "{}: a model if and only if there is no error",
        case.display()
    );
    report::render("operator.yaml", &text, &outcome.problems, false)
}

#[test]
fn every_bad_spec_is_explained_as_expected() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut different = Vec::new();
    for case in cases() {
        let report = report_of(&case);
        assert!(!report.is_empty(), "{}: nothing is wrong", case.display());
        let path = case.join("stderr.txt");
        if update {
            fs::write(&path, &report).expect("the case is writable");
        } else if fs::read_to_string(&path).unwrap_or_default() != report {
            different.push(format!("{}:\n{report}", case.display()));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

/// The codes that a file of codes declares.
fn declared(file: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = fs::read_to_string(path).expect("the codes are there");
    text.split('"')
        .filter(|word| word.starts_with("OG") && word.len() == 6)
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_code_has_a_case() {
    let reports: String = cases().iter().map(|case| report_of(case)).collect();
    let mut codes = declared("src/validate/codes.rs");
    codes.append(&mut declared("src/expr/codes.rs"));
    assert!(codes.len() > 40, "only {} codes were found", codes.len());
    let missing: Vec<_> = codes
        .into_iter()
        .filter(|code| !reports.contains(&format!("[{code}]")))
        .collect();
    assert!(missing.is_empty(), "codes without a case: {missing:?}");
}
