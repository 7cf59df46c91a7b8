//! Years of regeneration in random order: whatever the user edits, deletes, ejects or forces, and however the spec
//! changes, the promises about who owns which file hold. The disk is real; the specs are small sets of files at first,
//! and then real ones.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use operator_gen::disk::{Change, Project};
use operator_gen::plan::{LOCK_PATH, Plan, Step, plan};
use operator_gen::render::{FileSet, Owner};
use operator_gen::{render, validate};
use proptest::prelude::*;

const TEXTS: [&str; 4] = ["", "one\n", "two\n", "three\r\nno line break at the end"];

#[derive(Clone, Debug)]
enum Operation {
    ChangeSpec(FileSet),
    Edit(&'static str, usize),
    Remove(&'static str),
    Eject(&'static str),
    TakeBack(&'static str),
    LoseLock,
    Generate,
    Force,
    CutShort(usize),
}

fn operation(
    paths: &'static [&'static str],
    spec: impl Strategy<Value = FileSet> + 'static,
) -> impl Strategy<Value = Operation> {
    let path = || prop::sample::select(paths);
    prop_oneof![
        4 => spec.prop_map(Operation::ChangeSpec),
        3 => (path(), 0..TEXTS.len()).prop_map(|(path, text)| Operation::Edit(path, text)),
        2 => path().prop_map(Operation::Remove),
        1 => path().prop_map(Operation::Eject),
        1 => path().prop_map(Operation::TakeBack),
        1 => Just(Operation::LoseLock),
        6 => Just(Operation::Generate),
        2 => Just(Operation::Force),
        2 => (0..8usize).prop_map(Operation::CutShort),
    ]
}

const SMALL_PATHS: [&str; 6] = [
    "Cargo.toml",
    "src/main.rs",
    "src/generated/webapp/mod.rs",
    "src/generated/webapp/types.rs",
    "src/webapp.rs",
    "deploy/crd.yaml",
];

/// At each of the paths nothing, or a file with one of the texts.
fn small_spec() -> impl Strategy<Value = FileSet> {
    let owner = prop_oneof![3 => Just(Owner::Tool), 1 => Just(Owner::User)];
    let file = prop::option::of((owner, 0..TEXTS.len()));
    prop::array::uniform6(file).prop_map(|spec| {
        let mut files = FileSet::default();
        for (path, file) in SMALL_PATHS.iter().zip(spec) {
            match file {
                Some((Owner::Tool, text)) => files.tool(*path, TEXTS[text]),
                Some((Owner::User, text)) => files.user(*path, TEXTS[text]),
                None => {}
            }
        }
        files
    })
}

const REAL_PATHS: [&str; 6] = [
    "Cargo.toml",
    "README.md",
    "src/main.rs",
    "src/generated/webapp/types.rs",
    "src/generated/webapp/children/ingress.rs",
    "deploy/base/rbac.yaml",
];

/// The projects of the WebApp example and of what may become of its spec in time.
static REAL_SPECS: LazyLock<Vec<FileSet>> = LazyLock::new(|| {
    let spec = include_str!("../examples/webapp/operator.yaml");
    let edits: [(&str, &str); 5] = [
        ("", ""),
        ("kind: WebApp", "kind: Site"),
        ("maximum: 100", "maximum: 200"),
        ("ingress:", "route:"),
        ("version: v1\n", "version: v2\n"),
    ];
    edits
        .iter()
        .map(|(from, to)| {
            let text = spec.replace(from, to).replace(
                "has(ingress.",
                if *to == "route:" {
                    "has(route."
                } else {
                    "has(ingress."
                },
            );
            assert!(from.is_empty() || text != spec, "{from} is not in the spec");
            let outcome = validate::load(&text);
            let model = outcome
                .model
                .unwrap_or_else(|| panic!("{:?}", outcome.problems));
            render::render(&model, &text).unwrap()
        })
        .collect()
});

fn real_spec() -> impl Strategy<Value = FileSet> {
    (0..REAL_SPECS.len()).prop_map(|index| REAL_SPECS[index].clone())
}

/// Every file below a folder.
fn contents(root: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap();
                found.insert(name.to_owned(), fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

/// A project, and what a careful observer knows about it without looking at the lock.
struct World {
    folder: tempfile::TempDir,
    wanted: FileSet,
    eject: BTreeSet<&'static str>,
    /// What the tool wrote, or found as it would have written it, and has not let go of since.
    written: BTreeMap<String, String>,
}

impl World {
    fn plan(&self) -> Plan {
        let existing = Project::open(self.folder.path())
            .unwrap()
            .survey(&self.wanted)
            .unwrap();
        plan(&self.wanted, &existing, &self.ejected())
    }

    fn ejected(&self) -> Vec<String> {
        self.eject.iter().map(|path| (*path).to_owned()).collect()
    }

    /// The files that the spec gives to the tool, without the ejected ones.
    fn tool_files(&self) -> BTreeMap<String, String> {
        self.wanted
            .iter()
            .filter(|(path, file)| {
                file.owner == Owner::Tool && !self.ejected().iter().any(|ejected| ejected == path)
            })
            .map(|(path, file)| (path.to_owned(), file.contents.clone()))
            .collect()
    }

    /// The paths at which a run would have to destroy what the tool did not write.
    fn in_the_way(&self, before: &BTreeMap<String, String>) -> BTreeSet<String> {
        let ejected = self.ejected();
        let tool_files = self.tool_files();
        before
            .iter()
            .filter(|(path, text)| {
                let retired = self.written.contains_key(*path)
                    && self.wanted.get(path).is_none()
                    && !ejected.contains(path);
                let stands = tool_files.get(*path).is_some_and(|wanted| wanted != *text);
                (retired || stands) && self.written.get(*path) != Some(text)
            })
            .map(|(path, _)| path.clone())
            .collect()
    }

    /// A run that dies after some of its changes, and the next one, which must complete it.
    fn cut_short(&mut self, changes: usize) {
        let plan = self.plan();
        if plan.conflicts().next().is_none() {
            self.apply(plan.changes().take(changes));
            assert_eq!(self.plan().conflicts().count(), 0);
        }
        self.generate(false);
    }

    fn apply<'a>(&self, steps: impl Iterator<Item = &'a Step>) {
        let changes: Vec<_> = steps
            .map(|step| Change {
                path: &step.path,
                contents: step.after.as_deref(),
            })
            .collect();
        let project = Project::open(self.folder.path()).unwrap();
        project.apply(&changes).unwrap();
    }

    fn generate(&mut self, force: bool) {
        let before = contents(self.folder.path());
        let in_the_way = self.in_the_way(&before);
        let plan = self.plan();
        let conflicts: BTreeSet<String> = plan.conflicts().map(|step| step.path.clone()).collect();
        assert_eq!(conflicts, in_the_way);
        let plan = if force { plan.forced() } else { plan };
        if plan.conflicts().next().is_some() {
            return;
        }
        self.apply(plan.changes());
        self.check_run(&before);
    }

    fn check_run(&mut self, before: &BTreeMap<String, String>) {
        let after = contents(self.folder.path());
        let tool_files = self.tool_files();
        for (path, text) in before.iter().filter(|(path, _)| *path != LOCK_PATH) {
            if !tool_files.contains_key(path) && !self.written.contains_key(path) {
                assert_eq!(after.get(path), Some(text), "{path} is not the tool's");
            }
            let ejected = self.ejected().contains(path);
            let users = self
                .wanted
                .get(path)
                .is_some_and(|file| file.owner == Owner::User);
            if ejected || users {
                assert_eq!(after.get(path), Some(text), "{path} is the user's");
            }
        }
        for (path, text) in &tool_files {
            assert_eq!(after.get(path), Some(text));
        }
        assert!(self.plan().is_clean(), "check fails right after generate");
        // The same spec gives the same files and the same lock, whatever came before.
        let fresh = tempfile::tempdir().unwrap();
        let mut other = World {
            folder: fresh,
            wanted: self.wanted.clone(),
            eject: self.eject.clone(),
            written: BTreeMap::new(),
        };
        if !before.is_empty() {
            other.generate(false);
            let other = contents(other.folder.path());
            assert_eq!(after.get(LOCK_PATH), other.get(LOCK_PATH));
        }
        self.written = tool_files;
    }
}

fn live(operations: Vec<Operation>) {
    let mut world = World {
        folder: tempfile::tempdir().unwrap(),
        wanted: FileSet::default(),
        eject: BTreeSet::new(),
        written: BTreeMap::new(),
    };
    for operation in operations {
        match operation {
            Operation::ChangeSpec(wanted) => world.wanted = wanted,
            Operation::Edit(path, text) => {
                let path = world.folder.path().join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, TEXTS[text]).unwrap();
            }
            Operation::Remove(path) => {
                let _ = fs::remove_file(world.folder.path().join(path));
            }
            Operation::Eject(path) => {
                world.eject.insert(path);
            }
            Operation::TakeBack(path) => {
                world.eject.remove(path);
            }
            Operation::LoseLock => {
                let _ = fs::remove_file(world.folder.path().join(LOCK_PATH));
                world.written.clear();
            }
            Operation::Generate => world.generate(false),
            Operation::Force => world.generate(true),
            Operation::CutShort(changes) => world.cut_short(changes),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn the_promises_hold_in_any_order(
        operations in prop::collection::vec(operation(&SMALL_PATHS, small_spec()), 1..25)
    ) {
        live(operations);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_promises_hold_for_real_projects(
        operations in prop::collection::vec(operation(&REAL_PATHS, real_spec()), 4..14)
    ) {
        live(operations);
    }
}
