//! Which values of a resource depend on how often the API server has stored its children and references: versions and
//! generations.
//! Two clusters that come to the same differ in them.

use std::collections::{BTreeMap, BTreeSet};

use crate::expr::{Interpolation, Part, Typed};
use crate::model::{Resource, Template};

/// What the API server counts up.
const COUNTERS: [&str; 3] = ["resourceVersion", "generation", "observedGeneration"];

/// The JSON pointers of such values by child; those of the status are under the empty name.
pub fn paths(resource: &Resource) -> BTreeMap<String, Vec<String>> {
    let children = resource.children.iter().map(|child| child.id.as_str());
    let references = resource.references.iter();
    let references = references.map(|reference| reference.id.as_str());
    let children: BTreeSet<&str> = children.chain(references).collect();
    let mut paths = BTreeMap::new();
    for child in &resource.children {
        let mut found = Vec::new();
        template(&child.template, &children, String::new(), &mut found);
        paths.insert(child.id.clone(), found);
    }
    let status = resource.status.iter().filter(|field| {
        let value = field.value.as_ref();
        value.is_some_and(|value| is_counted(value, &children))
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

fn template(value: &Template, children: &BTreeSet<&str>, path: String, out: &mut Vec<String>) {
    match value {
        Template::Text(text) if is_counted(text, children) => out.push(path),
        Template::List(items) => {
            for (index, item) in items.iter().enumerate() {
                template(item, children, format!("{path}/{index}"), out);
            }
        }
        Template::Map(entries) => {
            for (key, value) in entries {
                template(value, children, pointer(&path, key), out);
            }
        }
        _ => {}
    }
}

fn is_counted(text: &Interpolation, children: &BTreeSet<&str>) -> bool {
    let reads = |typed: &Typed| {
        let of_child = typed
            .variables
            .iter()
            .any(|name| children.contains(name.as_str()));
        of_child
            && COUNTERS
                .iter()
                .any(|counter| typed.source.contains(counter))
    };
    text.parts
        .iter()
        .any(|part| matches!(part, Part::Expression(typed) if reads(typed)))
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
          stringData: { \"a/b\": \"v${first.metadata.resourceVersion}\", uid: \"${first.metadata.uid}\" }
    status:
      seen: { type: integer, value: \"${int(first.metadata.generation)}\" }
";
        let outcome = crate::validate::load(spec);
        let paths = outcome.model.map(|model| paths(&model.resources[0]));
        let expected = [
            (String::new(), vec!["/status/seen".to_owned()]),
            ("second".to_owned(), vec!["/stringData/a~1b".to_owned()]),
        ];
        assert_eq!(paths, Some(expected.into()), "{:?}", outcome.problems);
    }
}
