//! What an HTTP request asks for: URL paths and query parameters of the Kubernetes API.

use std::collections::BTreeMap;

use super::status::Failure;

/// The API verbs, as RBAC rules and audit logs name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verb {
    /// Reads one object.
    Get,
    /// Reads many objects.
    List,
    /// Follows the changes of objects.
    Watch,
    /// Creates an object.
    Create,
    /// Replaces an object.
    Update,
    /// Changes an object by a patch, server-side apply included.
    Patch,
    /// Deletes an object.
    Delete,
    /// Deletes many objects.
    DeleteCollection,
}

impl Verb {
    /// Whether it may change an object.
    pub fn writes(self) -> bool {
        !matches!(self, Self::Get | Self::List | Self::Watch)
    }
}

/// Where a request goes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Target {
    pub group: String,
    pub version: String,
    /// Empty for a request for the group's list of resources.
    pub plural: String,
    pub namespace: Option<String>,
    pub name: Option<String>,
    pub subresource: Option<String>,
}

/// A request, understood.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub verb: Verb,
    pub target: Target,
    pub query: BTreeMap<String, String>,
    pub content_type: String,
    /// Whether only metadata is wanted (`as=PartialObjectMetadata`).
    pub metadata_only: bool,
    /// The number of the client; 0 for a test itself.
    pub client: usize,
    pub user_agent: String,
    pub body: Vec<u8>,
}

impl Call {
    /// Understands `method` on `uri`; headers and body are the caller's to add.
    pub fn parse(method: &http::Method, uri: &http::Uri) -> Result<Self, Failure> {
        let target = Target::parse(uri.path()).ok_or_else(Failure::page_not_found)?;
        let query = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes())
            .into_owned()
            .collect::<BTreeMap<String, String>>();
        let is_watch = matches!(
            query.get("watch").map(String::as_str),
            Some("true" | "1" | "")
        );
        let one = target.name.is_some();
        let verb = match (method.as_str(), one) {
            ("GET", _) if is_watch => Verb::Watch,
            ("GET", true) => Verb::Get,
            ("GET", false) => Verb::List,
            ("POST", _) => Verb::Create,
            ("PUT", true) => Verb::Update,
            ("PATCH", true) => Verb::Patch,
            ("DELETE", true) => Verb::Delete,
            ("DELETE", false) => Verb::DeleteCollection,
            _ => return Err(Failure::method_not_allowed()),
        };
        Ok(Self {
            verb,
            target,
            query,
            content_type: String::new(),
            metadata_only: false,
            client: 0,
            user_agent: String::new(),
            body: Vec::new(),
        })
    }

    pub fn param(&self, name: &str) -> Option<&str> {
        self.query
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    pub fn flag(&self, name: &str) -> bool {
        matches!(self.param(name), Some("true" | "1"))
    }

    pub fn dry_run(&self) -> bool {
        self.param("dryRun").is_some()
    }

    /// Who writes: the `fieldManager` parameter, or else the program that the user agent names.
    pub fn manager(&self) -> String {
        match self.param("fieldManager") {
            Some(manager) => manager.to_owned(),
            None => self
                .user_agent
                .split('/')
                .next()
                .unwrap_or_default()
                .to_owned(),
        }
    }
}

impl Target {
    fn parse(path: &str) -> Option<Self> {
        let segments: Vec<&str> = path
            .split('/')
            .filter(|segment| !segment.is_empty())
            .collect();
        let (group, version, rest) = match segments.as_slice() {
            ["api", version, rest @ ..] => ("", *version, rest),
            ["apis", group, version, rest @ ..] => (*group, *version, rest),
            _ => return None,
        };
        let (namespace, rest) = match rest {
            // `/namespaces/<name>` and its subresources are about the namespace itself.
            ["namespaces", namespace, rest @ ..]
                if !rest.is_empty() && !matches!(rest, ["status" | "finalize"]) =>
            {
                (Some((*namespace).to_owned()), rest)
            }
            rest => (None, rest),
        };
        let mut rest = rest.iter().map(|segment| (*segment).to_owned());
        let target = Self {
            group: group.to_owned(),
            version: version.to_owned(),
            plural: rest.next().unwrap_or_default(),
            namespace,
            name: rest.next(),
            subresource: rest.next(),
        };
        rest.next().is_none().then_some(target)
    }
}
