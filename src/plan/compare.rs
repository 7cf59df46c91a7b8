//! From what is wanted and what is there to what is to be done.

use std::collections::{BTreeMap, BTreeSet};

use super::lock::{LOCK_PATH, Lock, hash};
use super::step::{Action, Conflict, Plan, Step};
use crate::render::{FileSet, Owner};

/// What stands at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A file with these bytes.
    File(Vec<u8>),
    /// Something else: a folder, or a link that leads out of the project.
    Other,
}

/// What is there now.
#[derive(Clone, Debug, Default)]
pub struct Existing {
    /// What stands at the paths of the file set and of the lock; absent ones are left out.
    pub entries: BTreeMap<String, Entry>,
    /// The lock and its text, if there is one.
    pub lock: Option<(Lock, String)>,
}

/// Compares what the spec asks for with what is there. Ejected paths are the user's: they are left alone and forgotten.
#[must_use]
pub fn plan(wanted: &FileSet, existing: &Existing, eject: &[String]) -> Plan {
    let ejected: BTreeSet<&str> = eject.iter().map(String::as_str).collect();
    let lock = existing.lock.as_ref().map(|(lock, _)| lock);
    let produced = wanted
        .iter()
        .filter(|(path, _)| !ejected.contains(path))
        .map(|(path, file)| {
            let entry = existing.entries.get(path);
            let action = match file.owner {
                Owner::User => user_file(entry),
                Owner::Tool => tool_file(
                    entry,
                    &file.contents,
                    lock.and_then(|lock| lock.hash_of(path)),
                ),
            };
            step(path, action, entry, Some(file.contents.clone()))
        });
    let retired = lock
        .into_iter()
        .flat_map(Lock::paths)
        .filter(|path| wanted.get(path).is_none() && !ejected.contains(path))
        .filter_map(|path| {
            let entry = existing.entries.get(path)?;
            let action = retired_file(entry, lock.and_then(|lock| lock.hash_of(path)));
            Some(step(path, action, Some(entry), None))
        });
    let mut steps: Vec<Step> = produced.chain(retired).collect();
    steps.sort_by(|a, b| a.path.cmp(&b.path));
    // Last, so that a run that is cut short can be repeated: the old lock still knows the files it did not reach.
    steps.push(lock_step(wanted, existing, &ejected));
    Plan { steps }
}

fn user_file(entry: Option<&Entry>) -> Action {
    match entry {
        None => Action::Seed,
        Some(_) => Action::Keep,
    }
}

fn tool_file(entry: Option<&Entry>, wanted: &str, locked: Option<&str>) -> Action {
    match entry {
        None => Action::Create,
        Some(Entry::File(bytes)) if bytes == wanted.as_bytes() => Action::Keep,
        Some(Entry::File(bytes)) => match locked {
            Some(locked) if locked == hash(bytes) => Action::Update,
            Some(_) => Action::Conflict(Conflict::Edited),
            None => Action::Conflict(Conflict::Foreign),
        },
        Some(Entry::Other) => Action::Conflict(Conflict::Foreign),
    }
}

fn retired_file(entry: &Entry, locked: Option<&str>) -> Action {
    match entry {
        Entry::File(bytes) if locked == Some(hash(bytes).as_str()) => Action::Delete,
        _ => Action::Conflict(Conflict::EditedAndRetired),
    }
}

fn lock_step(wanted: &FileSet, existing: &Existing, ejected: &BTreeSet<&str>) -> Step {
    let after = Lock::of(
        wanted
            .iter()
            .filter(|(path, file)| file.owner == Owner::Tool && !ejected.contains(path))
            .map(|(path, file)| (path, file.contents.as_str())),
    )
    .to_text();
    let before = existing.lock.as_ref().map(|(_, text)| text.clone());
    let action = match &before {
        None => Action::Create,
        Some(before) if *before == after => Action::Keep,
        Some(_) => Action::Update,
    };
    Step {
        path: LOCK_PATH.to_owned(),
        action,
        before,
        after: Some(after),
    }
}

