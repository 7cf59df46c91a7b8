//! The operator as a process: what it serves, how it ends, and what it says when it cannot start.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test panics where it does not hold"
)]
#![cfg(unix)]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use operator_runtime::{Operator, Value};

const CHILD: &str = "OPERATIONS_PROCESS_CHILD";
const TEST: &str = "it_serves_until_it_is_told_to_end";
const LIMIT: Duration = Duration::from_secs(20);

/// An address that was free just now.
fn free() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap()
}

/// A configuration for an API server that nobody can reach.
fn kubeconfig() -> String {
    let server = format!("http://{}", free());
    let file = std::env::temp_dir().join(format!("operations-process-{}", std::process::id()));
    let text = serde_json::json!({
        "apiVersion": "v1", "kind": "Config", "current-context": "x",
        "clusters": [{ "name": "x", "cluster": { "server": server } }],
        "users": [{ "name": "x", "user": {} }],
        "contexts": [{ "name": "x", "context": { "cluster": "x", "user": "x", "namespace": "default" } }],
    });
    std::fs::write(&file, text.to_string()).unwrap();
    file.to_str().unwrap().to_owned()
}

/// This program, as an operator.
fn operator(environment: &[(&str, &str)]) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", TEST, "--nocapture"])
        .env(CHILD, "1")
        .env("KUBECONFIG", kubeconfig())
        .envs(environment.iter().copied())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command.spawn().unwrap()
}

/// Waits for the end of a process: its code, and the entries of its log.
fn end(child: Child) -> (Option<i32>, Vec<Value>) {
    let output = child.wait_with_output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8(text).unwrap();
    let entries = text
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok());
    (output.status.code(), entries.collect())
}

/// The answer of a server: status and body.
fn get(address: SocketAddr, path: &str) -> Option<(String, String)> {
    let mut stream = TcpStream::connect(address).ok()?;
    let request = format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?;
    Some((status.to_owned(), body.to_owned()))
}

/// Asks until the server is there.
fn served(address: SocketAddr, path: &str) -> (String, String) {
    let began = Instant::now();
    loop {
        if let Some(answer) = get(address, path) {
            return answer;
        }
        assert!(began.elapsed() < LIMIT, "nobody serves {path}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Runs as the test, and once more, with a variable set, as the operator.
#[test]
fn it_serves_until_it_is_told_to_end() -> ExitCode {
    if std::env::var_os(CHILD).is_some() {
        return Operator::<()>::new("webapp-operator").run();
    }
    let [metrics, health] = [free(), free()];
    let (metrics_address, health_address) = (metrics.to_string(), health.to_string());
    let process = operator(&[
        ("METRICS_ADDRESS", &metrics_address),
        ("HEALTH_ADDRESS", &health_address),
        ("WEBHOOK_ADDRESS", "off"),
    ]);
    assert_eq!(served(health, "/healthz").0, "200");
    let (_, text) = served(metrics, "/metrics");
    assert!(
        text.contains(r#"operator_build_info{name="webapp-operator""#),
        "{text}"
    );
    assert!(
        text.contains("operator_leader 0"),
        "there is nobody to elect it: {text}"
    );

    let kill = Command::new("kill").arg(process.id().to_string()).status();
    assert!(kill.unwrap().success());
    let (code, log) = end(process);
    assert_eq!(code, Some(0), "{log:?}");
    let says = |message: &str| log.iter().any(|entry| entry["message"] == message);
    assert!(says("started") && says("stopped"), "{log:?}");
    ExitCode::SUCCESS
}

#[test]
fn what_it_cannot_start_with_is_the_last_thing_that_it_says() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = listener.local_addr().unwrap().to_string();
    for (variable, value, said) in [
        ("LOG_LEVEL", "loud", "LOG_LEVEL"),
        ("KUBECONFIG", "/nowhere/config", "kubeconfig"),
        ("HEALTH_ADDRESS", taken.as_str(), taken.as_str()),
    ] {
        let off = ["METRICS_ADDRESS", "HEALTH_ADDRESS", "WEBHOOK_ADDRESS"];
        let off = off.map(|name| (name, "off"));
        let process = operator(&[&off[..], &[(variable, value)]].concat());
        let (code, log) = end(process);
        // Of its exit code the test harness leaves whether it is one of success.
        assert!(code.is_some_and(|code| code != 0), "{variable}: {log:?}");
        let last = log.last().unwrap();
        assert_eq!(last["reason"], "Exit", "{variable}: {log:?}");
        let message = last["message"].as_str().unwrap();
        assert!(message.contains(said), "{message}");
    }
}
