//! How the API server is told to ask code of the user's own, and what the project says about it.

#![allow(clippy::unwrap_used, clippy::panic)]

use operator_gen::model::Model;
use operator_gen::render::{self, FileSet};
use operator_gen::validate;
use serde_json::{Value, json};

const DNS: &str = include_str!("../examples/dns/operator.yaml");
const VERSIONS: &str = include_str!("../examples/versions/operator.yaml");
const WEBAPP: &str = include_str!("../examples/webapp/operator.yaml");

/// The example with some of its text replaced.
fn with(text: &str, replaced: &[(&str, &str)]) -> String {
    let replace = |text: String, (from, to): &(&str, &str)| {
        assert!(text.contains(from), "no {from}");
        text.replacen(from, to, 1)
    };
    replaced.iter().fold(text.to_owned(), replace)
}

fn files(text: &str) -> FileSet {
    let outcome = validate::load(text);
    let problems = outcome.problems;
    let model: Model = outcome.model.unwrap_or_else(|| panic!("{problems:?}"));
    render::render(&model, text).unwrap()
}

fn contents<'a>(files: &'a FileSet, path: &str) -> &'a str {
    let file = files.get(path).unwrap_or_else(|| panic!("no {path}"));
    &file.contents
}

fn documents(files: &FileSet, path: &str) -> Vec<Value> {
    serde_saphyr::from_multiple(contents(files, path)).unwrap()
}

/// The webhooks of both configurations.
fn webhooks(text: &str) -> Vec<Value> {
    let configurations = documents(&files(text), "deploy/base/admission.yaml");
    let webhooks = configurations.iter().map(|configuration| {
        let webhooks = configuration["webhooks"].as_array().unwrap();
        assert_eq!(webhooks.len(), 1);
        webhooks[0].clone()
    });
    webhooks.collect()
}

#[test]
fn only_objects_that_are_reconciled_are_asked_about() {
    for webhook in webhooks(DNS) {
        assert_eq!(webhook["objectSelector"], Value::Null);
    }
    let selected = with(
        DNS,
        &[(
            "    description: A record",
            "    selector:
      matchLabels: { tier: gold }
      matchExpressions:
        - { key: zone, operator: NotIn, values: [a, b] }
        - { key: team, operator: Exists }
        - { key: legacy, operator: DoesNotExist }
    description: A record",
        )],
    );
    let expressions = json!([
        { "key": "tier", "operator": "In", "values": ["gold"] },
        { "key": "zone", "operator": "NotIn", "values": ["a", "b"] },
        { "key": "team", "operator": "Exists" },
        { "key": "legacy", "operator": "DoesNotExist" },
    ]);
    let found = webhooks(&selected);
    assert_eq!(found.len(), 2);
    for webhook in found {
        let selector = json!({ "matchExpressions": expressions });
        assert_eq!(webhook["objectSelector"], selector);
    }
    let readme =
        "- It is asked about objects that `-l 'tier=gold,zone notin (a,b),team,!legacy'` selects";
    assert!(contents(&files(&selected), "README.md").contains(readme));
}

#[test]
fn only_namespaces_that_are_watched_are_asked_about() {
    let own = json!(["dns-operator-system"]);
    for (watch, operator, values) in [
        ("cluster", "NotIn", own.clone()),
        ("own-namespace", "In", own),
        ("{ namespaces: [a, b] }", "In", json!(["a", "b"])),
    ] {
        let text = with(DNS, &[("\nimage:", &format!("\nwatch: {watch}\nimage:"))]);
        for webhook in webhooks(&text) {
            let expression = &webhook["namespaceSelector"]["matchExpressions"][0];
            assert_eq!(expression["key"], "kubernetes.io/metadata.name");
            assert_eq!(expression["operator"], operator);
            assert_eq!(expression["values"], values);
        }
        let left_out = contents(&files(&text), "README.md").contains("is left out of admission");
        assert_eq!(left_out, watch == "cluster");
    }
}

