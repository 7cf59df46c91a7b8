//! What is generated for this repository itself. `catalog FILE` writes the schemas of the Kubernetes kinds.

mod catalog;

use std::path::Path;

use anyhow::bail;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["catalog", file] => catalog::write(Path::new(file)),
        _ => bail!("usage: xtask catalog FILE"),
    }
}
