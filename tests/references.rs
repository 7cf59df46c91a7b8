//! What a spec that refers to objects of others becomes: the order of its children, its permissions, its samples, its files.
#![allow(clippy::expect_used, clippy::panic)]

use operator_gen::model::{Model, Watch};
use operator_gen::render::{self, FileSet, rbac};
use operator_gen::{cli::report, validate};
use serde_json::{Value, json};

fn load(text: &str) -> Model {
    let outcome = validate::load(text);
    let report = report::render("operator.yaml", text, &outcome.problems, false);
    outcome.model.unwrap_or_else(|| panic!("{report}"))
}

fn spec(references: &str, children: &str) -> String {
    format!(
        r#"
apiVersion: operator-gen/v1
kind: Operator
name: site-operator
image: ghcr.io/example/site-operator
resources:
  - group: sites.example.com
    kind: Site
    version: v1
    spec:
      tlsSecret: {{ type: string, example: site-tls }}
      team: {{ type: string, required: true, example: blue }}
    references:
{references}
    children:
      plain: {{ template: {{ apiVersion: v1, kind: ServiceAccount, metadata: {{ annotations: {{ team: "${{spec.team}}" }} }} }} }}
{children}
"#
    )
}

const TLS: &str =
    "      tls: { kind: v1/Secret, name: \"${spec.tlsSecret}\", when: has(spec.tlsSecret) }\n";
const KEYS: &str = "      keys: { when: has(spec.tlsSecret), template: { apiVersion: v1, kind: Secret, data: { key: \"${tls.data.key}\" } } }\n";
const SETTINGS: &str = "      settings: { kind: v1/ConfigMap, name: shared-settings, namespace: platform, optional: true }\n";
const COLOR: &str = "      color: { template: { apiVersion: v1, kind: Service, metadata: { annotations: { color: \"${settings.?data.?color.orValue('red')}\" } } } }\n";

/// Who may read what of a resource, verb by verb: kind, namespace and rules of each role that names it.
fn rules(model: &Model, resource: &str) -> Vec<(String, String, Value)> {
    let mut found = Vec::new();
    for role in rbac::operator(model) {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        for rule in role["rules"].as_array().into_iter().flatten() {
            if rule["resources"]
                .as_array()
                .is_some_and(|all| all.contains(&json!(resource)))
            {
                let place = (text(&role["kind"]), text(&role["metadata"]["namespace"]));
                found.push((place.0, place.1, rule.clone()));
            }
        }
    }
    found
}

fn files(model: &Model, spec: &str) -> FileSet {
    render::render(model, spec).expect("the templates fit")
}

fn contents<'a>(files: &'a FileSet, path: &str) -> &'a str {
    &files
        .get(path)
        .unwrap_or_else(|| panic!("no {path}"))
        .contents
}

#[test]
fn a_child_comes_after_what_it_mentions_and_a_reference_after_nothing() {
    let text = spec(&format!("{TLS}{SETTINGS}"), &format!("{KEYS}{COLOR}"));
    let model = load(&text);
    let children: Vec<_> = model.resources[0]
        .children
        .iter()
        .map(|child| (child.id.as_str(), child.after.clone()))
        .collect();
    let after = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        children,
        [
            ("plain", after(&[])),
            ("keys", after(&["tls"])),
            ("color", after(&["settings"])),
        ]
    );
}

#[test]
fn one_object_is_read_by_its_name_in_its_namespace_alone() {
    let model = load(&spec(SETTINGS, COLOR));
    let rule = json!({
        "apiGroups": [""], "resources": ["configmaps"], "resourceNames": ["shared-settings"], "verbs": ["list", "watch"],
    });
    let role = ("Role".to_owned(), "platform".to_owned(), rule);
    assert_eq!(rules(&model, "configmaps"), [role]);

    let own = SETTINGS.replace("namespace: platform, ", "");
    let [(kind, _, rule)] = &rules(&load(&spec(&own, COLOR)), "configmaps")[..] else {
        panic!("more than one rule");
    };
    assert_eq!(
        (kind.as_str(), &rule["resourceNames"]),
        ("ClusterRole", &json!(["shared-settings"]))
    );
}

#[test]
fn objects_that_resources_name_are_read_where_these_are() {
    let mut model = load(&spec(TLS, KEYS));
    // The child needs more than the reference, which adds nothing to it.
    let [(kind, _, rule)] = &rules(&model, "secrets")[..] else {
        panic!("more than one rule");
    };
    assert_eq!(kind, "ClusterRole");
    assert_eq!(
        rule["verbs"],
        json!(["create", "delete", "list", "patch", "watch"])
    );

    model.watch = Watch::Namespaces(vec!["shops".to_owned()]);
    let places: Vec<_> = rules(&model, "secrets")
        .into_iter()
        .map(|(kind, place, _)| (kind, place))
        .collect();
    assert_eq!(places, [("Role".to_owned(), "shops".to_owned())]);
}

