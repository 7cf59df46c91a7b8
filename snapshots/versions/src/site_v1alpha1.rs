//! How a Site of `v1alpha1` becomes one of `v1` and back, where `operator.yaml` cannot say it.
//! This file is yours.

use operator_runtime::Value;
use operator_runtime::conversion::{ConversionError, Fields};

/// What the words mean, in seconds.
const CACHES: [(&str, u64); 3] = [("off", 0), ("short", 60), ("long", 3600)];

/// Completes a spec of `v1` that the changes of `operator.yaml` were made in; `before` is the spec of `v1alpha1`.
pub fn to_v1(before: &Fields, spec: &mut Fields) -> Result<(), ConversionError> {
    let Some(word) = before.get("cache").and_then(Value::as_str) else {
        return Ok(());
    };
    let known = CACHES.iter().find(|(known, _)| *known == word);
    let (_, seconds) =
        known.ok_or_else(|| ConversionError::new(format!("no such cache: {word}")))?;
    spec.insert("cacheSeconds".to_owned(), (*seconds).into());
    Ok(())
}

/// Completes a spec of `v1alpha1` that the changes of `operator.yaml` were made in; `before` is the spec of `v1`.
pub fn to_v1alpha1(before: &Fields, spec: &mut Fields) -> Result<(), ConversionError> {
    let seconds = before.get("cacheSeconds").and_then(Value::as_u64);
    let nearest = CACHES
        .iter()
        .rev()
        .find(|(_, least)| seconds.is_some_and(|seconds| seconds >= *least));
    if let Some((word, _)) = nearest {
        spec.insert("cache".to_owned(), (*word).into());
    }
    Ok(())
}