fn step(path: &str, action: Action, entry: Option<&Entry>, after: Option<String>) -> Step {
    let before = match entry {
        Some(Entry::File(bytes)) => Some(String::from_utf8_lossy(bytes).into_owned()),
        Some(Entry::Other) | None => None,
    };
    Step {
        path: path.to_owned(),
        action,
        before,
        after,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = "src/main.rs";

    fn wanted(owner: Owner) -> FileSet {
        let mut files = FileSet::default();
        match owner {
            Owner::Tool => files.tool(PATH, "new"),
            Owner::User => files.user(PATH, "new"),
        }
        files
    }

    fn there(contents: Option<&str>, locked: Option<&str>) -> Existing {
        let lock = Lock::of(locked.map(|text| (PATH, text)));
        let text = lock.to_text();
        Existing {
            entries: contents
                .map(|text| (PATH.to_owned(), Entry::File(text.as_bytes().to_vec())))
                .into_iter()
                .collect(),
            lock: Some((lock, text)),
        }
    }

    fn action(wanted: &FileSet, existing: &Existing) -> Option<Action> {
        plan(wanted, existing, &[])
            .steps
            .iter()
            .find(|step| step.path == PATH)
            .map(|step| step.action)
    }

    #[test]
    fn every_state_of_a_tool_file_has_its_action() {
        let cases = [
            (None, None, Action::Create),
            (None, Some("old"), Action::Create),
            (Some("new"), None, Action::Keep),
            (Some("new"), Some("old"), Action::Keep),
            (Some("old"), Some("old"), Action::Update),
            (
                Some("mine"),
                Some("old"),
                Action::Conflict(Conflict::Edited),
            ),
            (
                Some("mine"),
                Some("new"),
                Action::Conflict(Conflict::Edited),
            ),
            (Some("mine"), None, Action::Conflict(Conflict::Foreign)),
        ];
        for (contents, locked, expected) in cases {
            let found = action(&wanted(Owner::Tool), &there(contents, locked));
            assert_eq!(found, Some(expected), "{contents:?} {locked:?}");
        }
    }

    #[test]
    fn a_user_file_is_seeded_once_whatever_the_lock_says() {
        for locked in [None, Some("old"), Some("new")] {
            let wanted = wanted(Owner::User);
            assert_eq!(action(&wanted, &there(None, locked)), Some(Action::Seed));
            assert_eq!(
                action(&wanted, &there(Some("mine"), locked)),
                Some(Action::Keep)
            );
        }
    }

    #[test]
    fn a_retired_file_goes_unless_it_was_edited() {
        let none = FileSet::default();
        assert_eq!(
            action(&none, &there(Some("old"), Some("old"))),
            Some(Action::Delete)
        );
        assert_eq!(
            action(&none, &there(Some("mine"), Some("old"))),
            Some(Action::Conflict(Conflict::EditedAndRetired))
        );
        assert_eq!(action(&none, &there(None, Some("old"))), None);
        assert_eq!(action(&none, &there(Some("mine"), None)), None);
    }

    #[test]
    fn an_ejected_file_is_left_alone_and_forgotten() {
        let existing = there(Some("mine"), Some("old"));
        for wanted in [wanted(Owner::Tool), FileSet::default()] {
            let plan = plan(&wanted, &existing, &[PATH.to_owned()]);
            assert_eq!(plan.steps.len(), 1);
            assert_eq!(plan.steps[0].path, LOCK_PATH);
            assert_eq!(plan.steps[0].after, Some(Lock::of([]).to_text()));
        }
    }

    #[test]
    fn something_that_is_no_file_is_not_overwritten() {
        let mut existing = there(None, Some("old"));
        existing.entries.insert(PATH.to_owned(), Entry::Other);
        assert_eq!(
            action(&wanted(Owner::Tool), &existing),
            Some(Action::Conflict(Conflict::Foreign))
        );
        assert_eq!(action(&wanted(Owner::User), &existing), Some(Action::Keep));
    }
}
