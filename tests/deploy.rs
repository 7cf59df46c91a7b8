//! What is generated below `deploy/` and at the root of a project: least privilege, immutability, text that cannot break out
//! of its place, and the same bytes every time.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use operator_gen::model::{Model, OnDelete, Scope, Watch};
use operator_gen::render::{FileSet, Owner, crd, project, rbac};
use operator_gen::validate;
use serde_json::{Value, json};

const WEBAPP: &str = include_str!("../examples/webapp/operator.yaml");
const KITCHEN_SINK: &str = include_str!("deploy_kitchen_sink.yaml");

fn model(text: &str) -> Model {
    let outcome = validate::load(text);
    outcome
        .model
        .unwrap_or_else(|| panic!("{:?}", outcome.problems))
}

fn files(model: &Model) -> FileSet {
    let mut files = FileSet::default();
    project::add(model, &mut files).unwrap();
    files
}

/// The documents of a YAML file.
fn documents(files: &FileSet, path: &str) -> Vec<Value> {
    let contents = &files
        .get(path)
        .unwrap_or_else(|| panic!("no {path}"))
        .contents;
    serde_saphyr::from_multiple(contents).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What the operator may do: kind and namespace of the role, group, resource, verb.
fn granted(model: &Model) -> BTreeSet<[String; 4]> {
    let mut granted = BTreeSet::new();
    for role in rbac::operator(model) {
        let namespace = role["metadata"]["namespace"].as_str().unwrap_or("*");
        for rule in role["rules"].as_array().into_iter().flatten() {
            let list = |key: &str| rule[key].as_array().cloned().unwrap_or_default();
            for group in list("apiGroups") {
                for resource in list("resources") {
                    for verb in list("verbs") {
                        let [group, resource, verb] = [&group, &resource, &verb]
                            .map(|value| value.as_str().unwrap().to_owned());
                        granted.insert([namespace.to_owned(), group, resource, verb]);
                    }
                }
            }
        }
    }
    granted
}

fn verbs(model: &Model, namespace: &str, group: &str, resource: &str) -> Vec<String> {
    let of = |[n, g, r, _]: &[String; 4]| n == namespace && g == group && r == resource;
    granted(model)
        .into_iter()
        .filter(of)
        .map(|[.., verb]| verb)
        .collect()
}

#[test]
fn only_what_can_become_unwanted_may_be_deleted() {
    let mut model = model(WEBAPP);
    let always = ["create", "list", "patch", "watch"];
    let sometimes = ["create", "delete", "list", "patch", "watch"];
    assert_eq!(verbs(&model, "*", "apps", "deployments"), always);
    assert_eq!(verbs(&model, "*", "", "services"), always);
    assert_eq!(verbs(&model, "*", "", "configmaps"), sometimes);
    assert_eq!(
        verbs(&model, "*", "networking.k8s.io", "ingresses"),
        sometimes
    );
    for child in &mut model.resources[0].children {
        child.on_delete = OnDelete::Retain;
    }
    assert_eq!(verbs(&model, "*", "", "configmaps"), always);
    for child in &mut model.resources[0].children {
        child.replace = true;
    }
    assert_eq!(verbs(&model, "*", "apps", "deployments"), sometimes);
    assert_eq!(verbs(&model, "*", "", "configmaps"), sometimes);
}

#[test]
fn a_finalizer_can_be_taken_off_whichever_version_set_it() {
    let mut model = model(WEBAPP);
    let group = "apps.example.com";
    let own = ["list", "patch", "watch"];
    assert_eq!(verbs(&model, "*", group, "webapps"), own);
    assert_eq!(verbs(&model, "*", group, "webapps/status"), ["patch"]);
    assert_eq!(verbs(&model, "*", group, "webapps/finalizers"), ["update"]);
    // Garbage collection would take a child that should stay.
    model.resources[0].children[0].on_delete = OnDelete::Orphan;
    assert_eq!(verbs(&model, "*", group, "webapps"), own);
    // Garbage collection does not know owners in namespaces of objects that live in none.
    model.resources[0].children[0].on_delete = OnDelete::Retain;
    model.resources[0].children[0].kind.namespaced = false;
    assert!(verbs(&model, "*", "", "configmaps").contains(&"delete".to_owned()));
}

/// The WebApp with these hooks.
fn with_hooks(hooks: &str) -> Model {
    model(&WEBAPP.replacen(
        "    conditions:\n",
        &format!("    hooks: {hooks}\n    conditions:\n"),
        1,
    ))
}

#[test]
fn hooks_are_granted_what_each_kind_of_them_needs() {
    let own = |hooks: &str| verbs(&with_hooks(hooks), "*", "apps.example.com", "webapps");
    assert_eq!(own("{}"), ["list", "patch", "watch"]);
    let reads = ["get", "list", "patch", "watch"];
    assert_eq!(own("{ a: { on: create } }"), reads);
    assert_eq!(own("{ a: { on: delete } }"), reads);
    assert_eq!(own("{ a: { on: daemon } }"), reads);

    let services = |hooks: &str| verbs(&with_hooks(hooks), "*", "", "services");
    let applies = ["create", "list", "patch", "watch"];
    assert_eq!(services("{ a: { on: delete, children: before } }"), applies);
    let deletes = ["create", "delete", "list", "patch", "watch"];
    assert_eq!(services("{ a: { on: delete, children: after } }"), deletes);
    let mut keeps = with_hooks("{ a: { on: delete, children: after } }");
    for child in &mut keeps.resources[0].children {
        child.on_delete = OnDelete::Orphan;
    }
    assert_eq!(verbs(&keeps, "*", "", "services"), applies);
}

#[test]
fn the_status_tells_of_hooks_where_there_are_any() {
    let hooks = |model: &Model| {
        let schema = crd::schema(&model.resources[0]);
        schema
            .pointer("/properties/status/properties/hooks")
            .cloned()
    };
    assert_eq!(hooks(&model(WEBAPP)), None);
    let schema = hooks(&with_hooks("{ a: { on: create } }")).unwrap();
    assert_eq!(schema["x-kubernetes-list-map-keys"], json!(["name"]));
    assert_eq!(schema["maxItems"], 64);
    for field in [
        "attempts",
        "handled",
        "lastTransitionTime",
        "message",
        "observedGeneration",
        "reason",
    ] {
        assert!(
            schema["items"]["properties"][field]["description"].is_string(),
            "{field}"
        );
    }
}

#[test]
fn nothing_is_granted_beyond_the_watched_namespaces() {
    let namespaces = |model: &Model| -> BTreeSet<String> {
        granted(model)
            .into_iter()
            .filter(|[_, group, ..]| group != "coordination.k8s.io")
            .map(|[namespace, ..]| namespace)
            .collect()
    };
    let mut model = model(WEBAPP);
    model.watch = Watch::OwnNamespace;
    assert_eq!(
        namespaces(&model),
        BTreeSet::from([model.install_namespace.clone()])
    );
    model.watch = Watch::Namespaces(vec!["a".to_owned(), "b".to_owned()]);
    assert_eq!(
        namespaces(&model),
        BTreeSet::from(["a".to_owned(), "b".to_owned()])
    );
    // What lives in no namespace can be granted in the whole cluster only.
    model.resources[0].scope = Scope::Cluster;
    assert_eq!(
        verbs(&model, "*", "apps.example.com", "webapps"),
        ["list", "patch", "watch"]
    );
    assert_eq!(verbs(&model, "*", "apps", "deployments"), [""; 0]);
}

#[test]
fn the_lease_is_the_only_one_that_may_be_written() {
    let model = model(WEBAPP);
    for role in rbac::operator(&model) {
        for rule in role["rules"].as_array().into_iter().flatten() {
            if rule["resources"] == json!(["leases"]) && rule["verbs"] != json!(["create"]) {
                assert_eq!(rule["resourceNames"], json!([model.name]));
                assert_eq!(
                    role["metadata"]["namespace"],
                    json!(model.install_namespace)
                );
            }
            assert!(!rule.to_string().contains('*'), "{rule}");
        }
    }
    let mut alone = model;
    alone.settings.leader_election = false;
    assert!(
        granted(&alone)
            .iter()
            .all(|[_, group, ..]| group != "coordination.k8s.io")
    );
}

#[test]
fn immutable_fields_cannot_be_removed_with_what_is_around_them() {
    let model = model(KITCHEN_SINK);
    let schema = crd::schema(&model.resources[0]);
    let rules = |pointer: &str| -> Vec<String> {
        let rules = schema.pointer(&format!("{pointer}/x-kubernetes-validations"));
        let rules = rules.and_then(Value::as_array).into_iter().flatten();
        rules
            .map(|rule| rule["rule"].as_str().unwrap().to_owned())
            .collect()
    };
    let spec = "/properties/spec";
    let deep = format!("{spec}/properties/deep");
    let inner = format!("{deep}/properties/inner");
    assert_eq!(
        rules(&format!("{inner}/properties/seed")),
        ["self == oldSelf"]
    );
    assert_eq!(rules(&inner), ["!has(oldSelf.seed) || has(self.seed)"]);
    assert_eq!(
        rules(&deep),
        ["!has(oldSelf.inner) || !has(oldSelf.inner.seed) || has(self.inner)"]
    );
    let whole = rules(spec);
    let expected = "!has(oldSelf.deep) || !has(oldSelf.deep.inner) || !has(oldSelf.deep.inner.seed) || has(self.deep)";
    assert!(whole.contains(&expected.to_owned()), "{whole:?}");
    // A word of CEL's is escaped, and a required field cannot be removed anyway.
    assert!(whole.contains(&"!has(oldSelf.__namespace__) || has(self.__namespace__)".to_owned()));
    assert!(whole.iter().all(|rule| !rule.contains("fixed")));
}

#[test]
fn names_that_yaml_would_misread_stay_names() {
    let model = model(KITCHEN_SINK);
    assert_eq!(model.name, "on");
    let files = files(&model);
    let mut seen = 0;
    for (path, _) in files.iter().filter(|(path, _)| path.ends_with(".yaml")) {
        for document in documents(&files, path) {
            let metadata = &document["metadata"];
            for field in ["name", "namespace"] {
                let value = &metadata[field];
                assert!(
                    value.is_null() || value.is_string(),
                    "{path}: {field} {value}"
                );
            }
            if !metadata["labels"].is_null() {
                seen += 1;
                assert_eq!(metadata["labels"]["app.kubernetes.io/name"], "on", "{path}");
            }
        }
    }
    assert!(seen > 10);
    let deployment = &documents(&files, "deploy/base/deployment.yaml")[0];
    let container = &deployment["spec"]["template"]["spec"]["containers"][0];
    assert_eq!(container["resources"]["limits"]["memory"], "1e9");
}

#[test]
fn kustomizations_name_files_that_are_there() {
    for text in [WEBAPP, KITCHEN_SINK] {
        let files = files(&model(text));
        for (path, _) in files
            .iter()
            .filter(|(path, _)| path.ends_with("/kustomization.yaml"))
        {
            let folder = path.strip_suffix("/kustomization.yaml").unwrap();
            let kustomization = &documents(&files, path)[0];
            let resources = kustomization["resources"].as_array().unwrap();
            assert!(!resources.is_empty());
            for resource in resources {
                let target = resolve(folder, resource.as_str().unwrap());
                let folder = format!("{target}/kustomization.yaml");
                assert!(
                    files.get(&target).or(files.get(&folder)).is_some(),
                    "{path}: {target}"
                );
                // Kustomize refuses a base above the overlay.
                assert!(!path.starts_with(&format!("{target}/")), "{path}: {target}");
            }
        }
    }
}

fn resolve(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn the_same_model_gives_the_same_bytes() {
    for text in [WEBAPP, KITCHEN_SINK] {
        let first = files(&model(text));
        assert_eq!(first, files(&model(text)));
        for (path, file) in first.iter() {
            assert!(file.contents.ends_with('\n'), "{path}");
            assert!(!file.contents.ends_with("\n\n"), "{path}");
            assert!(
                file.contents.lines().all(|line| !line.ends_with(' ')),
                "{path}"
            );
            let users = path.starts_with("deploy/overlays/")
                || ["Cargo.toml", ".gitignore"].contains(&path);
            assert_eq!(file.owner == Owner::User, users, "{path}");
        }
    }
}

#[test]
fn alerts_for_prometheus_and_for_its_operator_are_the_same() {
    let files = files(&model(WEBAPP));
    let rule = &documents(&files, "deploy/monitoring/prometheusrule.yaml")[0];
    let alerts = &documents(&files, "deploy/monitoring/alerts.yaml")[0];
    assert_eq!(&rule["spec"], alerts);
}