#[test]
fn a_child_that_may_be_read_everywhere_makes_a_rule_by_name_superfluous_in_a_cluster() {
    let config = "      config: { template: { apiVersion: v1, kind: ConfigMap } }\n";
    let mut model = load(&spec(SETTINGS, &format!("{COLOR}{config}")));
    assert_eq!(rules(&model, "configmaps").len(), 1);
    model.watch = Watch::OwnNamespace;
    let places: Vec<_> = rules(&model, "configmaps")
        .into_iter()
        .map(|(_, place, _)| place)
        .collect();
    assert_eq!(places, ["site-operator-system", "platform"]);
}

#[test]
fn samples_come_with_what_they_refer_to() {
    let text = spec(&format!("{TLS}{SETTINGS}"), &format!("{KEYS}{COLOR}"));
    let files = files(&load(&text), &text);
    let samples = contents(&files, "deploy/samples/references/sites_v1_site.yaml");
    let samples: Vec<Value> = serde_saphyr::from_multiple(samples).expect("it is YAML");
    assert_eq!(
        samples,
        [
            json!({ "apiVersion": "v1", "kind": "Secret", "metadata": { "name": "site-tls" }, "data": { "key": "ZXhhbXBsZQ==" } }),
            json!({ "apiVersion": "v1", "kind": "Namespace", "metadata": { "name": "platform" } }),
            json!({
                "apiVersion": "v1", "kind": "ConfigMap",
                "metadata": { "name": "shared-settings", "namespace": "platform" }, "data": { "color": "example" },
            }),
        ]
    );
    assert!(contents(&files, "Makefile").contains("apply -f deploy/samples/references\n"));
    assert!(contents(&files, "README.md").contains("| `shared-settings` in `platform` |"));
    assert!(contents(&files, "tests/lifecycle.rs").contains("fn site_waits_for_what_it_reads()"));
}

const MATES: &str = "      mates: { kind: v1/ConfigMap, selector: { matchLabels: { team: \"${spec.team}\" }, matchExpressions: [{ key: role, operator: In, values: [\"${metadata.name}\", any] }, { key: old, operator: DoesNotExist }] } }\n";
const MEDALS: &str = "      medals: { kind: v1/Secret, selector: { matchLabels: { metal: gold }, matchExpressions: [{ key: lost, operator: DoesNotExist }] }, namespace: \"*\", optional: true }\n";
const COUNTED: &str = "      counted: { template: { apiVersion: v1, kind: Service, metadata: { annotations: { mates: \"${string(size(mates))} ${mates[0].metadata.name}\" } } } }\n";
const SHOWN: &str = "      shown: { template: { apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: { annotations: { medals: \"${string(size(medals))}\" } } } }\n";

#[test]
fn what_is_selected_is_listed_and_watched_where_it_is_and_no_more() {
    let read =
        json!({ "apiGroups": [""], "resources": ["configmaps"], "verbs": ["list", "watch"] });
    let mut model = load(&spec(
        &format!("{MATES}{MEDALS}"),
        &format!("{COUNTED}{SHOWN}"),
    ));
    let [(kind, _, rule)] = &rules(&model, "configmaps")[..] else {
        panic!("more than one rule");
    };
    assert_eq!(kind, "ClusterRole");
    assert_eq!(rule["verbs"], read["verbs"]);
    assert_eq!(rule["resources"], json!(["configmaps", "secrets"]));

    model.watch = Watch::Namespaces(vec!["shops".to_owned(), "tools".to_owned()]);
    let places: Vec<_> = rules(&model, "secrets")
        .into_iter()
        .map(|(_, place, _)| place)
        .collect();
    assert_eq!(places, ["shops", "tools"]);

    let elsewhere = MATES.replace("selector:", "namespace: platform, selector:");
    let mut model = load(&spec(&elsewhere, COUNTED));
    model.watch = Watch::OwnNamespace;
    let role = ("Role".to_owned(), "platform".to_owned(), read);
    assert_eq!(rules(&model, "configmaps"), [role]);
}

