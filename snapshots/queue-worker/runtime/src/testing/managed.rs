//! `metadata.managedFields`: who owns which fields.

use serde_json::{Value, json};

use super::apply;
use super::fields::{FieldSet, compare, set_of};
use super::shape::Shape;
use super::status::{Cause, Failure};

/// A write's place in `managedFields`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Manager {
    pub name: String,
    pub operation: &'static str,
    pub api_version: String,
    pub subresource: Option<String>,
}

/// A write, as far as it concerns who owns what.
#[derive(Debug)]
pub(crate) struct Write<'a> {
    pub manager: Manager,
    pub shape: Shape<'a>,
    pub reset: Reset,
    /// The time of the write.
    pub now: String,
}

/// The entries of `managedFields`.
#[derive(Clone, Debug, Default)]
pub(crate) struct ManagedFields(Vec<Entry>);

#[derive(Clone, Debug)]
struct Entry {
    manager: Manager,
    time: Value,
    set: FieldSet,
}

/// Fields that a write at this endpoint never sets.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reset {
    /// Everything is written.
    Nothing,
    /// The main endpoint of a kind with a status subresource.
    Status,
    /// The status subresource.
    AllButStatus,
}

impl ManagedFields {
    pub fn of(object: &Value) -> Self {
        let entries = object["metadata"]["managedFields"].as_array();
        Self(entries.into_iter().flatten().map(Entry::parse).collect())
    }

    /// Writes the entries into `object`.
    pub fn store(mut self, object: &mut Value) {
        self.0.retain(|entry| !entry.set.is_empty());
        let order = |entry: &Entry| {
            (
                entry.manager.operation,
                entry.time.to_string(),
                entry.manager.name.clone(),
                entry.manager.api_version.clone(),
                entry.manager.subresource.clone(),
            )
        };
        self.0.sort_by_key(order);
        let entries: Vec<_> = self.0.iter().map(Entry::to_json).collect();
        let Some(metadata) = object["metadata"].as_object_mut() else {
            return;
        };
        if entries.is_empty() {
            metadata.remove("managedFields");
        } else {
            metadata.insert("managedFields".to_owned(), Value::Array(entries));
        }
    }

    /// After a create, an update or a patch: the manager owns what it changed.
    pub fn update(mut self, before: &Value, after: &Value, write: Write<'_>) -> Self {
        let Write {
            manager,
            shape,
            reset,
            now,
        } = write;
        let comparison = compare(Some(before), Some(after), shape);
        let changed = strip(comparison.changed(), reset);
        let removed = strip(comparison.removed.clone(), reset);
        for entry in self.0.iter_mut().filter(|entry| entry.manager != manager) {
            entry.set = entry.set.difference(&changed).difference(&removed);
        }
        let last = self.set_of(&manager);
        let time = (!changed.is_empty()).then_some(now.as_str());
        self.put(manager, last.difference(&removed).union(&changed), time);
        self
    }

    /// Applies a manager's configuration to `live`: the merged object and its managers.
    pub fn apply(
        mut self,
        live: &Value,
        applied: &Value,
        force: bool,
        write: Write<'_>,
    ) -> Result<(Value, Self), Failure> {
        let Write {
            manager,
            shape,
            reset,
            now,
        } = write;
        let last = self.set_of(&manager);
        let wanted = set_of(applied, shape);
        self.put(manager.clone(), strip(wanted.clone(), reset), None);
        let merged = apply::merge(Some(live), applied, shape);
        let merged = if last.is_empty() {
            merged
        } else {
            let kept = self
                .0
                .iter()
                .fold(wanted, |all, entry| all.union(&entry.set));
            apply::prune(&merged, &last, &kept, shape)
        };
        let comparison = compare(Some(live), Some(&merged), shape);
        let (changed, removed) = (
            strip(comparison.changed(), reset),
            strip(comparison.removed.clone(), reset),
        );
        if !force {
            self.refuse_conflicts(&manager, &changed)?;
        }
        if !comparison.is_same() {
            let set = self.set_of(&manager);
            self.put(manager.clone(), set, Some(&now));
        }
        for entry in self.0.iter_mut().filter(|entry| entry.manager != manager) {
            entry.set = entry.set.difference(&changed).difference(&removed);
        }
        Ok((merged, self))
    }

    fn set_of(&self, manager: &Manager) -> FieldSet {
        let entry = self.0.iter().find(|entry| entry.manager == *manager);
        entry.map(|entry| entry.set.clone()).unwrap_or_default()
    }

