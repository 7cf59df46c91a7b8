//! The objects that `k8s.io/api` tests its own encoding with, one of each kind with every field set, as templates: all must
//! pass, and each with one mistake in it must be caught. They come from a Go module: `make corpus`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod mistakes;
mod objects;

use std::collections::{BTreeMap, BTreeSet};

use mistakes::{About, Change, Mistake, Mistakes};
use objects::{FOLDERS, Folder, Subject, UNDESCRIBED};
use operator_gen::problem::{Problem, Severity};
use operator_gen::validate::{self, codes};
use serde_json::Value;

/// The errors in an object as the template of a child, other than that values that are made up do not belong together.
fn errors(template: &Value, subject: &Subject) -> Vec<Problem> {
    let head = format!(
        "apiVersion: operator-gen/v1\nkind: Operator\nname: a\nimage: b\nkubernetes: \"1.{}\"\nresources:\n  - group: a.example.com\n    kind: Any\n    version: v1\n    scope: Cluster\n    children: {{ it: {{ template: ",
        subject.minor
    );
    let template = template.to_string();
    let spec = format!("{head}{template} }} }}\n");
    let no_file = |_: &str| Err("there are none".to_owned());
    let outcome = validate::load_knowing(&spec, &no_file, &|_| subject.catalog.clone());
    let is_placeholder = |problem: &Problem| {
        let text = spec.get(problem.span.clone()).unwrap_or_default();
        problem.code == codes::NOT_ALLOWED && text.ends_with("Value\"")
    };
    let is_related = |problem: &Problem| {
        [
            codes::OTHER_PODS,
            codes::NO_PORT,
            codes::NO_VOLUME,
            codes::NOT_THERE,
            codes::REFUSED,
        ]
        .contains(&problem.code)
    };
    // A template without a name is given one, which what is no object of a cluster has no room for.
    let is_given = |problem: &Problem| {
        problem.code == codes::NO_FIELD && problem.span == (head.len()..head.len() + template.len())
    };
    let mut errors = outcome.problems;
    errors.retain(|problem| {
        problem.severity == Severity::Error
            && !is_placeholder(problem)
            && !is_related(problem)
            && !is_given(problem)
    });
    errors
}

/// The mistakes that can be made in an object.
fn changes(subject: &Subject) -> Vec<(String, Change)> {
    let all = Mistakes::of(&subject.template, &subject.kind().schema).all;
    let changes = all
        .into_iter()
        .map(|mistake| (mistake.place, mistake.change));
    changes.collect()
}

#[test]
fn every_object_passes() {
    for folder in FOLDERS.iter() {
        let Folder { name, minor, .. } = folder;
        println!(
            "{name}: {} objects checked, {} of them by the facts of the CLI too; not checked: {}",
            folder.all.len(),
            folder.served.len(),
            folder.undescribed.len(),
        );
        let reasons = BTreeMap::from(UNDESCRIBED);
        for undescribed in &folder.undescribed {
            let reason = reasons.get(undescribed.as_str());
            let reason = reason.unwrap_or_else(|| panic!("no schema of {undescribed}"));
            println!("  {undescribed}: {reason}");
        }
        assert!(folder.all.len() > 170 && folder.served.len() > 50);
        for subject in &folder.all {
            // That all fields are known, those of the status too, which templates do not have.
            Mistakes::of(&subject.whole, &subject.kind().schema);
            let errors = errors(&subject.template, subject);
            assert!(errors.is_empty(), "{name} {}: {errors:#?}", subject.name);
        }
        for subject in &folder.served {
            let same = folder
                .all
                .iter()
                .find(|same| same.name == subject.name)
                .unwrap();
            assert!(
                *minor < 37 || changes(subject) == changes(same),
                "{}",
                subject.name
            );
            let mut errors = errors(&subject.template, subject);
            // What newer versions no longer have is rightly refused.
            errors.retain(|problem| *minor == 37 || problem.code != codes::NOT_SERVED);
            assert!(errors.is_empty(), "{name} {}: {errors:#?}", subject.name);
        }
    }
}

/// Some of an object's mistakes: the first of each sort, and of the others those about fields that no object before had.
fn some(mut all: Vec<Mistake>, seen: &mut BTreeSet<(&'static str, About)>) -> Vec<Mistake> {
    let mut sorts = BTreeSet::new();
    all.retain(|mistake| {
        let (sort, _) = mistake.change.sort();
        let is_new = seen.insert((sort, mistake.about.clone()));
        sorts.insert(sort) || is_new
    });
    all
}

/// What came of the mistakes in the objects of a folder.
#[derive(Default)]
struct Tally {
    /// How many there were of each sort.
    made: BTreeMap<&'static str, usize>,
    /// Those that were not found, or taken for others.
    missed: Vec<String>,
    /// The fields in which any value is right.
    free: BTreeSet<String>,
}

fn tally(folder: &Folder) -> Tally {
    let mut tally = Tally::default();
    let mut seen = BTreeSet::new();
    for subject in &folder.all {
        let mistakes = Mistakes::of(&subject.template, &subject.kind().schema);
        tally.free.extend(mistakes.free);
        for mistake in some(mistakes.all, &mut seen) {
            let (sort, code) = mistake.change.sort();
            *tally.made.entry(sort).or_default() += 1;
            let errors = errors(&mistake.made_in(&subject.template), subject);
            if !errors.iter().any(|error| error.code == code) {
                let found: Vec<&str> = errors.iter().map(|error| error.code).collect();
                let missed = format!("{} {sort} {}: {found:?}", subject.name, mistake.place);
                tally.missed.push(missed);
            }
        }
    }
    tally
}

#[test]
fn every_mistake_is_caught() {
    let tallies: Vec<Tally> = std::thread::scope(|scope| {
        let start = |folder| scope.spawn(move || tally(folder));
        let running: Vec<_> = FOLDERS.iter().map(start).collect();
        let joined = running.into_iter().map(|tally| tally.join().unwrap());
        joined.collect()
    });
    for (folder, tally) in FOLDERS.iter().zip(&tallies) {
        let (made, missed) = (&tally.made, tally.missed.len());
        println!("{}: mistakes made: {made:?}; missed: {missed}", folder.name);
        println!("  any value is right in {:?}", tally.free);
        assert!(tally.missed.is_empty(), "missed: {:#?}", tally.missed);
    }
    let made = tallies.iter().flat_map(|tally| tally.made.values());
    println!("{} mistakes in all", made.sum::<usize>());
}
