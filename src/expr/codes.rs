//! The codes of mistakes in expressions. Each comment gives the cause and the cure; `explain` prints them.

/// The text is not an expression: a token is missing, misplaced or unknown.
///
/// Cause: a typing mistake, or a form that CEL does not have. Cure: correct it at the marked place.
pub const SYNTAX: &str = "OG0201";

/// A text literal has no closing quote, or holds an escape that CEL does not have.
///
/// Cause: a missing quote, or a backslash meant as itself. Cure: close the quote; write `\\` for a backslash, or use a raw text `r'...'`.
pub const TEXT_LITERAL: &str = "OG0202";

/// A number is out of range or malformed.
///
/// Cause: ints have 64 bits with a sign. Cure: use a smaller number, or a double such as `1e30`.
pub const NUMBER_LITERAL: &str = "OG0203";

/// An expression is too long or nested too deeply.
///
/// Cause: more than 10,000 bytes or 64 levels. Cure: split it over several fields.
pub const TOO_COMPLEX: &str = "OG0204";

/// `${` has no matching `}`.
///
/// Cause: the brace is missing, or YAML took ` #` and all that follows for a comment, which it does in unquoted text.
/// Cure: add the brace, or quote the whole text.
pub const UNTERMINATED: &str = "OG0205";

/// A form that CEL has and that is not supported yet.
///
/// Cause: the form needs something that expressions here cannot do so far. Cure: say it with the supported forms, or compute it in a hook.
pub const NOT_SUPPORTED: &str = "OG0206";

/// A name that nothing has here.
///
/// Cause: a typing mistake, or a variable that is out of scope. Cure: use one of the names that the message lists.
pub const UNKNOWN_VARIABLE: &str = "OG0210";

/// A field that the object does not have.
///
/// Cause: a typing mistake, or a field that the spec does not declare. Cure: use a declared field, or declare it.
pub const UNKNOWN_FIELD: &str = "OG0211";

/// A function that does not exist, or that a value of this type does not have.
///
/// Cause: a typing mistake, or a function of another language. Cure: use one of the functions that the message lists.
pub const UNKNOWN_FUNCTION: &str = "OG0212";

/// A function or macro has too few or too many arguments, or one of the wrong form.
///
/// Cause: the call does not fit. Cure: call it as the hint shows.
pub const ARGUMENTS: &str = "OG0213";

/// A value has another type than the place needs.
///
/// Cause: nothing is converted silently. Cure: convert with `int()`, `double()` or `string()`, or use another value.
pub const TYPE_MISMATCH: &str = "OG0214";

/// An optional value is read although it may be unset.
///
/// Cause: the field is neither required nor has a default. Cure: test it first, `has(spec.host) ? spec.host : "none"`; give a default,
/// `spec.?host.orValue("none")`; put the child under `when: has(spec.host)`; or make the field required or give it a default.
pub const MAYBE_UNSET: &str = "OG0220";

/// `orValue`, `hasValue` or `.?` is used on a value that is always set, or `has` on something that is not a field.
///
/// Cause: there is nothing to test. Cure: leave it out.
pub const NOT_OPTIONAL: &str = "OG0221";

/// The expression always fails.
///
/// Cause: constants that divide by zero or overflow. Cure: correct the constants.
pub const ALWAYS_FAILS: &str = "OG0222";

/// Two operands or branches are the same, so that the operation decides nothing.
///
/// Cause: mostly a copy that was not adapted. Cure: correct one of them, or leave the operation out.
pub const SAME_OPERANDS: &str = "OG0223";

/// A text that is given as a literal does not have the form that a function takes.
///
/// Cause: a duration, quantity, timestamp, version, address, URL or format that is none. Cure: correct it as the hint shows.
pub const INVALID_TEXT: &str = "OG0224";

/// A regular expression is none, or is not a literal.
///
/// Cause: patterns are RE2 and are compiled when the code is generated. Cure: correct the pattern, or write it as a literal.
pub const PATTERN: &str = "OG0225";

/// A macro names a variable that is already something.
///
/// Cause: the name is one of the spec's, or of a macro around it. Cure: choose another name.
pub const NAME_TAKEN: &str = "OG0226";

/// A map literal has a key twice.
///
/// Cause: mostly a copy that was not adapted. Cure: correct one of them, or leave it out.
pub const SAME_KEY: &str = "OG0227";

/// A function that rules of the API server do not have.
///
/// Cause: it is one of the tool's own, or came with a later Kubernetes than `kubernetes` names. Cure: say it in another way.
pub const NOT_IN_RULES: &str = "OG0228";
