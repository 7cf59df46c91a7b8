//! `operator-gen.lock`: which files the tool wrote, and what it wrote, so that an edit by hand is noticed.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::paths::is_inside;

/// Where the lock lies below the project's root.
pub const LOCK_PATH: &str = "operator-gen.lock";

/// The version of the lock's own format.
const FORMAT: u32 = 1;

const HEADER: &str = "\
# Which files operator-gen wrote, and the SHA-256 of what it wrote. Commit this file; never edit it.
";

/// The files that the tool wrote.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// The version of this format.
    format: u32,
    /// The version of the tool that wrote the files.
    version: String,
    /// The SHA-256 in hexadecimal of every file, by path.
    #[serde(default)]
    files: BTreeMap<String, String>,
}

/// Why a lock cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// It is not YAML, or not of the expected shape.
    #[error("{LOCK_PATH} cannot be read: {0}")]
    Malformed(String),
    /// It comes from a later version of the tool.
    #[error(
        "{LOCK_PATH} has format {found}, and this version of operator-gen ({version}) knows {FORMAT}",
        version = env!("CARGO_PKG_VERSION")
    )]
    Format {
        /// The format that the lock names.
        found: u32,
    },
    /// It names a file outside the project.
    #[error("{LOCK_PATH} names `{0}`, which is no path inside the project")]
    Path(String),
}

impl Lock {
    /// The lock of these files, given by path and contents.
    #[must_use]
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self {
            format: FORMAT,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            files: files
                .into_iter()
                .map(|(path, contents)| (path.to_owned(), hash(contents.as_bytes())))
                .collect(),
        }
    }

    /// Reads a lock.
    ///
    /// # Errors
    /// When it is malformed, of another format, or names a path outside the project.
    pub fn parse(text: &str) -> Result<Self, LockError> {
        let lock: Self = serde_saphyr::from_str(text)
            .map_err(|error| LockError::Malformed(first_line(&error.to_string())))?;
        if lock.format != FORMAT {
            return Err(LockError::Format { found: lock.format });
        }
        match lock.files.keys().find(|path| !is_inside(path)) {
            Some(path) => Err(LockError::Path(path.clone())),
            None => Ok(lock),
        }
    }

    /// The files that it names.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The SHA-256 of what the tool wrote at a path.
    #[must_use]
    pub fn hash_of(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// The text of the lock: sorted, the same on every machine.
    #[must_use]
    pub fn to_text(&self) -> String {
        let Self {
            format,
            version,
            files,
        } = self;
        let mut text = format!("{HEADER}format: {format}\nversion: \"{version}\"\nfiles:");
        if files.is_empty() {
            text.push_str(" {}");
        }
        text.push('\n');
        for (path, hash) in files {
            // A JSON string is a YAML string whatever it holds. Writing to a string never fails.
            let path = serde_json::Value::from(path.as_str());
            let _ = writeln!(text, "  {path}: \"{hash}\"");
        }
        text
    }
}

/// The SHA-256 in hexadecimal.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_lock_that_names_a_file_outside_the_project_is_refused() {
        let text = "format: 1\nversion: \"1\"\nfiles:\n  ../x: \"00\"\n";
        assert!(matches!(Lock::parse(text), Err(LockError::Path(path)) if path == "../x"));
    }

    #[test]
    fn a_lock_with_merge_markers_says_where() {
        let text = "format: 1\n<<<<<<< HEAD\nversion: \"1\"\n=======\nversion: \"2\"\n";
        let Err(LockError::Malformed(message)) = Lock::parse(text) else {
            panic!("a malformed lock was read");
        };
        assert!(message.contains("line"), "{message}");
    }

    #[test]
    fn a_later_format_is_named() {
        let error = Lock::parse("format: 2\nversion: \"9\"\nfiles: {}\n").unwrap_err();
        assert!(error.to_string().contains("format 2"), "{error}");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(files in prop::collection::btree_map("[a-zA-Z0-9_.# -]{1,8}(/[a-z.]{3,8}){0,2}", ".*", 0..6)) {
            let files: BTreeMap<String, String> = files.into_iter().filter(|(path, _)| is_inside(path)).collect();
            let lock = Lock::of(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
            prop_assert_eq!(Lock::parse(&lock.to_text()).unwrap(), lock);
        }
    }
}
