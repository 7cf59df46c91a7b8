//! What the other versions of a kind are, as they follow from the stored one.

#![allow(clippy::expect_used, clippy::panic)]

use operator_gen::cli::report;
use operator_gen::model::Model;
use operator_gen::render::{self, crd, rbac};
use operator_gen::validate;
use serde_json::{Value, json};

fn spec(resource: &str) -> String {
    format!(
        "apiVersion: operator-gen/v1\nkind: Operator\nname: site-operator\nimage: example.com/site\n{resource}\n    children:\n      config: {{ template: {{ apiVersion: v1, kind: ConfigMap }} }}\n    hooks: {{ look: {{ on: create }} }}\n"
    )
}

fn load(resource: &str) -> (String, Model) {
    let text = spec(resource);
    let outcome = validate::load(&text);
    let report = report::render("operator.yaml", &text, &outcome.problems, false);
    let model = outcome.model.unwrap_or_else(|| panic!("{report}"));
    (text, model)
}

/// The definition of the one kind of a spec.
fn definition(model: &Model) -> Value {
    crd::definition(model, &model.resources[0])
}

fn version<'a>(definition: &'a Value, name: &str) -> &'a Value {
    let versions = definition["spec"]["versions"].as_array().expect("versions");
    let found = versions.iter().find(|version| version["name"] == name);
    found.expect("the version")
}

fn spec_of<'a>(definition: &'a Value, name: &str) -> &'a Value {
    &version(definition, name)["schema"]["openAPIV3Schema"]["properties"]["spec"]
}

const SITE: &str = r#"
resources:
  - group: web.example.com
    kind: Site
    version: v1
    versions:
      v1beta1:
        deprecated: use v1
        changes:
          - { rename: spec.files, to: pages }
          - { move: spec.ports.http, to: spec.port }
          - { move: spec.secretName, to: spec.tls.secretName }
          - { rename: spec.tls.kind, to: mode }
          - { add: spec.replicas }
          - { drop: spec.debug, field: { type: boolean, default: false } }
      v1alpha1: { served: false }
    spec:
      pages: { type: map, values: { type: string }, required: true, maxProperties: 9 }
      port: { type: integer, required: true, immutable: true }
      replicas: { type: integer, default: 1 }
      tls:
        type: object
        example: { secretName: s, mode: fast }
        fields: { secretName: { type: string, default: tls }, mode: { type: string, immutable: true } }
        validations: [{ rule: "!has(self.mode) || self.mode.matches('^[a-z]+$')", message: no }]
    validations:
      - { rule: "size(self.pages) > 0 && self.port == oldSelf.port && self.pages.all(p, self.pages[p] != '')", message: no }
      - { rule: "self.?tls.?mode.orValue('') != self.pages['mode']", message: no }
    scale: { specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas }
    columns:
      - { name: Port, path: .spec.port }
      - { name: Replicas, path: .spec.replicas }
    status: { replicas: { type: integer } }"#;

#[test]
fn fields_are_where_the_version_has_them() {
    let (_, model) = load(SITE);
    let definition = definition(&model);
    let before = spec_of(&definition, "v1beta1");
    let names = |value: &Value| {
        Vec::from_iter(
            value
                .as_object()
                .into_iter()
                .flatten()
                .map(|(name, _)| name.clone()),
        )
    };
    assert_eq!(
        names(&before["properties"]),
        ["debug", "files", "ports", "secretName", "tls"]
    );
    assert_eq!(before["required"], json!(["files", "ports"]));
    let ports = &before["properties"]["ports"];
    assert_eq!(ports["required"], json!(["http"]));
    assert_eq!(
        ports["properties"]["http"]["x-kubernetes-validations"][0]["rule"],
        "self == oldSelf"
    );
    // Only where the object around it was there did it have its default.
    assert_eq!(
        before["properties"]["secretName"],
        json!({ "type": "string" })
    );
    let tls = &before["properties"]["tls"];
    assert_eq!(
        (names(&tls["properties"]), &tls["example"]),
        (vec!["kind".to_owned()], &json!({ "kind": "fast" }))
    );
    assert_eq!(
        before["properties"]["debug"],
        json!({ "type": "boolean", "default": false })
    );
}

