//! Which values of a resource depend on how often the API server has stored its children and references: versions and
//! generations; and which are made up at random.
//! Two clusters that come to the same differ in them.

use std::collections::{BTreeMap, BTreeSet};

use crate::expr::{Interpolation, Typed};
use crate::model::{Resource, Template};

/// What the API server counts up.
const COUNTERS: [&str; 3] = ["resourceVersion", "generation", "observedGeneration"];

/// How expressions read what a Secret holds.
const DATA: [&str; 3] = [".data", ".?data", "['data']"];

/// The JSON pointers of such values by child; those of the status are under the empty name.
pub fn paths(resource: &Resource) -> BTreeMap<String, Vec<String>> {
    let children = resource.children.iter().map(|child| child.id.as_str());
    let references = resource.references.iter();
    let references = references.map(|reference| reference.id.as_str());
    let children: BTreeSet<&str> = children.chain(references).collect();
    let generating = resource.children.iter();
    let generating = generating.filter(|child| !child.generated.is_empty());
    let mut counted = Counted {
        children,
        secrets: generating.map(|child| child.id.as_str()).collect(),
        values: BTreeSet::new(),
    };
    for value in &resource.values {
        if counted.is_counted(&value.text) {
            counted.values.insert(&value.name);
        }
    }
    let mut paths = BTreeMap::new();
    for child in &resource.children {
        let mut found = Vec::new();
        counted.template(&child.template, String::new(), &mut found);
        if child.kind.group.is_empty() && child.kind.kind == "Secret" {
            // Where the API server keeps it.
            for path in &mut found {
                *path = path.replacen("/stringData/", "/data/", 1);
            }
        }
        let generated = child.generated.iter();
        found.extend(generated.map(|value| pointer("/data", &value.key)));
        paths.insert(child.id.clone(), found);
    }
    let status = resource.status.iter().filter(|field| {
        let value = field.value.as_ref();
        value.is_some_and(|value| counted.is_counted(value))
    });
    paths.insert(
        String::new(),
        status
            .map(|field| pointer("/status", &field.field.name))
            .collect(),
    );
    paths.retain(|_, found| !found.is_empty());
    paths
}

/// What the API server's counters can be read of.
struct Counted<'a> {
    /// The children and references.
    children: BTreeSet<&'a str>,
    /// The children with values that are made up.
    secrets: BTreeSet<&'a str>,
    /// The values that depend on them.
    values: BTreeSet<&'a str>,
}

impl Counted<'_> {
    fn template(&self, value: &Template, path: String, out: &mut Vec<String>) {
        match value {
            Template::Text(text) if self.is_counted(text) => out.push(path),
            Template::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.template(item, format!("{path}/{index}"), out);
                }
            }
            Template::Map(entries) => {
                for (key, value) in entries {
                    self.template(value, pointer(&path, key), out);
                }
            }
            _ => {}
        }
    }

    fn is_counted(&self, text: &Interpolation) -> bool {
        let reads = |typed: &Typed| {
            let reads = |known: &BTreeSet<&str>| {
                let mut names = typed.variables.iter();
                names.any(|name| known.contains(name.as_str()))
            };
            let mut counters = COUNTERS.iter();
            let by_name = counters.any(|counter| typed.source.contains(counter));
            let of_data = DATA.iter().any(|data| typed.source.contains(data));
            let random = of_data && reads(&self.secrets);
            reads(&self.values) || (by_name && reads(&self.children)) || random
        };
        text.expressions().any(reads)
    }
}

fn pointer(path: &str, key: &str) -> String {
    format!("{path}/{}", key.replace('~', "~0").replace('/', "~1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_children_are_found_but_not_the_generation_of_the_resource() {
        let spec = "
apiVersion: operator-gen/v1
kind: Operator
name: versions
image: example.com/versions
resources:
  - group: example.com
    kind: Thing
    version: v1
    children:
      first:
        template:
          apiVersion: v1
          kind: ConfigMap
          data: { own: \"${string(metadata.?generation.orValue(1))}\" }
      second:
        template:
          apiVersion: v1
          kind: Secret
          metadata: { annotations: { \"a/b\": \"v${first.metadata.resourceVersion}\" } }
          stringData: { uid: \"${first.metadata.uid}\" }
    status:
      seen: { type: integer, value: \"${int(first.metadata.generation)}\" }
";
        let outcome = crate::validate::load(spec);
        let paths = outcome.model.map(|model| paths(&model.resources[0]));
        let expected = [
            (String::new(), vec!["/status/seen".to_owned()]),
            (
                "second".to_owned(),
                vec!["/metadata/annotations/a~1b".to_owned()],
            ),
        ];
        assert_eq!(paths, Some(expected.into()), "{:?}", outcome.problems);
    }

    #[test]
    fn values_that_are_made_up_are_found_and_whoever_reads_them() {
        let spec = "
apiVersion: operator-gen/v1
kind: Operator
name: accounts
image: example.com/accounts
resources:
  - group: example.com
    kind: Account
    version: v1
    children:
      login:
        generate: { password: {}, a.b: { length: 8 } }
        template: { apiVersion: v1, kind: Secret, stringData: { user: \"${metadata.name}\" } }
      copy:
        template:
          apiVersion: v1
          kind: Secret
          metadata: { name: \"${metadata.name}-copy\" }
          data: { password: \"${login.data.password}\" }
          stringData: { name: \"${login.metadata.name}\" }
";
        let outcome = crate::validate::load(spec);
        let paths = outcome.model.map(|model| paths(&model.resources[0]));
        let texts = |list: &[&str]| {
            list.iter()
                .map(|text| (*text).to_owned())
                .collect::<Vec<_>>()
        };
        let expected = [
            ("copy".to_owned(), texts(&["/data/password"])),
            ("login".to_owned(), texts(&["/data/password", "/data/a.b"])),
        ];
        assert_eq!(paths, Some(expected.into()), "{:?}", outcome.problems);
    }
}
