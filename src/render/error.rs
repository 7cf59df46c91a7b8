//! Why a model could not be rendered.

/// A defect of the tool: a template and the model do not fit.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A template could not be filled in.
    #[error("template {name}: {source}")]
    Template {
        /// The template's path.
        name: String,
        /// What the template engine says.
        source: tera::Error,
    },
    /// A sample could not be built by the expressions it was checked against.
    #[error("{kind} {part}: {message}")]
    Sample {
        /// The kind.
        kind: String,
        /// What was being computed.
        part: String,
        /// What went wrong.
        message: String,
    },
}
