//! The file system; nothing else touches it. A set of changes happens as a whole or not at all.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

mod apply;
mod links;

use crate::paths::is_inside;
use crate::plan::{Entry, Existing, LOCK_PATH, Lock, LockError};
use crate::problem::position;
use crate::render::FileSet;

pub use apply::Change;
use links::Links;

/// Why bytes are no text.
const NOT_UTF_8: &str = "it is not UTF-8";

/// What could not be done, to what, and why.
#[derive(Debug, thiserror::Error)]
pub enum DiskError {
    /// The operating system refused.
    #[error("cannot {verb} {}", path.display())]
    Io {
        /// What was tried.
        verb: &'static str,
        /// With what.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// A file holds something else than text.
    #[error("{}:{line}:{column}: not UTF-8\nhelp: save it as text in UTF-8", path.display())]
    NotText {
        /// The file.
        path: PathBuf,
        /// The line of the first byte that is no text.
        line: usize,
        /// The column of it, in characters.
        column: usize,
    },
    /// The lock cannot be used.
    #[error(
        "{0}\n\
         help: it tells edited files from stale ones; restore it from version control, or delete it and run \
         `operator-gen generate`"
    )]
    Lock(#[from] LockError),
    /// A path would leave the project.
    #[error("{} lies outside the project, or behind a link that leads out of it", path.display())]
    Outside {
        /// The path.
        path: PathBuf,
    },
}

/// Reads a text file anywhere.
///
/// # Errors
/// When it cannot be read or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, DiskError> {
    let bytes = fs::read(path).map_err(failed("read", path))?;
    text(path, bytes)
}

/// Reads what comes in on standard input, which errors call by this name.
///
/// # Errors
/// When it cannot be read or is not UTF-8.
pub fn read_standard_input(name: &Path) -> Result<String, DiskError> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(failed("read", name))?;
    text(name, bytes)
}

fn text(path: &Path, bytes: Vec<u8>) -> Result<String, DiskError> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let (line, column) = position(&String::from_utf8_lossy(error.as_bytes()), valid);
        DiskError::NotText {
            path: path.to_owned(),
            line,
            column,
        }
    })
}

/// Reads a text file that is not larger than this many MiB; of one that is, no more than that is read.
///
/// # Errors
/// When it is larger, cannot be read or is not UTF-8.
pub fn read_text_up_to(path: &Path, mebibytes: u64) -> Result<String, DiskError> {
    let most = mebibytes << 20;
    let read = || {
        let mut bytes = Vec::new();
        fs::File::open(path)?
            .take(most + 1)
            .read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most {
            return Err(io::Error::other(format!(
                "it is larger than {mebibytes} MiB"
            )));
        }
        String::from_utf8(bytes).map_err(|_| io::Error::other(NOT_UTF_8))
    };
    read().map_err(failed("read", path))
}

/// The texts of the YAML and JSON files below a folder, by their paths below it with `/` between folders.
///
/// # Errors
/// When the folder or one of them cannot be read or is not UTF-8.
pub fn manifests(folder: &Path) -> Result<BTreeMap<String, String>, DiskError> {
    let mut texts = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            let source = error.into_io_error();
            let source = source.unwrap_or_else(|| io::Error::other("a link leads back to it"));
            failed("read", &path)(source)
        })?;
        let path = entry.path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        let is_one = entry.file_type().is_file() && matches!(ending, Some("yaml" | "yml" | "json"));
        if let (true, Ok(below)) = (is_one, path.strip_prefix(folder)) {
            let names = below.iter().map(|name| name.to_string_lossy());
            let name = names.collect::<Vec<_>>().join("/");
            texts.insert(name, read_text(path)?);
        }
    }
    Ok(texts)
}

/// Whether anything stands at a path.
#[must_use]
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Makes a folder and those above it.
///
/// # Errors
/// When one cannot be made.
pub fn create_folder(path: &Path) -> Result<(), DiskError> {
    fs::create_dir_all(path).map_err(failed("create", path))
}

