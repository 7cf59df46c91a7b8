//! `make run` of the generated projects, with programs in place of kubectl and cargo that say how they are called.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

/// What `make run` of an example's project calls once the kinds are installed.
fn calls(example: &str, url: Option<&str>) -> Vec<String> {
    let programs = tempfile::tempdir().unwrap();
    let log = programs.path().join("log");
    let script = |name: &str, says: &str| {
        let program = programs.path().join(name);
        let text = format!("#!/bin/sh\necho \"{says}\" >> {}\n", log.display());
        fs::write(&program, text).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    };
    script("kubectl", "kubectl $*");
    script(
        "cargo",
        "cargo $* ${WEBHOOK_ADDRESS:-on} ${WEBHOOK_URL:-none} $LEADER_ELECTION",
    );
    let path = std::env::var("PATH").unwrap();
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots");
    let mut make = Command::new("make");
    make.arg("run")
        .current_dir(project.join(example))
        .env("PATH", format!("{}:{path}", programs.path().display()))
        .env_remove("WEBHOOK_ADDRESS")
        .env_remove("WEBHOOK_URL")
        .envs(url.map(|url| ("WEBHOOK_URL", url)));
    let output = make.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let calls = fs::read_to_string(log).unwrap();
    let (install, run) = calls.split_once("\nkubectl wait ").unwrap();
    assert_eq!(install, "kubectl apply --server-side -k deploy/crd");
    run.lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn without_webhooks_it_runs() {
    let run = "cargo run on none false";
    assert_eq!(calls("webapp", None), [run]);
}

#[test]
fn webhooks_are_off_where_nobody_can_reach_them() {
    let run = "cargo run off none false";
    for example in ["dns", "versions"] {
        assert_eq!(calls(example, None), [run], "{example}");
    }
}

#[test]
fn what_leads_to_this_machine_goes_when_it_ends() {
    let url = Some("https://tunnel.example.com");
    let run = "cargo run on https://tunnel.example.com false";
    let admission = "deploy/base/admission.yaml";
    let apply = format!("kubectl apply --server-side -f {admission}");
    let delete = format!("kubectl delete --ignore-not-found -f {admission}");
    assert_eq!(calls("dns", url), [&apply, run, &delete]);
    let replace = "kubectl replace -k deploy/crd";
    assert_eq!(calls("versions", url), [run, replace]);
}
