//! The macros over lists and maps: how each is written, and what it is.

/// What a macro makes of a list or a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Macro {
    /// Whether a test holds for every item.
    All,
    /// Whether a test holds for one item.
    Exists,
    /// Whether a test holds for exactly one item.
    ExistsOne,
    /// The items for which a test holds.
    Filter,
    /// What is made of each item, as a list.
    Map,
    /// What is made of each value, as a map with the same keys.
    TransformMap,
    /// The entries that are made of each entry, as a map.
    TransformMapEntry,
    /// The items in the order of their keys.
    SortBy,
}

impl Macro {
    /// Whether it gives some of the items themselves.
    pub fn keeps_items(self) -> bool {
        matches!(self, Self::Filter | Self::SortBy)
    }

    /// Whether it gives a map.
    pub fn makes_map(self) -> bool {
        matches!(self, Self::TransformMap | Self::TransformMapEntry)
    }
}

/// One way to write a macro.
#[derive(Clone, Copy, Debug)]
pub struct Comprehension {
    /// What stands before the parentheses.
    pub name: &'static str,
    /// What it makes.
    pub macro_: Macro,
    /// How many variables it names: the item (of a map, the key), or the position or key and then the item or value.
    pub variables: usize,
    /// Whether a test of which items are looked at stands before what is made of them.
    pub filter: bool,
}

impl Comprehension {
    const fn new(name: &'static str, macro_: Macro, variables: usize) -> Self {
        Self {
            name,
            macro_,
            variables,
            filter: false,
        }
    }

    const fn filtered(self) -> Self {
        Self {
            filter: true,
            ..self
        }
    }

    /// How many arguments it has.
    pub fn arguments(&self) -> usize {
        self.variables + usize::from(self.filter) + 1
    }
}

/// All of them; the ways to write one stand together.
const ALL: [Comprehension; 18] = [
    Comprehension::new("all", Macro::All, 1),
    Comprehension::new("all", Macro::All, 2),
    Comprehension::new("exists", Macro::Exists, 1),
    Comprehension::new("exists", Macro::Exists, 2),
    Comprehension::new("exists_one", Macro::ExistsOne, 1),
    Comprehension::new("exists_one", Macro::ExistsOne, 2),
    Comprehension::new("existsOne", Macro::ExistsOne, 1),
    Comprehension::new("existsOne", Macro::ExistsOne, 2),
    Comprehension::new("filter", Macro::Filter, 1),
    Comprehension::new("map", Macro::Map, 1),
    Comprehension::new("map", Macro::Map, 1).filtered(),
    Comprehension::new("sortBy", Macro::SortBy, 1),
    Comprehension::new("transformList", Macro::Map, 2),
    Comprehension::new("transformList", Macro::Map, 2).filtered(),
    Comprehension::new("transformMap", Macro::TransformMap, 2),
    Comprehension::new("transformMap", Macro::TransformMap, 2).filtered(),
    Comprehension::new("transformMapEntry", Macro::TransformMapEntry, 2),
    Comprehension::new("transformMapEntry", Macro::TransformMapEntry, 2).filtered(),
];

/// The ways to write the macro of a name; none where there is no such macro.
pub fn named(name: &str) -> impl Iterator<Item = &'static Comprehension> {
    ALL.iter().filter(move |form| form.name == name)
}

/// The way to write a macro with so many arguments.
pub fn with_arguments(name: &str, count: usize) -> Option<&'static Comprehension> {
    named(name).find(|form| form.arguments() == count)
}

/// The names of the macros, each once.
pub fn names() -> impl Iterator<Item = &'static str> {
    let is_first = |(at, form): &(usize, &Comprehension)| {
        at.checked_sub(1)
            .and_then(|before| ALL.get(before))
            .is_none_or(|other| other.name != form.name)
    };
    ALL.iter()
        .enumerate()
        .filter(is_first)
        .map(|(_, form)| form.name)
}
