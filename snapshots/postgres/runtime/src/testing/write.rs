//! Creating and changing objects.

use std::sync::Arc;

use serde_json::{Value, json};

use super::body::{parse_body, place, take_metadata, with_metadata};
use super::commit::describe;
use super::decode::{self, decode};
use super::managed::ManagedFields;
use super::patch;
use super::request::Call;
use super::resource::Resource;
use super::state::{Answer, State};
use super::status::Failure;

impl State {
    pub fn create(&mut self, call: &Call, resource: &Arc<Resource>) -> Result<Answer, Failure> {
        if call.target.name.is_some() {
            return Err(Failure::method_not_allowed());
        }
        let mut object = parse_body(&call.body)?;
        if object["metadata"]["resourceVersion"]
            .as_str()
            .is_some_and(|version| !version.is_empty())
        {
            let message = "resourceVersion should not be set on objects to be created";
            return Err(Failure::new(500, "", message));
        }
        let text = |field: &str| object["metadata"][field].as_str().unwrap_or_default();
        let name = match (text("name"), text("generateName")) {
            ("", "") => String::new(),
            ("", prefix) => format!("{prefix}{}", random_suffix()),
            (name, _) => name.to_owned(),
        };
        object["metadata"]["name"] = json!(name);
        let namespace = place(&mut object, resource, call)?;
        self.ensure_namespace(resource, &namespace, &name)?;
        let object = decode(resource, object)?;
        self.insert(call, resource, (namespace, name), object, None)
            .map(Answer::created)
    }

    pub fn update(&mut self, call: &Call, resource: &Arc<Resource>) -> Result<Answer, Failure> {
        let mut object = parse_body(&call.body)?;
        let key = Self::key(call);
        let sent = object["metadata"]["name"].as_str().unwrap_or_default();
        if sent != key.1 {
            return Err(Failure::other_name(sent, &key.1));
        }
        place(&mut object, resource, call)?;
        let object = decode(resource, object)?;
        let Some(live) = self.store.get(resource, &key) else {
            if resource.create_on_update && call.target.subresource.is_none() {
                self.ensure_namespace(resource, &key.0, &key.1)?;
                return self
                    .insert(call, resource, key, object, None)
                    .map(Answer::created);
            }
            return Err(Failure::not_found(resource, &key.1));
        };
        self.replace(call, resource, key, &live, object)
            .map(Answer::ok)
    }

    pub fn patch(&mut self, call: &Call, resource: &Arc<Resource>) -> Result<Answer, Failure> {
        let media_type = call.content_type.split(';').next().unwrap_or_default();
        if matches!(
            media_type,
            "application/apply-patch+yaml" | "application/apply-patch+cbor"
        ) {
            return self.apply(call, resource);
        }
        let key = Self::key(call);
        let live = self.read(resource, &key)?;
        let body: Value = serde_json::from_slice(&call.body)
            .map_err(|error| Failure::bad_request(error.to_string()))?;
        let mut object = (*live).clone();
        match media_type {
            "application/merge-patch+json" => patch::merge(&mut object, &body),
            "application/json-patch+json" => {
                let refuse =
                    |error: patch::Error| Failure::invalid_patch(resource, &key.1, &error.0);
                patch::json(&mut object, &body).map_err(refuse)?;
            }
            other => return Err(Failure::unsupported_media_type(other)),
        }
        let mut object = with_metadata(object)?;
        place(&mut object, resource, call)?;
        let object = decode(resource, object)?;
        self.replace(call, resource, key, &live, object)
            .map(Answer::ok)
    }

    fn apply(&mut self, call: &Call, resource: &Arc<Resource>) -> Result<Answer, Failure> {
        let key = Self::key(call);
        if call.param("fieldManager").is_none() {
            return Err(Failure::no_field_manager());
        }
        let mut applied = parse_body(&call.body)?;
        if take_metadata(&mut applied, "managedFields").is_some_and(|fields| !fields.is_null()) {
            let message = "metadata.managedFields must be nil";
            return Err(Failure::bad_request(message));
        }
        place(&mut applied, resource, call)?;
        let sent = applied["metadata"]["name"].as_str().unwrap_or_default();
        if sent != key.1 {
            return Err(Failure::other_name(sent, &key.1));
        }
        decode::refuse_undeclared(resource, &applied)?;
        let live = self.store.get(resource, &key);
        let version = take_metadata(&mut applied, "resourceVersion");
        let uid = take_metadata(&mut applied, "uid");
        if live.is_none() {
            if call.target.subresource.is_some() {
                return Err(Failure::not_found(resource, &key.1));
            }
            self.ensure_namespace(resource, &key.0, &key.1)?;
        }
        let base = live.as_deref().cloned().unwrap_or_else(
            || json!({ "apiVersion": resource.api_version(), "kind": resource.kind, "metadata": {} }),
        );
        let write = describe(call, resource, "Apply");
        let (merged, managed) =
            ManagedFields::of(&base).apply(&base, &applied, call.flag("force"), write)?;
        let mut object = decode::complete(resource, merged)?;
        match live {
            None => self
                .insert(call, resource, key, object, Some(managed))
                .map(Answer::created),
            Some(live) => {
                for (field, value) in [("resourceVersion", version), ("uid", uid)] {
                    let value = value.unwrap_or_else(|| live["metadata"][field].clone());
                    object["metadata"][field] = value;
                }
                self.preconditions(resource, &key, &live, &object)?;
                self.commit(call, resource, key, &live, object, managed)
                    .map(Answer::ok)
            }
        }
    }
}

/// The characters of generated names.
const ALPHABET: &[u8] = b"bcdfghjklmnpqrstvwxz2456789";

fn random_suffix() -> String {
    let digit = || fastrand::choice(ALPHABET).copied().map(char::from);
    std::iter::repeat_with(digit).flatten().take(5).collect()
}
