//! Reads what Kubernetes says of its kinds and writes the facts: names and types of fields, what is required, lists and
//! their keys, enums, defaults, and which versions have them. Descriptions are their authors' and stay where they are.

mod enums;
mod merge;
mod module;
mod release;
mod schema;

use std::path::Path;

use anyhow::Context;

/// The newest patch of each minor version, oldest first.
const RELEASES: [(u8, &str); 5] = [
    (33, "v1.33.13"),
    (34, "v1.34.4"),
    (35, "v1.35.4"),
    (36, "v1.36.3"),
    (37, "v1.37.2"),
];

/// Writes the catalog.
pub fn write(file: &Path) -> anyhow::Result<()> {
    let mut releases = Vec::new();
    for (minor, version) in RELEASES {
        let directory = module::directory(version)?;
        let release =
            release::read(&directory).with_context(|| format!("in {}", directory.display()))?;
        releases.push((minor, release));
    }
    let text = merge::text(&releases);
    std::fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}