#[test]
fn what_the_spec_says_of_failures_is_told_to_the_api_server_and_to_people() {
    for webhook in webhooks(DNS) {
        assert_eq!(webhook["failurePolicy"], "Fail");
        assert_eq!(webhook["timeoutSeconds"], 5);
        assert_eq!(webhook["matchConditions"], Value::Null);
    }
    let text = with(
        DNS,
        &[(
            "timeout: 5s",
            "timeout: 9s
      failurePolicy: Ignore
      matchConditions: [{ name: not-mine, expression: \"request.userInfo.username != 'me'\" }]",
        )],
    );
    for webhook in webhooks(&text) {
        assert_eq!(webhook["failurePolicy"], "Ignore");
        assert_eq!(webhook["timeoutSeconds"], 9);
        let condition =
            json!({ "name": "not-mine", "expression": "request.userInfo.username != 'me'" });
        assert_eq!(webhook["matchConditions"], json!([condition]));
    }
    let files = files(&text);
    let readme = contents(&files, "README.md");
    for said in [
        "- It is asked only where `request.userInfo.username != 'me'` holds.",
        "takes longer than 9 s, the object is let in all the same (`failurePolicy: Ignore`).",
        "It may change one that is created or changed, before",
        "It may refuse one that is created, changed or deleted, and",
    ] {
        assert!(readme.contains(said), "{said}\n{readme}");
    }
}

#[test]
fn the_certificate_is_made_by_whom_the_spec_names() {
    let by_operator = files(DNS);
    let kinds = |files: &FileSet| -> Vec<String> {
        let documents = documents(files, "deploy/base/webhooks.yaml");
        let kinds = documents.iter().map(|document| document["kind"].as_str());
        kinds.map(|kind| kind.unwrap().to_owned()).collect()
    };
    let injected = |files: &FileSet| -> Vec<Value> {
        let configurations = documents(files, "deploy/base/admission.yaml");
        let name = "cert-manager.io/inject-ca-from";
        let annotation = |object: &Value| object["metadata"]["annotations"][name].clone();
        configurations.iter().map(annotation).collect()
    };
    let may_update = |files: &FileSet| {
        let rules = contents(files, "deploy/base/rbac.yaml");
        rules.contains("validatingwebhookconfigurations")
    };
    assert_eq!(kinds(&by_operator), ["Service", "Secret"]);
    assert_eq!(injected(&by_operator), [Value::Null, Value::Null]);
    assert!(may_update(&by_operator));
    let readme = contents(&by_operator, "README.md");
    assert!(readme.contains("kept in the Secret `dns-operator-webhook-tls`"));

    let text = with(
        DNS,
        &[(
            "\nimage:",
            "\noperator: { certificates: cert-manager }\nimage:",
        )],
    );
    let by_cert_manager = files(&text);
    assert_eq!(
        kinds(&by_cert_manager),
        ["Service", "Issuer", "Certificate", "Issuer", "Certificate"]
    );
    let certificate = json!("dns-operator-system/dns-operator-webhook");
    assert_eq!(
        injected(&by_cert_manager),
        [certificate.clone(), certificate]
    );
    assert!(!may_update(&by_cert_manager));
    let readme = contents(&by_cert_manager, "README.md");
    assert!(readme.contains("is made by cert-manager, which has to be there before `make deploy`"));
}

/// Each alert, graph and section is about something that the project has.
#[test]
fn a_project_tells_of_the_webhooks_that_it_has() {
    let [dns, versions, webapp] = [DNS, VERSIONS, WEBAPP].map(files);
    for (files, asked) in [
        (&dns, Some("validate.dnsrecords.dns.example.com")),
        (&versions, Some("convert.sites.web.example.com")),
        (&webapp, None),
    ] {
        for (path, word) in [
            ("README.md", "## Webhooks"),
            ("deploy/monitoring/alerts.yaml", "OperatorWebhooksFail"),
            ("deploy/monitoring/alerts.yaml", "OperatorWebhooksSlow"),
            (
                "deploy/monitoring/grafana-dashboard.json",
                "operator_webhook_requests_total",
            ),
            (
                "deploy/monitoring/grafana-dashboard.json",
                "operator_webhook_duration_seconds_bucket",
            ),
        ] {
            assert_eq!(
                contents(files, path).contains(word),
                asked.is_some(),
                "{path}: {word}"
            );
        }
        let tests = contents(files, "deploy/monitoring/alerts_test.yaml");
        assert_eq!(tests.contains("webhook"), asked.is_some());
        if let Some(name) = asked {
            assert!(tests.contains(&format!("webhook=\"{name}\"")), "{tests}");
        }
    }
    let readme = contents(&versions, "README.md");
    assert!(readme.contains("versions that have to be converted cannot be used"));
    assert!(readme.contains("- **Without the operator**"));
    assert!(!readme.contains("### Admission") && !readme.contains("left out of admission"));
    let readme = contents(&dns, "README.md");
    assert!(readme.contains("### Admission") && !readme.contains("- **Without the operator**"));
}
