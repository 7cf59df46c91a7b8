//! What the writer may have meant.

/// Words of other notations for ours.
const SYNONYMS: &[(&str, &str)] = &[
    ("array", "list"),
    ("bool", "boolean"),
    ("dict", "map"),
    ("double", "number"),
    ("float", "number"),
    ("includeWhen", "when"),
    ("if", "when"),
    ("int", "integer"),
    ("additionalProperties", "values"),
    ("properties", "fields"),
    ("shortnames", "shortNames"),
    ("str", "string"),
    ("struct", "object"),
    ("timestamp", "date-time"),
    ("x-kubernetes-list-type", "listType"),
    ("x-kubernetes-list-map-keys", "listMapKeys"),
    ("x-kubernetes-validations", "validations"),
];

/// Advice that names the closest of the words, if one is close.
#[must_use]
pub fn did_you_mean<'a>(found: &str, words: impl Iterator<Item = &'a str>) -> Option<String> {
    closest(found, words).map(|word| format!("did you mean `{word}`?"))
}

/// The closest of the words, if one is close: the same but for case, another notation's word for it, or a slip away.
#[must_use]
pub fn closest<'a>(found: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let synonym = SYNONYMS
        .iter()
        .find(|(theirs, _)| *theirs == found)
        .map(|(_, ours)| *ours);
    let distance = |word: &str| {
        if Some(word) == synonym || word.eq_ignore_ascii_case(found) {
            return 0;
        }
        strsim::damerau_levenshtein(word, found)
    };
    words
        .map(|word| (distance(word), word))
        .filter(|(distance, word)| *distance <= word.len().min(found.len()) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_and_synonyms_are_recognised_and_strangers_are_not() {
        let words = ["replicas", "list", "when", "host"];
        for (found, meant) in [
            ("replcas", Some("replicas")),
            ("Replicas", Some("replicas")),
            ("array", Some("list")),
            ("includeWhen", Some("when")),
            ("hsot", Some("host")),
            ("hosts", Some("host")),
            ("image", None),
            ("", None),
        ] {
            assert_eq!(closest(found, words.into_iter()), meant, "{found}");
        }
    }
}
