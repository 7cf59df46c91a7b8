//! Logs: one JSON object a line on standard error, where Kubernetes' own components write theirs; text for people on a terminal.
//!
//! Every line has `timestamp` (RFC 3339, UTC), `level`, `target` and `message`. Lines about an object add, flat, `kind` and
//! `object` (`namespace/name`, or `name`); lines about trouble add `reason` (a CamelCase word), `error` and `remedy`.
//! The bodies of objects and requests are never logged, since they may hold secrets.

use std::io::{self, IsTerminal};
use std::str::FromStr;

use tracing::Subscriber;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::{SubscriberInitExt, TryInitError};
use tracing_subscriber::{Registry, fmt, reload};

/// Libraries that say too much below a warning, or, at any level, what must not be said: kube's client logs bodies that it cannot read.
const LIBRARIES: [(&str, LevelFilter); 7] = [
    ("h2", LevelFilter::WARN),
    ("hyper", LevelFilter::WARN),
    ("hyper_util", LevelFilter::WARN),
    ("kube_client", LevelFilter::OFF),
    ("kube_runtime", LevelFilter::WARN),
    ("rustls", LevelFilter::WARN),
    ("tower", LevelFilter::WARN),
];

/// The least severe lines that are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// What needs help.
    Error,
    /// What may need help.
    Warn,
    /// What changed.
    #[default]
    Info,
    /// Why it changed, or did not.
    Debug,
    /// Everything.
    Trace,
}

impl Level {
    /// Every level, from the least to the most that is said.
    pub const ALL: [Self; 5] = [
        Self::Error,
        Self::Warn,
        Self::Info,
        Self::Debug,
        Self::Trace,
    ];

    /// The level's name, as settings and requests give it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
            Self::Trace => "trace",
        }
    }

    fn filter(self) -> Targets {
        let level = match self {
            Self::Error => LevelFilter::ERROR,
            Self::Warn => LevelFilter::WARN,
            Self::Info => LevelFilter::INFO,
            Self::Debug => LevelFilter::DEBUG,
            Self::Trace => LevelFilter::TRACE,
        };
        let libraries = LIBRARIES.map(|(library, most)| (library, most.min(level)));
        Targets::new().with_default(level).with_targets(libraries)
    }
}

/// A word that is no level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a log level is error, warn, info, debug or trace")]
pub struct UnknownLevel;

impl FromStr for Level {
    type Err = UnknownLevel;

    fn from_str(text: &str) -> Result<Self, UnknownLevel> {
        Self::ALL
            .into_iter()
            .find(|level| level.as_str().eq_ignore_ascii_case(text))
            .ok_or(UnknownLevel)
    }
}

/// Changes the level while the operator runs; clones change the same.
#[derive(Clone, Debug)]
pub struct LevelControl {
    filter: reload::Handle<Targets, Registry>,
}

impl LevelControl {
    /// Writes lines of `level` and of what is more severe from now on.
    pub fn set(&self, level: Level) {
        // The only way to lose the filter is to lose the subscriber, and with it every line.
        if self.filter.reload(level.filter()).is_ok() {
            tracing::info!(log_level = level.as_str(), "the log level was set");
        }
    }
}

/// Writes the process' logs to standard error from now on.
///
/// # Errors
/// When the process already has a place for its logs.
pub fn init(level: Level) -> Result<LevelControl, TryInitError> {
    if io::stderr().is_terminal() {
        let (filter, control) = filter(level);
        let text = fmt::layer().compact().with_writer(io::stderr);
        tracing_subscriber::registry()
            .with(filter)
            .with(text)
            .try_init()?;
        Ok(control)
    } else {
        let (subscriber, control) = subscriber(level, io::stderr);
        subscriber.try_init()?;
        Ok(control)
    }
}

/// A subscriber that writes JSON lines to `writer`, for a process that installs it itself.
pub fn subscriber<W>(level: Level, writer: W) -> (impl Subscriber + Send + Sync, LevelControl)
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let (filter, control) = filter(level);
    let json = fmt::layer()
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .with_span_list(false)
        .with_writer(writer);
    (
        tracing_subscriber::registry().with(filter).with(json),
        control,
    )
}

fn filter(level: Level) -> (reload::Layer<Targets, Registry>, LevelControl) {
    let (layer, filter) = reload::Layer::new(level.filter());
    (layer, LevelControl { filter })
}
