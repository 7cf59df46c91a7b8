//! What a spec that uses all of the format means.

#![allow(clippy::expect_used, clippy::panic)]

use operator_gen::cli::report;
use operator_gen::model::{
    FieldType, ListType, Match, Model, NameForm, On, OnDelete, Resource, Scope, Template, Watch,
};
use operator_gen::validate;
use serde_json::json;

fn load(text: &str) -> Model {
    let outcome = validate::load(text);
    let report = report::render("operator.yaml", text, &outcome.problems, false);
    outcome.model.unwrap_or_else(|| panic!("{report}"))
}

const EVERYTHING: &str = r#"
apiVersion: operator-gen/v1
kind: Operator
name: gateway-operator
image: localhost:5000/gateway-operator
watch: { namespaces: [a, b] }
operator: { replicas: 1, concurrency: 3, leaderElection: false, resources: { limits: { memory: 1Gi, cpu: 2 } } }
permissions: [{ nonResourceURLs: [/healthz], verbs: [get] }]
kubernetes: "1.36"
eject: [Dockerfile]
resources:
  - group: net.example.com
    kind: Gateway
    version: v1beta1
    shortNames: [gw]
    categories: [all]
    spec:
      text: { type: string, format: hostname, minLength: 1, maxLength: 20, pattern: "^a" }
      type: { type: string, enum: [Round-Robin, least] }
      small: { type: integer, format: int32, minimum: -1, exclusiveMinimum: true, multipleOf: 2 }
      big: { type: integer, default: 9007199254740993, immutable: true }
      ratio: { type: number, maximum: 1.5 }
      flag: { type: boolean, default: false, nullable: true }
      names: { type: list, listType: set, items: { type: string }, maxItems: 3 }
      pools:
        type: list
        listMapKeys: [name]
        items:
          type: object
          fields:
            name: { type: string, required: true }
            limits: { type: object, fields: { cpu: { type: quantity, example: 500m } } }
      labels: { type: map, values: { type: list, items: { type: int-or-string } } }
      port: { type: int-or-string, default: http }
      timeout: { type: duration, default: 1h30m }
      since: { type: date-time }
      extra: { type: any, default: { a: [1, null] } }
      password: { type: string, required: true, secret: true }
    validations: [{ rule: "self.big > 0 || self.names.isSorted()", message: no }]
    children:
      service:
        onDelete: Retain
        readyWhen: has(service.spec.clusterIP)
        template: { apiVersion: v1, kind: Service, metadata: { labels: { x: y } }, spec: { clusterIP: None, externalName: "${secret.metadata.name}" } }
      secret:
        template: { kind: Secret, apiVersion: v1, metadata: { name: "${metadata.name}-credentials" }, stringData: { password: "${spec.password}" } }
      job:
        when: has(service.metadata.uid) && spec.big > 1
        template:
          apiVersion: batch/v1
          kind: CronJob
          metadata: { name: "a-${metadata.name}-cleanup" }
          spec: { schedule: "0 3 * * *", jobTemplate: { spec: { template: {} } } }
    status:
      replicas: { type: integer, value: "${spec.big}" }
      selector: { type: string, value: "a=${metadata.name}" }
      seen: { type: date-time }
      pools: { type: list, listType: atomic, items: { type: object, fields: { name: { type: string } } } }
    columns:
      - { name: Replicas, path: .status.replicas, priority: 1 }
      - { name: Seen, path: .status.seen, description: When. }
      - { name: Ready, path: ".status.conditions[0].status" }
    scale: { specReplicasPath: .spec.big, statusReplicasPath: .status.replicas, labelSelectorPath: .status.selector }
  - group: net.example.com
    kind: NetworkPolicy
    version: v1
    scope: Cluster
    children:
      role: { template: { apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: { name: "example:${metadata.name}" } } }
"#;

#[test]
fn the_example_gives_a_model_without_a_word() {
    let text = include_str!("../examples/webapp/operator.yaml");
    let outcome = validate::load(text);
    assert_eq!(
        report::render("operator.yaml", text, &outcome.problems, false),
        ""
    );
    let model = outcome.model.expect("there is no problem");
    let children: Vec<_> = model.resources[0]
        .children
        .iter()
        .map(|child| child.id.as_str())
        .collect();
    assert_eq!(children, ["config", "deployment", "service", "ingress"]);
    assert_eq!(model.resources[0].name_limit, 63, "a Service has its name");
    let limits = &model.settings.resources.limits;
    assert_eq!(
        (limits["cpu"].as_str(), limits["memory"].as_str()),
        ("1", "128Mi")
    );
}

