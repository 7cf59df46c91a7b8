//! The hooks' client against a small DNS provider that fails in every way: whatever happens, repeating a call until it
//! succeeds comes to the same as if nothing had failed.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use dns_operator::dnsrecord::provider::{Provider, Record};
use http::request::Parts;
use http::{Method, Request, Response, StatusCode};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use operator_runtime::{HookError, serde_json};
use tokio::net::TcpListener;

/// What goes wrong with a request.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    /// It is refused, for there were too many.
    TooMany,
    /// The server has a defect.
    Broken,
    /// It never gets an answer, and does nothing.
    Unheard,
    /// It does its work, but the answer is lost.
    Lost,
    /// It does its work, but the answer comes too late for the hook's `timeout`.
    Late,
}

const FAULTS: [Fault; 5] = [
    Fault::TooMany,
    Fault::Broken,
    Fault::Unheard,
    Fault::Lost,
    Fault::Late,
];

/// How long a call may take here: the runtime gives up a hook after its `timeout` in just this way.
const TIMEOUT: Duration = Duration::from_millis(200);

#[derive(Default)]
struct State {
    /// By name, each with its owner.
    records: BTreeMap<String, (String, Record)>,
    faults: VecDeque<Fault>,
}

type Shared = Arc<Mutex<State>>;

type Error = Box<dyn std::error::Error + Send + Sync>;

/// Starts a provider; gives its state and a client of it.
async fn start() -> (Shared, Provider) {
    let state = Shared::default();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let provider = Provider::at(&format!("http://{}", listener.local_addr().unwrap()));
    let shared = Arc::clone(&state);
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let state = Arc::clone(&shared);
            let service = service_fn(move |request| answer(Arc::clone(&state), request));
            // A connection that a fault cuts off ends in an error.
            tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
        }
    });
    (state, provider)
}

async fn answer(state: Shared, request: Request<Incoming>) -> Result<Response<String>, Error> {
    let (head, body) = request.into_parts();
    let body = body.collect().await?.to_bytes();
    let fault = state.lock().unwrap().faults.pop_front();
    let status = |status| Response::builder().status(status);
    match fault {
        Some(Fault::TooMany) => {
            let response = status(StatusCode::TOO_MANY_REQUESTS).header("retry-after", "7");
            return Ok(response.body(String::new())?);
        }
        Some(Fault::Broken) => {
            return Ok(status(StatusCode::INTERNAL_SERVER_ERROR).body(String::new())?);
        }
        Some(Fault::Unheard) => return Err("unheard".into()),
        Some(Fault::Lost | Fault::Late) | None => {}
    }
    let (code, text) = work(&mut state.lock().unwrap(), &head, &body)?;
    if fault == Some(Fault::Lost) {
        return Err("lost".into());
    }
    if fault == Some(Fault::Late) {
        tokio::time::sleep(10 * TIMEOUT).await;
    }
    Ok(status(StatusCode::from_u16(code)?).body(text)?)
}

/// What a request asks for: done, and answered with a status and a text.
fn work(state: &mut State, head: &Parts, body: &[u8]) -> Result<(u16, String), Error> {
    let name = head.uri.path().trim_start_matches("/records/").to_owned();
    let owner = head.headers["owner"].to_str()?.to_owned();
    let kept = state.records.get(&name).cloned();
    let foreign = kept.as_ref().is_some_and(|(by, _)| *by != owner);
    Ok(match (&head.method, kept) {
        (&Method::GET, Some((_, record))) => (200, serde_json::to_string(&record)?),
        (&Method::GET | &Method::DELETE, None) => (404, String::new()),
        (&Method::PUT | &Method::DELETE, Some(_)) if foreign => (409, String::new()),
        (&Method::PUT, _) => {
            let record = serde_json::from_slice(body)?;
            state.records.insert(name.clone(), (owner, record));
            (200, format!("{{\"id\":\"id-{name}\"}}"))
        }
        (&Method::DELETE, Some(_)) => {
            state.records.remove(&name);
            (204, String::new())
        }
        _ => (405, String::new()),
    })
}

fn record(address: &str) -> Record {
    Record {
        name: "www.example.com".to_owned(),
        addresses: vec![address.to_owned()],
        ttl_seconds: 300,
    }
}

/// Repeats a call as the runtime repeats a hook: until it succeeds. Gives what it came to and how often it failed.
async fn until_it_succeeds<T>(mut call: impl AsyncFnMut() -> Result<T, HookError>) -> (T, usize) {
    let mut failures = 0;
    loop {
        match tokio::time::timeout(TIMEOUT, call()).await {
            Ok(Ok(value)) => return (value, failures),
            Ok(Err(HookError::Permanent { reason, message })) => panic!("{reason}: {message}"),
            Ok(Err(_)) | Err(_) => failures += 1,
        }
        assert!(failures < 10, "it never succeeds");
    }
}

#[tokio::test]
async fn whatever_fails_the_record_is_as_it_should_be_and_then_gone() {
    for first in FAULTS {
        for second in FAULTS {
            let (state, provider) = start().await;
            let fail = || state.lock().unwrap().faults.extend([first, second]);
            let kept = || {
                state
                    .lock()
                    .unwrap()
                    .records
                    .get("www.example.com")
                    .cloned()
            };
            for address in ["192.0.2.1", "192.0.2.2"] {
                let wanted = record(address);
                fail();
                let (id, failures) =
                    until_it_succeeds(async || provider.put(&wanted, "me").await).await;
                assert_eq!(
                    (id.as_str(), failures),
                    ("id-www.example.com", 2),
                    "{first:?} {second:?}"
                );
                assert_eq!(kept(), Some(("me".to_owned(), wanted.clone())));
                fail();
                let (found, _) = until_it_succeeds(async || provider.get(&wanted.name).await).await;
                assert_eq!(found, Some(wanted));
            }
            fail();
            until_it_succeeds(async || provider.delete("www.example.com", "me").await).await;
            assert_eq!(kept(), None, "{first:?} {second:?}");
        }
    }
}

#[tokio::test]
async fn the_provider_says_when_to_come_back() {
    let (state, provider) = start().await;
    state.lock().unwrap().faults.push_back(Fault::TooMany);
    let error = provider.get("www.example.com").await.unwrap_err();
    let HookError::Temporary { after, .. } = error else {
        panic!("{error:?}");
    };
    assert_eq!(after, Some(Duration::from_secs(7)));
}

#[tokio::test]
async fn a_record_of_someone_else_is_left_alone() {
    let (state, provider) = start().await;
    let theirs = record("192.0.2.1");
    provider.put(&theirs, "them").await.unwrap();
    let error = provider.put(&record("192.0.2.9"), "me").await.unwrap_err();
    assert!(
        matches!(&error, HookError::Permanent { reason, .. } if reason == "NameTaken"),
        "{error:?}"
    );
    provider.delete("www.example.com", "me").await.unwrap();
    let kept = state.lock().unwrap().records["www.example.com"].clone();
    assert_eq!(kept, ("them".to_owned(), theirs));
}

#[tokio::test]
async fn memory_is_as_good_as_a_server() {
    let provider = Provider::in_memory();
    let wanted = record("192.0.2.1");
    provider.put(&wanted, "me").await.unwrap();
    assert_eq!(
        provider.get(&wanted.name).await.unwrap(),
        Some(wanted.clone())
    );
    provider.delete(&wanted.name, "them").await.unwrap();
    assert!(provider.get(&wanted.name).await.unwrap().is_some());
    provider.delete(&wanted.name, "me").await.unwrap();
    assert_eq!(provider.get(&wanted.name).await.unwrap(), None);
}
