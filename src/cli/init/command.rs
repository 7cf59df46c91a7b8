//! The command that gives the same answers as a conversation did.

use std::path::Path;

use super::interview::Interview;

/// The `init` command with everything said in flags, fit to be pasted into a shell.
pub fn equivalent(directory: &Path, interview: &Interview) -> String {
    let mut words = vec!["operator-gen".to_owned(), "init".to_owned()];
    if directory != Path::new(".") {
        words.push(directory.display().to_string());
    }
    let single = [
        ("--name", Some(interview.name.clone())),
        ("--image", interview.image.clone()),
        ("--group", Some(interview.group.clone())),
        ("--kind", Some(interview.kind.clone())),
        ("--version", Some(interview.version.clone())),
        ("--scope", Some(interview.scope.to_string())),
    ];
    let fields = interview
        .fields
        .iter()
        .map(|field| ("--field", Some(field.to_string())));
    let children = interview
        .children
        .iter()
        .map(|child| ("--child", Some(child.to_string())));
    for (flag, value) in single.into_iter().chain(fields).chain(children) {
        if let Some(value) = value {
            words.push(flag.to_owned());
            words.push(value);
        }
    }
    words
        .iter()
        .map(|word| quoted(word))
        .collect::<Vec<_>>()
        .join(" ")
}

/// A word as a POSIX shell takes it.
fn quoted(word: &str) -> String {
    let harmless =
        |character: char| character.is_ascii_alphanumeric() || "-_./:,=".contains(character);
    if !word.is_empty() && word.chars().all(harmless) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