fn gateway(model: &Model) -> &Resource {
    &model.resources[0]
}

#[test]
fn the_operator_is_as_the_spec_says_and_the_rest_has_defaults() {
    let model = load(EVERYTHING);
    assert_eq!(
        model.watch,
        Watch::Namespaces(vec!["a".to_owned(), "b".to_owned()])
    );
    assert_eq!(model.install_namespace, "gateway-operator-system");
    assert_eq!(
        (model.settings.replicas, model.settings.concurrency),
        (1, 3)
    );
    assert!(!model.settings.leader_election);
    assert_eq!(model.settings.resources.requests["cpu"], "10m");
    assert_eq!(model.settings.resources.limits["cpu"], "2");
    assert_eq!(model.permissions[0].non_resource_urls, ["/healthz"]);
    assert_eq!(
        (model.kubernetes, model.eject.as_slice()),
        (36, &["Dockerfile".to_owned()][..])
    );

    let policy = &model.resources[1];
    assert_eq!(
        (policy.plural.as_str(), policy.module.as_str()),
        ("networkpolicies", "networkpolicy")
    );
    assert_eq!(policy.scope, Scope::Cluster);
    assert_eq!(policy.name_limit, 253 - "example:".len());
}

#[test]
fn every_type_of_field_keeps_its_keywords() {
    let model = load(EVERYTHING);
    let field = |name: &str| {
        let fields = &gateway(&model).spec;
        fields
            .iter()
            .find(|field| field.name == name)
            .expect("it is declared")
    };
    assert_eq!(field("type").rust_name, "r#type");
    let FieldType::Enum { values, rust_type } = &field("type").kind else {
        panic!("an enum")
    };
    assert_eq!((values.len(), rust_type.as_str()), (2, "GatewayType"));
    assert!(matches!(
        &field("small").kind,
        FieldType::Integer {
            bits: 32,
            minimum: Some(-1),
            maximum: None,
            exclusive_minimum: true,
            multiple_of: Some(2),
            ..
        }
    ));
    assert!(matches!(
        field("big").kind,
        FieldType::Integer { bits: 64, .. }
    ));
    assert_eq!(field("big").default, Some(json!(9_007_199_254_740_993_i64)));
    assert!(field("big").immutable && !field("big").is_optional());
    assert!(field("flag").is_optional(), "null is a value of its own");
    assert_eq!(field("extra").default, Some(json!({ "a": [1, null] })));
    assert!(field("password").secret);

    let FieldType::List { list_type, .. } = &field("names").kind else {
        panic!("a list")
    };
    assert_eq!(*list_type, ListType::Set);
    let FieldType::List {
        list_type, items, ..
    } = &field("pools").kind
    else {
        panic!("a list")
    };
    assert_eq!(*list_type, ListType::Map(vec!["name".to_owned()]));
    let FieldType::Object { fields, rust_type } = &items.kind else {
        panic!("an object")
    };
    assert_eq!(rust_type, "GatewayPools");
    let FieldType::Object { rust_type, .. } = &fields[1].kind else {
        panic!("an object")
    };
    assert_eq!(rust_type, "GatewayPoolsLimits");

    let pools = gateway(&model)
        .status
        .iter()
        .find(|status| status.field.name == "pools");
    let FieldType::List { items, .. } = &pools.expect("declared").field.kind else {
        panic!("a list")
    };
    let FieldType::Object { rust_type, .. } = &items.kind else {
        panic!("an object")
    };
    assert_eq!(rust_type, "GatewayStatusPools", "the spec has pools too");
}

#[test]
fn children_stand_after_what_they_need_and_have_names() {
    let model = load(EVERYTHING);
    let children = &gateway(&model).children;
    let order: Vec<_> = children.iter().map(|child| child.id.as_str()).collect();
    assert_eq!(order, ["secret", "service", "job"]);
    let service = &children[1];
    assert_eq!(
        (service.after.as_slice(), service.on_delete),
        (&["secret".to_owned()][..], OnDelete::Retain)
    );
    assert!(service.ready_when.is_some());
    let Template::Map(entries) = &service.template else {
        panic!("a map")
    };
    let keys: Vec<_> = entries.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["apiVersion", "kind", "metadata", "spec"]);
    let Template::Map(metadata) = &entries[2].1 else {
        panic!("a map")
    };
    let (key, Template::Text(name)) = &metadata[0] else {
        panic!("a text")
    };
    assert_eq!(key, "name");
    assert_eq!(
        name.single().expect("an expression").source.trim(),
        "metadata.name"
    );
    assert_eq!(children[2].after, ["service"]);
    // 52 characters for the CronJob, ten of which are its own.
    assert_eq!(gateway(&model).name_limit, 52 - "a--cleanup".len());
}

