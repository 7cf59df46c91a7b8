//! Settings: defaults, values, and errors that name the variable, its value and what it must be.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test panics where it does not hold"
)]

use std::ffi::OsString;
use std::time::Duration;

use operator_runtime::logging::Level;
use operator_runtime::settings::{Settings, SettingsError};

fn read(variables: &[(&str, &str)]) -> Result<Settings, SettingsError> {
    let find = |name: &str| {
        variables
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| OsString::from(value))
    };
    Settings::from_lookup(find)
}

#[test]
fn without_variables_the_defaults_hold() {
    let settings = read(&[]).unwrap();
    assert_eq!(settings.pod_namespace, None);
    assert_eq!(settings.log_level, Level::Info);
    assert_eq!(settings.metrics_address, Some(([0, 0, 0, 0], 8080).into()));
    assert_eq!(settings.health_address, Some(([0, 0, 0, 0], 8081).into()));
    assert_eq!(
        (
            settings.watch_namespaces,
            settings.concurrency,
            settings.leader_election
        ),
        (None, None, None)
    );
    assert_eq!(settings.drain, Duration::from_secs(25));
    assert_ne!(
        settings.identity,
        read(&[]).unwrap().identity,
        "two processes on one host share an identity"
    );
}

#[test]
fn an_empty_variable_is_not_set() {
    let names = [
        "POD_NAMESPACE",
        "LOG_LEVEL",
        "METRICS_ADDRESS",
        "WATCH_NAMESPACES",
        "CONCURRENCY",
        "DRAIN_SECONDS",
    ];
    let settings = read(&names.map(|name| (name, ""))).unwrap();
    let identity = settings.identity.clone();
    assert_eq!(
        settings,
        Settings {
            identity,
            ..read(&[]).unwrap()
        }
    );
}

#[test]
fn variables_are_read() {
    let settings = read(&[
        ("POD_NAMESPACE", "system"),
        ("POD_NAME", "webapp-operator-5d9c-x2x"),
        ("LOG_LEVEL", "Debug"),
        ("METRICS_ADDRESS", "off"),
        ("HEALTH_ADDRESS", "[::]:9000"),
        ("WATCH_NAMESPACES", "b, a,b"),
        ("CONCURRENCY", "16"),
        ("LEADER_ELECTION", "false"),
        ("DRAIN_SECONDS", "0"),
        ("WEBHOOK_ADDRESS", "127.0.0.1:9000"),
        ("WEBHOOK_URL", "https://laptop.example.com:9443"),
    ]);
    let expected = Settings {
        pod_namespace: Some("system".into()),
        identity: "webapp-operator-5d9c-x2x".into(),
        log_level: Level::Debug,
        metrics_address: None,
        health_address: Some("[::]:9000".parse().unwrap()),
        watch_namespaces: Some(vec!["a".into(), "b".into()]),
        concurrency: Some(16),
        leader_election: Some(false),
        drain: Duration::ZERO,
        webhook_address: Some(([127, 0, 0, 1], 9000).into()),
        webhook_url: "https://laptop.example.com:9443".parse().ok(),
    };
    assert_eq!(settings, Ok(expected));
}

#[test]
fn a_bad_value_is_named_with_what_it_must_be() {
    let bad = [
        ("POD_NAMESPACE", "Upper"),
        ("POD_NAME", "-x"),
        ("LOG_LEVEL", "loud"),
        ("METRICS_ADDRESS", "8080"),
        ("HEALTH_ADDRESS", "localhost:8081"),
        ("WATCH_NAMESPACES", "a,,b"),
        ("CONCURRENCY", "0"),
        ("LEADER_ELECTION", "yes"),
        ("DRAIN_SECONDS", "-1"),
        ("WEBHOOK_ADDRESS", "9443"),
        ("WEBHOOK_URL", "http://laptop.example.com"),
    ];
    for (name, value) in bad {
        let error = read(&[(name, value)]).unwrap_err();
        assert_eq!((error.name, error.value.as_str()), (name, value));
        let text = error.to_string();
        assert!(
            text.starts_with(&format!(
                "environment variable {name} is \"{value}\", but must be "
            )),
            "{text}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_value_that_is_no_text_is_an_error_and_no_panic() {
    use std::os::unix::ffi::OsStringExt;
    let error =
        Settings::from_lookup(|name| (name == "POD_NAME").then(|| OsString::from_vec(vec![0xff])))
            .unwrap_err();
    assert_eq!(error.name, "POD_NAME");
}
