//! The log of calls that the hooks write.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

/// One call of a hook.
#[derive(Clone, Debug, Deserialize)]
pub struct Call {
    /// When it began, in seconds since 1970.
    pub time: f64,
    process: u32,
    call: u64,
    pub hook: String,
    pub namespace: String,
    pub uid: String,
    generation: i64,
    attempt: u32,
    image: String,
    /// What was old and new, or what happened.
    pub detail: Value,
    #[serde(skip)]
    pub outcome: Option<Outcome>,
}

/// How a call ended.
#[derive(Clone, Debug, Deserialize)]
pub struct Outcome {
    process: u32,
    call: u64,
    /// When, in seconds since 1970.
    pub time: f64,
    /// `done`, `failed`, `refused`, `cancelled` or `dropped`.
    pub outcome: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Begin(Call),
    End(Outcome),
}

/// All calls, in the order in which they began. A last line without an end is still being written.
pub fn read(log: &Path) -> Result<Vec<Call>> {
    let text = match fs::read_to_string(log) {
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        text => text?,
    };
    let mut calls: Vec<Call> = Vec::new();
    for line in text.split_inclusive('\n').filter(|it| it.ends_with('\n')) {
        match serde_json::from_str(line).with_context(|| format!("in the log: {line}"))? {
            Line::Begin(call) => calls.push(call),
            Line::End(end) => {
                let same = |call: &&mut Call| (call.process, call.call) == (end.process, end.call);
                let call = calls.iter_mut().rev().find(same);
                call.with_context(|| format!("it ends and never began: {line}"))?
                    .outcome = Some(end);
            }
        }
    }
    Ok(calls)
}

impl Call {
    /// How it ended, if it has.
    pub fn ended(&self) -> Option<&str> {
        Some(&*self.outcome.as_ref()?.outcome)
    }

    /// Whether it has not ended, and its process lives.
    pub fn is_alive(&self) -> bool {
        let process = Path::new("/proc").join(self.process.to_string());
        self.outcome.is_none() && process.exists()
    }

    /// The call in a line: the hook, what it was called for, which attempt it was, and how it ended if not well.
    pub fn line(&self) -> String {
        let about = match (&self.detail["old"], &self.detail["event"]) {
            (Value::Null, Value::Null) => self.image.clone(),
            (Value::Null, event) => format!("{} {}", text(event), text(&self.detail["child"])),
            (old, _) => format!("{} -> {}", text(old), text(&self.detail["new"])),
        };
        let attempt = match self.attempt {
            0 | 1 => String::new(),
            number => format!(" #{number}"),
        };
        let outcome = match self.ended() {
            Some("done") => String::new(),
            Some(outcome) => format!(": {outcome}"),
            None => ": cut off".to_owned(),
        };
        format!("{} {about}{attempt}{outcome}", self.hook)
    }

    /// What it was due for: never twice without a failure in between.
    pub fn due_for(&self) -> (&str, &str, i64) {
        (&self.hook, &self.uid, self.generation)
    }
}

/// A value as short as can be: of a spec, the image and the replicas.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(spec) => format!("{}/{}", text(&spec["image"]), spec["replicas"]),
        other => other.to_string(),
    }
}
