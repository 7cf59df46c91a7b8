//! The log of calls: a JSON line when one begins and another when it ends.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use operator_runtime::{HookContext, HookResult, Value, json, tracing};

use super::order::Order;
use crate::generated::sample::Sample;

/// A folder that the environment variable `HOOKS_FOLDER` names: `calls` in it is the log, `NAMESPACE.NAME.HOOK` an order.
pub struct Log {
    folder: PathBuf,
    calls: AtomicU64,
}

impl Default for Log {
    fn default() -> Self {
        let folder = std::env::var_os("HOOKS_FOLDER").unwrap_or_else(|| ".".into());
        let (folder, calls) = (folder.into(), AtomicU64::default());
        Self { folder, calls }
    }
}

impl Log {
    /// What a hook is to do for an object.
    pub fn order(&self, sample: &Sample, hook: &str) -> Order {
        let metadata = &sample.metadata;
        let namespace = metadata.namespace.as_deref().unwrap_or_default();
        let name = metadata.name.as_deref().unwrap_or_default();
        let file = self.folder.join(format!("{namespace}.{name}.{hook}"));
        Order::named(&fs::read_to_string(file).unwrap_or_default())
    }

    /// Writes down that a call begins.
    pub fn begin(&self, sample: &Sample, context: &HookContext<'_, Sample>, detail: Value) -> Call {
        let call = Call {
            file: self.folder.join("calls"),
            number: self.calls.fetch_add(1, Ordering::Relaxed),
            outcome: "dropped",
        };
        let metadata = &sample.metadata;
        call.write(json!({
            "hook": context.name(),
            "namespace": metadata.namespace,
            "name": metadata.name,
            "uid": metadata.uid,
            "generation": metadata.generation,
            "attempt": context.attempt(),
            "image": sample.spec.image,
            "detail": detail,
        }));
        call
    }
}

/// A call that has begun. That it ends is written down however it does, unless the process ends first.
pub struct Call {
    file: PathBuf,
    number: u64,
    outcome: &'static str,
}

impl Call {
    /// Ends it with this result.
    pub fn end(mut self, outcome: &'static str, result: HookResult) -> HookResult {
        self.outcome = outcome;
        result
    }

    fn write(&self, mut line: Value) {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        line["time"] = json!(now.unwrap_or_default().as_secs_f64());
        line["process"] = json!(std::process::id());
        line["call"] = json!(self.number);
        if let Err(error) = append(&self.file, &line) {
            tracing::error!("{}: {error}", self.file.display());
        }
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        self.write(json!({ "outcome": self.outcome }));
    }
}

/// Appends a line in one write, since several processes have the file open.
fn append(file: &Path, line: &Value) -> std::io::Result<()> {
    let mut file = OpenOptions::new().append(true).create(true).open(file)?;
    file.write_all(format!("{line}\n").as_bytes())
}
