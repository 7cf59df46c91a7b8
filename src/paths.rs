//! Paths of a project's files, as specs and lock files name them.

/// Whether a path stays below the project's folder: relative, with `/` between plain names.
pub(crate) fn is_inside(path: &str) -> bool {
    !path.contains(['\\', '\0', ':'])
        && path.split('/').all(|name| !matches!(name, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::is_inside;

    #[test]
    fn a_path_outside_the_project_is_refused() {
        for path in [
            "/etc/passwd",
            "../x",
            "a/../../x",
            "a//b",
            "",
            "./a",
            "C:\\x",
            "a\\b",
        ] {
            assert!(!is_inside(path), "{path}");
        }
        for path in [
            "a",
            "a/b.rs",
            ".github/workflows/x.yml",
            "a/..b",
            "r#type.rs",
        ] {
            assert!(is_inside(path), "{path}");
        }
    }
}
