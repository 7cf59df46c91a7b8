//! Values that expressions of a Postgres share.

use operator_runtime::{Scope, cel};

use super::Postgres;

/// `image`.
#[rustfmt::skip]
pub fn image(this: &Postgres, _scope: &Scope<'_>) -> cel::Result<String> {
    Ok(this.spec.image.clone().unwrap_or_else(|| format!("docker.io/library/postgres:{}", this.spec.version)))
}

/// `primary`.
#[rustfmt::skip]
pub fn primary(_this: &Postgres, scope: &Scope<'_>) -> cel::Result<String> {
    Ok(format!("{}-0.{}-pods.{}.svc", scope.name, scope.name, scope.namespace))
}

/// `host`.
#[rustfmt::skip]
pub fn host(_this: &Postgres, scope: &Scope<'_>) -> cel::Result<String> {
    Ok(format!("{}.{}.svc", scope.name, scope.namespace))
}

/// `settings`.
#[rustfmt::skip]
pub fn settings(this: &Postgres, _scope: &Scope<'_>) -> cel::Result<String> {
    Ok(cel::text::join_with(&this.spec.parameters.iter().map(|(name, value_item)| format!("{name} = '{}'", cel::text::replace(value_item, "'", "''"))).collect::<Vec<_>>(), "\n"))
}
