//! `operator-gen render --check`: whether the cases of a project are as expected.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use super::objects;
use crate::cli::pipeline::Loaded;
use crate::cli::{Outcome, Ui, report};
use crate::disk::{self, Change, Project};
use crate::model::Model;
use crate::preview::fixture::{self, Case, Files};
use crate::preview::{self, Preview};
use crate::validate;

/// Compares the cases in a folder with what they expect, or writes that.
pub fn run(
    model: &Model,
    loaded: &Loaded,
    folder: &Path,
    update: bool,
    ui: &Ui,
) -> anyhow::Result<Outcome> {
    let texts = disk::manifests(folder)?;
    let cases = fixture::cases(&texts);
    let mut found = Outcome::Fine;
    let mut written = Vec::new();
    for (name, case) in &cases {
        let path = |file: &str| folder.join(name).join(file).display().to_string();
        let Some(preview) = preview(model, case, &path, ui) else {
            found = Outcome::Findings;
            continue;
        };
        let problems = preview::problems(&preview);
        let said = report::render(&loaded.path, &loaded.text, &problems, ui.stderr_colour);
        ui.note(&said);
        let files = fixture::files(&preview);
        if update {
            written.extend(changes(name, case, &files));
            continue;
        }
        let Some(expected) = expected(case, &path, ui) else {
            found = Outcome::Findings;
            continue;
        };
        if let Some(difference) = fixture::difference(&expected, &files) {
            ui.result(&format!("{name} differs\n{difference}\n"))?;
            found = Outcome::Findings;
        }
    }
    let changes: Vec<Change<'_>> = written
        .iter()
        .map(|(path, contents)| Change {
            path,
            contents: contents.as_deref(),
        })
        .collect();
    if update {
        Project::open(folder)?.apply(&changes)?;
    }
    let count = match cases.len() {
        1 => "1 case".to_owned(),
        count => format!("{count} cases"),
    };
    match (found, update) {
        (Outcome::Findings, _) => ui.note(
            "help: if this is what you want, `operator-gen render --check --update` writes it to expected/\n",
        ),
        (Outcome::Fine, true) => {
            ui.result(&format!("{count}, {} files written\n", changes.len()))?;
        }
        (Outcome::Fine, false) => ui.result(&format!("{count} as expected\n"))?,
    }
    Ok(found)
}

/// What the operator makes of a case; what is wrong with the case is printed.
fn preview<'m>(
    model: &'m Model,
    case: &Case<'_>,
    path: &dyn Fn(&str) -> String,
    ui: &Ui,
) -> Option<Preview<'m>> {
    let Some(cr) = case.resource else {
        ui.note(&format!("error: {} is missing\n", path("cr.yaml")));
        return None;
    };
    let mut observed: Vec<Value> = Vec::new();
    for (file, text) in &case.observed {
        observed.extend(objects(&path(&format!("observed/{file}")), text, ui)?);
    }
    match validate::instance(model, cr, &observed) {
        Ok((resource, object)) => Some(preview::preview(&model.name, resource, &object, &observed)),
        Err(problems) => {
            ui.note(&report::render(
                &path("cr.yaml"),
                cr,
                &problems,
                ui.stderr_colour,
            ));
            None
        }
    }
}

/// What a case expects.
fn expected(case: &Case<'_>, path: &dyn Fn(&str) -> String, ui: &Ui) -> Option<Files> {
    let mut files = BTreeMap::new();
    for (file, text) in &case.expected {
        let objects = objects(&path(&format!("expected/{file}")), text, ui)?;
        files.insert((*file).to_owned(), objects);
    }
    Some(files)
}

/// The files of a case that are not as they should be, below the folder of all cases.
fn changes(name: &str, case: &Case<'_>, files: &Files) -> Vec<(String, Option<String>)> {
    let path = |file: &str| format!("{name}/expected/{file}");
    let stale = case
        .expected
        .keys()
        .filter(|file| !files.contains_key(**file));
    let stale = stale.map(|file| (path(file), None));
    let wanted = files
        .iter()
        .map(|(file, objects)| (file, fixture::text(objects)));
    let wanted =
        wanted.filter(|(file, text)| case.expected.get(file.as_str()) != Some(&text.as_str()));
    let wanted = wanted.map(|(file, text)| (path(file), Some(text)));
    stale.chain(wanted).collect()
}
