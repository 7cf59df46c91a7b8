//! The API server: how its kinds are named, which requests the engine makes, and why one may come to nothing.

mod call;
mod cause;
mod client;
mod connect;
mod error;
mod page;
mod read;
mod resource;
mod write;

pub use cause::Cause;
pub use client::Client;
pub use connect::connect;
pub use error::{ApiError, Failure};
pub use page::Page;
pub use read::Selection;
pub use resource::ApiResource;
pub use write::Propagation;
