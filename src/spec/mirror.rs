//! The macros by which a type mirrors a map or a word of the file: each key and word is named once, and serves for
//! reading, for suggestions and for the JSON Schema.

/// Declares structs that mirror maps: the key is the field's name in camelCase, or the text after `as`.
/// `Option` makes a key optional; `later [...]` names keys of releases to come.
macro_rules! mirror {
    ($(
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$field_meta:meta])* pub $field:ident $(as $key:literal)? : $type:ty, )*
        }
        $( later [ $($later:literal),* ] )?
    )*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, schemars::JsonSchema)]
        #[schemars(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $name {
            $( $(#[$field_meta])* $( #[schemars(rename = $key)] )? pub $field: $type, )*
        }

        impl $name {
            /// Reads the keys of this type and leaves the others.
            pub(super) fn from_keys(keys: &mut $crate::spec::decode::Keys<'_>) -> Self {
                Self { $( $field: keys.take($crate::spec::mirror::key!($field $($key)?)), )* }
            }
        }

        impl $crate::spec::decode::Decode for $name {
            fn decode(
                node: &$crate::spec::node::Node,
                problems: &mut Vec<$crate::problem::Problem>,
            ) -> Self {
                $crate::spec::decode::Keys::read(node, &[$( $($later),* )?], problems, Self::from_keys)
            }
        }
    )*};
}

/// The key of a field.
macro_rules! key {
    ($field:ident) => {
        heck::ToLowerCamelCase::to_lower_camel_case(stringify!($field).trim_start_matches("r#"))
    };
    ($field:ident $key:literal) => {
        $key.to_owned()
    };
}

/// Declares an enum that mirrors one of several words; `elsewhere` is a hint for words with one of some marks in them.
macro_rules! words {
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $word:literal, )* }
        $( elsewhere [ $($mark:literal),* ] $hint:literal )?
    )*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, schemars::JsonSchema)]
        pub enum $name { $( $(#[$variant_meta])* #[schemars(rename = $word)] $variant, )* }

        impl $name {
            /// All of them, by the word in the file.
            pub const ALL: &[(&'static str, Self)] = &[$( ($word, Self::$variant) ),*];

            /// The word in the file.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }
        }

        impl $crate::spec::decode::Scalar for $name {
            const EXPECTED: &'static str = $crate::spec::mirror::one_of!($($word)*);

            fn read(node: &$crate::spec::node::Node) -> Result<Self, Option<String>> {
                let text = node.text().unwrap_or_default();
                $( if [$($mark),*].iter().any(|mark| text.contains(mark)) { return Err(Some($hint.to_owned())); } )?
                let found = Self::ALL.iter().find(|(word, _)| *word == text);
                let words = || Self::ALL.iter().map(|(word, _)| *word);
                found
                    .map(|(_, value)| *value)
                    .ok_or_else(|| $crate::validate::suggest::did_you_mean(text, words()))
            }
        }
    )*};
}

/// The words as a phrase.
macro_rules! one_of {
    ($word:literal) => { concat!("`", $word, "`") };
    ($first:literal $($word:literal)*) => { concat!("one of `", $first, "`" $(, ", `", $word, "`")*) };
}

pub(super) use {key, mirror, one_of, words};