#[test]
fn columns_take_their_types_from_the_fields() {
    let model = load(EVERYTHING);
    let columns: Vec<_> = gateway(&model)
        .columns
        .iter()
        .map(|column| (column.name.as_str(), column.kind.as_str(), column.priority))
        .collect();
    assert_eq!(
        columns,
        [
            ("Ready", "string", 0),
            ("Reason", "string", 0),
            ("Replicas", "integer", 1),
            ("Seen", "date", 0),
            ("Age", "date", 0),
        ]
    );
    assert_eq!(
        gateway(&model).columns[0].path,
        ".status.conditions[0].status"
    );
    let scale = gateway(&model).scale.as_ref().expect("asked for");
    assert_eq!(
        scale.label_selector_path.as_deref(),
        Some(".status.selector")
    );
}

/// A resource with a child of a kind and name.
fn with_child(kind: &str, name: &str) -> Resource {
    let text = format!(
        "apiVersion: operator-gen/v1\nkind: Operator\nname: a\nimage: a\nresources:\n- group: a.example.com\n  kind: A\n  version: v1\n  spec:\n    size: {{ type: integer, default: 1 }}\n    flag: {{ type: boolean, default: true }}\n    zone: {{ type: string, default: a, maxLength: 10 }}\n    mood: {{ type: string, enum: [good, better], default: good }}\n    maybe: {{ type: string, maxLength: 20 }}\n    exact: {{ type: string, default: a, maxLength: 63 }}\n    deep: {{ type: object, required: true, fields: {{ id: {{ type: string, required: true, format: uuid }} }} }}\n  children:\n    service: {{ template: {{ apiVersion: v1, kind: {kind}, metadata: {{ name: '{name}' }} }} }}\n"
    );
    load(&text).resources.remove(0)
}

#[test]
fn the_name_leaves_room_for_all_that_is_added_to_it() {
    let limits = [
        ("${metadata.name}", 63),
        ("${metadata.name + \"-x\"}", 61),
        ("${metadata.name}-${spec.size}", 63 - 1 - 20),
        ("${metadata.name}-${string(spec.size * 2)}", 63 - 1 - 20),
        ("${metadata.name}-${spec.flag}", 63 - 1 - 5),
        ("${metadata.name}-${spec.zone}", 63 - 1 - 10),
        ("${metadata.name}-${spec.mood}", 63 - 1 - 6),
        (
            "${metadata.name}-${spec.?maybe.orValue(\"a\")}",
            63 - 1 - 20,
        ),
        ("${has(spec.maybe) ? metadata.name : \"some\"}", 63 - 4),
        ("${metadata.name}-${spec.deep.id}", 63 - 1 - 36),
        ("${metadata.name}-${metadata.name}", (63 - 1) / 2),
        ("${spec.exact}", 253),
        ("a-name", 253),
    ];
    for (name, limit) in limits {
        assert_eq!(with_child("Service", name).name_limit, limit, "{name}");
    }
}

#[test]
fn the_name_has_the_form_that_names_made_of_it_need() {
    let forms = [
        ("Service", "${metadata.name}", NameForm::LetterFirst),
        ("Service", "${metadata.name}-x", NameForm::LetterFirst),
        ("Service", "x-${metadata.name}", NameForm::Label),
        ("Service", "x", NameForm::Subdomain),
        ("ConfigMap", "${metadata.name}", NameForm::Subdomain),
    ];
    for (kind, name, form) in forms {
        assert_eq!(with_child(kind, name).name_form, form, "{kind} {name}");
    }
    let rules = |kind, name| crd_rules_of(&with_child(kind, name));
    assert!(rules("Service", "${metadata.name}").contains("'^[a-z][-a-z0-9]*$'"));
    assert!(rules("Service", "x-${metadata.name}").contains("contains('.')"));
    assert!(!rules("ConfigMap", "${metadata.name}").contains("metadata.name"));
}

fn crd_rules_of(resource: &Resource) -> String {
    operator_gen::render::crd::schema(resource)["x-kubernetes-validations"].to_string()
}

