//! What the environment says about how to run; everything else is in the program.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::time::Duration;

use crate::logging::Level;

/// How to run, from environment variables. A variable that is empty counts as not set.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// `POD_NAMESPACE`: where the Lease lives; by default the client's own namespace.
    pub pod_namespace: Option<String>,
    /// `POD_NAME`: who this replica is; by default the host's name and a random suffix.
    ///
    /// A container that is restarted keeps its pod's name, and so takes up its own Lease without waiting for it to expire.
    pub identity: String,
    /// `LOG_LEVEL`: error, warn, info (the default), debug or trace.
    pub log_level: Level,
    /// `METRICS_ADDRESS`: where `/metrics` is served, 0.0.0.0:8080 by default; `None` for `off`.
    pub metrics_address: Option<SocketAddr>,
    /// `HEALTH_ADDRESS`: where the probes are served, 0.0.0.0:8081 by default; `None` for `off`.
    pub health_address: Option<SocketAddr>,
    /// `WATCH_NAMESPACES`: the only namespaces to watch, separated by commas; `None` leaves it to the program.
    pub watch_namespaces: Option<Vec<String>>,
    /// `CONCURRENCY`: reconciles of one kind at the same time, 1 to 1000; `None` leaves it to the program.
    pub concurrency: Option<usize>,
    /// `LEADER_ELECTION`: true or false; `None` leaves it to the program.
    pub leader_election: Option<bool>,
    /// `DRAIN_SECONDS`: how long running reconciles may take to end after SIGTERM, 25 by default, 0 to 3600.
    pub drain: Duration,
    /// `WEBHOOK_ADDRESS`: where webhooks are served, 0.0.0.0:9443 by default; `None` for `off`.
    #[cfg(feature = "webhooks")]
    pub webhook_address: Option<SocketAddr>,
    /// `WEBHOOK_URL`: where the API server reaches them; `None` means through the Service.
    #[cfg(feature = "webhooks")]
    pub webhook_url: Option<crate::webhook::WebhookUrl>,
}

/// A variable with a value that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("environment variable {name} is {value:?}, but must be {expected}")]
pub struct SettingsError {
    /// The variable's name.
    pub name: &'static str,
    /// Its value, as text as far as it is text.
    pub value: String,
    /// What it must be.
    pub expected: &'static str,
}

impl Settings {
    /// Reads the process' environment.
    ///
    /// # Errors
    /// The first variable that cannot be used.
    pub fn from_env() -> Result<Self, SettingsError> {
        Self::from_lookup(|name| std::env::var_os(name))
    }

    /// Reads variables through `lookup`.
    ///
    /// # Errors
    /// The first variable that cannot be used.
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<OsString>) -> Result<Self, SettingsError> {
        let variables = Variables { lookup };
        let metrics = SocketAddr::from(([0, 0, 0, 0], 8080));
        let health = SocketAddr::from(([0, 0, 0, 0], 8081));
        Ok(Self {
            pod_namespace: variables.read("POD_NAMESPACE", "a namespace's name", dns_label)?,
            identity: match variables.read("POD_NAME", "a pod's name", pod_name)? {
                Some(name) => name,
                None => local_identity(
                    variables.read("HOSTNAME", "text", |text| Some(text.to_owned()))?,
                ),
            },
            log_level: variables
                .read("LOG_LEVEL", "error, warn, info, debug or trace", |text| {
                    text.parse().ok()
                })?
                .unwrap_or_default(),
            metrics_address: variables
                .read("METRICS_ADDRESS", ADDRESS, address)?
                .unwrap_or(Some(metrics)),
            health_address: variables
                .read("HEALTH_ADDRESS", ADDRESS, address)?
                .unwrap_or(Some(health)),
            watch_namespaces: variables.read(
                "WATCH_NAMESPACES",
                "namespaces separated by commas",
                namespaces,
            )?,
            concurrency: variables.read(
                "CONCURRENCY",
                "a whole number from 1 to 1000",
                |text| {
                    text.parse()
                        .ok()
                        .filter(|number| (1..=1000).contains(number))
                },
            )?,
            leader_election: variables
                .read("LEADER_ELECTION", "true or false", |text| text.parse().ok())?,
            drain: variables
                .read(
                    "DRAIN_SECONDS",
                    "a whole number of seconds from 0 to 3600",
                    |text| text.parse().ok().filter(|seconds| *seconds <= 3600),
                )?
                .map_or(Duration::from_secs(25), Duration::from_secs),
            #[cfg(feature = "webhooks")]
            webhook_address: variables
                .read("WEBHOOK_ADDRESS", ADDRESS, address)?
                .unwrap_or(Some(SocketAddr::from(([0, 0, 0, 0], 9443)))),
            #[cfg(feature = "webhooks")]
            webhook_url: variables.read(
                "WEBHOOK_URL",
                "a URL such as https://laptop.example.com:9443",
                |text| text.parse().ok(),
            )?,
        })
    }
}

struct Variables<L> {
    lookup: L,
}

impl<L: Fn(&str) -> Option<OsString>> Variables<L> {
    /// The variable's value, parsed; `None` when it is empty or not set.
    fn read<T>(
        &self,
        name: &'static str,
        expected: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, SettingsError> {
        let Some(value) = (self.lookup)(name).filter(|value| !value.is_empty()) else {
            return Ok(None);
        };
        match value.to_str().map(str::trim).and_then(parse) {
            Some(parsed) => Ok(Some(parsed)),
            None => Err(SettingsError {
                name,
                value: value.to_string_lossy().into_owned(),
                expected,
            }),
        }
    }
}

const ADDRESS: &str = "an address and port such as 0.0.0.0:8080 or [::]:8080, or off";

fn address(text: &str) -> Option<Option<SocketAddr>> {
    if text == "off" {
        Some(None)
    } else {
        text.parse().ok().map(Some)
    }
}

fn namespaces(text: &str) -> Option<Vec<String>> {
    let mut names = text
        .split(',')
        .map(|name| dns_label(name.trim()))
        .collect::<Option<Vec<_>>>()?;
    names.sort_unstable();
    names.dedup();
    Some(names)
}

/// RFC 1123 label, as namespaces are named.
fn dns_label(text: &str) -> Option<String> {
    (text.len() <= 63 && is_name(text)).then(|| text.to_owned())
}

/// RFC 1123 subdomain, as pods are named.
fn pod_name(text: &str) -> Option<String> {
    (text.len() <= 253 && text.split('.').all(is_name)).then(|| text.to_owned())
}

fn is_name(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.bytes().all(|byte| plain(byte) || byte == b'-')
        && text.bytes().next().is_some_and(plain)
        && text.bytes().last().is_some_and(plain)
}

/// Outside of a pod two processes can share a host, hence the suffix.
fn local_identity(hostname: Option<String>) -> String {
    format!(
        "{}_{:08x}",
        hostname.as_deref().unwrap_or("local"),
        fastrand::u32(..)
    )
}
