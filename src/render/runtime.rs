//! The reconcile runtime, as it stands in this repository.

use include_dir::{Dir, DirEntry, include_dir};

use super::FileSet;

static SOURCES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/runtime/src");
const MANIFEST: &str = include_str!("../../runtime/Cargo.toml");

/// Adds `runtime/`: its sources verbatim, its manifest without what only its own tests need.
pub fn add(files: &mut FileSet) {
    files.tool("runtime/Cargo.toml", manifest());
    add_folder(&SOURCES, files);
}

fn add_folder(folder: &Dir<'_>, files: &mut FileSet) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => add_folder(folder, files),
            DirEntry::File(file) => {
                if let Some(text) = file.contents_utf8() {
                    files.tool(format!("runtime/src/{}", file.path().display()), text);
                }
            }
        }
    }
}

/// The manifest without `[dev-dependencies]`: the runtime's integration tests stay in its own repository.
fn manifest() -> String {
    let mut out = String::new();
    let mut kept = true;
    for line in MANIFEST.lines() {
        if line.starts_with('[') {
            kept = line != "[dev-dependencies]";
        }
        if kept {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}
