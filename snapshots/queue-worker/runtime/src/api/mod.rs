//! The API server: how its kinds are named, which requests the engine makes, and why one may come to nothing.

mod cause;
mod client;
mod connect;
mod error;
mod page;
mod resource;

pub use cause::Cause;
pub use client::{Client, Propagation, Selection};
pub use connect::connect;
pub use error::{ApiError, Failure};
pub use page::Page;
pub use resource::ApiResource;
