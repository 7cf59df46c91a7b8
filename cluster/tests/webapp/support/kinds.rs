//! The kinds that the tests look at.

use kube::api::{ApiResource, DynamicObject, GroupVersionKind};
use kube::{Api, Client};

/// A kind of namespaced objects.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    group: &'static str,
    version: &'static str,
    /// In CamelCase.
    pub name: &'static str,
}

pub const WEBAPP: Kind = Kind::new("apps.example.com", "v1", "WebApp");
pub const CONFIG_MAP: Kind = Kind::new("", "v1", "ConfigMap");
pub const DEPLOYMENT: Kind = Kind::new("apps", "v1", "Deployment");
pub const SERVICE: Kind = Kind::new("", "v1", "Service");
pub const INGRESS: Kind = Kind::new("networking.k8s.io", "v1", "Ingress");
pub const POD: Kind = Kind::new("", "v1", "Pod");
pub const RESOURCE_QUOTA: Kind = Kind::new("", "v1", "ResourceQuota");

impl Kind {
    pub const fn new(group: &'static str, version: &'static str, name: &'static str) -> Self {
        Self {
            group,
            version,
            name,
        }
    }

    pub fn resource(self) -> ApiResource {
        ApiResource::from_gvk(&GroupVersionKind::gvk(self.group, self.version, self.name))
    }

    pub fn api(self, client: Client, namespace: &str) -> Api<DynamicObject> {
        Api::namespaced_with(client, namespace, &self.resource())
    }
}
