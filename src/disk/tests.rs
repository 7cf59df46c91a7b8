use std::collections::BTreeMap;

use proptest::prelude::*;

use tempfile::TempDir;

use super::*;

/// Every file, folder and link below a folder, with what it holds and when it was written.
fn tree(root: &Path) -> BTreeMap<PathBuf, (Option<Vec<u8>>, Option<std::time::SystemTime>)> {
    let mut tree = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let metadata = fs::symlink_metadata(&path).unwrap();
            if metadata.is_dir() {
                folders.push(path.clone());
                tree.insert(path, (None, None));
            } else {
                tree.insert(
                    path.clone(),
                    (fs::read(&path).ok(), metadata.modified().ok()),
                );
            }
        }
    }
    tree
}

fn project(files: &[(&str, &str)]) -> (TempDir, Project) {
    let folder = tempfile::tempdir().unwrap();
    let project = Project::open(folder.path()).unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    (folder, project)
}

fn write<'a>(path: &'a str, text: &'a str) -> Change<'a> {
    Change {
        path,
        contents: Some(text),
    }
}

fn delete(path: &str) -> Change<'_> {
    Change {
        path,
        contents: None,
    }
}

#[test]
fn changes_are_carried_out_and_empty_folders_go() {
    let (folder, project) = project(&[("a/b/old", "1"), ("keep", "2"), ("a/c/other", "3")]);
    project
        .apply(&[
            delete("a/b/old"),
            write("keep", "two"),
            write("x/y/new", "4"),
        ])
        .unwrap();
    let found = tree(folder.path());
    let names: Vec<_> = found
        .keys()
        .map(|path| path.strip_prefix(folder.path()).unwrap())
        .collect();
    let expected = ["a", "a/c", "a/c/other", "keep", "x", "x/y", "x/y/new"];
    assert_eq!(names, expected.map(Path::new));
    assert_eq!(
        fs::read_to_string(folder.path().join("keep")).unwrap(),
        "two"
    );
}

#[cfg(unix)]
#[test]
fn new_files_are_readable_by_others_and_old_ones_keep_their_mode() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, project) = project(&[("script", "1")]);
    let script = folder.path().join("script");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    fs::write(folder.path().join("plain"), "").unwrap();
    project
        .apply(&[write("script", "2"), write("new", "3")])
        .unwrap();
    let mode = |name| {
        fs::metadata(folder.path().join(name))
            .unwrap()
            .permissions()
            .mode()
    };
    assert_eq!(mode("script") & 0o777, 0o755);
    assert_eq!(mode("new"), mode("plain"));
}

#[cfg(unix)]
#[test]
fn nothing_is_read_or_written_through_a_link_out_of_the_project() {
    let (folder, project) = project(&[]);
    let outside = tempfile::tempdir().unwrap();
    let secret = outside.path().join("secret");
    fs::write(&secret, "secret").unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("src")).unwrap();
    std::os::unix::fs::symlink(&secret, folder.path().join("file")).unwrap();
    assert_eq!(project.read("src/secret").unwrap(), Some(Entry::Other));
    assert_eq!(project.read("file").unwrap(), Some(Entry::Other));
    for change in [
        write("src/secret", "x"),
        write("src/new", "x"),
        delete("src/secret"),
    ] {
        let error = project.apply(&[write("first", "1"), change]).unwrap_err();
        assert!(matches!(error, DiskError::Outside { .. }), "{error}");
    }
    assert!(!folder.path().join("first").exists());
    project.apply(&[write("file", "mine")]).unwrap();
    assert_eq!(fs::read_to_string(&secret).unwrap(), "secret");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn links_that_stay_in_the_project_are_followed() {
    use std::os::unix::fs::symlink;
    let (folder, project) = project(&[("a/b/file", "1"), ("a/other", "2")]);
    symlink("a/b", folder.path().join("link")).unwrap();
    symlink("../../link", folder.path().join("a/b/around")).unwrap();
    symlink("other", folder.path().join("a/same")).unwrap();
    symlink("nowhere", folder.path().join("broken")).unwrap();
    for path in ["link/file", "a/b/around/file", "link/around/around/file"] {
        let found = project.read(path).unwrap();
        assert_eq!(found, Some(Entry::File(b"1".to_vec())), "{path}");
    }
    let same = project.read("a/same").unwrap();
    assert_eq!(same, Some(Entry::File(b"2".to_vec())));
    assert_eq!(project.read("broken").unwrap(), Some(Entry::Other));
    assert_eq!(project.read("broken/file").unwrap(), None);
    assert_eq!(project.read("link").unwrap(), Some(Entry::Other));
    assert_eq!(project.read("a/other/below").unwrap(), Some(Entry::Other));
    project.apply(&[write("link/new", "3")]).unwrap();
    let written = fs::read_to_string(folder.path().join("a/b/new"));
    assert_eq!(written.unwrap(), "3");
}

