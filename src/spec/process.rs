//! Code of the user's own that runs for the process as a whole.

use serde_json::json;

use super::decode::Located;
use super::mirror::mirror;

mirror! {
    /// Code of your own that runs for the process as a whole, in every replica.
    pub struct ProcessHooks {
        /// Runs before anything is watched or reconciled. What it makes, such as a client, is there for the hooks of all kinds.
        /// An error ends the process.
        #[schemars(example = json!({ "description": "Connects to the provider.", "timeout": "1m" }))]
        pub startup: Option<ProcessHook>,
        /// Runs when the process was asked to end, after everything under way has ended and before another replica leads.
        #[schemars(example = json!({ "description": "Says goodbye to the provider." }))]
        pub cleanup: Option<ProcessHook>,
    }

    /// A method that you write, of the process as a whole.
    pub struct ProcessHook {
        /// What it does, for people; it goes into the Rust documentation.
        #[schemars(example = &"Connects to the provider.")]
        pub description: Option<Located<String>>,
        /// How long it may take: 30s for `startup` and 10s for `cleanup` when left out.
        #[schemars(example = &"1m")]
        pub timeout: Option<Located<String>>,
    }
}
