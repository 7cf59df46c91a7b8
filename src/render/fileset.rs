//! What a generator run produces: every file of the project, and whose it is.

use std::collections::BTreeMap;

/// Whose a generated file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The tool's: rewritten whenever the spec or the tool changes, never edited by hand.
    Tool,
    /// The user's: written once, never touched again.
    User,
}

/// One file of the generated project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The text; it ends with a line break.
    pub contents: String,
    /// Whose it is.
    pub owner: Owner,
}

/// The files of a generated project by their path below its root, with `/` between folders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileSet {
    files: BTreeMap<String, File>,
}

impl FileSet {
    /// Adds a file of the tool's.
    pub fn tool(&mut self, path: impl Into<String>, contents: impl Into<String>) {
        self.insert(path.into(), contents.into(), Owner::Tool);
    }

    /// Adds a file of the user's.
    pub fn user(&mut self, path: impl Into<String>, contents: impl Into<String>) {
        self.insert(path.into(), contents.into(), Owner::User);
    }

    fn insert(&mut self, path: String, contents: String, owner: Owner) {
        self.files.insert(path, File { contents, owner });
    }

    /// Takes out the files below a folder, whose name ends with `/`.
    pub fn remove_below(&mut self, folder: &str) {
        self.files.retain(|path, _| !path.starts_with(folder));
    }

    /// The files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &File)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file))
    }

    /// The file at a path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }
}
