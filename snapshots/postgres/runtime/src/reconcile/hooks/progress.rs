//! Progress: what came of hooks, written into the resource's status at once.

use serde_json::{Map, Value, json};

use crate::error::Error;
use crate::hook::record::Record;
use crate::kind::Kind;
use crate::object::Object;
use crate::reconcile::Context;
use crate::reconcile::subject::status_of;

use super::desk::Desk;

/// How often a write is tried that others come before.
const ATTEMPTS: u32 = 5;

/// Writes records and status fields, and what could not be written before. A resource that is gone needs none.
///
/// # Errors
/// When they are not written. They are remembered, so that the hook need not run again.
pub async fn write<K: Kind>(
    context: &Context<K>,
    object: &Object,
    desk: &Desk,
    records: Vec<Record>,
    fields: Map<String, Value>,
) -> Result<(), Error> {
    {
        let mut notes = desk.notes();
        for record in records {
            record.put(&mut notes.unwritten);
        }
        notes.fields.extend(fields);
    }
    let _alone = desk.writing.lock().await;
    for attempt in 1.. {
        let Some(cached) = context.resources.get(&object.key) else {
            break;
        };
        if cached.uid != desk.uid {
            break;
        }
        let Some((patch, written)) = patch::<K>(&cached, desk) else {
            return Ok(());
        };
        let result = context
            .client
            .merge_status(&context.resource, &object.key, &patch)
            .await;
        match result {
            Ok(answer) => {
                context.resources.rewritten(answer);
                desk.notes().is_written(&written);
                return Ok(());
            }
            Err(error) if error.is_gone(&object.key.name) => {
                context.resources.removed(&cached);
                break;
            }
            // What a hook sets must not keep its own progress from being written, nor the other hooks'.
            Err(error) if matches!(error.code(), Some(400 | 422)) && written.holds_fields() => {
                tracing::warn!(
                    kind = context.resource.kind,
                    object = %object.key,
                    reason = "InvalidStatus",
                    remedy = "set status fields to values that the CustomResourceDefinition allows",
                    "the status fields that a hook set are left out: {error}"
                );
                desk.notes().fields.clear();
            }
            // Somebody changed the resource. The list of hooks must be made anew from what is there now.
            Err(error) if error.code() == Some(409) && attempt < ATTEMPTS => {
                refresh(context, &cached).await?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Reads a resource from the API server into the cache.
pub async fn refresh<K: Kind>(context: &Context<K>, object: &Object) -> Result<(), Error> {
    match context.client.get(&context.resource, &object.key).await? {
        Some(fresh) if fresh.uid == object.uid => context.resources.rewritten(fresh),
        // Another one of this name is for the watch to show.
        Some(_) | None => context.resources.removed(object),
    }
    Ok(())
}

/// What is to be written, provided that nobody changed the resource since; `None` when nothing is.
fn patch<K: Kind>(cached: &Object, desk: &Desk) -> Option<(Value, Unwritten)> {
    let status = status_of(cached);
    let before = Record::all(&status);
    let notes = desk.notes();
    let (unwritten, fields) = (notes.unwritten.clone(), notes.fields.clone());
    drop(notes);
    let is_known = |record: &Record| {
        let known = before.iter().find(|before| before.name == record.name);
        known.is_some_and(|known| known.says_what(record))
    };
    let news = !unwritten.iter().all(is_known);
    let mut changes = fields.clone();
    changes.retain(|name, value| status[name.as_str()] != *value);
    if news {
        let mut records = before;
        for record in &unwritten {
            record.clone().put(&mut records);
        }
        // The list is bounded by the spec: what a spec no longer names goes.
        records.retain(|record| K::HOOKS.iter().any(|hook| hook.name == record.name));
        changes.insert("hooks".into(), json!(records));
    }
    if changes.is_empty() {
        desk.notes().is_written(&Unwritten {
            records: unwritten,
            fields,
        });
        return None;
    }
    let patch = json!({
        "metadata": { "uid": cached.uid, "resourceVersion": cached.resource_version.to_string() },
        "status": changes,
    });
    Some((
        patch,
        Unwritten {
            records: unwritten,
            fields,
        },
    ))
}

/// What a patch writes.
pub struct Unwritten {
    records: Vec<Record>,
    fields: Map<String, Value>,
}

impl Unwritten {
    fn holds_fields(&self) -> bool {
        !self.fields.is_empty()
    }
}

impl super::desk::Notes {
    /// Forgets what was written, but for what came since.
    fn is_written(&mut self, written: &Unwritten) {
        self.unwritten.retain(|record| {
            let same = |written: &&Record| written.name == record.name;
            let written = written.records.iter().find(same);
            !written.is_some_and(|written| written.says_what(record))
        });
        self.fields
            .retain(|name, value| written.fields.get(name) != Some(value));
    }
}
