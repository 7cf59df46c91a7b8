//! "Did you mean".

/// How many names are listed where none is near.
const LISTED: usize = 30;

/// Advice for a name that nothing has: the nearest known name, or all of them.
pub fn suggest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.collect();
    let near = known
        .iter()
        .map(|other| {
            (
                strsim::damerau_levenshtein(&name.to_lowercase(), &other.to_lowercase()),
                *other,
            )
        })
        .filter(|(distance, other)| *distance <= 1 + name.len().min(other.len()) / 4)
        .min();
    match near {
        Some((_, other)) => format!("did you mean `{other}`?"),
        None if known.is_empty() => "there are none here".to_owned(),
        None if known.len() <= LISTED => format!("there are `{}`", known.join("`, `")),
        None => format!("there are {} others, none of a similar name", known.len()),
    }
}
