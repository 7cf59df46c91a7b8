//! Macros over lists and maps.

use std::collections::BTreeMap;

use super::operator::{boolean, string, type_error};
use super::{EvalError, Evaluated, Frame, present};
use crate::expr::cel::{self, list};
use crate::expr::comprehension::Macro;
use crate::expr::data::Data;
use crate::expr::tree::Each;

/// What a macro makes of a list or a map.
pub fn each(each: &Each, frame: &Frame<'_>) -> Evaluated {
    let entries = entries(present(&each.range, frame)?)?;
    let test = |entry: &Entry| boolean(&made(each, entry, frame)?);
    Ok(match each.macro_ {
        Macro::All => cel::all(&entries, test)?.into(),
        Macro::Exists => cel::exists(&entries, test)?.into(),
        Macro::ExistsOne => cel::exists_one(&entries, test)?.into(),
        Macro::Filter => cel::filter(&entries, test)?
            .into_iter()
            .map(Entry::item)
            .collect::<Vec<_>>()
            .into(),
        Macro::SortBy => {
            let sorted = list::sort_by(&entries, |entry| made(each, entry, frame))?;
            sorted
                .into_iter()
                .map(Entry::item)
                .collect::<Vec<_>>()
                .into()
        }
        Macro::Map => {
            let kept = kept(each, &entries, frame)?;
            kept.into_iter()
                .map(|entry| made(each, entry, frame))
                .collect::<Result<Vec<_>, _>>()?
                .into()
        }
        Macro::TransformMap => {
            let mut map = BTreeMap::new();
            for entry in kept(each, &entries, frame)? {
                map.insert(string(&entry.key)?.to_owned(), made(each, entry, frame)?);
            }
            Data::Map(map)
        }
        Macro::TransformMapEntry => {
            let maps = kept(each, &entries, frame)?.into_iter().map(|entry| {
                match made(each, entry, frame)? {
                    Data::Map(map) => Ok(map),
                    other => Err(type_error("map", &other)),
                }
            });
            Data::Map(cel::merge(maps)?)
        }
    })
}

/// What a macro looks at.
#[derive(Clone)]
struct Entry {
    /// The position or the key.
    key: Data,
    /// The item or the value.
    value: Data,
    /// Whether it is of a map.
    of_map: bool,
}

impl Entry {
    /// What a single variable names: the item of a list, the key of a map.
    fn item(self) -> Data {
        if self.of_map { self.key } else { self.value }
    }
}

fn entries(range: Data) -> Result<Vec<Entry>, EvalError> {
    match range {
        Data::List(items) => {
            let numbered = (0..).zip(items);
            Ok(numbered
                .map(|(key, value)| Entry {
                    key: Data::Int(key),
                    value,
                    of_map: false,
                })
                .collect())
        }
        Data::Map(entries) => {
            let entry = |(key, value)| Entry {
                key: Data::String(key),
                value,
                of_map: true,
            };
            Ok(entries.into_iter().map(entry).collect())
        }
        other => Err(type_error("a list or map", &other)),
    }
}

/// The entries that the filter keeps.
fn kept<'e>(
    each: &Each,
    entries: &'e [Entry],
    frame: &Frame<'_>,
) -> Result<Vec<&'e Entry>, EvalError> {
    let Some(filter) = &each.filter else {
        return Ok(entries.iter().collect());
    };
    let mut kept = Vec::new();
    for entry in entries {
        if named(each, entry, frame, &|frame| {
            boolean(&present(filter, frame)?)
        })? {
            kept.push(entry);
        }
    }
    Ok(kept)
}

/// What the body gives for an entry.
fn made(each: &Each, entry: &Entry, frame: &Frame<'_>) -> Evaluated {
    named(each, entry, frame, &|frame| present(&each.body, frame))
}

/// Evaluates something where the macro names an entry.
fn named<T>(
    each: &Each,
    entry: &Entry,
    frame: &Frame<'_>,
    then: &dyn Fn(&Frame<'_>) -> Result<T, EvalError>,
) -> Result<T, EvalError> {
    match each.variables.as_slice() {
        [item] => frame.with(item, entry.clone().item(), |frame| then(frame)),
        [key, value, ..] => frame.with(key, entry.key.clone(), |frame| {
            frame.with(value, entry.value.clone(), |frame| then(frame))
        }),
        [] => then(frame),
    }
}
