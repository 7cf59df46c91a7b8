//! The reconcile runtime, as it stands in this repository.

use include_dir::{Dir, DirEntry, include_dir};

use super::FileSet;

static SOURCES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/runtime/src");
const MANIFEST: &str = include_str!("../../runtime/Cargo.toml");

/// How the lines begin that are about webhooks. Where the spec asks for none, the manifest is without them, so that what they
/// depend on is not in the lock file.
const OF_WEBHOOKS: [&str; 4] = [
    "# The HTTPS server",
    "webhooks = ",
    "rcgen = ",
    "tokio-rustls = ",
];

/// Adds `runtime/`: its sources verbatim, its manifest without what only its own tests need.
pub fn add(webhooks: bool, files: &mut FileSet) {
    files.tool("runtime/Cargo.toml", manifest(webhooks));
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

/// The manifest without `[dev-dependencies]`, since the runtime's integration tests stay in its own repository.
fn manifest(webhooks: bool) -> String {
    let mut out = String::new();
    let mut kept = true;
    for line in MANIFEST.lines() {
        if line.starts_with('[') {
            kept = line != "[dev-dependencies]";
        }
        let of_webhooks = OF_WEBHOOKS.iter().any(|start| line.starts_with(start));
        if kept && (webhooks || !of_webhooks) {
            out.push_str(line);
            out.push('\n');
        }
        if webhooks && line == "[features]" {
            out.push_str("default = [\"webhooks\"]\n");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn webhooks_are_on_where_they_are_asked_for_and_unknown_elsewhere() {
        let [with, without] = [manifest(true), manifest(false)];
        assert!(with.contains("[features]\ndefault = [\"webhooks\"]\n"));
        for start in OF_WEBHOOKS {
            assert!(with.contains(&format!("\n{start}")), "{start}");
            assert!(!without.contains(&format!("\n{start}")), "{start}");
        }
        assert!(!without.contains("dep:rcgen"));
    }
}
