//! A few objects behind kube's client, with compare-and-swap, and with faults for one client at a time.
#![allow(dead_code, reason = "each test file uses its part")]

use std::collections::{BTreeMap, HashMap};
use std::future::{Future, pending};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::{Method, Request, Response};
use http_body_util::BodyExt;
use kube::Client;
use kube::client::Body;
use serde_json::{Value, json};
use tower::BoxError;

/// What happens to the requests of a client.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// They reach the server and are answered.
    None,
    /// They never arrive, and no answer comes.
    Cut,
    /// They are carried out, and the answer is lost.
    AnswerLost,
    /// They are carried out and answered after this time.
    Slow(Duration),
    /// They are not carried out, and this status is the answer.
    Status(u16),
}

/// The server; clones share its objects.
#[derive(Clone, Default)]
pub struct Api {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    objects: BTreeMap<String, Value>,
    version: u64,
    faults: HashMap<String, Fault>,
    requests: Vec<(String, Method, String)>,
}

impl Api {
    /// A client whose faults and requests are known by `name`.
    pub fn client(&self, name: &str) -> Client {
        let (api, name) = (self.clone(), name.to_owned());
        Client::new(
            tower::service_fn(move |request| api.clone().answer(name.clone(), request)),
            "default",
        )
    }

    pub fn fault(&self, client: &str, fault: Fault) {
        self.state
            .lock()
            .unwrap()
            .faults
            .insert(client.to_owned(), fault);
    }

    /// Method and path of each request of a client, those that were cut off included.
    pub fn requests(&self, client: &str) -> Vec<(Method, String)> {
        let state = self.state.lock().unwrap();
        let of_client = state.requests.iter().filter(|(name, _, _)| name == client);
        of_client
            .map(|(_, method, path)| (method.clone(), path.clone()))
            .collect()
    }

    pub fn forget_requests(&self) {
        self.state.lock().unwrap().requests.clear();
    }

    /// The objects below a path.
    pub fn objects(&self, path: &str) -> Vec<Value> {
        let state = self.state.lock().unwrap();
        state
            .objects
            .iter()
            .filter(|(at, _)| at.starts_with(path))
            .map(|(_, object)| object.clone())
            .collect()
    }

    /// Changes an object as another client would; `None` deletes it.
    pub fn edit(&self, path: &str, edit: impl FnOnce(Value) -> Option<Value>) {
        let mut state = self.state.lock().unwrap();
        let object = state.objects.remove(path).unwrap_or(Value::Null);
        if let Some(object) = edit(object) {
            state.write(path.to_owned(), object);
        }
    }

    async fn answer(
        self,
        client: String,
        request: Request<Body>,
    ) -> Result<Response<Body>, BoxError> {
        let (parts, body) = request.into_parts();
        let bytes = body.collect().await?.to_bytes();
        let body = if bytes.is_empty() {
            Value::Null
        } else {
            serde_json::from_slice(&bytes)?
        };
        let path = parts.uri.path().to_owned();
        let fault = {
            let mut state = self.state.lock().unwrap();
            state
                .requests
                .push((client.clone(), parts.method.clone(), path.clone()));
            state.faults.get(&client).copied().unwrap_or(Fault::None)
        };
        match fault {
            Fault::None => Ok(self.carry_out(&parts.method, path, body)),
            Fault::Cut => pending().await,
            Fault::Status(code) => Ok(status(code)),
            Fault::AnswerLost => {
                self.carry_out(&parts.method, path, body);
                pending().await
            }
            Fault::Slow(delay) => {
                // Half on the way there, half on the way back; a caller that gives up does not take its request back.
                let (answer, answered) = tokio::sync::oneshot::channel();
                tokio::spawn(async move {
                    tokio::time::sleep(delay / 2).await;
                    let response = self.carry_out(&parts.method, path, body);
                    tokio::time::sleep(delay / 2).await;
                    let _ = answer.send(response);
                });
                Ok(answered.await?)
            }
        }
    }

    fn carry_out(&self, method: &Method, path: String, body: Value) -> Response<Body> {
        let mut state = self.state.lock().unwrap();
        match *method {
            Method::GET => state
                .objects
                .get(&path)
                .map_or_else(|| status(404), |object| response(200, object)),
            Method::POST => {
                let at = format!("{path}/{}", body["metadata"]["name"].as_str().unwrap());
                if state.objects.contains_key(&at) {
                    status(409)
                } else {
                    response(201, &state.write(at, body))
                }
            }
            Method::PUT => match state.objects.get(&path) {
                None => status(404),
                Some(old)
                    if old["metadata"]["resourceVersion"]
                        != body["metadata"]["resourceVersion"] =>
                {
                    status(409)
                }
                // Like the real server: what changes nothing is not a change.
                Some(old) if *old == body => response(200, old),
                Some(_) => response(200, &state.write(path, body)),
            },
            Method::PATCH => match state.objects.get(&path).cloned() {
                None => status(404),
                Some(mut object) => {
                    for (key, value) in body.as_object().unwrap() {
                        object[key] = value.clone();
                    }
                    response(200, &state.write(path, object))
                }
            },
            _ => status(405),
        }
    }
}

impl State {
    fn write(&mut self, path: String, mut object: Value) -> Value {
        self.version += 1;
        object["metadata"]["resourceVersion"] = json!(self.version.to_string());
        self.objects.insert(path, object.clone());
        object
    }
}

fn status(code: u16) -> Response<Body> {
    let reason = match code {
        403 => "Forbidden",
        404 => "NotFound",
        409 => "Conflict",
        429 => "TooManyRequests",
        500 => "InternalError",
        _ => "",
    };
    let status = json!({ "kind": "Status", "apiVersion": "v1", "status": "Failure", "code": code,
        "metadata": {}, "message": format!("status {code}"), "reason": reason });
    response(code, &status)
}

fn response(code: u16, body: &Value) -> Response<Body> {
    let body = Body::from(serde_json::to_vec(body).unwrap());
    Response::builder().status(code).body(body).unwrap()
}

/// Waits for a future under paused time and says how long it took.
pub async fn took<T>(future: impl Future<Output = T>) -> (T, Duration) {
    let start = tokio::time::Instant::now();
    (future.await, start.elapsed())
}
