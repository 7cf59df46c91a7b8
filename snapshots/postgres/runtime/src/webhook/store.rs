//! Where the credentials are: in a Secret that all replicas share, or in this process alone.

use std::fmt;

use k8s_openapi::api::core::v1::Secret;
use kube::api::{Api, PostParams};

use super::credentials::Credentials;

/// Where the credentials are.
pub enum Store {
    /// In the Secret with this name. It comes with the operator's manifests, empty.
    Secret(Api<Secret>, String),
    /// In this process, which then is the only one.
    Memory(Option<Credentials>),
}

impl fmt::Display for Store {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Secret(_, name) => write!(formatter, "Secret {name}"),
            Self::Memory(_) => formatter.write_str("memory"),
        }
    }
}

/// What was read, to be written over.
pub enum Seen {
    /// A version of the Secret.
    Secret(Box<Secret>),
    /// What this process has.
    Memory,
}

impl Store {
    /// Reads the credentials, if there are any.
    pub async fn read(&self) -> Result<(Seen, Option<Credentials>), kube::Error> {
        match self {
            Self::Secret(api, name) => {
                let secret = api.get(name).await?;
                let credentials = secret.data.as_ref().and_then(Credentials::of);
                Ok((Seen::Secret(Box::new(secret)), credentials))
            }
            Self::Memory(credentials) => Ok((Seen::Memory, credentials.clone())),
        }
    }

    /// Writes credentials, provided that those that were seen are still there; a conflict otherwise.
    pub async fn write(
        &mut self,
        seen: Seen,
        credentials: &Credentials,
    ) -> Result<(), kube::Error> {
        match (self, seen) {
            (Self::Secret(api, name), Seen::Secret(mut secret)) => {
                secret.data = Some(credentials.data());
                api.replace(name, &PostParams::default(), &secret).await?;
            }
            (Self::Memory(memory), _) => *memory = Some(credentials.clone()),
            (Self::Secret(..), Seen::Memory) => {}
        }
        Ok(())
    }
}
