//! Reads what Kubernetes says of its kinds and writes the facts: names and types of fields, what is required, lists and
//! their keys, enums, defaults, and which versions have them. Descriptions are their authors' and stay where they are.

mod discovery;
mod go;
mod merge;
mod module;
mod release;
mod schema;
mod source;

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

/// Writes the catalog of the kinds that operators can own, in all versions.
pub fn write(file: &Path) -> anyhow::Result<()> {
    let mut releases = Vec::new();
    for (minor, version) in RELEASES {
        let directory = module::directory(version)?;
        let release =
            release::served(&directory).with_context(|| format!("in {}", directory.display()))?;
        releases.push((minor, release));
    }
    save(file, &merge::text(&releases))
}

/// Writes a catalog of these kinds, each as `<apiVersion>/<kind>`, in one version, such as `1.37`.
pub fn write_kinds(file: &Path, version: &str, kinds: &[String]) -> anyhow::Result<()> {
    let is_it = |(minor, _): &&(u8, &str)| version == format!("1.{minor}");
    let (minor, version) = RELEASES
        .iter()
        .find(is_it)
        .context("no such version is known")?;
    let directory = module::directory(version)?;
    let release =
        release::named(&directory, kinds).with_context(|| format!("in {}", directory.display()))?;
    save(file, &merge::text(&[(*minor, release)]))
}

fn save(file: &Path, text: &str) -> anyhow::Result<()> {
    std::fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}
