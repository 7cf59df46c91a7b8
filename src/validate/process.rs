//! Hooks of the process as a whole.

use std::ops::Range;
use std::time::Duration;

use super::context::Context;
use super::duration::{Limit, MILLISECOND};
use super::{codes, duration, field};
use crate::model::{ProcessHook, ProcessHooks};
use crate::problem::Problem;
use crate::spec;

/// The longest that a pod should take to start or to end.
const LONGEST: Limit = (Duration::from_secs(600), "ten minutes");

/// What holds where the spec says nothing.
const STARTUP: Duration = Duration::from_secs(30);
const CLEANUP: Duration = Duration::from_secs(10);

/// The hooks of the process; `around` is where to say that there are none.
pub(super) fn hooks(
    context: &mut Context,
    declared: Option<&spec::ProcessHooks>,
    around: &Range<usize>,
) -> ProcessHooks {
    let Some(declared) = declared else {
        return ProcessHooks::default();
    };
    let mut hook = |declared: Option<&spec::ProcessHook>, timeout| {
        let declared = declared?;
        let given = declared.timeout.as_ref();
        Some(ProcessHook {
            description: field::text(declared.description.as_ref()),
            timeout: duration::between(context, given, MILLISECOND, LONGEST).unwrap_or(timeout),
        })
    };
    let hooks = ProcessHooks {
        startup: hook(declared.startup.as_ref(), STARTUP),
        cleanup: hook(declared.cleanup.as_ref(), CLEANUP),
    };
    if !hooks.are_there() {
        context.push(
            Problem::error(codes::EMPTY, around.clone(), "the operator's `hooks` name none")
                .hint("add `startup` or `cleanup`, or remove the key; what runs for an object goes into the `hooks` of its kind"),
        );
    }
    hooks
}
