//! The values that labels can take: enumerations, so that a series per object cannot happen.

/// Declares an enumeration whose variants are label values.
macro_rules! label {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $value:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The label's value.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $value,)*
                }
            }
        }
    };
}

label! {
    /// How a reconcile ended.
    Outcome {
        /// Nothing is left to do.
        Settled = "settled",
        /// Something must happen first: a child's readiness, a reference, a delay that was asked for.
        Waiting = "waiting",
        /// The resource is paused.
        Paused = "paused",
        /// The resource is gone, or its finalizer was removed.
        Deleted = "deleted",
        /// It ended in an error.
        Failed = "failed",
    }
}

label! {
    /// Why a reconcile ended in an error.
    ErrorClass {
        /// The API server answered 409.
        Conflict = "conflict",
        /// The API server answered 401 or 403.
        Forbidden = "forbidden",
        /// The API server answered 400 or 422.
        Invalid = "invalid",
        /// The API server answered 429.
        Throttled = "throttled",
        /// The API server could not be reached or answered 5xx.
        Unavailable = "unavailable",
        /// A call or a reconcile passed its deadline.
        Timeout = "timeout",
        /// The API server gave another answer that does not help.
        Api = "api",
        /// An expression of the spec had no value.
        Expression = "expression",
        /// The user's own code returned an error.
        Hook = "hook",
        /// Code panicked.
        Panic = "panic",
        /// The runtime is at fault.
        Internal = "internal",
    }
}

impl ErrorClass {
    /// The class of an error status that the API server answered with.
    #[must_use]
    pub const fn of_status(status: u16) -> Self {
        match status {
            400 | 422 => Self::Invalid,
            401 | 403 => Self::Forbidden,
            409 => Self::Conflict,
            429 => Self::Throttled,
            504 => Self::Timeout,
            500..=599 => Self::Unavailable,
            _ => Self::Api,
        }
    }
}

label! {
    /// The state of a custom resource, as its conditions tell it.
    ObjectState {
        /// `Ready` is true.
        Ready = "ready",
        /// On the way.
        Reconciling = "reconciling",
        /// It will not become ready without help.
        Stalled = "stalled",
        /// It carries the pause annotation.
        Paused = "paused",
        /// It has a deletion timestamp.
        Deleting = "deleting",
    }
}

label! {
    /// What matching a child against its desired state led to.
    Apply {
        /// It was written.
        Applied = "applied",
        /// It already held what is desired.
        Skipped = "skipped",
    }
}

label! {
    /// What a request asks of the API server, in RBAC's words.
    Verb {
        /// Reads one object.
        Get = "get",
        /// Reads a collection.
        List = "list",
        /// Follows changes.
        Watch = "watch",
        /// POST.
        Create = "create",
        /// PUT.
        Update = "update",
        /// PATCH of any kind, server-side apply included.
        Patch = "patch",
        /// DELETE.
        Delete = "delete",
    }
}

label! {
    /// What a call of a hook came to.
    HookOutcome {
        /// It did what was due.
        Succeeded = "succeeded",
        /// It failed and is tried again.
        Retried = "retried",
        /// It failed and is not tried again before something changes.
        Failed = "failed",
    }
}

label! {
    /// What the API server asks a webhook about.
    WebhookOperation {
        /// An object that is created.
        Create = "create",
        /// An object that is changed.
        Update = "update",
        /// An object that is deleted.
        Delete = "delete",
        /// Objects that are wanted in another version.
        Convert = "convert",
        /// Something else, or nothing that can be read.
        Other = "other",
    }
}

label! {
    /// What a request to a webhook came to.
    WebhookOutcome {
        /// The object is let in.
        Allowed = "allowed",
        /// The object is refused.
        Denied = "denied",
        /// The objects are in the version that was wanted.
        Converted = "converted",
        /// It was answered, and the answer decides nothing.
        Answered = "answered",
        /// There was no answer, or one without what was asked for.
        Error = "error",
    }
}

label! {
    /// What became of a Kubernetes event.
    EventResult {
        /// A new Event object was created.
        Published = "published",
        /// The count of an existing Event object was raised.
        Repeated = "repeated",
        /// The object had too many events lately.
        Limited = "limited",
        /// The queue was full.
        Dropped = "dropped",
        /// The API server did not take it.
        Rejected = "rejected",
    }
}

/// The class of an HTTP status, or `none` where no answer came.
pub(super) const fn code_class(status: Option<u16>) -> &'static str {
    match status {
        Some(200..=299) => "2xx",
        Some(300..=399) => "3xx",
        Some(400..=499) => "4xx",
        Some(500..=599) => "5xx",
        _ => "none",
    }
}