/// The folder of a project.
#[derive(Clone, Debug)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// Opens a folder.
    ///
    /// # Errors
    /// When it is not there.
    pub fn open(root: &Path) -> Result<Self, DiskError> {
        let root = root.canonicalize().map_err(failed("open", root))?;
        Ok(Self { root })
    }

    /// What is there of what is wanted, and of what the lock knows.
    ///
    /// # Errors
    /// When a file is there and cannot be read, and when the lock cannot be used.
    pub fn survey(&self, wanted: &FileSet) -> Result<Existing, DiskError> {
        let lock = match self.read_text(LOCK_PATH)? {
            Some(text) => Some((Lock::parse(&text)?, text)),
            None => None,
        };
        let paths = wanted.iter().map(|(path, _)| path);
        let locked = lock.iter().flat_map(|(lock, _)| lock.paths());
        // Nearly every path is among both.
        let paths: BTreeSet<&str> = paths.chain(locked).collect();
        let mut entries = BTreeMap::new();
        let mut links = Links::default();
        for path in paths {
            if let Some(entry) = self.entry(path, &mut links)? {
                entries.insert(path.to_owned(), entry);
            }
        }
        Ok(Existing { entries, lock })
    }

    /// What stands at a path; `None` when nothing does. A link is followed as long as it stays in the project.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn read(&self, path: &str) -> Result<Option<Entry>, DiskError> {
        self.entry(path, &mut Links::default())
    }

    /// The same, with what is known of the folders already.
    fn entry<'a>(&self, name: &'a str, links: &mut Links<'a>) -> Result<Option<Entry>, DiskError> {
        let path = self.path(name)?;
        let found = match fs::symlink_metadata(&path) {
            Ok(found) => found,
            Err(error) => {
                return match error.kind() {
                    io::ErrorKind::NotFound => Ok(None),
                    // A file stands where a folder of the path should be.
                    io::ErrorKind::NotADirectory => Ok(Some(Entry::Other)),
                    _ => Err(failed("read", &path)(error)),
                };
            }
        };
        let target = if found.is_symlink() || links.are_above(&self.root, name) {
            let target = path.canonicalize().ok();
            target.filter(|target| target.starts_with(&self.root) && target.is_file())
        } else {
            found.is_file().then(|| path.clone())
        };
        let Some(target) = target else {
            return Ok(Some(Entry::Other));
        };
        let bytes = fs::read(&target).map_err(failed("read", &path))?;
        Ok(Some(Entry::File(bytes)))
    }

    /// The text of a file; `None` when nothing is there.
    fn read_text(&self, path: &str) -> Result<Option<String>, DiskError> {
        let unreadable = |reason| failed("read", &self.root.join(path))(io::Error::other(reason));
        match self.read(path)? {
            None => Ok(None),
            Some(Entry::File(bytes)) => match String::from_utf8(bytes) {
                Ok(text) => Ok(Some(text)),
                Err(_) => Err(unreadable(NOT_UTF_8)),
            },
            Some(Entry::Other) => Err(unreadable("it is not a file of this project")),
        }
    }

    fn path(&self, path: &str) -> Result<PathBuf, DiskError> {
        if is_inside(path) {
            Ok(self.root.join(path))
        } else {
            Err(DiskError::Outside { path: path.into() })
        }
    }

    /// Refuses a path that a link above it leads out of the project.
    fn check_folder_of(&self, path: &Path) -> Result<(), DiskError> {
        let nearest = path
            .ancestors()
            .skip(1)
            .find_map(|folder| folder.canonicalize().ok());
        match nearest {
            Some(folder) if folder.starts_with(&self.root) => Ok(()),
            _ => Err(DiskError::Outside {
                path: path.to_owned(),
            }),
        }
    }
}

fn failed(verb: &'static str, path: &Path) -> impl FnOnce(io::Error) -> DiskError {
    let path = path.to_owned();
    move |source| DiskError::Io { verb, path, source }
}

#[cfg(test)]
mod tests;
