//! Objects, and what rules of their definition say of them.

/// The kind of the objects.
pub const SPEC: &str = r#"
apiVersion: operator-gen/v1
kind: Operator
name: a
image: a
resources:
- group: a.example.com
  kind: A
  version: v1
  spec:
    replicas: { type: integer, default: 1 }
    host: { type: string, maxLength: 50 }
    namespace: { type: string, maxLength: 50 }
    mode: { type: string, maxLength: 10, default: fast, immutable: true }
    class: { type: string, maxLength: 10, immutable: true }
    note: { type: string, nullable: true, maxLength: 10, validations: [{ rule: "self != 'bad'", message: the note is bad }] }
    opens: { type: date-time, validations: [{ rule: "self.getFullYear() >= 2000", message: it opens too early }] }
    every: { type: duration, validations: [{ rule: "self >= duration('1m')", message: it comes too often }] }
    blob: { type: string, format: byte, maxLength: 100, validations: [{ rule: "size(self) != 3", message: three bytes are none }] }
    day: { type: string, format: date, validations: [{ rule: "self.getDayOfMonth() == 0", message: not the first }] }
    port: { type: int-or-string, validations: [{ rule: "type(self) != string || self == 'http'", message: the port has another name }] }
    memory: { type: quantity, validations: [{ rule: "type(self) == int || self != '1Ki'", message: too little }] }
    tags: { type: list, listType: set, maxItems: 5, items: { type: string, maxLength: 5 } }
    pools:
      type: list
      maxItems: 5
      listMapKeys: [name]
      items:
        type: object
        fields:
          name: { type: string, required: true, maxLength: 10 }
          size: { type: integer, default: 1, immutable: true }
        validations: [{ rule: "self.size != 13", message: no, messageExpression: "self.name + ' has no size'" }]
    labels: { type: map, maxProperties: 5, values: { type: string, maxLength: 10, validations: [{ rule: "self != 'bad'", message: a label is bad }, { rule: "self.size() >= oldSelf.size()", message: a label shrinks }] } }
    storage:
      type: object
      fields:
        class: { type: string, maxLength: 10, immutable: true }
        size: { type: integer, default: 1 }
      validations: [{ rule: "self.size > 0 || has(self.class)", message: nothing needs a class }]
  validations:
    - { rule: "self.replicas > 0 || !has(self.host)", message: a host needs a replica }
    - { rule: "!has(self.__namespace__) || self.__namespace__ != self.mode", message: a mode is no namespace }
    - { rule: "self.replicas != 7 || self.host == 'seven'", message: seven need a host }
    - { rule: "self.replicas != 8 || (has(self.tags) && sets.contains(self.tags, self.tags))", message: eight need tags }
    - { rule: "self.replicas >= oldSelf.replicas || self.replicas > 5", message: it shrinks, messageExpression: "self.replicas < 1 ? 'it shrinks to nothing' : ''" }
  children:
    web: { template: { apiVersion: v1, kind: Service, metadata: { name: "${metadata.name}-web" }, spec: { selector: "${selector}" } } }
"#;

/// What is refused: the field, and what is said.
type Refused = &'static [(&'static str, &'static str)];

