//! What the operator knows of the cluster: one store per kind, each kept fresh by watches of its own.

mod labels;
mod lines;
mod readers;
mod store;
mod target;
mod watch;

pub use readers::Readers;
pub use store::{Change, Store};
pub use target::{Labelled, Target};
pub use watch::{Synced, Watch};
