//! The rules that Kubernetes has for labels.

use super::names::{DOMAIN, matches};

/// What a key must be, in words.
pub(super) const KEY_HINT: &str = "letters, digits, `-`, `_` and `.`, at most 63, a letter or digit first and last; before it, if need be, a domain and `/`";

/// What a value must be, in words.
pub(super) const VALUE_HINT: &str =
    "letters, digits, `-`, `_` and `.`, at most 63, a letter or digit first and last; or nothing";

const NAME: &str = "^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$";

/// Whether a text is a label's key.
pub(super) fn is_key(key: &str) -> bool {
    let (domain, name) = match key.split_once('/') {
        Some((domain, name)) => (Some(domain), name),
        None => (None, key),
    };
    let is_domain = |domain: &str| domain.len() <= 253 && matches(DOMAIN, domain);
    domain.is_none_or(is_domain) && name.len() <= 63 && matches(NAME, name)
}

/// Whether a text is a label's value.
pub(super) fn is_value(value: &str) -> bool {
    value.is_empty() || (value.len() <= 63 && matches(NAME, value))
}