    /// Sets what a manager owns. Its time stays when the write changed nothing but owners.
    fn put(&mut self, manager: Manager, set: FieldSet, time: Option<&str>) {
        match self.0.iter_mut().find(|entry| entry.manager == manager) {
            Some(entry) => {
                entry.set = set;
                if let Some(time) = time {
                    entry.time = json!(time);
                }
            }
            None => self.0.push(Entry {
                manager,
                time: json!(time),
                set,
            }),
        }
    }

    fn refuse_conflicts(&self, manager: &Manager, changed: &FieldSet) -> Result<(), Failure> {
        let mut causes = Vec::new();
        let mut lines = Vec::new();
        for entry in self.0.iter().filter(|entry| entry.manager != *manager) {
            let paths = entry.set.intersection(changed).paths();
            if paths.is_empty() {
                continue;
            }
            let owner = entry.describe();
            let message = format!("conflict with {owner}");
            lines.push((owner, paths.clone()));
            causes.extend(paths.into_iter().map(|field| Cause {
                reason: "FieldManagerConflict",
                message: message.clone(),
                field,
            }));
        }
        if causes.is_empty() {
            return Ok(());
        }
        Err(Failure::apply_conflict(
            conflict_message(causes.len(), &lines),
            &causes,
        ))
    }
}

fn conflict_message(count: usize, owners: &[(String, Vec<String>)]) -> String {
    if let ([(owner, paths)], 1) = (owners, count) {
        return format!(
            "Apply failed with 1 conflict: conflict with {owner}: {}",
            paths.join("")
        );
    }
    let blocks: Vec<_> = owners
        .iter()
        .map(|(owner, paths)| format!("conflicts with {owner}:\n- {}", paths.join("\n- ")))
        .collect();
    format!("Apply failed with {count} conflicts: {}", blocks.join("\n"))
}

impl Entry {
    fn parse(value: &Value) -> Self {
        let text = |field: &str| value[field].as_str().unwrap_or_default().to_owned();
        Self {
            manager: Manager {
                name: text("manager"),
                operation: match value["operation"].as_str() {
                    Some("Apply") => "Apply",
                    _ => "Update",
                },
                api_version: text("apiVersion"),
                subresource: value["subresource"].as_str().map(str::to_owned),
            },
            time: value["time"].clone(),
            set: FieldSet::from_json(&value["fieldsV1"]),
        }
    }

    fn to_json(&self) -> Value {
        let mut entry = json!({
            "manager": self.manager.name,
            "operation": self.manager.operation,
            "apiVersion": self.manager.api_version,
            "fieldsType": "FieldsV1",
            "fieldsV1": self.set.to_json(),
        });
        if self.time.is_string() {
            entry["time"] = self.time.clone();
        }
        if let Some(subresource) = &self.manager.subresource {
            entry["subresource"] = json!(subresource);
        }
        entry
    }

    /// How an error message names the manager.
    fn describe(&self) -> String {
        let Manager {
            name,
            operation,
            api_version,
            subresource,
        } = &self.manager;
        let mut text = format!("{name:?}");
        if let Some(subresource) = subresource {
            text += &format!(" with subresource {subresource:?}");
        }
        if *operation == "Update" {
            text += &format!(" using {api_version}");
        }
        text
    }
}

/// Leaves out what no manager owns: the object's identity, and what this endpoint does not write.
fn strip(mut set: FieldSet, reset: Reset) -> FieldSet {
    match reset {
        Reset::Nothing => {}
        Reset::Status => {
            set.children.remove("f:status");
        }
        Reset::AllButStatus => set.children.retain(|edge, _| edge == "f:status"),
    }
    set.children
        .retain(|edge, _| !matches!(edge.as_str(), "f:apiVersion" | "f:kind"));
    if let Some(metadata) = set.children.get_mut("f:metadata") {
        metadata.member = false;
        metadata.children.retain(|edge, _| {
            !matches!(
                edge.as_str(),
                "f:name"
                    | "f:namespace"
                    | "f:creationTimestamp"
                    | "f:selfLink"
                    | "f:uid"
                    | "f:generation"
                    | "f:managedFields"
                    | "f:resourceVersion"
            )
        });
        if metadata.children.is_empty() {
            set.children.remove("f:metadata");
        }
    }
    set
}
