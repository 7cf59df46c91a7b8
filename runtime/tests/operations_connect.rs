//! What a connection to an API server says of who is there.
#![allow(clippy::expect_used, reason = "that is how a test fails")]

use std::io::{Read, Write};
use std::net::TcpListener;

use operator_runtime::api::connect;
use operator_runtime::k8s_openapi::api::coordination::v1::Lease;
use operator_runtime::kube::{Api, Config};

/// The head of the first request that a connection sends, answered with 404.
fn head(listener: &TcpListener) -> String {
    let (mut stream, _) = listener.accept().expect("a connection");
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).expect("a byte");
        head.extend(byte);
    }
    let answer = b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    stream.write_all(answer).expect("written");
    String::from_utf8(head).expect("text").to_lowercase()
}

#[tokio::test]
async fn every_request_names_the_operator() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let config = Config::new(format!("http://{address}").parse().expect("a URL"));
    let client = connect(config, "webapp-operator").expect("a client");
    let leases = Api::<Lease>::namespaced(client, "default");
    let server = std::thread::spawn(move || head(&listener));
    assert!(leases.get("webapp-operator").await.is_err());
    let head = server.join().expect("no panic");
    assert_eq!(head.matches("user-agent: ").count(), 1, "{head}");
    assert!(head.contains("user-agent: webapp-operator\r\n"), "{head}");
}