#[test]
fn rules_columns_and_scale_follow_the_fields() {
    let (_, model) = load(SITE);
    let definition = definition(&model);
    let before = spec_of(&definition, "v1beta1");
    let rules = |value: &Value| -> Vec<String> {
        let rules = value["x-kubernetes-validations"]
            .as_array()
            .into_iter()
            .flatten();
        rules
            .filter_map(|rule| rule["rule"].as_str().map(str::to_owned))
            .collect()
    };
    assert_eq!(
        rules(before)[1..],
        [
            "size(self.files) > 0 && self.ports.http == oldSelf.ports.http && self.files.all(p, self.files[p] != '')",
            "self.?tls.?kind.orValue('') != self.files['mode']",
        ]
    );
    let inner = rules(&before["properties"]["tls"]);
    assert!(
        inner.contains(&"!has(self.kind) || self.kind.matches('^[a-z]+$')".to_owned()),
        "{inner:?}"
    );
    let version = version(&definition, "v1beta1");
    assert_eq!(version["subresources"], json!({ "status": {} }));
    let columns = version["additionalPrinterColumns"]
        .as_array()
        .expect("columns");
    let paths = Vec::from_iter(
        columns
            .iter()
            .filter_map(|column| column["jsonPath"].as_str()),
    );
    assert!(
        paths.contains(&".spec.ports.http") && !paths.contains(&".spec.replicas"),
        "{paths:?}"
    );
}

#[test]
fn one_version_is_stored_and_the_others_are_as_they_say() {
    let (_, model) = load(SITE);
    let definition = definition(&model);
    let [stored, beta, alpha] =
        ["v1", "v1beta1", "v1alpha1"].map(|name| version(&definition, name));
    let flags = |version: &Value| {
        (
            version["served"].clone(),
            version["storage"].clone(),
            version["deprecated"].clone(),
        )
    };
    assert_eq!(flags(stored), (json!(true), json!(true), Value::Null));
    assert_eq!(flags(beta), (json!(true), json!(false), json!(true)));
    assert_eq!(flags(alpha), (json!(false), json!(false), Value::Null));
    assert_eq!(beta["deprecationWarning"], "use v1");
    assert_eq!(alpha["schema"], stored["schema"]);
    let conversion = &definition["spec"]["conversion"];
    assert_eq!(
        conversion["webhook"]["clientConfig"]["service"]["path"],
        "/convert/sites.web.example.com"
    );
}

const SAME: &str = r#"
watch: own-namespace
resources:
  - group: web.example.com
    kind: Site
    version: v1
    versions: { v1beta1: {} }
    spec: { pages: { type: string } }"#;

#[test]
fn versions_that_differ_in_name_alone_need_no_conversion_and_are_stored_anew_all_the_same() {
    let (text, model) = load(SAME);
    assert_eq!(definition(&model)["spec"].get("conversion"), None);
    assert!(!model.has_webhooks());
    let files = render::render(&model, &text).expect("it can be rendered");
    assert!(files.get("tests/conversion.rs").is_none());
    let conversion = files
        .get("src/generated/site/conversion.rs")
        .expect("the versions");
    assert!(conversion.contents.contains("to_stored: unchanged"));
    assert!(files.get("deploy/samples/web_v1beta1_site.yaml").is_some());

    // All objects are stored anew, wherever they are.
    let roles = rbac::operator(&model);
    let cluster = roles
        .iter()
        .find(|role| role["kind"] == "ClusterRole")
        .expect("a role");
    let rules = json!([
        { "apiGroups": ["web.example.com"], "resources": ["sites"], "verbs": ["list", "patch"] },
        {
            "apiGroups": ["apiextensions.k8s.io"], "resources": ["customresourcedefinitions"],
            "resourceNames": ["sites.web.example.com"], "verbs": ["get"],
        },
        {
            "apiGroups": ["apiextensions.k8s.io"], "resources": ["customresourcedefinitions/status"],
            "resourceNames": ["sites.web.example.com"], "verbs": ["patch"],
        },
    ]);
    assert_eq!(cluster["rules"], rules);
}

#[test]
fn a_kind_of_one_version_has_nothing_of_all_that() {
    let (text, model) = load(&SAME.replace("    versions: { v1beta1: {} }\n", ""));
    let files = render::render(&model, &text).expect("it can be rendered");
    assert!(files.get("src/generated/site/conversion.rs").is_none());
    let told = |text: &str| text.contains("VERSIONS") || text.contains("customresourcedefinitions");
    for path in [
        "src/generated/site/mod.rs",
        "deploy/base/rbac.yaml",
        "src/lib.rs",
    ] {
        let file = files.get(path).expect("it is there");
        assert!(!told(&file.contents), "{path}");
    }
}
