//! What RBAC allows a ServiceAccount, and what requests need.

use std::collections::BTreeSet;

use anyhow::Result;
use k8s_openapi::api::rbac::v1::{
    ClusterRole, ClusterRoleBinding, PolicyRule, Role, RoleBinding, Subject,
};
use kube::api::ListParams;
use kube::{Api, Client, ResourceExt};

use crate::AuditEvent;

/// One verb on one resource.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Permission {
    /// The API group, empty for the core group.
    pub group: String,
    /// The plural name of the resource, with its subresource as in `pods/status`.
    pub resource: String,
    /// The verb of RBAC.
    pub verb: String,
}

impl Permission {
    /// A permission.
    pub fn new(group: &str, resource: &str, verb: &str) -> Self {
        Self {
            group: group.to_owned(),
            resource: resource.to_owned(),
            verb: verb.to_owned(),
        }
    }

    /// What the roles that are bound to a ServiceAccount allow it. Paths that are no resources are left out.
    ///
    /// # Errors
    /// When the API server does not answer, or a binding names a role that is not there.
    pub async fn granted(client: &Client, namespace: &str, name: &str) -> Result<BTreeSet<Self>> {
        let everywhere = ListParams::default();
        let bound = |subjects: Option<Vec<Subject>>| {
            let is_account = |subject: &Subject| {
                subject.kind == "ServiceAccount"
                    && subject.name == name
                    && subject.namespace.as_deref() == Some(namespace)
            };
            subjects.is_some_and(|all| all.iter().any(is_account))
        };
        let mut rules = Vec::new();
        let cluster_roles: Api<ClusterRole> = Api::all(client.clone());
        for binding in Api::<ClusterRoleBinding>::all(client.clone())
            .list(&everywhere)
            .await?
        {
            if bound(binding.subjects) {
                rules.extend(cluster_roles.get(&binding.role_ref.name).await?.rules);
            }
        }
        for binding in Api::<RoleBinding>::all(client.clone())
            .list(&everywhere)
            .await?
        {
            let namespace = binding.namespace().unwrap_or_default();
            if !bound(binding.subjects) {
                continue;
            }
            let role = &binding.role_ref.name;
            rules.extend(match binding.role_ref.kind.as_str() {
                "ClusterRole" => cluster_roles.get(role).await?.rules,
                _ => {
                    Api::<Role>::namespaced(client.clone(), &namespace)
                        .get(role)
                        .await?
                        .rules
                }
            });
        }
        Ok(rules.iter().flatten().flat_map(Self::of_rule).collect())
    }

    /// What a rule allows.
    fn of_rule(rule: &PolicyRule) -> Vec<Self> {
        let mut permissions = Vec::new();
        for group in rule.api_groups.iter().flatten() {
            for resource in rule.resources.iter().flatten() {
                let of = |verb: &String| Self::new(group, resource, verb);
                permissions.extend(rule.verbs.iter().map(of));
            }
        }
        permissions
    }

    /// What a request needed; nothing for a path that is no resource.
    pub fn needed(event: &AuditEvent) -> Vec<Self> {
        const CREATED: u16 = 201;
        if event.resource.is_empty() {
            return Vec::new();
        }
        let resource = match event.subresource.as_str() {
            "" => event.resource.clone(),
            subresource => format!("{}/{subresource}", event.resource),
        };
        let of = |verb: &str| Self::new(&event.group, &resource, verb);
        // The API server asks for `create` as well once an apply turns out to make an object.
        let creates = event.verb == "patch" && event.code == CREATED;
        let created = creates.then(|| of("create"));
        std::iter::once(of(&event.verb)).chain(created).collect()
    }
}

#[cfg(test)]
mod tests {
    use k8s_openapi::jiff::Timestamp;

    use super::*;

    fn event(verb: &str, resource: &str, subresource: &str, code: u16) -> AuditEvent {
        AuditEvent {
            user: "u".into(),
            user_agent: String::new(),
            verb: verb.into(),
            group: "g".into(),
            resource: resource.into(),
            subresource: subresource.into(),
            namespace: String::new(),
            name: String::new(),
            code,
            request_uri: "/x".into(),
            timestamp: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_rule_is_every_verb_on_every_resource_of_every_group() {
        let words = |text: &str| Vec::from_iter(text.split(' ').map(str::to_owned));
        let rule = PolicyRule {
            api_groups: Some(words("a b")),
            resources: Some(words("x y/status")),
            verbs: words("get list"),
            ..PolicyRule::default()
        };
        let permissions = BTreeSet::from_iter(Permission::of_rule(&rule));
        assert_eq!(permissions.len(), 8);
        assert!(permissions.contains(&Permission::new("b", "y/status", "list")));
    }

    #[test]
    fn a_rule_on_paths_is_no_permission() {
        let rule = PolicyRule {
            non_resource_urls: Some(vec!["/metrics".into()]),
            verbs: vec!["get".into()],
            ..PolicyRule::default()
        };
        assert_eq!(Permission::of_rule(&rule), []);
        assert_eq!(Permission::needed(&event("get", "", "", 200)), []);
    }

    #[test]
    fn an_apply_that_creates_needs_two_verbs() {
        let [patch, create] = ["patch", "create"].map(|verb| Permission::new("g", "x", verb));
        assert_eq!(
            Permission::needed(&event("patch", "x", "", 201)),
            [patch.clone(), create.clone()]
        );
        assert_eq!(Permission::needed(&event("patch", "x", "", 200)), [patch]);
        assert_eq!(Permission::needed(&event("create", "x", "", 201)), [create]);
        assert_eq!(
            Permission::needed(&event("patch", "x", "status", 200)),
            [Permission::new("g", "x/status", "patch")]
        );
    }
}
