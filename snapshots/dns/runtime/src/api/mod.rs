//! The API server: how its kinds are named, which requests the engine makes, and why one may come to nothing.

mod client;
mod connect;
mod error;
mod resource;

pub use client::{Client, Page, Selection};
pub use connect::connect;
pub use error::{ApiError, Failure};
pub use resource::ApiResource;
