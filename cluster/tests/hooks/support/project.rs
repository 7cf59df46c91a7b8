//! The project below `project/`.

use std::path::{Path, PathBuf};

use anyhow::Result;

/// The name of its Deployment and its program.
pub const NAME: &str = "hooks-operator";

/// The generated project and its program.
pub fn build() -> Result<(PathBuf, PathBuf)> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hooks/project");
    let project = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hooks");
    let program = cluster::project::build(&sources, &project, NAME)?;
    Ok((project, program))
}
