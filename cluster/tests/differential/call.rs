//! One call of the table.

use std::collections::BTreeMap;
use std::fmt;

use kube::client::Body;
use serde_json::{Value, json};

/// Answers that later calls refer to.
pub type Saved = BTreeMap<String, Value>;

/// One HTTP request.
#[derive(Clone)]
pub struct Call {
    about: &'static str,
    method: &'static str,
    path: String,
    content_type: &'static str,
    user_agent: &'static str,
    body: Value,
    save: Option<&'static str>,
    establishes: Option<&'static str>,
}

/// The beginning of a call. `about` says what it is there for.
fn call(about: &'static str, method: &'static str, path: &str) -> Call {
    Call {
        about,
        method,
        path: path.to_owned(),
        content_type: "application/json",
        user_agent: "tester/1.0",
        body: Value::Null,
        save: None,
        establishes: None,
    }
}

pub fn get(about: &'static str, path: &str) -> Call {
    call(about, "GET", path)
}

pub fn create(about: &'static str, path: &str, body: Value) -> Call {
    call(about, "POST", path).body(body)
}

pub fn update(about: &'static str, path: &str, body: Value) -> Call {
    call(about, "PUT", path).body(body)
}

pub fn delete(about: &'static str, path: &str, options: Value) -> Call {
    call(about, "DELETE", path).body(options)
}

pub fn merge(about: &'static str, path: &str, body: Value) -> Call {
    let mut call = call(about, "PATCH", path).body(body);
    call.content_type = "application/merge-patch+json";
    call
}

pub fn json_patch(about: &'static str, path: &str, body: Value) -> Call {
    let mut call = call(about, "PATCH", path).body(body);
    call.content_type = "application/json-patch+json";
    call
}

/// Server-side apply; `path` holds the query with the field manager.
pub fn apply(about: &'static str, path: &str, body: Value) -> Call {
    let mut call = call(about, "PATCH", path).body(body);
    call.content_type = "application/apply-patch+yaml";
    call
}

impl Call {
    fn body(mut self, body: Value) -> Self {
        self.body = body;
        self
    }

    /// Lets later calls refer to the answer: a string `$name/pointer` in a path or body is replaced.
    pub fn save(mut self, name: &'static str) -> Self {
        self.save = Some(name);
        self
    }

    /// Waits until this path is served.
    pub fn establishes(mut self, path: &'static str) -> Self {
        self.establishes = Some(path);
        self
    }

    /// Sends it as another program, hence another manager.
    pub fn from(mut self, user_agent: &'static str) -> Self {
        self.user_agent = user_agent;
        self
    }

    pub fn name_of_answer(&self) -> Option<&str> {
        self.save
    }

    /// Sends it; the answer's status and body (the events of a watch as a list).
    pub async fn send(&self, client: &kube::Client, saved: &Saved) -> (u16, Value) {
        let body = match &self.body {
            Value::Null => Vec::new(),
            body => resolve(body, saved).to_string().into_bytes(),
        };
        let path: Vec<_> = self
            .path
            .split_inclusive('=')
            .map(|part| lookup(part, saved))
            .collect();
        let request = http::Request::builder()
            .method(self.method)
            .uri(path.concat())
            .header("content-type", self.content_type)
            .header("user-agent", self.user_agent)
            .body(Body::from(body))
            .unwrap();
        let response = client.send(request).await.unwrap();
        let code = response.status().as_u16();
        let bytes = response.into_body().collect_bytes().await.unwrap();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        if self.path.contains("watch=true") && code == 200 {
            let events = text
                .lines()
                .map(|line| serde_json::from_str::<Value>(line).unwrap());
            return (code, events.collect());
        }
        if let Some(path) = self.establishes {
            while status_of(client, path).await != 200 {
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            }
        }
        let body = serde_json::from_str(&text).unwrap_or_else(|_| json!("not JSON"));
        (code, body)
    }
}

async fn status_of(client: &kube::Client, path: &str) -> u16 {
    let request = http::Request::get(path).body(Body::empty()).unwrap();
    client.send(request).await.unwrap().status().as_u16()
}

/// Replaces `$name/pointer` by what it points to, if it is the whole of `text`.
fn lookup(text: &str, saved: &Saved) -> String {
    let Some((name, pointer)) = text.strip_prefix('$').and_then(|rest| rest.split_once('/')) else {
        return text.to_owned();
    };
    let (pointer, rest) = pointer.split_once('&').unwrap_or((pointer, ""));
    let answer = saved
        .get(name)
        .unwrap_or_else(|| panic!("{name} is not saved"));
    let value = answer
        .pointer(&format!("/{pointer}"))
        .and_then(Value::as_str);
    let value = value.unwrap_or_else(|| panic!("{name} has no {pointer}"));
    match rest {
        "" => value.to_owned(),
        rest => format!("{value}&{rest}"),
    }
}

fn resolve(value: &Value, saved: &Saved) -> Value {
    match value {
        Value::String(text) => json!(lookup(text, saved)),
        Value::Array(items) => items.iter().map(|item| resolve(item, saved)).collect(),
        Value::Object(map) => {
            let entries = map
                .iter()
                .map(|(key, value)| (key.clone(), resolve(value, saved)));
            Value::Object(entries.collect())
        }
        other => other.clone(),
    }
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} {}", self.about, self.method, self.path)
    }
}
