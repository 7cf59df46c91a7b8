//! The generator behind the `operator-gen` command line: text → spec → model → files → plan → print, check or apply.

pub mod catalog;
pub mod cli;
pub mod disk;
pub mod expr;
pub mod model;
mod paths;
pub mod plan;
pub mod preview;
pub mod problem;
pub mod render;
pub mod spec;
pub mod validate;
mod words;
