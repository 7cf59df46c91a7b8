//! The API server's audit log: every request, by user.

use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

use anyhow::{Context, Result};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::MicroTime;
use k8s_openapi::jiff::Timestamp;
use serde::Deserialize;

/// A request that the API server has answered; of a watch, the request that opened it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEvent {
    /// Who asked, as the API server knows them (`system:serviceaccount:NAMESPACE:NAME` for a ServiceAccount).
    pub user: String,
    /// The client's User-Agent header; empty if it sent none.
    pub user_agent: String,
    /// The verb of RBAC (`get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection`), or of
    /// HTTP, in lower case, for a path that is no resource.
    pub verb: String,
    /// The API group; empty for the core group and for a path that is no resource.
    pub group: String,
    /// The plural name of the resource; empty for a path that is no resource.
    pub resource: String,
    /// The subresource, such as `status`, or empty.
    pub subresource: String,
    /// The namespace, or empty.
    pub namespace: String,
    /// The name of the object, or empty where the request names none.
    pub name: String,
    /// The HTTP status code of the answer.
    pub code: u16,
    /// Path and query of the request.
    pub request_uri: String,
    /// When the API server received the request.
    pub timestamp: Timestamp,
}

/// A place in the audit log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct AuditMark(u64);

/// The place at the end of the log.
pub(crate) fn mark(log: &Path) -> Result<AuditMark> {
    match log.metadata() {
        Ok(metadata) => Ok(AuditMark(metadata.len())),
        // Nothing has been asked yet.
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(AuditMark::default()),
        Err(error) => Err(error).with_context(|| format!("read {}", log.display())),
    }
}

/// The events after `mark`, which moves to where the next call goes on.
pub(crate) fn next(log: &Path, mark: &mut AuditMark) -> Result<Vec<AuditEvent>> {
    // The byte before the mark tells whether a line begins there.
    let start = mark.0.saturating_sub(1);
    let bytes = read(log, start)?;
    let Some(last) = bytes.iter().rposition(|byte| *byte == b'\n') else {
        return Ok(Vec::new());
    };
    // A mark in the middle of a line was set while that line was being written: its request was answered before.
    let first = match mark.0 {
        0 => 0,
        _ => bytes.iter().take_while(|byte| **byte != b'\n').count() + 1,
    };
    mark.0 = start + u64::try_from(last + 1)?;
    parse(std::str::from_utf8(&bytes[first..=last])?)
}

/// The events after `mark`, in the order in which they were answered.
pub(crate) fn since(log: &Path, mut mark: AuditMark) -> Result<Vec<AuditEvent>> {
    next(log, &mut mark)
}

fn read(log: &Path, start: u64) -> Result<Vec<u8>> {
    let mut file = match File::open(log) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        file => file.with_context(|| format!("open {}", log.display()))?,
    };
    file.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn parse(text: &str) -> Result<Vec<AuditEvent>> {
    let entries = text.lines().map(|line| {
        serde_json::from_str::<Entry>(line).with_context(|| format!("in the audit log: {line}"))
    });
    let counted = entries.filter(|entry| entry.as_ref().map_or(true, Entry::counts));
    counted.map(|entry| Ok(entry?.into())).collect()
}

/// A line of the log: `audit.k8s.io/v1`, Event.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    stage: String,
    verb: String,
    user: User,
    #[serde(default)]
    user_agent: String,
    #[serde(default)]
    object_ref: ObjectReference,
    #[serde(default)]
    response_status: ResponseStatus,
    #[serde(rename = "requestURI")]
    request_uri: String,
    request_received_timestamp: MicroTime,
}

#[derive(Deserialize)]
struct User {
    #[serde(default)]
    username: String,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct ObjectReference {
    api_group: String,
    resource: String,
    subresource: String,
    namespace: String,
    name: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ResponseStatus {
    code: u16,
}

impl Entry {
    /// Whether this line stands for its request: each request has a line at its end, and one that lasts has another at
    /// its start. A watch counts when it opens, or, if it never opened, when it is refused.
    fn counts(&self) -> bool {
        let refused = self.response_status.code >= 400;
        match self.stage.as_str() {
            "ResponseStarted" => self.verb == "watch" && !refused,
            _ => self.verb != "watch" || refused,
        }
    }
}

impl From<Entry> for AuditEvent {
    fn from(entry: Entry) -> Self {
        let object = entry.object_ref;
        Self {
            user: entry.user.username,
            user_agent: entry.user_agent,
            verb: entry.verb,
            group: object.api_group,
            resource: object.resource,
            subresource: object.subresource,
            namespace: object.namespace,
            name: object.name,
            code: entry.response_status.code,
            request_uri: entry.request_uri,
            timestamp: entry.request_received_timestamp.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(stage: &str, verb: &str, code: u16) -> String {
        format!(
            r#"{{"stage":"{stage}","verb":"{verb}","user":{{"username":"u"}},"requestURI":"/x","responseStatus":{{"code":{code}}},"requestReceivedTimestamp":"2026-01-02T03:04:05.000006Z"}}"#
        )
    }

    #[test]
    fn every_request_counts_once() {
        let log = [
            line("ResponseComplete", "get", 200),
            line("ResponseStarted", "watch", 200),
            line("ResponseComplete", "watch", 200),
            line("ResponseStarted", "watch", 403),
            line("ResponseComplete", "watch", 403),
            line("ResponseStarted", "connect", 200),
            line("ResponseComplete", "connect", 200),
            line("Panic", "update", 500),
        ];
        let events = parse(&(log.join("\n") + "\n")).unwrap();
        let counted = Vec::from_iter(events.iter().map(|event| (event.verb.as_str(), event.code)));
        assert_eq!(
            counted,
            [
                ("get", 200),
                ("watch", 200),
                ("watch", 403),
                ("connect", 200),
                ("update", 500)
            ]
        );
    }

    #[test]
    fn a_line_that_is_being_written_is_left_for_later() {
        let log = tempfile::NamedTempFile::new().unwrap();
        let whole = line("ResponseComplete", "get", 200) + "\n";
        for cut in 0..whole.len() {
            std::fs::write(&log, &whole[..cut]).unwrap();
            assert_eq!(since(log.path(), AuditMark::default()).unwrap(), []);
            std::fs::write(&log, whole.clone() + &whole[..cut]).unwrap();
            let mut mark = AuditMark::default();
            assert_eq!(next(log.path(), &mut mark).unwrap().len(), 1);
            assert_eq!(next(log.path(), &mut mark).unwrap().len(), 0);
            std::fs::write(&log, whole.repeat(2)).unwrap();
            assert_eq!(next(log.path(), &mut mark).unwrap().len(), 1);
        }
    }

    #[test]
    fn a_line_that_was_being_written_is_before_the_mark() {
        let log = tempfile::NamedTempFile::new().unwrap();
        let whole = line("ResponseComplete", "get", 200) + "\n";
        for cut in 1..=whole.len() {
            std::fs::write(&log, &whole[..cut]).unwrap();
            let mut mark = mark(log.path()).unwrap();
            assert_eq!(next(log.path(), &mut mark).unwrap(), []);
            std::fs::write(&log, whole.repeat(2)).unwrap();
            assert_eq!(next(log.path(), &mut mark).unwrap().len(), 1);
            assert_eq!(next(log.path(), &mut mark).unwrap(), []);
        }
    }

    #[test]
    fn a_broken_line_is_an_error() {
        assert!(parse("{}\n").is_err());
    }
}
