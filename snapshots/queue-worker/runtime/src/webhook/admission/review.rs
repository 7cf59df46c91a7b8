//! One question of the API server, and what is said about it.

use serde::Deserialize;
use serde_json::{Value, json};

/// What the API server asks about.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    pub uid: String,
    pub kind: GroupVersionKind,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub namespace: String,
    pub operation: String,
    #[serde(default)]
    pub user_info: UserInfo,
    #[serde(default)]
    object: Value,
    #[serde(default)]
    old_object: Value,
    #[serde(default)]
    pub dry_run: bool,
}

impl Request {
    /// The objects before and after, which are taken out; null where there is none.
    pub fn take_objects(&mut self) -> [Value; 2] {
        [self.old_object.take(), self.object.take()]
    }
}

#[derive(Debug, Deserialize)]
pub struct GroupVersionKind {
    pub kind: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct UserInfo {
    username: String,
    groups: Vec<String>,
}

/// What is about to happen, and a place for what is to be said about it: everything at once, so that whoever wrote the object
/// learns of all that is wrong with it.
pub struct Review {
    request: Request,
    client: kube::Client,
    denials: Vec<(String, String)>,
    warnings: Vec<String>,
}

impl Review {
    pub(super) fn new(request: Request, client: kube::Client) -> Self {
        Self {
            request,
            client,
            denials: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// Refuses the object because of one of its fields, such as `spec.pools[0].name`; more can be said about others.
    pub fn deny(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.denials.push((field.into(), message.into()));
    }

    /// Has the user told something; the object is let in all the same. kubectl shows 256 characters.
    pub fn warn(&mut self, message: impl Into<String>) {
        self.warnings.push(message.into());
    }

    /// Whether something was denied already.
    #[must_use]
    pub fn is_denied(&self) -> bool {
        !self.denials.is_empty()
    }

    /// The object's name; empty while the API server is still to make one of `generateName`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.request.name
    }

    /// The object's namespace; empty for one of the cluster itself.
    #[must_use]
    pub fn namespace(&self) -> &str {
        &self.request.namespace
    }

    /// Who asks for it.
    #[must_use]
    pub fn user(&self) -> &str {
        &self.request.user_info.username
    }

    /// The groups of who asks for it.
    #[must_use]
    pub fn groups(&self) -> &[String] {
        &self.request.user_info.groups
    }

    /// Whether nothing is to be kept: nothing outside may change because of this review. Nor should it otherwise, since what
    /// is let in here can still be refused elsewhere.
    #[must_use]
    pub fn is_dry_run(&self) -> bool {
        self.request.dry_run
    }

    /// The API server, for what else the decision depends on. What it may do there is a matter of `permissions`.
    #[must_use]
    pub fn client(&self) -> &kube::Client {
        &self.client
    }

    /// The answer without a patch.
    pub(super) fn response(&self) -> Value {
        let mut response = json!({ "uid": self.request.uid, "allowed": !self.is_denied() });
        if self.is_denied() {
            response["status"] = self.status();
        }
        if !self.warnings.is_empty() {
            response["warnings"] = json!(self.warnings);
        }
        response
    }

    /// Everything that is wrong, as the API server itself says it of an object that does not fit its schema.
    fn status(&self) -> Value {
        let said = self.denials.iter().map(|(field, message)| match &**field {
            "" => message.clone(),
            field => format!("{field}: {message}"),
        });
        let said: Vec<String> = said.collect();
        let causes = self.denials.iter().map(|(field, message)| {
            json!({ "reason": "FieldValueInvalid", "field": field, "message": message })
        });
        let kind = &self.request.kind.kind;
        let what = match said.as_slice() {
            [one] => one.clone(),
            all => format!("[{}]", all.join(", ")),
        };
        json!({
            "code": 422,
            "reason": "Invalid",
            "message": format!("{kind} {:?} is invalid: {what}", self.request.name),
            "details": { "name": self.request.name, "kind": kind, "causes": causes.collect::<Vec<_>>() },
        })
    }
}
