//! Labels of objects, and selectors of labels, as far as they are written in templates.

use std::collections::BTreeMap;
use std::ops::Range;

use super::at::At;
use super::family::{Family, Member};
use super::text::{Same, Text};
use crate::expr::{Interpolation, Joined};
use crate::model::Template;

/// What Kubernetes adds to the labels of the pods that it makes.
const ADDED: [&str; 6] = [
    "pod-template-hash",
    "controller-revision-hash",
    "statefulset.kubernetes.io/pod-name",
    "apps.kubernetes.io/pod-index",
    "job-name",
    "controller-uid",
];

/// The labels of an object.
#[derive(Clone, Debug, Default)]
pub(super) struct Labels {
    /// Those whose key is known, each with its value, if that is known.
    known: BTreeMap<String, Option<Text>>,
    /// Maps of which the keys are not known, as they are written.
    rest: Vec<String>,
}

/// What a selector asks for.
#[derive(Clone, Debug, Default)]
pub(super) struct Selector {
    requirements: Vec<Requirement>,
    /// Maps of which the keys are not known, as they are written.
    rest: Vec<String>,
}

/// What a selector asks for of one label.
#[derive(Clone, Debug)]
pub(super) struct Requirement {
    key: String,
    test: Test,
    /// Where it is written.
    pub span: Range<usize>,
}

#[derive(Clone, Debug)]
enum Test {
    In(Vec<Option<Text>>),
    NotIn(Vec<Option<Text>>),
    Exists,
    DoesNotExist,
    Unknown,
}

impl Labels {
    /// The labels that a map stands for; none where there is no map.
    pub fn read(family: &Family, member: &Member, map: Option<At>) -> Self {
        let mut labels = Self::default();
        let Some(map) = map else {
            return labels;
        };
        match (map.entries(), map.value) {
            (Some(entries), _) => {
                for (key, at) in entries {
                    let value = family.scalar(member, at);
                    labels.known.insert(key.name.clone(), value);
                }
            }
            (None, Template::Text(text)) => labels.expression(family, text),
            (None, _) => labels.rest.push(format!("{:?}", map.node.span)),
        }
        labels
    }

    /// The same with the labels that the operator gives to every child.
    pub fn with_own(mut self, family: &Family, member: &Member) -> Self {
        let component = Some(Text::literal(&member.key.name));
        self.own(family, true);
        let key = "app.kubernetes.io/component".to_owned();
        self.known.insert(key, component);
        self
    }

    /// What one expression gives: `selector` and `labels` are known.
    fn expression(&mut self, family: &Family, text: &Interpolation) {
        match text.joined().as_slice() {
            [Joined::Expression(source)] => match (source.as_str(), family.shared(source)) {
                ("selector", _) => self.own(family, false),
                ("labels", _) => self.own(family, true),
                (_, Some(value)) => self.expression(family, &value.text),
                _ => self.rest.push(source.clone()),
            },
            joined => self.rest.push(format!("{joined:?}")),
        }
    }

    fn own(&mut self, family: &Family, all: bool) {
        let kind = Text::literal(&family.resource.kind.to_lowercase());
        let name = Text::own("metadata.name");
        let mut add = |key: &str, value| {
            let key = format!("app.kubernetes.io/{key}");
            self.known.insert(key, Some(value));
        };
        add("name", kind);
        add("instance", name);
        if all {
            add("managed-by", Text::literal(family.operator));
        }
    }
}

impl Selector {
    /// What a map of labels and their values asks for.
    pub fn of_labels(family: &Family, member: &Member, map: Option<At>) -> Self {
        let labels = Labels::read(family, member, map);
        let entries = map.and_then(At::entries).unwrap_or_default();
        let requirement = |(key, value): (String, Option<Text>)| {
            let found = entries.iter().find(|(found, _)| found.name == key);
            let span = found.map(|(_, at)| at.span());
            Requirement {
                key,
                test: Test::In(vec![value]),
                span: span.or(map.map(At::span)).unwrap_or_default(),
            }
        };
        Self {
            requirements: labels.known.into_iter().map(requirement).collect(),
            rest: labels.rest,
        }
    }

