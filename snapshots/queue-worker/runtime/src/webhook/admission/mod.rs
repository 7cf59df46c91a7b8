//! Admission: code of the user's own that is asked before an object is created, changed or deleted.
//!
//! A review that cannot be read, or is about an object that does not have the kind's shape, is answered with a refusal that
//! says so. An object that is being deleted is changed without being asked about, so that its finalizers can go whatever it
//! holds; one that is deleted although it cannot be read goes with a warning.

mod answer;
mod patch;
mod review;

use futures::future::BoxFuture;

pub use answer::{Act, answer};
pub use review::Review;

/// What the user's code says: nothing, or why it could not find out. The API server then goes by `failurePolicy`.
pub type AdmissionResult = Result<(), Box<dyn std::error::Error + Send + Sync>>;

type Called<'a> = BoxFuture<'a, AdmissionResult>;

/// Calls code that looks at one object.
pub type LookAtOne<K, A> = for<'a> fn(&'a A, &'a K, &'a mut Review) -> Called<'a>;

/// Calls code that looks at an old and a new object.
pub type LookAtBoth<K, A> = for<'a> fn(&'a A, &'a K, &'a K, &'a mut Review) -> Called<'a>;

/// Calls code that edits an object.
pub type EditOne<K, A> = for<'a> fn(&'a A, &'a mut K, &'a mut Review) -> Called<'a>;

/// Calls code that edits a new object in view of the old one.
pub type EditNew<K, A> = for<'a> fn(&'a A, &'a K, &'a mut K, &'a mut Review) -> Called<'a>;

/// How the user's code is called for a kind, by what is about to happen. Generated code fills in what the spec asks for.
pub struct Admission<K, A> {
    /// May an object be created so?
    pub validate_create: Option<LookAtOne<K, A>>,
    /// May an object be changed so?
    pub validate_update: Option<LookAtBoth<K, A>>,
    /// May an object be deleted?
    pub validate_delete: Option<LookAtOne<K, A>>,
    /// What is the object that is created?
    pub mutate_create: Option<EditOne<K, A>>,
    /// What does an object become?
    pub mutate_update: Option<EditNew<K, A>>,
}

impl<K, A> Admission<K, A> {
    /// Whether some code decides about objects.
    #[must_use]
    pub const fn validates(&self) -> bool {
        self.validate_create.is_some()
            || self.validate_update.is_some()
            || self.validate_delete.is_some()
    }

    /// Whether some code changes objects.
    #[must_use]
    pub const fn mutates(&self) -> bool {
        self.mutate_create.is_some() || self.mutate_update.is_some()
    }
}
