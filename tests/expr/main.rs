//! Expressions: what is accepted, what it gives, and that the evaluator and the emitted Rust agree.

#![allow(clippy::expect_used, clippy::panic)]

mod cases;
mod documentation;
mod emission;
#[rustfmt::skip]
mod emitted;
mod fixture;
mod inputs;
mod mistakes;
mod properties;
mod reference;
