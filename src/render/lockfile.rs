//! `Cargo.lock`: the versions that the runtime was tested with, so that every generated project starts from the same.

use super::FileSet;
use crate::model::Model;

/// The lock of a generated project without the entry of its own package; `scripts/lock.sh` makes it anew.
const LOCK: &str = include_str!("../../templates/Cargo.lock");

/// Adds the lock file.
pub fn add(model: &Model, files: &mut FileSet) {
    files.user("Cargo.lock", lock(&model.name));
}

/// The lock with the package's own entry, sorted by name as cargo sorts.
fn lock(name: &str) -> String {
    let own = format!(
        "[[package]]\nname = \"{name}\"\nversion = \"0.1.0\"\ndependencies = [\n \"operator-runtime\",\n]\n"
    );
    let (head, packages) = LOCK.split_once("\n\n").unwrap_or((LOCK, ""));
    let mut packages: Vec<&str> = packages.trim_end().split("\n\n").collect();
    let at = packages.partition_point(|package| package_name(package) <= name);
    packages.insert(at, own.trim_end());
    format!("{head}\n\n{}\n", packages.join("\n\n"))
}

fn package_name(package: &str) -> &str {
    package.split('"').nth(1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_stay_sorted() {
        for name in ["a", "webapp-operator", "zzz"] {
            let lock = lock(name);
            let names: Vec<&str> = lock
                .split("[[package]]")
                .skip(1)
                .map(package_name)
                .collect();
            assert!(names.is_sorted(), "{names:?}");
            assert!(names.contains(&name));
        }
    }
}
