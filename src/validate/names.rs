//! The rules that Kubernetes has for names.

use regex_lite::Regex;

use super::codes;
use super::context::Context;
use crate::problem::Problem;
use crate::spec::Located;

/// What a domain is; of one part, too.
pub(super) const DOMAIN: &str =
    r"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

/// A rule for a name.
pub(super) struct Rule {
    /// What it is called, with its article.
    name: &'static str,
    pattern: &'static str,
    max: usize,
    hint: &'static str,
}

/// RFC 1035: what Services and Rust crates take.
pub(super) const DNS_LABEL: Rule = Rule {
    name: "a DNS label",
    pattern: "^[a-z]([-a-z0-9]*[a-z0-9])?$",
    max: 63,
    hint: "lower-case letters, digits and `-`; a letter first; at most 63 characters",
};

/// The operator's own name, to which suffixes such as `-metrics` are added.
pub(super) const OPERATOR_NAME: Rule = Rule {
    max: 50,
    hint: "lower-case letters, digits and `-`; a letter first; at most 50 characters, to leave room for suffixes",
    ..DNS_LABEL
};

pub(super) const NAMESPACE: Rule = Rule {
    name: "a namespace",
    pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$",
    max: 63,
    hint: "lower-case letters, digits and `-`; at most 63 characters",
};

pub(super) const GROUP: Rule = Rule {
    name: "an API group",
    pattern: r"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+$",
    max: 190,
    hint: "a domain of yours with a dot, such as `apps.example.com`",
};

pub(super) const OBJECT: Rule = Rule {
    name: "the name of an object",
    pattern: DOMAIN,
    max: 253,
    hint: "lower-case letters, digits, `-` and `.`; at most 253 characters",
};

pub(super) const KIND: Rule = Rule {
    name: "a kind",
    pattern: "^[A-Z][A-Za-z0-9]*$",
    max: 63,
    hint: "CamelCase letters and digits, such as `WebApp`",
};

pub(super) const DEFINITION: Rule = Rule {
    name: "the name of a type",
    hint: "CamelCase letters and digits, such as `Endpoint`",
    ..KIND
};

pub(super) const VERSION: Rule = Rule {
    name: "a version",
    pattern: "^v[1-9][0-9]*((alpha|beta)[1-9][0-9]*)?$",
    max: 63,
    hint: "such as `v1`, `v1beta1` or `v1alpha1`",
};

pub(super) const CHILD_ID: Rule = Rule {
    name: "the name of a child",
    pattern: "^[a-z][a-zA-Z0-9]*$",
    max: 63,
    hint: "letters and digits in lowerCamelCase, such as `configMap`",
};

pub(super) const VALUE: Rule = Rule {
    name: "the name of a value",
    hint: "letters and digits in lowerCamelCase, such as `url`",
    ..CHILD_ID
};

pub(super) const ELEMENT: Rule = Rule {
    name: "the name of an element",
    hint: "letters and digits in lowerCamelCase, such as `pool`",
    ..CHILD_ID
};

pub(super) const HOOK: Rule = Rule {
    name: "the name of a hook",
    hint: "letters and digits in lowerCamelCase, such as `moveData`",
    ..CHILD_ID
};

pub(super) const RATE_LIMIT: Rule = Rule {
    name: "the name of a rate limit",
    hint: "letters and digits in lowerCamelCase, such as `provider`",
    ..CHILD_ID
};

pub(super) const QUALIFIED: Rule = Rule {
    name: "a key of labels or annotations",
    pattern: r"^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$",
    max: 317,
    hint: "letters, digits, `-`, `_` and `.`, at most 63; before it may stand a domain and `/`",
};

pub(super) const MATCH_CONDITION: Rule = Rule {
    name: "the name of a condition",
    hint: "letters, digits, `-`, `_` and `.`, at most 63",
    ..QUALIFIED
};

pub(super) const LABEL_VALUE: Rule = Rule {
    name: "the value of a label",
    pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$",
    max: 63,
    hint: "letters, digits, `-`, `_` and `.`, at most 63; or `Present` or `Absent`",
};

pub(super) const DATA_KEY: Rule = Rule {
    name: "a key of a Secret's data",
    pattern: r"^[-._A-Za-z0-9]+$",
    max: 253,
    hint: "letters, digits, `-`, `_` and `.`, at most 253",
};

pub(super) const REFERENCE_ID: Rule = Rule {
    name: "the name of a reference",
    hint: "letters and digits in lowerCamelCase, such as `database`",
    ..CHILD_ID
};

pub(super) const FIELD: Rule = Rule {
    name: "a field",
    pattern: "^[A-Za-z][A-Za-z0-9_]*$",
    max: 63,
    hint: "letters and digits in camelCase, such as `minReplicas`",
};

pub(super) const CONDITION: Rule = Rule {
    name: "a condition type",
    pattern: "^[A-Z][A-Za-z0-9]*$",
    max: 63,
    hint: "CamelCase letters and digits, such as `Exposed`",
};

const IMAGE: &str = r"^([A-Za-z0-9][-A-Za-z0-9.]*(:[0-9]+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$";

/// Whether a text is what a pattern of this crate's own says.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    Regex::new(pattern).is_ok_and(|regex| regex.is_match(text))
}

impl Rule {
    /// Whether a name keeps to the rule.
    pub fn holds(&self, name: &str) -> bool {
        name.len() <= self.max && matches(self.pattern, name)
    }

    /// The problem with a name that does not keep to the rule.
    pub fn problem(&self, name: &str, span: &std::ops::Range<usize>) -> Problem {
        let message = format!("`{name}` is not {}", self.name);
        Problem::error(codes::INVALID_NAME, span.clone(), message).hint(self.hint)
    }
}

impl Context<'_> {
    /// The name, checked; empty when it was reported.
    pub fn name(&mut self, name: &Located<String>, rule: &Rule) -> String {
        let Some(text) = name.text() else {
            return String::new();
        };
        if !rule.holds(text) {
            self.push(rule.problem(text, &name.span));
        }
        text.to_owned()
    }

    /// The image, which must have neither tag nor digest.
    pub fn image(&mut self, image: &Located<String>) -> String {
        let Some(text) = image.text() else {
            return String::new();
        };
        let last = text.rsplit('/').next().unwrap_or_default();
        if last.contains(':') || text.contains('@') {
            self.push(
                Problem::error(
                    codes::INVALID_IMAGE,
                    image.span.clone(),
                    "the image has a tag or digest",
                )
                .hint("leave it out: the tag is the version of the generated project"),
            );
        } else if !matches(IMAGE, text) {
            self.push(
                Problem::error(
                    codes::INVALID_IMAGE,
                    image.span.clone(),
                    format!("`{text}` is not a container image"),
                )
                .hint("such as `ghcr.io/example/webapp-operator`, in lower case"),
            );
        }
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_may_have_a_port_but_no_tag() {
        for (image, good) in [
            ("ghcr.io/example/webapp-operator", true),
            ("localhost:5000/a/b__c", true),
            ("webapp", true),
            ("Webapp", false),
            ("a//b", false),
            ("a/-b", false),
            ("", false),
        ] {
            assert_eq!(matches(IMAGE, image), good, "{image}");
        }
    }
}
