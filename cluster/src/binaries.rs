//! Finding the programs that `control-plane/build.sh` builds.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::component::Component;

/// A directory with all programs of a control plane.
pub(crate) struct Binaries {
    directory: PathBuf,
}

impl Binaries {
    /// The directory that `KUBEBUILDER_ASSETS` names if it is complete, or else the build's cache.
    pub(crate) fn locate() -> Result<Self> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../control-plane/build.sh");
        // The script alone knows where it builds to.
        let output = Command::new("sh")
            .arg(&script)
            .arg("--where")
            .stderr(Stdio::inherit())
            .output()
            .with_context(|| format!("run {} --where", script.display()))?;
        ensure!(
            output.status.success(),
            "{} --where failed",
            script.display()
        );
        let directory = PathBuf::from(String::from_utf8(output.stdout)?.trim());

        let binaries = Self { directory };
        for component in Component::ALL {
            binaries.ensure_built(component.program())?;
        }
        binaries.ensure_built("kubectl")?;
        binaries.ensure_built("stages")?;
        Ok(binaries)
    }

    /// The path of the program with this file name.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.directory.join(name)
    }

    /// kwok's stage files: how nodes and pods move from one state to the next.
    pub(crate) fn stages(&self) -> Result<Vec<PathBuf>> {
        let folder = self.directory.join("stages");
        let entries = folder
            .read_dir()
            .with_context(|| format!("read {}", folder.display()))?;
        let mut files = entries
            .map(|entry| Ok(entry?.path()))
            .collect::<Result<Vec<_>>>()?;
        files.sort();
        Ok(files)
    }

    fn ensure_built(&self, name: &str) -> Result<()> {
        ensure!(
            self.program(name).exists(),
            "the control plane is not built: no {name} in {}\n\
             help: `make test-cluster` builds it (with Go; `control-plane/build.sh` alone does too), or set \
             KUBEBUILDER_ASSETS to a directory that holds ready binaries",
            self.directory.display()
        );
        Ok(())
    }
}
