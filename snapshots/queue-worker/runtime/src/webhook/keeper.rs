//! Keeps the certificate: reads it, makes it, has it served, and tells API servers whom to trust.
//!
//! Every replica does all of that. The Secret is written by compare-and-swap, so one of them is first and the others read what
//! it wrote. Who publishes authorities has read the object to publish in *before* the Secret and writes it by compare-and-swap,
//! too: so nobody can put older authorities over newer ones.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use kube::Api;
use kube::api::PostParams;
use kube::core::DynamicObject;
use rustls::ServerConfig;
use tokio::sync::{Notify, watch};
use tokio::time::{Instant, sleep};

use super::certificate::CertificateError;
use super::credentials::{Credentials, SETTLE};
use super::store::Store;
use super::target::{Target, adapt};
use super::{Certificates, PART};
use crate::backoff::Backoff;
use crate::health::Health;

/// How often to look although nothing was heard of: a watch that has died silently must not go unnoticed for ever.
const LOOK: Duration = Duration::from_secs(3600);

/// Keeps the certificate.
pub struct Keeper {
    /// Who makes certificates.
    pub certificates: Certificates,
    /// The names that a certificate is made for.
    pub names: Vec<String>,
    /// Where it is kept.
    pub store: Store,
    /// What tells the API server whom to trust.
    pub targets: Vec<(Target, Api<DynamicObject>)>,
    /// Where the API server finds this process, if not through the Service.
    pub url: Option<String>,
    /// What is served.
    pub tls: watch::Sender<Option<Arc<ServerConfig>>>,
    /// Something changed.
    pub changed: Arc<Notify>,
    /// Whether this replica can be called.
    pub health: Health,
    /// What this replica serves.
    pub served: Option<Credentials>,
    /// Which authorities all targets have, and since when this replica knows.
    pub trusted: Option<(String, Instant)>,
}

#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("{what}: {source}")]
    Api { what: String, source: kube::Error },
    #[error(transparent)]
    Certificate(#[from] CertificateError),
    #[error("the Secret holds no certificate yet")]
    NoCertificate,
}

impl Keeper {
    /// Keeps the certificate for as long as the process runs.
    pub async fn run(mut self) -> Infallible {
        let mut failures = 0;
        let mut last = String::new();
        loop {
            let wait = match self.look().await {
                Ok(wait) => {
                    (failures, last) = (0, String::new());
                    wait
                }
                Err(error) => {
                    failures += 1;
                    let text = error.to_string();
                    if text != last {
                        tracing::warn!(
                            reason = error.reason(),
                            error = text,
                            remedy = error.remedy(),
                            "webhooks are not ready"
                        );
                        last = text;
                    }
                    Backoff::WATCH.after(failures)
                }
            };
            tokio::select! {
                () = sleep(wait) => {}
                () = self.changed.notified() => {}
            }
        }
    }

    /// Looks at everything once, does what is due, and says when to look again.
    async fn look(&mut self) -> Result<Duration, Error> {
        let mut objects = Vec::new();
        for (target, api) in &self.targets {
            objects.push(api.get(&target.name).await.map_err(during(target))?);
        }
        let (seen, stored) = self.store.read().await.map_err(during(&self.store))?;
        let now = Timestamp::now();
        let successor = match self.certificates {
            Certificates::Operator => {
                let trusted_for = self.trusted_for(stored.as_ref());
                Credentials::succeed(
                    stored.as_ref(),
                    self.served.as_ref(),
                    &self.names,
                    now,
                    trusted_for,
                )?
            }
            Certificates::CertManager => None,
        };
        if let Some(successor) = &successor {
            match self.store.write(seen, successor).await {
                // Another replica was first.
                Err(error) if is_conflict(&error) => return Ok(Duration::ZERO),
                written => written.map_err(during(&self.store))?,
            }
            tracing::info!(
                rotating = successor.next.is_some(),
                "the certificate of the webhooks was renewed"
            );
        }
        let credentials = successor.or(stored).ok_or(Error::NoCertificate)?;
        self.serve(&credentials)?;
        for ((target, api), object) in self.targets.iter().zip(objects) {
            match publish(api, object, &credentials.authorities, self.url.as_deref()).await {
                Err(error) if is_conflict(&error) => return Ok(Duration::ZERO),
                published => published.map_err(during(target))?,
            }
        }
        self.health.ready(PART, true);
        Ok(self.wait(&credentials, now))
    }

    /// For how long every target has had the authorities.
    fn trusted_for(&self, stored: Option<&Credentials>) -> Option<Duration> {
        let (authorities, since) = self.trusted.as_ref()?;
        (*authorities == stored?.authorities).then(|| since.elapsed())
    }

    fn serve(&mut self, credentials: &Credentials) -> Result<(), Error> {
        let serving = self.served.as_ref().map(|served| &served.serving);
        if serving != Some(&credentials.serving) {
            self.tls
                .send_replace(Some(credentials.serving.server_config()?));
        }
        self.served = Some(credentials.clone());
        Ok(())
    }

    /// Notes that all targets have the authorities, and says for how long nothing is to be done.
    fn wait(&mut self, credentials: &Credentials, now: Timestamp) -> Duration {
        let known = self.trusted.take();
        let known = known.filter(|(authorities, _)| *authorities == credentials.authorities);
        let (_, since) = self
            .trusted
            .insert(known.unwrap_or_else(|| (credentials.authorities.clone(), Instant::now())));
        let due = match credentials.next {
            Some(_) => SETTLE.saturating_sub(since.elapsed()),
            None => {
                let renewal = credentials.renewal().unwrap_or(now);
                let seconds = renewal.as_second() - now.as_second();
                Duration::from_secs(u64::try_from(seconds).unwrap_or_default())
            }
        };
        match self.certificates {
            Certificates::Operator => due.min(LOOK),
            Certificates::CertManager => LOOK,
        }
    }
}

async fn publish(
    api: &Api<DynamicObject>,
    mut object: DynamicObject,
    authorities: &str,
    url: Option<&str>,
) -> Result<(), kube::Error> {
    if adapt(&mut object, authorities, url) {
        let name = object.metadata.name.clone().unwrap_or_default();
        api.replace(&name, &PostParams::default(), &object).await?;
    }
    Ok(())
}

fn is_conflict(error: &kube::Error) -> bool {
    matches!(error, kube::Error::Api(status) if status.code == 409)
}

fn during(what: &impl ToString) -> impl Fn(kube::Error) -> Error {
    let what = what.to_string();
    move |source| Error::Api {
        what: what.clone(),
        source,
    }
}

impl Error {
    const fn reason(&self) -> &'static str {
        match self {
            Self::Api { .. } => "WebhookSetup",
            Self::Certificate(_) | Self::NoCertificate => "WebhookCertificate",
        }
    }

    fn remedy(&self) -> &'static str {
        match self {
            Self::Api {
                source: kube::Error::Api(status),
                ..
            } if status.code == 404 => "apply the operator's manifests, which bring this object",
            Self::Api {
                source: kube::Error::Api(status),
                ..
            } if matches!(status.code, 401 | 403) => {
                "apply the operator's manifests, which grant get, watch and update on this object"
            }
            Self::Api { .. } => {
                "nothing, if it passes; else see whether the API server can be reached"
            }
            Self::Certificate(_) => "see whether someone else wrote into the Secret",
            Self::NoCertificate => "see what cert-manager says about the Certificate",
        }
    }
}