#[test]
fn a_selector_is_fixed_text_or_a_function() {
    let text = spec(&format!("{MATES}{MEDALS}"), &format!("{COUNTED}{SHOWN}"));
    let files = files(&load(&text), &text);
    let code = contents(&files, "src/generated/site/references.rs");
    for part in [
        "target: ReferenceTarget::Selector(ReferenceSelector::Computed(mates_selector)),\n        namespace: ReferenceNamespace::Own,",
        "target: ReferenceTarget::Selector(ReferenceSelector::Fixed(\"metal=gold,!lost\")),\n        namespace: ReferenceNamespace::All,",
        r#"fn mates_selector(this: &Site, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!({
        "matchLabels": {
            "team": this.spec.team,
        },
        "matchExpressions": [
            {
                "key": "role",
                "operator": "In",
                "values": [
                    scope.name,
                    "any",
                ],
            },
            {
                "key": "old",
                "operator": "DoesNotExist",
            },
        ],
    }))
}"#,
    ] {
        assert!(code.contains(part), "{code}");
    }
    let row = "| mates | `v1` ConfigMap | all with `team=${spec.team},role in (${metadata.name},any),!old` |";
    assert!(contents(&files, "README.md").contains(row));
    assert!(
        contents(&files, "README.md")
            .contains("| all with `metal=gold,!lost` in every namespace |")
    );
}

#[test]
fn only_metadata_are_watched_where_nothing_else_is_read() {
    let read = |expression: &str| {
        let child = format!(
            "      counted: {{ template: {{ apiVersion: v1, kind: Service, metadata: {{ annotations: {{ a: \"${{{expression}}}\" }} }} }} }}\n"
        );
        let references = format!("{MATES}{SETTINGS}");
        let model = load(&spec(&references, &child));
        let references = model.resources[0].references.iter();
        Vec::from_iter(references.map(|reference| reference.metadata_only))
    };
    let all = [true, true];
    assert_eq!(
        read("string(size(mates)) + settings.?metadata.?uid.orValue('')"),
        all
    );
    assert_eq!(read("mates[0].metadata.name"), all);
    assert_eq!(read("mates[0].data.color"), [false, true]);
    assert_eq!(read("string(has(mates[0].data))"), [false, true]);
    assert_eq!(read("string(has(settings.data))"), [true, false]);
    assert_eq!(
        read("settings.?immutable.hasValue() ? 'a' : 'b'"),
        [true, false]
    );

    let text = spec(MATES, COUNTED).replace(
        "    children:",
        "    hooks: { a: { on: create } }\n    children:",
    );
    assert!(
        !load(&text).resources[0].references[0].metadata_only,
        "hooks see all of it"
    );
}

#[test]
fn samples_come_with_what_they_select() {
    let text = spec(&format!("{MATES}{MEDALS}"), &format!("{COUNTED}{SHOWN}"));
    let files = files(&load(&text), &text);
    let samples = contents(&files, "deploy/samples/references/sites_v1_site.yaml");
    let samples: Vec<Value> = serde_saphyr::from_multiple(samples).expect("it is YAML");
    let [mate, medal] = &samples[..] else {
        panic!("{samples:#?}");
    };
    assert_eq!(mate["metadata"]["labels"]["team"], "blue");
    assert!(mate["metadata"]["labels"].get("old").is_none());
    assert_eq!(medal["metadata"]["labels"], json!({ "metal": "gold" }));
    let golden = contents(&files, "tests/golden/site.json");
    let golden: Value = serde_json::from_str(golden).expect("it is JSON");
    let case = &golden["full"];
    let name = &case["references"]["mates"][0]["metadata"]["name"];
    let told = &case["children"]["counted"]["metadata"]["annotations"]["mates"];
    assert_eq!(
        told,
        &json!(format!("1 {}", name.as_str().unwrap_or_default()))
    );
}

#[test]
fn what_expressions_read_of_elements_is_made_up() {
    let read = "mates[0].data.color + mates[?1].?data.?size.orValue('1')";
    let child = format!(
        "      counted: {{ template: {{ apiVersion: v1, kind: Service, metadata: {{ annotations: {{ a: \"${{{read}}}\" }} }} }} }}\n"
    );
    let text = spec(MATES, &child);
    let files = files(&load(&text), &text);
    let golden = contents(&files, "tests/golden/site.json");
    let golden: Value = serde_json::from_str(golden).expect("it is JSON");
    let mate = &golden["full"]["references"]["mates"][0];
    let made_up = json!({ "color": "example", "size": "example" });
    assert_eq!(mate["data"], made_up);
}

#[test]
fn a_project_without_references_has_no_trace_of_them() {
    let text = spec("", "")
        .replace("    references:\n", "")
        .replace("tlsSecret: { type: string, example: site-tls }", "");
    let files = files(&load(&text), &text);
    for (path, file) in files
        .iter()
        .filter(|(path, _)| !path.starts_with("runtime/"))
    {
        let without_owners = file.contents.replace("ownerReferences", "");
        let found = without_owners.to_lowercase().find("references");
        assert_eq!(found, None, "{path}");
    }
}
