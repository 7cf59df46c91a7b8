//! A DNS provider's API: `PUT`, `GET` and `DELETE` of `/records/<name>`. Each may be repeated without doing harm.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use http::header::RETRY_AFTER;
use http::{Method, Request, Response, StatusCode};
use http_body_util::{BodyExt, Limited};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use operator_runtime::serde::{Deserialize, Serialize};
use operator_runtime::{HookError, HookResult, serde_json};

/// The longest answer that is read, in bytes.
const LONGEST_ANSWER: usize = 64 * 1024;

/// A record.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct Record {
    /// The name that resolves.
    pub name: String,
    /// What it resolves to.
    pub addresses: Vec<String>,
    /// For how long resolvers may keep it.
    pub ttl_seconds: i64,
}

/// Where records are kept.
pub enum Provider {
    /// At an API.
    Api {
        /// The URL that paths are added to.
        url: String,
        /// The connections to it.
        client: Client<HttpConnector, String>,
    },
    /// In this process: by name, each with its owner.
    Memory(Mutex<BTreeMap<String, (String, Record)>>),
}

impl Provider {
    /// The API at a URL such as `http://dns.example.com/v1`.
    pub fn at(url: &str) -> Self {
        Self::Api {
            url: url.trim_end_matches('/').to_owned(),
            client: Client::builder(TokioExecutor::new()).build_http(),
        }
    }

    /// None at all: records live as long as this.
    pub fn in_memory() -> Self {
        Self::Memory(Mutex::default())
    }

    /// Makes a record, or makes it what it should be; gives the provider's name for it.
    pub async fn put(&self, record: &Record, owner: &str) -> Result<String, HookError> {
        let (url, client) = match self {
            Self::Api { url, client } => (url, client),
            Self::Memory(records) => {
                let kept = (owner.to_owned(), record.clone());
                lock(records).insert(record.name.clone(), kept);
                return Ok(format!("memory-{}", record.name));
            }
        };
        let body = serde_json::to_string(record)?;
        let request = request(Method::PUT, url, &record.name, owner, body)?;
        let answer = client.request(request).await?;
        match answer.status() {
            status if status.is_success() => Ok(read::<Made>(answer).await?.id),
            StatusCode::CONFLICT => Err(HookError::permanent(
                "NameTaken",
                format!("the record {} belongs to someone else", record.name),
            )),
            _ => Err(failure(&answer)),
        }
    }

    /// The record of a name, if there is one.
    pub async fn get(&self, name: &str) -> Result<Option<Record>, HookError> {
        let (url, client) = match self {
            Self::Api { url, client } => (url, client),
            Self::Memory(records) => {
                let records = lock(records);
                return Ok(records.get(name).map(|(_, record)| record.clone()));
            }
        };
        let request = request(Method::GET, url, name, "", String::new())?;
        let answer = client.request(request).await?;
        match answer.status() {
            status if status.is_success() => Ok(Some(read(answer).await?)),
            StatusCode::NOT_FOUND => Ok(None),
            _ => Err(failure(&answer)),
        }
    }

    /// Deletes the record of a name. One that is gone, or is someone else's by now, is none of ours.
    pub async fn delete(&self, name: &str, owner: &str) -> HookResult {
        let (url, client) = match self {
            Self::Api { url, client } => (url, client),
            Self::Memory(records) => {
                lock(records).retain(|kept, (by, _)| kept != name || by != owner);
                return Ok(());
            }
        };
        let request = request(Method::DELETE, url, name, owner, String::new())?;
        let answer = client.request(request).await?;
        match answer.status() {
            StatusCode::NOT_FOUND | StatusCode::CONFLICT => Ok(()),
            status if status.is_success() => Ok(()),
            _ => Err(failure(&answer)),
        }
    }
}

/// What the API says of a record that it keeps.
#[derive(Deserialize)]
#[serde(crate = "operator_runtime::serde")]
struct Made {
    id: String,
}

fn request(
    method: Method,
    url: &str,
    name: &str,
    owner: &str,
    body: String,
) -> http::Result<Request<String>> {
    Request::builder()
        .method(method)
        .uri(format!("{url}/records/{name}"))
        .header("content-type", "application/json")
        .header("owner", owner)
        .body(body)
}

async fn read<T: for<'de> Deserialize<'de>>(
    answer: Response<hyper::body::Incoming>,
) -> Result<T, HookError> {
    let body = Limited::new(answer.into_body(), LONGEST_ANSWER);
    let body = body.collect().await.map_err(HookError::Other)?.to_bytes();
    Ok(serde_json::from_slice(&body)?)
}

/// Too many requests and defects of the server pass; anything else does not before somebody changes something.
fn failure<B>(answer: &Response<B>) -> HookError {
    let status = answer.status();
    let wait = answer.headers().get(RETRY_AFTER);
    let wait = wait.and_then(|wait| wait.to_str().ok()?.parse().ok());
    let message = format!("the DNS provider answers {status}");
    match wait {
        Some(seconds) => HookError::temporary_after(Duration::from_secs(seconds), message),
        None if status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error() => {
            HookError::temporary(message)
        }
        None => HookError::permanent("Refused", message),
    }
}

fn lock<T>(records: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    records.lock().unwrap_or_else(PoisonError::into_inner)
}
