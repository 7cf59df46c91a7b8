//! `Cargo.lock`: the versions that the runtime was tested with, so that every generated project starts from the same.

use super::FileSet;
use crate::model::Model;

/// The lock of a generated project without the entry of its own package; `scripts/lock.sh` makes it anew.
const LOCK: &str = include_str!("../../templates/Cargo.lock");

/// The same for one with webhooks.
const LOCK_WITH_WEBHOOKS: &str = include_str!("../../templates/Cargo.webhooks.lock");

/// Adds the lock file.
pub fn add(model: &Model, files: &mut FileSet) {
    let lock = match model.has_webhooks() {
        true => LOCK_WITH_WEBHOOKS,
        false => LOCK,
    };
    files.user("Cargo.lock", with_own_package(lock, &model.name));
}

/// The lock with the package's own entry, sorted by name as cargo sorts.
fn with_own_package(lock: &str, name: &str) -> String {
    let own = format!(
        "[[package]]\nname = \"{name}\"\nversion = \"0.1.0\"\ndependencies = [\n \"operator-runtime\",\n]\n"
    );
    let (head, packages) = lock.split_once("\n\n").unwrap_or((lock, ""));
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

    fn packages(lock: &str) -> Vec<&str> {
        lock.split("[[package]]").skip(1).collect()
    }

    #[test]
    fn packages_stay_sorted() {
        for name in ["a", "webapp-operator", "zzz"] {
            for lock in [LOCK, LOCK_WITH_WEBHOOKS] {
                let lock = with_own_package(lock, name);
                let names: Vec<&str> = packages(&lock).into_iter().map(package_name).collect();
                assert!(names.is_sorted(), "{names:?}");
                assert!(names.contains(&name));
            }
        }
    }

    #[test]
    fn webhooks_add_packages_and_change_no_version() {
        let version = |package: &str| package.lines().take(4).collect::<String>();
        let with: Vec<String> = packages(LOCK_WITH_WEBHOOKS)
            .into_iter()
            .map(version)
            .collect();
        for package in packages(LOCK) {
            assert!(with.contains(&version(package)), "{package}");
        }
    }
}