const HOOKS: &str = r#"
apiVersion: operator-gen/v1
kind: Operator
name: a
image: a
resources:
- group: a.example.com
  kind: A
  version: v1
  spec:
    size: { type: integer, default: 1 }
    name: { type: string, required: true, secret: true }
    deep: { type: object, fields: { id: { type: string, required: true }, level: { type: integer, default: 3 } } }
    sure: { type: object, default: {}, fields: { level: { type: integer, default: 3 } } }
    fields: { type: object, fields: { fields: { type: string } } }
  children:
    config: { template: { apiVersion: v1, kind: ConfigMap } }
  status: { token: { type: string } }
  hooks:
    first: { on: create, labels: { b: Present, a: "1" }, annotations: { c: Absent }, when: spec.size > 1, retries: 0, timeout: 1h30m, backoff: 500ms }
    type: { on: delete }
    last: { on: delete, children: after }
    a: { on: field, fields: [spec.deep.id, spec.deep.level, spec.sure.level, spec.name] }
    aFields: { on: field, field: spec.fields.fields }
    seen: { on: event, of: config }
    often: { on: timer, every: 5m, idle: 1m }
    daily: { on: timer, cron: "0  3 * *   MON" }
    skips: { on: timer, cron: "0 3 * * *", timeZone: America/Argentina/Buenos_Aires, missed: skip }
"#;

#[test]
fn hooks_are_as_the_spec_says() {
    let model = load(HOOKS);
    let hooks = &model.resources[0].hooks;
    let methods: Vec<_> = hooks.iter().map(|hook| hook.method.as_str()).collect();
    assert_eq!(
        methods,
        [
            "first", "r#type", "last", "a", "a_fields", "seen", "often", "daily", "skips"
        ]
    );
    let first = &hooks[0];
    assert_eq!(
        first.labels,
        [
            ("b".to_owned(), Match::Present),
            ("a".to_owned(), Match::Is("1".to_owned()))
        ]
    );
    assert_eq!(first.annotations, [("c".to_owned(), Match::Absent)]);
    assert!(first.when.is_some());
    let milliseconds =
        |duration: Option<std::time::Duration>| duration.map(|duration| duration.as_millis());
    assert_eq!(
        (
            first.retries,
            milliseconds(first.timeout),
            milliseconds(first.backoff)
        ),
        (Some(0), Some(5_400_000), Some(500))
    );
    assert_eq!((hooks[1].retries, hooks[1].timeout), (None, None));
    assert!(matches!(
        hooks[1].on,
        On::Delete {
            after_children: false
        }
    ));
    assert!(matches!(
        hooks[2].on,
        On::Delete {
            after_children: true
        }
    ));
    assert!(matches!(&hooks[5].on, On::Event { of } if of == "config"));
    let On::Every {
        every,
        idle,
        initial_delay,
        sharp,
    } = hooks[6].on
    else {
        panic!("a timer")
    };
    assert_eq!(
        (every.as_secs(), idle.map(|idle| idle.as_secs())),
        (300, Some(60))
    );
    assert!(initial_delay.is_zero() && !sharp);
    let cron = |at: usize| match &hooks[at].on {
        On::Cron {
            expression,
            time_zone,
            run_missed,
        } => (expression.clone(), time_zone.clone(), *run_missed),
        _ => panic!("a cron"),
    };
    assert_eq!(cron(7), ("0 3 * * MON".to_owned(), "UTC".to_owned(), true));
    assert_eq!(
        cron(8),
        (
            "0 3 * * *".to_owned(),
            "America/Argentina/Buenos_Aires".to_owned(),
            false
        )
    );
}

#[test]
fn watched_fields_are_optional_when_what_holds_them_is() {
    let model = load(HOOKS);
    let watched = |at: usize| match &model.resources[0].hooks[at].on {
        On::Field { fields, rust_type } => (fields.clone(), rust_type.clone()),
        _ => panic!("a field hook"),
    };
    let (fields, rust_type) = watched(3);
    assert_eq!(
        rust_type, "AFields2",
        "the object `fields` of A is `AFields`"
    );
    let fields: Vec<_> = fields
        .iter()
        .map(|field| {
            (
                field.name.as_str(),
                field.rust_name.as_str(),
                field.is_optional(),
                field.secret,
            )
        })
        .collect();
    assert_eq!(
        fields,
        [
            ("spec.deep.id", "deep_id", true, false),
            ("spec.deep.level", "deep_level", true, false),
            ("spec.sure.level", "sure_level", false, false),
            ("spec.name", "name", false, true),
        ]
    );
    assert_eq!(watched(4).1, "AFieldsFields");
}
