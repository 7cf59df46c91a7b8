//! Hooks in the course of a reconcile: which are due, what comes of them, and what is remembered of it.

use crate::api::Client;
use crate::kind::Kind;

/// The user's code, and how far it is.
pub struct Hooks<K: Kind> {
    /// The user's code.
    pub code: K::Hooks,
    /// The API server, as the user's code sees it.
    pub client: kube::Client,
}

impl<K: Kind> Hooks<K> {
    /// The user's code, of which nothing has run yet.
    pub fn new(client: &Client) -> Self {
        Self {
            code: K::Hooks::default(),
            client: client.for_hooks(),
        }
    }
}
