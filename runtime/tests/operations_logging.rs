//! Logs: a JSON object a line, at a level that can be changed, and nothing that must not be said.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test panics where it does not hold"
)]

use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};

use operator_runtime::logging::{self, Level};
use serde_json::Value;

#[derive(Clone, Default)]
struct Output(Arc<Mutex<Vec<u8>>>);

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Output {
    fn lines(&self) -> Vec<Value> {
        let bytes = std::mem::take(&mut *self.0.lock().unwrap());
        let text = String::from_utf8(bytes).unwrap();
        text.lines()
            .map(|line| serde_json::from_str(line).expect(line))
            .collect()
    }
}

fn logged(level: Level, write: impl FnOnce(&logging::LevelControl, &Output)) {
    let output = Output::default();
    let writer = output.clone();
    let (subscriber, control) = logging::subscriber(level, move || writer.clone());
    tracing::subscriber::with_default(subscriber, || write(&control, &output));
}

#[test]
fn a_line_is_one_flat_object() {
    logged(Level::Info, |_, output| {
        tracing::warn!(
            kind = "WebApp",
            object = "shop/front",
            reason = "Quota",
            error = "a \"b\"\nc",
            count = 3,
            "no room"
        );
        let lines = output.lines();
        assert_eq!(lines.len(), 1);
        let line = &lines[0];
        for (field, value) in [
            ("kind", "WebApp"),
            ("object", "shop/front"),
            ("reason", "Quota"),
            ("error", "a \"b\"\nc"),
        ] {
            assert_eq!(line[field], value);
        }
        assert_eq!(
            (&line["level"], &line["message"], &line["count"]),
            (&"WARN".into(), &"no room".into(), &3.into())
        );
        assert_eq!(line["target"], "operations_logging");
        let time: jiff::Timestamp = line["timestamp"].as_str().unwrap().parse().unwrap();
        assert!(time.duration_until(jiff::Timestamp::now()).abs().as_secs() < 60);
    });
}

fn say_everything() {
    tracing::error!("1");
    tracing::warn!("2");
    tracing::info!("3");
    tracing::debug!("4");
    tracing::trace!("5");
}

#[test]
fn the_level_holds_and_can_be_changed() {
    logged(Level::Error, |control, output| {
        for (more, level) in Level::ALL.into_iter().enumerate() {
            control.set(level);
            output.lines();
            say_everything();
            assert_eq!(output.lines().len(), more + 1, "{level:?}");
            assert_eq!(level.as_str().parse(), Ok(level));
        }
    });
}

#[test]
fn libraries_stay_quiet_and_the_client_that_logs_bodies_is_silent() {
    logged(Level::Trace, |_, output| {
        tracing::debug!(target: "hyper::proto", "noise");
        tracing::error!(target: "kube_client::client", "{{\"kind\":\"Secret\"}}");
        assert_eq!(output.lines(), Vec::<Value>::new());
        tracing::warn!(target: "hyper::proto", "trouble");
        tracing::trace!(target: "webapp_operator::webapp", "detail");
        assert_eq!(output.lines().len(), 2);
    });
}

/// The text up to the parenthesis that closes the call.
fn arguments(call: &str) -> &str {
    let mut depth = 1;
    let end = call.find(|character| {
        depth += i32::from(character == '(') - i32::from(character == ')');
        depth == 0
    });
    &call[..end.unwrap()]
}

/// Tools that search logs for these words must not find them where all is well.
#[test]
fn good_news_never_uses_the_words_of_bad_news() {
    let mut calls = 0;
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            for call in source.split("info!(").skip(1) {
                let call = arguments(call).to_lowercase();
                for word in ["error", "exception", "fail"] {
                    assert!(!call.contains(word), "{}: info!({call})", path.display());
                }
                calls += 1;
            }
        }
    }
    assert!(calls >= 4, "only {calls} calls were found");
}
