//! Code of the user's own that decides whether an object is let in, and what it is then.

use serde_json::json;

use super::decode::Located;
use super::mirror::{mirror, words};

mirror! {
    /// Code of your own that the API server asks before it keeps an object. What the schema and `validations` can say needs
    /// none.
    pub struct Admission {
        /// Before which operations it is asked whether an object may be so: `create`, `update`, `delete`.
        #[schemars(example = json!(["create", "update"]))]
        pub validate: Option<Vec<Located<Operation>>>,
        /// Before which operations it may change the object: `create`, `update`.
        #[schemars(example = json!(["create"]))]
        pub mutate: Option<Vec<Located<Operation>>>,
        /// What happens when it cannot be asked: `Fail` (the default) refuses the object, `Ignore` lets it in.
        #[schemars(example = &"Ignore")]
        pub failure_policy: Option<Located<FailurePolicy>>,
        /// How long the API server waits for it, in whole seconds up to 30; `5s` when left out.
        #[schemars(example = &"5s")]
        pub timeout: Option<Located<String>>,
        /// CEL expressions over `object`, `oldObject` and `request`, evaluated by the API server: it is asked only where all
        /// hold.
        #[schemars(example = json!([{ "name": "not-by-the-scheduler", "expression": "request.userInfo.username != 'system:kube-scheduler'" }]))]
        pub match_conditions: Option<Vec<MatchCondition>>,
    }

    /// A condition under which code of your own is asked.
    pub struct MatchCondition {
        /// A name for it, which the API server puts into its errors.
        #[schemars(example = &"not-by-the-scheduler")]
        pub name: Located<String>,
        /// A CEL expression that is true or false.
        #[schemars(example = &"request.userInfo.username != 'system:kube-scheduler'")]
        pub expression: Located<String>,
    }
}

words! {
    /// What is about to happen to an object.
    pub enum Operation {
        /// It is created.
        Create = "create",
        /// It is changed.
        Update = "update",
        /// It is deleted.
        Delete = "delete",
    }

    /// What happens when code cannot be asked.
    pub enum FailurePolicy {
        /// The object is refused.
        Fail = "Fail",
        /// The object is let in.
        Ignore = "Ignore",
    }

    /// Who makes the certificate that webhooks are served with.
    pub enum Certificates {
        /// The operator makes and rotates it.
        Operator = "operator",
        /// cert-manager does.
        CertManager = "cert-manager",
    }
}
