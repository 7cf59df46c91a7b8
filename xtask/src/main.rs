//! What is generated for this repository itself. `catalog FILE` writes the schemas of the Kubernetes kinds; with a version
//! and kinds behind it, those of these kinds in that version, which is what a test of the template check asks for.

mod catalog;

use std::path::Path;

use anyhow::bail;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [catalog, file] if catalog == "catalog" => catalog::write(Path::new(file)),
        [catalog, file, version, kinds @ ..] if catalog == "catalog" => {
            catalog::write_kinds(Path::new(file), version, kinds)
        }
        _ => bail!("usage: xtask catalog FILE [1.MINOR APIVERSION/KIND...]"),
    }
}
