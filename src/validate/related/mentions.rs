//! Where children name other objects.

use super::at::At;
use super::family::{Family, Member};
use super::pods;
use super::text::{Same, Text};

/// An object that a child names.
pub(super) struct Mention<'a> {
    /// The group of its kind.
    pub group: String,
    /// Its kind.
    pub kind: String,
    /// Its name.
    pub name: At<'a>,
    /// Whether the child does without while it is not there.
    pub optional: bool,
    /// The keys of its data that are named, too.
    pub keys: Vec<At<'a>>,
}

/// The objects that a child names, in the order of its template.
pub(super) fn of<'a>(family: &Family, member: &Member<'a>) -> Vec<Mention<'a>> {
    let object = member.template();
    let mut found = Found::default();
    if let Some(pods) = pods::of(family, member) {
        found.pods(pods.spec);
    }
    if let Some(namespace) = object.path(&["metadata", "namespace"]) {
        found.namespace(namespace);
    }
    let spec = object.get("spec");
    match (
        member.child.kind.group.as_str(),
        member.child.kind.kind.as_str(),
    ) {
        ("", "ServiceAccount") => {
            for key in ["secrets", "imagePullSecrets"] {
                object
                    .list(key)
                    .into_iter()
                    .for_each(|at| found.add("Secret", at, "name"));
            }
        }
        ("rbac.authorization.k8s.io", "RoleBinding" | "ClusterRoleBinding") => {
            found.role(object);
            let subjects = object.list("subjects").into_iter();
            subjects
                .filter(|at| is_near(family, member, *at))
                .for_each(|at| {
                    if at.literal("kind").as_deref() == Some("ServiceAccount") {
                        found.add("ServiceAccount", at, "name");
                    }
                });
        }
        ("networking.k8s.io", "Ingress") => {
            backends(object)
                .into_iter()
                .for_each(|at| found.add("Service", at, "name"));
            if !has_certificates_made(object) {
                let tls = spec.map_or_else(Vec::new, |spec| spec.list("tls"));
                tls.into_iter()
                    .for_each(|at| found.add("Secret", at, "secretName"));
            }
        }
        ("autoscaling", "HorizontalPodAutoscaler") => {
            if let Some(target) = object.path(&["spec", "scaleTargetRef"]) {
                found.target(target);
            }
        }
        ("apps", "StatefulSet") => {
            spec.into_iter()
                .for_each(|at| found.add("Service", at, "serviceName"));
        }
        _ => {}
    }
    found.0
}

/// The Services that an Ingress leads to.
pub(super) fn backends(ingress: At) -> Vec<At> {
    let Some(spec) = ingress.get("spec") else {
        return Vec::new();
    };
    let rules = spec.list("rules").into_iter();
    let paths = rules.filter_map(|rule| rule.get("http"));
    let paths = paths.flat_map(|http| http.list("paths"));
    let backends = paths.filter_map(|path| path.get("backend"));
    let backends = spec.get("defaultBackend").into_iter().chain(backends);
    backends
        .filter_map(|backend| backend.get("service"))
        .collect()
}

/// Whether somebody makes the certificates of an Ingress, as an annotation asks for.
fn has_certificates_made(ingress: At) -> bool {
    let annotations = ingress.path(&["metadata", "annotations"]);
    annotations.is_some_and(|annotations| match annotations.entries() {
        Some(entries) => entries
            .iter()
            .any(|(key, _)| key.name.contains("cert") || key.name.contains("acme")),
        None => true,
    })
}

/// Whether a subject lives where the children do.
fn is_near(family: &Family, member: &Member, subject: At) -> bool {
    let text = |at: Option<At>| at.and_then(|at| family.scalar(member, at));
    let Some(namespace) = subject.get("namespace") else {
        return true;
    };
    let own = text(member.template().path(&["metadata", "namespace"]));
    let own = own.unwrap_or_else(|| Text::own("metadata.namespace"));
    text(Some(namespace)).is_some_and(|namespace| namespace.compare(&own) == Same::Always)
}

#[derive(Default)]
struct Found<'a>(Vec<Mention<'a>>);

impl<'a> Found<'a> {
    /// An object of the core group, named under a key.
    fn add(&mut self, kind: &str, at: At<'a>, key: &str) {
        let items = at
            .list("items")
            .into_iter()
            .filter_map(|item| item.get("key"));
        if let Some(name) = at.get(key) {
            self.0.push(Mention {
                group: String::new(),
                kind: kind.to_owned(),
                name,
                optional: at.is_true("optional"),
                keys: at.get("key").into_iter().chain(items).collect(),
            });
        }
    }

    fn pods(&mut self, spec: At<'a>) {
        for (key, kind) in [
            ("serviceAccountName", "ServiceAccount"),
            ("serviceAccount", "ServiceAccount"),
        ] {
            self.add(kind, spec, key);
        }
        for at in spec.list("imagePullSecrets") {
            self.add("Secret", at, "name");
        }
        for container in pods::containers(spec) {
            let env = container.list("env").into_iter();
            let env = env.filter_map(|variable| variable.get("valueFrom"));
            let sources = container.list("envFrom").into_iter().chain(env);
            for source in sources {
                let maps = ["configMapRef", "configMapKeyRef"].into_iter();
                maps.filter_map(|key| source.get(key))
                    .for_each(|at| self.add("ConfigMap", at, "name"));
                let secrets = ["secretRef", "secretKeyRef"].into_iter();
                secrets
                    .filter_map(|key| source.get(key))
                    .for_each(|at| self.add("Secret", at, "name"));
            }
        }
        for volume in spec.list("volumes") {
            let claim = volume.get("persistentVolumeClaim");
            claim
                .into_iter()
                .for_each(|at| self.add("PersistentVolumeClaim", at, "claimName"));
            let secret = volume.get("secret");
            secret
                .into_iter()
                .for_each(|at| self.add("Secret", at, "secretName"));
            let projected = volume.get("projected");
            let parts = projected.map_or_else(Vec::new, |projected| projected.list("sources"));
            for part in &parts {
                part.get("secret")
                    .into_iter()
                    .for_each(|at| self.add("Secret", at, "name"));
            }
            for part in parts.into_iter().chain([volume]) {
                part.get("configMap")
                    .into_iter()
                    .for_each(|at| self.add("ConfigMap", at, "name"));
            }
        }
    }

    /// A namespace, which mostly somebody else made.
    fn namespace(&mut self, name: At<'a>) {
        self.0.push(Mention {
            group: String::new(),
            kind: "Namespace".to_owned(),
            name,
            optional: true,
            keys: Vec::new(),
        });
    }

    fn role(&mut self, binding: At<'a>) {
        let Some(role) = binding.get("roleRef") else {
            return;
        };
        if let (Some(kind), Some(name)) = (role.literal("kind"), role.get("name")) {
            let group = "rbac.authorization.k8s.io".to_owned();
            self.other(group, kind, name);
        }
    }

    fn target(&mut self, target: At<'a>) {
        let written = target.literal("apiVersion").zip(target.literal("kind"));
        if let (Some((api_version, kind)), Some(name)) = (written, target.get("name")) {
            let group = api_version.split_once('/').map_or("", |(group, _)| group);
            self.other(group.to_owned(), kind, name);
        }
    }

    fn other(&mut self, group: String, kind: String, name: At<'a>) {
        self.0.push(Mention {
            group,
            kind,
            name,
            optional: false,
            keys: Vec::new(),
        });
    }
}
