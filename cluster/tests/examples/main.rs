//! The operators of the rich examples, each installed with the permissions that its own manifests grant as its only identity:
//! their samples become ready with all children, rest, and leave nothing behind that was not meant to stay.

#![allow(clippy::unwrap_used)]

mod postgres;
mod queue_worker;
mod tenant;
mod world;