/// Objects by their names and specs, each with the spec of the object that was there before, if one was, and what
/// kube-apiserver 1.37 refuses.
pub const OBJECTS: [(&str, &str, Option<&str>, Refused); 45] = [
    ("web", r#"{}"#, None, &[]),
    (
        "web",
        r#"{"replicas":0,"host":"a"}"#,
        None,
        &[("spec", "a host needs a replica")],
    ),
    ("web", r#"{"replicas":0}"#, None, &[]),
    (
        "web",
        r#"{"namespace":"fast"}"#,
        None,
        &[("spec", "a mode is no namespace")],
    ),
    (
        "web",
        r#"{"namespace":"slow","mode":"slow"}"#,
        None,
        &[("spec", "a mode is no namespace")],
    ),
    (
        "web",
        r#"{"replicas":7}"#,
        None,
        &[(
            "spec",
            "no such key: host evaluating rule: seven need a host",
        )],
    ),
    ("web", r#"{"replicas":7,"host":"seven"}"#, None, &[]),
    (
        "web",
        r#"{"replicas":8}"#,
        None,
        &[("spec", "eight need tags")],
    ),
    // Only the API server can tell.
    ("web", r#"{"replicas":8,"tags":["a"]}"#, None, &[]),
    (
        "web",
        r#"{"note":"bad"}"#,
        None,
        &[("spec.note", "the note is bad")],
    ),
    ("web", r#"{"note":null}"#, None, &[]),
    (
        "web",
        r#"{"opens":"1999-12-31T23:59:59Z"}"#,
        None,
        &[("spec.opens", "it opens too early")],
    ),
    // In UTC it is the year 2000.
    ("web", r#"{"opens":"1999-12-31T23:59:59-01:00"}"#, None, &[]),
    (
        "web",
        r#"{"opens":"2000-01-01T00:00:00Z","every":"60s"}"#,
        None,
        &[],
    ),
    (
        "web",
        r#"{"every":"59s"}"#,
        None,
        &[("spec.every", "it comes too often")],
    ),
    (
        "web",
        r#"{"blob":"YWJj"}"#,
        None,
        &[("spec.blob", "three bytes are none")],
    ),
    ("web", r#"{"blob":"YWI="}"#, None, &[]),
    (
        "web",
        r#"{"day":"2026-01-02"}"#,
        None,
        &[("spec.day", "not the first")],
    ),
    ("web", r#"{"day":"2026-02-01"}"#, None, &[]),
    (
        "web",
        r#"{"port":"https"}"#,
        None,
        &[("spec.port", "the port has another name")],
    ),
    ("web", r#"{"port":80}"#, None, &[]),
    (
        "web",
        r#"{"memory":"1Ki"}"#,
        None,
        &[("spec.memory", "too little")],
    ),
    ("web", r#"{"memory":"1Gi"}"#, None, &[]),
    (
        "web",
        r#"{"pools":[{"name":"a"},{"name":"b","size":13}]}"#,
        None,
        &[("spec.pools[1]", "b has no size")],
    ),
    (
        "web",
        r#"{"labels":{"a":"bad","b":"good"}}"#,
        None,
        &[("spec.labels[a]", "a label is bad")],
    ),
    (
        "web",
        r#"{"storage":{"size":0}}"#,
        None,
        &[("spec.storage", "nothing needs a class")],
    ),
    ("web", r#"{"storage":{}}"#, None, &[]),
    (
        "web",
        r#"{"replicas":0,"host":"a","note":"bad"}"#,
        None,
        &[
            ("spec", "a host needs a replica"),
            ("spec.note", "the note is bad"),
        ],
    ),
    (
        "1web",
        r#"{}"#,
        None,
        &[(
            "metadata.name",
            "metadata.name must begin with a letter and must not contain dots, or names made from it would not be valid",
        )],
    ),
    (
        "we.b",
        r#"{}"#,
        None,
        &[(
            "metadata.name",
            "metadata.name must begin with a letter and must not contain dots, or names made from it would not be valid",
        )],
    ),
    ("web", r#"{}"#, Some(r#"{}"#), &[]),
    (
        "web",
        r#"{"replicas":1}"#,
        Some(r#"{"replicas":3}"#),
        &[("spec", "it shrinks")],
    ),
    (
        "web",
        r#"{"replicas":0}"#,
        Some(r#"{}"#),
        &[("spec", "it shrinks to nothing")],
    ),
    ("web", r#"{"replicas":3}"#, Some(r#"{"replicas":1}"#), &[]),
    (
        "web",
        r#"{"mode":"slow"}"#,
        Some(r#"{}"#),
        &[("spec.mode", "mode is immutable")],
    ),
    (
        "web",
        r#"{}"#,
        Some(r#"{"mode":"slow"}"#),
        &[("spec.mode", "mode is immutable")],
    ),
    ("web", r#"{"class":"a"}"#, Some(r#"{}"#), &[]),
    (
        "web",
        r#"{"class":"b"}"#,
        Some(r#"{"class":"a"}"#),
        &[("spec.class", "class is immutable")],
    ),
    (
        "web",
        r#"{}"#,
        Some(r#"{"class":"a"}"#),
        &[("spec", "class cannot be removed: class is immutable")],
    ),
    (
        "web",
        r#"{"storage":{}}"#,
        Some(r#"{"storage":{"class":"a"}}"#),
        &[(
            "spec.storage",
            "class cannot be removed: class is immutable",
        )],
    ),
    (
        "web",
        r#"{}"#,
        Some(r#"{"storage":{"class":"a"}}"#),
        &[(
            "spec",
            "storage cannot be removed: storage.class is immutable",
        )],
    ),
    (
        "web",
        r#"{"pools":[{"name":"b","size":3},{"name":"a"}]}"#,
        Some(r#"{"pools":[{"name":"a"},{"name":"b","size":2}]}"#),
        &[("spec.pools[0].size", "size is immutable")],
    ),
    (
        "web",
        r#"{"pools":[{"name":"c","size":3}]}"#,
        Some(r#"{"pools":[{"name":"a"}]}"#),
        &[],
    ),
    (
        "web",
        r#"{"labels":{"a":"x"}}"#,
        Some(r#"{"labels":{"a":"xx"}}"#),
        &[("spec.labels[a]", "a label shrinks")],
    ),
    (
        "web",
        r#"{"labels":{"b":"x"}}"#,
        Some(r#"{"labels":{"a":"xx"}}"#),
        &[],
    ),
];
