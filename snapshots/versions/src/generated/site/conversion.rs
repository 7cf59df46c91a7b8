//! The versions of Site besides `v1`, which is stored.

use operator_runtime::conversion::{ConversionError, Fields, Version, fields};
use operator_runtime::json;

/// All of them.
pub const ALL: &[Version] = &[
    // In the order of the spec.
    Version {
        name: "v1beta1",
        to_stored: from_v1beta1,
        from_stored: to_v1beta1,
        secrets: &[],
    },
    Version {
        name: "v1alpha1",
        to_stored: from_v1alpha1,
        from_stored: to_v1alpha1,
        secrets: &[],
    },
];

/// Makes a spec of `v1beta1` one of `v1`.
fn from_v1beta1(spec: &mut Fields) -> Result<(), ConversionError> {
    fields::relocate(spec, &["files"], &["pages"]);
    fields::relocate(spec, &["hostName"], &["exposure", "host"]);
    fields::set_default(spec, &["language"], json!("en"));
    fields::remove(spec, &["debug"]);
    Ok(())
}

/// Makes a spec of `v1` one of `v1beta1`.
fn to_v1beta1(spec: &mut Fields) -> Result<(), ConversionError> {
    fields::set_default(spec, &["debug"], json!(false));
    fields::remove(spec, &["language"]);
    fields::relocate(spec, &["exposure", "host"], &["hostName"]);
    fields::remove_empty(spec, &["exposure"]);
    fields::relocate(spec, &["pages"], &["files"]);
    Ok(())
}

/// Makes a spec of `v1alpha1` one of `v1`.
fn from_v1alpha1(spec: &mut Fields) -> Result<(), ConversionError> {
    let before = spec.clone();
    fields::relocate(spec, &["files"], &["pages"]);
    fields::relocate(spec, &["hostName"], &["exposure", "host"]);
    fields::set_default(spec, &["language"], json!("en"));
    fields::set_default(spec, &["cacheSeconds"], json!(60));
    fields::remove(spec, &["cache"]);
    crate::site_v1alpha1::to_v1(&before, spec)
}

/// Makes a spec of `v1` one of `v1alpha1`.
fn to_v1alpha1(spec: &mut Fields) -> Result<(), ConversionError> {
    let before = spec.clone();
    fields::set_default(spec, &["cache"], json!("short"));
    fields::remove(spec, &["cacheSeconds"]);
    fields::remove(spec, &["language"]);
    fields::relocate(spec, &["exposure", "host"], &["hostName"]);
    fields::remove_empty(spec, &["exposure"]);
    fields::relocate(spec, &["pages"], &["files"]);
    crate::site_v1alpha1::to_v1alpha1(&before, spec)
}