/// What is known of the folders of one path must not be taken for those of another.
#[cfg(unix)]
#[test]
fn a_survey_sees_each_link() {
    let (folder, project) = project(&[("src/main.rs", "1"), ("src/in/a", "2"), ("z", "3")]);
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("b"), "secret").unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("src/out")).unwrap();
    let mut wanted = FileSet::default();
    for path in [
        "src/in/a",
        "src/main.rs",
        "src/missing/c",
        "src/out/b",
        "src/out/deep/d",
        "z",
    ] {
        wanted.tool(path, "");
    }
    let entries = project.survey(&wanted).unwrap().entries;
    let found: Vec<_> = entries
        .iter()
        .map(|(path, entry)| (path.as_str(), *entry == Entry::Other))
        .collect();
    let expected = [
        ("src/in/a", false),
        ("src/main.rs", false),
        ("src/out/b", true),
        ("z", false),
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_is_no_text_is_said_where() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("spec.yaml");
    fs::write(&path, b"name: a\nimage: \xc3\xb6\xff\n").unwrap();
    let error = read_text(&path).unwrap_err().to_string();
    assert!(
        error.contains("spec.yaml:2:9: not UTF-8\nhelp: save it"),
        "{error}"
    );
}

#[test]
fn a_path_out_of_the_project_is_refused() {
    let (_folder, project) = project(&[]);
    for path in ["../x", "/x", "a/../../x"] {
        assert!(matches!(
            project.apply(&[write(path, "x")]),
            Err(DiskError::Outside { .. })
        ));
        assert!(matches!(project.read(path), Err(DiskError::Outside { .. })));
    }
}

proptest! {
    /// Whichever change fails, and however, the project is as it was: contents, folders, times.
    #[test]
    fn a_failed_run_leaves_the_project_as_it_was(at in 0usize..6, which in 0usize..4) {
        let (folder, project) = project(&[
            ("a", "1"), ("b/c", "2"), ("d/e/f", "3"), ("folder/file", "4"), ("plain", "5"),
        ]);
        let mut changes = vec![
            write("a", "one"), delete("b/c"), write("n/e/w", "x"), delete("d/e/f"), write("d/new", "y"),
        ];
        let failing = [
            write("folder", "a folder stands there"),
            write("plain/below", "a file stands where its folder should be"),
            write("n/e/w/z", "an earlier change put a file where its folder should be"),
            delete("nothing"),
        ][which];
        changes.insert(at.min(changes.len()), failing);
        if which == 2 {
            changes.push(delete("nothing"));
        }
        let before = tree(folder.path());
        prop_assert!(project.apply(&changes).is_err());
        prop_assert_eq!(tree(folder.path()), before);
    }
}

#[test]
fn a_text_that_is_too_large_is_not_read() {
    let (folder, _) = project(&[
        ("just", &"ä".repeat(1 << 19)),
        ("more", &"a".repeat((1 << 20) + 1)),
    ]);
    let read = |name: &str| read_text_up_to(&folder.path().join(name), 1);
    assert_eq!(read("just").unwrap().len(), 1 << 20);
    let error = anyhow::Error::from(read("more").unwrap_err());
    assert!(
        format!("{error:#}").ends_with("more: it is larger than 1 MiB"),
        "{error:#}"
    );
    fs::write(folder.path().join("binary"), [0xff]).unwrap();
    let error = anyhow::Error::from(read("binary").unwrap_err());
    assert!(
        format!("{error:#}").ends_with("binary: it is not UTF-8"),
        "{error:#}"
    );
    assert!(read("missing").is_err());
}
