//! The versions as one text: what several say alike is said once, with the versions that say it where not all do.

use std::collections::{BTreeMap, BTreeSet};

use super::release::Release;

const HEAD: &str = "\
# The kinds of Kubernetes and what their objects hold: facts only, written by `make catalog`.
# kind <apiVersion> <kind> <plural> <scope> <type>
# type <name>, then a line a field: <name>[!] <type> [keys=<key>,...|set] [enum=<value>|...] [default=<value>]
# `!`: required. [T]: a list. {T}: a map. since=, until=: the first and last minor version that has it so.
";

/// The catalog of some versions, oldest first.
pub fn text(releases: &[(u8, Release)]) -> String {
    let minors: Vec<u8> = releases.iter().map(|(minor, _)| *minor).collect();
    let mut text = HEAD.to_owned();
    text.push_str(&format!(
        "versions {} {}\n",
        minors[0],
        minors[minors.len() - 1]
    ));
    let kinds: BTreeSet<&String> = releases
        .iter()
        .flat_map(|(_, release)| &release.kinds)
        .collect();
    for kind in kinds {
        let having = releases
            .iter()
            .filter(|(_, release)| release.kinds.contains(kind))
            .map(|(minor, _)| *minor);
        text.push_str(&format!(
            "kind {kind}{}\n",
            range(&having.collect(), &minors)
        ));
    }
    let types: BTreeSet<&String> = releases
        .iter()
        .flat_map(|(_, release)| release.types.keys())
        .collect();
    for name in types {
        text.push_str(&format!("type {name}\n"));
        // What a new type holds is as new as the fields and kinds that lead to it.
        let having = releases
            .iter()
            .filter(|(_, release)| release.types.contains_key(name));
        let minors: Vec<u8> = having.map(|(minor, _)| *minor).collect();
        for ((field, _), (line, having)) in fields(name, releases) {
            text.push_str(&format!(" {field}{line}{}\n", range(&having, &minors)));
        }
    }
    text
}

/// The lines of a type: by field and first version, with the versions that say so.
fn fields<'a>(
    name: &str,
    releases: &'a [(u8, Release)],
) -> BTreeMap<(&'a str, u8), (&'a str, BTreeSet<u8>)> {
    let mut lines: BTreeMap<(&str, &str), BTreeSet<u8>> = BTreeMap::new();
    for (minor, release) in releases {
        for (field, line) in release.types.get(name).into_iter().flatten() {
            lines.entry((field, line)).or_default().insert(*minor);
        }
    }
    let by_version = lines.into_iter().map(|((field, line), having)| {
        let first = having.first().copied().unwrap_or_default();
        ((field, first), (line, having))
    });
    by_version.collect()
}

/// Which versions have it, unless all do.
fn range(having: &BTreeSet<u8>, minors: &[u8]) -> String {
    let mut text = String::new();
    if having.first() != minors.first() {
        text.push_str(&format!(
            " since={}",
            having.first().copied().unwrap_or_default()
        ));
    }
    if having.last() != minors.last() {
        text.push_str(&format!(
            " until={}",
            having.last().copied().unwrap_or_default()
        ));
    }
    text
}