    /// What a map of `matchLabels` and `matchExpressions` asks for.
    pub fn read(family: &Family, member: &Member, selector: At) -> Self {
        let mut found = Self::of_labels(family, member, selector.get("matchLabels"));
        if selector.entries().is_none() {
            found.rest.push(format!("{:?}", selector.node.span));
        }
        let Some(expressions) = selector.get("matchExpressions") else {
            return found;
        };
        match expressions.items() {
            Some(items) => {
                let requirement = |at: At| requirement(family, member, at);
                found
                    .requirements
                    .extend(items.into_iter().filter_map(requirement));
            }
            None => found.rest.push(format!("{:?}", expressions.node.span)),
        }
        found
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.requirements.is_empty() && self.rest.is_empty()
    }

    /// Whether it selects an object with these labels, and what it asks for that keeps it from it.
    pub fn selects(&self, labels: &Labels) -> (Same, Option<&Requirement>) {
        let known = self.requirements.iter();
        let known = known.map(|requirement| (requirement.holds(labels), Some(requirement)));
        let rest = self.rest.iter().map(|map| match labels.rest.contains(map) {
            true => (Same::Always, None),
            false => (Same::Unknown, None),
        });
        let worst = known.chain(rest).max_by_key(|(same, _)| *same);
        worst.unwrap_or((Same::Always, None))
    }
}

impl Requirement {
    fn holds(&self, labels: &Labels) -> Same {
        let is_added =
            ADDED.contains(&self.key.as_str()) || self.key.starts_with("batch.kubernetes.io/");
        let absent = !is_added && labels.rest.is_empty();
        let found = labels.known.get(&self.key);
        match (&self.test, found) {
            (Test::Unknown, _) => Same::Unknown,
            (Test::In(_) | Test::Exists, None) if absent => Same::Never,
            (Test::NotIn(_) | Test::DoesNotExist, None) if absent => Same::Always,
            (_, None) => Same::Unknown,
            (Test::Exists, Some(_)) => Same::Always,
            (Test::DoesNotExist, Some(_)) => Same::Never,
            (Test::In(values), Some(found)) => {
                let each = values.iter().map(|value| compare(value, found));
                each.min().unwrap_or(Same::Never)
            }
            (Test::NotIn(values), Some(found)) => {
                let mut each = values.iter().map(|value| compare(value, found));
                match each.clone().any(|same| same == Same::Always) {
                    true => Same::Never,
                    false if each.all(|same| same == Same::Never) => Same::Always,
                    false => Same::Unknown,
                }
            }
        }
    }

    /// What is asked for and what there is instead, in words that follow "the pods".
    pub fn missed(&self, labels: &Labels) -> String {
        let key = &self.key;
        match (labels.known.get(key), &self.test) {
            (None, _) => format!("have no label `{key}`"),
            (Some(Some(found)), Test::In(values)) => {
                let is_one = values.len() == 1;
                let values = values.iter().flatten().map(ToString::to_string);
                let wanted = values.collect::<Vec<_>>().join("`, `");
                let wanted = match is_one {
                    true => format!("`{wanted}`"),
                    false => format!("one of `{wanted}`"),
                };
                format!("have `{found}` as `{key}`, not {wanted}")
            }
            (Some(Some(found)), _) => format!("have `{found}` as `{key}`"),
            (Some(None), _) => format!("have a label `{key}`"),
        }
    }
}

fn compare(one: &Option<Text>, other: &Option<Text>) -> Same {
    match (one, other) {
        (Some(one), Some(other)) => one.compare(other),
        _ => Same::Unknown,
    }
}

fn requirement(family: &Family, member: &Member, at: At) -> Option<Requirement> {
    let values = || {
        let items = at.list("values").into_iter();
        items.map(|value| family.scalar(member, value)).collect()
    };
    let is_written = at
        .get("values")
        .is_none_or(|values| values.items().is_some());
    Some(Requirement {
        key: at.literal("key")?,
        span: at.get("key")?.span(),
        test: match at.literal("operator").as_deref() {
            Some("In") if is_written => Test::In(values()),
            Some("NotIn") if is_written => Test::NotIn(values()),
            Some("Exists") => Test::Exists,
            Some("DoesNotExist") => Test::DoesNotExist,
            _ => Test::Unknown,
        },
    })
}
