//! The objects of the corpus as templates, each with what is known of its kind.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use operator_gen::catalog::{Catalog, Known};
use serde_json::{Value, json};

/// The module whose newest objects are those of the newest version that the catalog knows.
const MODULE: &str = "k8s.io/api@v0.37.2";

/// The folders of objects, each of a minor version of Kubernetes 1.
pub static FOLDERS: LazyLock<Vec<Folder>> = LazyLock::new(|| {
    let folders = [
        ("HEAD", 37),
        ("v1.36.0", 36),
        ("v1.35.0", 35),
        ("v1.34.0", 34),
        ("v1.33.0", 33),
    ];
    let testdata = testdata();
    let read = |(name, minor)| Folder::read(&testdata, name, minor);
    folders.into_iter().map(read).collect()
});

/// The objects that cannot be checked, and why.
pub const UNDESCRIBED: [(&str, &str); 2] = [
    (
        "admission.k8s.io.v1.AdmissionReview",
        "webhooks get it, and no schema of Kubernetes describes it",
    ),
    (
        "admission.k8s.io.v1beta1.AdmissionReview",
        "webhooks get it, and no schema of Kubernetes describes it",
    ),
];

/// An object to check.
pub struct Subject {
    /// The name of its file: group, version and kind.
    pub name: String,
    /// All that its file holds.
    pub whole: Value,
    /// The same as somebody would write it: with a name, without what servers and the operator set.
    pub template: Value,
    /// The minor version of Kubernetes that it is of.
    pub minor: u8,
    /// What it is checked by.
    pub catalog: Catalog,
}

impl Subject {
    fn new(object: &Object, minor: u8, catalog: &Catalog) -> Option<Self> {
        let namespaced = object.known(catalog)?.kind.namespaced;
        Some(Self {
            name: object.name.clone(),
            whole: object.value.clone(),
            template: template(&object.value, namespaced),
            minor,
            catalog: catalog.clone(),
        })
    }

    /// What is known of its kind.
    pub fn kind(&self) -> Known {
        let text = |key: &str| self.template[key].as_str().unwrap();
        self.catalog.find(text("apiVersion"), text("kind")).unwrap()
    }
}

/// The objects of a folder.
pub struct Folder {
    /// What it is called.
    pub name: &'static str,
    /// The minor version.
    pub minor: u8,
    /// All that can be checked, by what Kubernetes itself says of their kinds in the version that they are of.
    pub all: Vec<Subject>,
    /// Those of kinds that children can have, by the facts that come with the CLI.
    pub served: Vec<Subject>,
    /// The names of the others.
    pub undescribed: Vec<String>,
}

impl Folder {
    fn read(testdata: &Path, name: &'static str, minor: u8) -> Self {
        let objects = objects(&testdata.join(name));
        let facts = Catalog::read(facts(&objects, minor).leak(), minor);
        let embedded = Catalog::since(minor);
        let by = |catalog: &Catalog| {
            let subjects = objects
                .iter()
                .map(|object| Subject::new(object, minor, catalog));
            subjects.collect::<Vec<_>>()
        };
        let all = by(&facts);
        let undescribed = objects
            .iter()
            .zip(&all)
            .filter(|(_, subject)| subject.is_none());
        Self {
            name,
            minor,
            undescribed: undescribed.map(|(object, _)| object.name.clone()).collect(),
            all: all.into_iter().flatten().collect(),
            served: by(&embedded).into_iter().flatten().collect(),
        }
    }
}

/// What a file holds.
struct Object {
    name: String,
    value: Value,
}

impl Object {
    fn read(path: &Path) -> Self {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let mut value: Value =
            serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        // Events of watches say neither, as the request says both.
        if value.get("kind").is_none() && name == "core.v1.WatchEvent" {
            value["apiVersion"] = "v1".into();
            value["kind"] = "WatchEvent".into();
        }
        Self { name, value }
    }

    fn known(&self, catalog: &Catalog) -> Option<Known> {
        catalog.find(
            self.value["apiVersion"].as_str()?,
            self.value["kind"].as_str()?,
        )
    }
}

fn testdata() -> PathBuf {
    let output = Command::new("go")
        .args(["mod", "download", "-json", MODULE])
        .output();
    let output = output.expect("the corpus comes from a Go module: `go` must be there");
    let answer: Value =
        serde_json::from_slice(&output.stdout).expect("`go mod download` answers in JSON");
    let folder = answer["Dir"].as_str();
    let folder = folder.unwrap_or_else(|| panic!("cannot download {MODULE}: {answer}"));
    Path::new(folder).join("testdata")
}

/// All objects of a folder, but not a second time as newer versions write them.
fn objects(folder: &Path) -> Vec<Object> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| {
        let name = path.to_string_lossy();
        name.ends_with(".json") && !name.ends_with(".after_roundtrip.json")
    });
    files.sort();
    files.iter().map(|path| Object::read(path)).collect()
}

/// The facts about the kinds of objects in one version, as `make catalog` writes them of the kinds that children can have.
fn facts(objects: &[Object], minor: u8) -> String {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("corpus-1.{minor}.txt"));
    let text = |object: &Object, key: &str| object.value[key].as_str().unwrap().to_owned();
    let kinds = objects
        .iter()
        .map(|object| format!("{}/{}", text(object, "apiVersion"), text(object, "kind")));
    let status = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--package", "xtask", "--", "catalog"])
        .arg(&file)
        .arg(format!("1.{minor}"))
        .args(kinds)
        .status();
    assert!(
        status.expect("cargo runs").success(),
        "no catalog of 1.{minor}"
    );
    std::fs::read_to_string(&file).unwrap()
}

fn template(object: &Value, namespaced: bool) -> Value {
    let mut template = object.clone();
    template.as_object_mut().unwrap().remove("status");
    let part = |key: &str| object["metadata"][key].clone();
    if part("name").is_string() {
        template["metadata"] =
            json!({ "name": "name", "labels": part("labels"), "annotations": part("annotations") });
        if namespaced {
            template["metadata"]["namespace"] = "namespace".into();
        }
    } else {
        // What is no object of a cluster has no name, and what lists hold instead is set by servers.
        template.as_object_mut().unwrap().remove("metadata");
    }
    template
}
