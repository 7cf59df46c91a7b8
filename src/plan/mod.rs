//! What a run would do: the files that the spec asks for, compared with the files that are there. Pure.
//!
//! A file of the tool's is rewritten only when the lock proves that nobody edited it. A file of the user's is written
//! once. What the spec no longer asks for goes, again only when nobody edited it. Everything else is a conflict, which
//! the user decides.

mod compare;
mod lock;
mod step;

pub use compare::{Entry, Existing, plan};
pub use lock::{LOCK_PATH, Lock, LockError, hash};
pub use step::{Action, Conflict, Plan, Step, Summary};
