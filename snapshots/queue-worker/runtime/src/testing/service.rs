//! HTTP on the one side, calls on the other: the service that a `kube::Client` talks to.

use std::sync::Arc;

use futures::stream::{self, StreamExt};
use http_body_util::StreamBody;
use hyper::body::{Bytes, Frame};
use kube::client::Body;

use super::crash::Crash;
use super::faults::{self, Fault};
use super::log::Request;
use super::request::Call;
use super::server::{Response, Shared};
use super::status::Failure;
use super::watch::Frames;

/// The body of an answer: whole, or the events of a watch as they happen.
pub(crate) type Answer = http::Response<StreamBody<Frames>>;

/// Answers one request of a client.
pub(crate) async fn serve(
    shared: Arc<Shared>,
    client: usize,
    crash: Option<Crash>,
    request: http::Request<Body>,
) -> Result<Answer, std::io::Error> {
    let call = match read(request).await? {
        Ok(call) => Call { client, ..call },
        Err(failure) => return refuse(&failure),
    };
    let broken = || Err(std::io::ErrorKind::ConnectionReset.into());
    if crash.as_ref().is_some_and(Crash::has_happened) {
        return broken();
    }
    let fault = shared.faults.strike(&call);
    match fault {
        Some(Fault::Delay(delay)) => tokio::time::sleep(delay).await,
        Some(Fault::Disconnect) => {
            shared.log.push(Request::new(&call, 0));
            return broken();
        }
        Some(Fault::Status(code)) => return refuse_call(&shared, &call, code, None),
        Some(Fault::TooManyRequests(seconds)) => {
            return refuse_call(&shared, &call, 429, Some(seconds));
        }
        Some(Fault::LostResponse) | None => {}
    }
    // Other tasks take their turn between requests, as they do over a network.
    tokio::task::yield_now().await;
    let response = shared.handle(&call);
    if fault == Some(Fault::LostResponse) {
        return broken();
    }
    if let Some(crash) = crash
        && call.verb.writes()
        && response.code() < 300
        && crash.count_write()
    {
        return broken();
    }
    match response {
        Response::Object { code, body } => whole(code, None, body.to_string()),
        Response::Watch(frames) => http::Response::builder()
            .header(http::header::CONTENT_TYPE, "application/json")
            .body(StreamBody::new(frames))
            .map_err(std::io::Error::other),
        Response::Failure(failure) => refuse(&failure),
    }
}

async fn read(request: http::Request<Body>) -> Result<Result<Call, Failure>, std::io::Error> {
    let (parts, body) = request.into_parts();
    let bytes = body.collect_bytes().await.map_err(std::io::Error::other)?;
    let header = |name| {
        let value = parts
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    };
    Ok(Call::parse(&parts.method, &parts.uri).map(|call| Call {
        content_type: header(http::header::CONTENT_TYPE),
        user_agent: header(http::header::USER_AGENT),
        metadata_only: header(http::header::ACCEPT).contains("as=PartialObjectMetadata"),
        body: bytes.to_vec(),
        ..call
    }))
}

fn refuse_call(
    shared: &Shared,
    call: &Call,
    code: u16,
    retry_after: Option<u64>,
) -> Result<Answer, std::io::Error> {
    shared.log.push(Request::new(call, code));
    refuse(&faults::refusal(code, retry_after))
}

fn refuse(failure: &Failure) -> Result<Answer, std::io::Error> {
    let body = match &failure.body {
        serde_json::Value::String(text) => text.clone(),
        status => status.to_string(),
    };
    whole(failure.code, failure.retry_after, body)
}

fn whole(code: u16, retry_after: Option<u64>, body: String) -> Result<Answer, std::io::Error> {
    let mut response = http::Response::builder()
        .status(code)
        .header(http::header::CONTENT_TYPE, "application/json");
    if let Some(seconds) = retry_after {
        response = response.header(http::header::RETRY_AFTER, seconds);
    }
    let frames = stream::iter([Ok(Frame::data(Bytes::from(body)))]).boxed();
    response
        .body(StreamBody::new(frames))
        .map_err(std::io::Error::other)
}
