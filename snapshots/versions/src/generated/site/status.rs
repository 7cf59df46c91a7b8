//! What the status of a Site says of its children.

use operator_runtime::{Scope, StatusField, Value, cel, json};

use super::Site;

/// The computed fields.
pub const ALL: &[StatusField<Site>] = &[
    // In the order of the spec.
    StatusField {
        name: "url",
        when: Some(url_when),
        value: url,
    },
];

/// `status.url`.
#[rustfmt::skip]
fn url(this: &Site, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("https://{}", cel::present(cel::present(this.spec.exposure.as_ref(), "spec.exposure")?.host.as_ref(), "spec.exposure.host")?)))
}

/// Whether `status.url` is set.
#[rustfmt::skip]
fn url_when(this: &Site, _scope: &Scope<'_>) -> cel::Result<bool> {
    Ok(this.spec.exposure.as_ref().is_some_and(|exposure| exposure.host.is_some()))
}
