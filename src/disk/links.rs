//! Where links are on the way to files. Most projects have none, and each of their folders is looked at once.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// What is known of folders, by their paths below a project's root: whether they are links, or behind one.
#[derive(Debug, Default)]
pub struct Links<'a>(HashMap<&'a str, bool>);

impl<'a> Links<'a> {
    /// Whether a link is among the folders that lead to a path below the root. What is not there is none.
    pub fn are_above(&mut self, root: &Path, path: &'a str) -> bool {
        let Some((folder, _)) = path.rsplit_once('/') else {
            return false;
        };
        if let Some(known) = self.0.get(folder) {
            return *known;
        }
        let found = self.are_above(root, folder)
            || fs::symlink_metadata(root.join(folder)).is_ok_and(|found| found.is_symlink());
        self.0.insert(folder, found);
        found
    }
}
