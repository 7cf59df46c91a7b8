//! What a test wants a hook to do.

use std::time::Duration;

/// What a hook is to do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Order {
    /// Nothing but to succeed.
    Succeed,
    /// To fail, so that it is tried again.
    Fail,
    /// To fail for good.
    Refuse,
    /// Not to end until the order is another.
    Block,
}

impl Order {
    /// The order of this name.
    pub fn named(name: &str) -> Self {
        match name.trim() {
            "fail" => Self::Fail,
            "refuse" => Self::Refuse,
            "block" => Self::Block,
            _ => Self::Succeed,
        }
    }
}

/// Waits a little before the order is read again.
pub async fn pause() {
    tokio::time::sleep(Duration::from_millis(20)).await;
}
