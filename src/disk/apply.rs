//! Carrying out a set of changes as a whole: everything is staged first, then renamed into place, and undone when that
//! fails halfway.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::links::Links;
use super::{DiskError, Project, failed};

/// A change of one file.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    /// The path below the project's root, with `/` between folders.
    pub path: &'a str,
    /// What it should hold; `None` deletes it.
    pub contents: Option<&'a str>,
}

impl Project {
    /// Carries out all the changes, in their order, or, when one fails, none.
    ///
    /// # Errors
    /// When a change fails; what was done before it has been undone.
    pub fn apply(&self, changes: &[Change<'_>]) -> Result<(), DiskError> {
        if changes.is_empty() {
            return Ok(());
        }
        let workshop = tempfile::Builder::new()
            .prefix(".operator-gen-")
            .tempdir_in(&self.root)
            .map_err(failed("write to", &self.root))?;
        let mut links = Links::default();
        let staged = changes
            .iter()
            .enumerate()
            .map(|(index, change)| self.stage(&workshop, index, change, &mut links))
            .collect::<Result<Vec<_>, _>>()?;
        let mut undo = Undo::default();
        for change in &staged {
            if let Err(error) = self.carry_out(change, &mut undo) {
                undo.run();
                return Err(error);
            }
        }
        for change in staged.iter().filter(|change| change.new.is_none()) {
            self.remove_empty_folders_above(&change.path);
        }
        Ok(())
    }

    /// Prepares a change, so that carrying it out needs nothing but renames.
    fn stage<'a>(
        &self,
        workshop: &TempDir,
        index: usize,
        change: &Change<'a>,
        links: &mut Links<'a>,
    ) -> Result<Staged, DiskError> {
        let path = self.path(change.path)?;
        if links.are_above(&self.root, change.path) {
            self.check_folder_of(&path)?;
        }
        let old = workshop.path().join(format!("{index}.old"));
        let metadata = fs::symlink_metadata(&path).ok();
        let old = match &metadata {
            None => None,
            Some(_) => {
                fs::hard_link(&path, &old)
                    .or_else(|_| fs::copy(&path, &old).map(drop))
                    .map_err(failed("replace", &path))?;
                Some(old)
            }
        };
        let new = match change.contents {
            None => None,
            Some(contents) => {
                let new = workshop.path().join(format!("{index}.new"));
                fs::write(&new, contents).map_err(failed("write", &new))?;
                if let Some(metadata) = metadata.filter(fs::Metadata::is_file) {
                    fs::set_permissions(&new, metadata.permissions())
                        .map_err(failed("write", &new))?;
                }
                Some(new)
            }
        };
        Ok(Staged { path, old, new })
    }

    fn carry_out(&self, change: &Staged, undo: &mut Undo) -> Result<(), DiskError> {
        let path = &change.path;
        match &change.new {
            Some(new) => {
                self.create_folders_above(path, undo)?;
                fs::rename(new, path).map_err(failed("write", path))?;
            }
            None => fs::remove_file(path).map_err(failed("delete", path))?,
        }
        undo.0.push(match &change.old {
            Some(old) => Reversal::Restore(old.clone(), path.clone()),
            None => Reversal::RemoveFile(path.clone()),
        });
        Ok(())
    }

    fn create_folders_above(&self, path: &Path, undo: &mut Undo) -> Result<(), DiskError> {
        let mut missing: Vec<&Path> = path
            .ancestors()
            .skip(1)
            .take_while(|folder| *folder != self.root && !folder.exists())
            .collect();
        while let Some(folder) = missing.pop() {
            fs::create_dir(folder).map_err(failed("create", folder))?;
            undo.0.push(Reversal::RemoveFolder(folder.to_owned()));
        }
        Ok(())
    }

    /// An empty folder is not worth a failed run: whatever hinders its removal is passed over.
    fn remove_empty_folders_above(&self, path: &Path) {
        for folder in path.ancestors().skip(1) {
            if folder == self.root || fs::remove_dir(folder).is_err() {
                return;
            }
        }
    }
}

/// A change that is ready to be carried out.
struct Staged {
    path: PathBuf,
    /// A second name of what is there now.
    old: Option<PathBuf>,
    /// What replaces it.
    new: Option<PathBuf>,
}

/// What was done, first things first.
#[derive(Default)]
struct Undo(Vec<Reversal>);

enum Reversal {
    Restore(PathBuf, PathBuf),
    RemoveFile(PathBuf),
    RemoveFolder(PathBuf),
}

impl Undo {
    /// Undoes as much as can be undone: a step that fails must not keep the others from being undone.
    fn run(self) {
        for reversal in self.0.into_iter().rev() {
            let _ = match reversal {
                Reversal::Restore(old, path) => fs::rename(old, path),
                Reversal::RemoveFile(path) => fs::remove_file(path),
                Reversal::RemoveFolder(path) => fs::remove_dir(path),
            };
        }
    }
}
