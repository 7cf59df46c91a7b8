//! The notation of what an object should be.

/// What an object should be, in the notation of `json!`: a [`Desired`](crate::Desired). Its fixed texts are not copied.
///
/// ```
/// use operator_runtime::{Value, desired, json};
///
/// let replicas = Some(3);
/// let desired = desired!({ "kind": "Deployment", "spec": { "replicas": replicas, "paused": None::<bool> } });
/// assert_eq!(Value::from(&desired), json!({ "kind": "Deployment", "spec": { "replicas": 3 } }));
/// ```
#[macro_export]
macro_rules! desired {
    // An object: what is done already in square brackets, then what is still to be read. A comma is all that is left in the end.
    (@fields [$($done:tt)*] $(,)?) => {
        $crate::Desired::Fields($crate::desired::Fields::new(vec![$($done)*]))
    };
    (@fields [$($done:tt)*] $name:literal: null, $($rest:tt)*) => {
        $crate::desired!(@fields [$($done)*] $($rest)*)
    };
    (@fields [$($done:tt)*] $name:literal: { $($value:tt)* }, $($rest:tt)*) => {
        $crate::desired!(@fields [$($done)* ($name.into(), $crate::desired!({ $($value)* })),] $($rest)*)
    };
    (@fields [$($done:tt)*] $name:literal: [ $($value:tt)* ], $($rest:tt)*) => {
        $crate::desired!(@fields [$($done)* ($name.into(), $crate::desired!([ $($value)* ])),] $($rest)*)
    };
    (@fields [$($done:tt)*] $name:literal: $value:literal, $($rest:tt)*) => {
        $crate::desired!(@fields [$($done)* ($name.into(), $crate::Desired::from($value)),] $($rest)*)
    };
    (@fields [$($done:tt)*] $name:literal: $value:expr, $($rest:tt)*) => {
        $crate::desired!(@fields [$($done)* ($name.into(), $crate::Desired::of(&$value)),] $($rest)*)
    };

    // A list, likewise.
    (@elements [$($done:tt)*] $(,)?) => {
        $crate::Desired::List(vec![$($done)*])
    };
    (@elements [$($done:tt)*] null, $($rest:tt)*) => {
        $crate::desired!(@elements [$($done)* $crate::Desired::Null,] $($rest)*)
    };
    (@elements [$($done:tt)*] { $($value:tt)* }, $($rest:tt)*) => {
        $crate::desired!(@elements [$($done)* $crate::desired!({ $($value)* }),] $($rest)*)
    };
    (@elements [$($done:tt)*] [ $($value:tt)* ], $($rest:tt)*) => {
        $crate::desired!(@elements [$($done)* $crate::desired!([ $($value)* ]),] $($rest)*)
    };
    (@elements [$($done:tt)*] $value:literal, $($rest:tt)*) => {
        $crate::desired!(@elements [$($done)* $crate::Desired::from($value),] $($rest)*)
    };
    (@elements [$($done:tt)*] $value:expr, $($rest:tt)*) => {
        $crate::desired!(@elements [$($done)* $crate::Desired::of(&$value),] $($rest)*)
    };

    ({ $($fields:tt)* }) => { $crate::desired!(@fields [] $($fields)*,) };
    ([ $($elements:tt)* ]) => { $crate::desired!(@elements [] $($elements)*,) };
    ($value:expr) => { $crate::Desired::of(&$value) };
}
