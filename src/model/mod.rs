//! What templates and writers see: a spec with every default filled in, every name resolved and every expression typed.

mod admission;
mod child;
pub mod defaults;
mod field;
mod hook;
mod operator;
mod process;
mod reference;
mod resource;
pub mod rules;
pub mod selector;
mod version;

pub use admission::{Admission, Operation};
pub use child::{Child, ChildKind, Each, Generated, OnDelete, Template};
pub use field::{Field, FieldType, ListType, Validation, name_in_rules};
pub use hook::{Hook, Match, On, RateLimit};
pub use operator::{ComputeResources, Model, PolicyRule, Settings, Watch};
pub use process::{ProcessHook, ProcessHooks};
pub use reference::{Reference, ReferenceNamespace, ReferenceTarget, fixed_selector};
pub use resource::{Column, Condition, NameForm, Resource, Scale, Scope, SharedValue, StatusField};
pub use selector::{LabelRequirement, LabelSelector, LabelTest};
pub use version::{Change, Path, Version};
