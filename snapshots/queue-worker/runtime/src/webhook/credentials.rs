//! What all replicas share: the certificate that is served, the authorities to trust, and the certificate that comes next.
//!
//! A certificate is replaced in two steps. First the next one is made, and its authority is trusted beside the present one;
//! once every API server knows that, the next one is served. The authority that went stays trusted until the next time, for
//! replicas that have not heard of it yet.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use k8s_openapi::ByteString;

use super::certificate::{CertificateError, Pair, issue};

/// For how long a new authority is trusted before a certificate of it is served. API servers learn of it within a second.
pub const SETTLE: Duration = Duration::from_secs(20);

/// The keys of the Secret; cert-manager uses the same ones.
const CERTIFICATE: &str = "tls.crt";
const KEY: &str = "tls.key";
const AUTHORITIES: &str = "ca.crt";
const NEXT_CERTIFICATE: &str = "next.crt";
const NEXT_KEY: &str = "next.key";

const END: &str = "-----END CERTIFICATE-----\n";

/// The certificate that is served, and what leads to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credentials {
    /// The certificate that is served.
    pub serving: Pair,
    /// The authorities to trust, as PEM; the one that signed `serving` comes first.
    pub authorities: String,
    /// The certificate that will be served, once everyone trusts its authority, which comes second.
    pub next: Option<Pair>,
}

/// The data of a Secret.
pub type Data = BTreeMap<String, ByteString>;

impl Credentials {
    /// The first ones ever.
    ///
    /// # Errors
    /// When no certificate can be made.
    pub fn first(names: &[String], now: Timestamp) -> Result<Self, CertificateError> {
        let issued = issue(names, now)?;
        Ok(Self {
            serving: issued.pair,
            authorities: issued.authority,
            next: None,
        })
    }

    /// What comes after what the Secret holds, if it is time for something to come. A Secret that holds nothing of use is
    /// filled: with what this replica serves and a next certificate at once, if it does serve; that is how people ask for one.
    ///
    /// # Errors
    /// When no certificate can be made.
    pub fn succeed(
        stored: Option<&Self>,
        served: Option<&Self>,
        names: &[String],
        now: Timestamp,
        trusted_for: Option<Duration>,
    ) -> Result<Option<Self>, CertificateError> {
        let Some(stored) = stored.filter(|stored| stored.is_valid(now)) else {
            let served = served.filter(|served| served.is_valid(now));
            return match served {
                Some(served) => served.with_next(names, now).map(Some),
                None => Self::first(names, now).map(Some),
            };
        };
        match &stored.next {
            None if stored.serving.validity()?.renewal() <= now => {
                stored.with_next(names, now).map(Some)
            }
            Some(next) if trusted_for.is_some_and(|trusted_for| trusted_for >= SETTLE) => {
                Ok(Some(stored.promoted(next)))
            }
            _ => Ok(None),
        }
    }

    /// With a next certificate, whose authority is trusted from now on.
    fn with_next(&self, names: &[String], now: Timestamp) -> Result<Self, CertificateError> {
        let issued = issue(names, now)?;
        let [present, _] = self.split();
        Ok(Self {
            serving: self.serving.clone(),
            authorities: format!("{present}{}", issued.authority),
            next: Some(issued.pair),
        })
    }

    /// With the next certificate in the place of the one before.
    fn promoted(&self, next: &Pair) -> Self {
        let [before, present] = self.split();
        Self {
            serving: next.clone(),
            authorities: format!("{present}{before}"),
            next: None,
        }
    }

    /// The first authority, and the others.
    fn split(&self) -> [&str; 2] {
        let end = self.authorities.find(END).map(|at| at + END.len());
        let (first, others) = self
            .authorities
            .split_at(end.unwrap_or(self.authorities.len()));
        [first, others]
    }

    fn is_valid(&self, now: Timestamp) -> bool {
        let validity = self.serving.validity();
        validity.is_ok_and(|validity| validity.until > now) && self.serving.server_config().is_ok()
    }

    /// When to look again at the latest, if nothing else happens.
    #[must_use]
    pub fn renewal(&self) -> Option<Timestamp> {
        self.serving
            .validity()
            .ok()
            .map(|validity| validity.renewal())
    }

    /// What a Secret holds; `None` when something is missing.
    #[must_use]
    pub fn of(data: &Data) -> Option<Self> {
        let text = |key: &str| String::from_utf8(data.get(key)?.0.clone()).ok();
        let pair = |certificate, key| {
            Some(Pair {
                certificate: text(certificate)?,
                key: text(key)?,
            })
        };
        Some(Self {
            serving: pair(CERTIFICATE, KEY)?,
            authorities: text(AUTHORITIES).unwrap_or_default(),
            next: pair(NEXT_CERTIFICATE, NEXT_KEY),
        })
    }

    /// What to put into a Secret.
    #[must_use]
    pub fn data(&self) -> Data {
        let mut data = Data::new();
        let mut put = |key: &str, text: &str| {
            data.insert(key.to_owned(), ByteString(text.as_bytes().to_vec()));
        };
        put(CERTIFICATE, &self.serving.certificate);
        put(KEY, &self.serving.key);
        put(AUTHORITIES, &self.authorities);
        if let Some(next) = &self.next {
            put(NEXT_CERTIFICATE, &next.certificate);
            put(NEXT_KEY, &next.key);
        }
        data
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const START: &str = "2026-01-01T00:00:00Z";

    fn names() -> Vec<String> {
        vec!["x-webhook.x.svc".to_owned()]
    }

    fn at(days: i64) -> Timestamp {
        let start: Timestamp = START.parse().unwrap();
        Timestamp::from_second(start.as_second() + days * 24 * 3600).unwrap()
    }

    fn succeed(
        stored: Option<&Credentials>,
        served: Option<&Credentials>,
        days: i64,
        trusted_for: Option<Duration>,
    ) -> Option<Credentials> {
        Credentials::succeed(stored, served, &names(), at(days), trusted_for).unwrap()
    }

    #[test]
    fn a_life_of_two_certificates() {
        let first = succeed(None, None, 0, None).unwrap();
        assert_eq!(succeed(Some(&first), None, 59, Some(SETTLE)), None);

        let both = succeed(Some(&first), None, 60, Some(SETTLE)).unwrap();
        assert_eq!(
            both.serving, first.serving,
            "the old one is served until the new one is trusted"
        );
        assert!(both.authorities.starts_with(&first.authorities));
        assert_eq!(succeed(Some(&both), None, 60, None), None);
        assert_eq!(
            succeed(Some(&both), None, 60, Some(Duration::from_secs(1))),
            None
        );

        let second = succeed(Some(&both), None, 60, Some(SETTLE)).unwrap();
        assert_eq!(Some(&second.serving), both.next.as_ref());
        assert!(
            second.authorities.ends_with(&first.authorities),
            "the old authority stays trusted"
        );
        assert_eq!(second.authorities.len(), both.authorities.len());

        let next = succeed(Some(&second), None, 120, Some(SETTLE)).unwrap();
        assert!(
            !next.authorities.contains(&first.authorities),
            "two at most"
        );
        assert!(second.authorities.starts_with(next.split()[0]));
    }

    #[test]
    fn an_expired_or_useless_one_is_replaced_at_once() {
        let first = succeed(None, None, 0, None).unwrap();
        let fresh = succeed(Some(&first), None, 91, None).unwrap();
        assert_ne!(fresh.serving, first.serving);
        assert_eq!(fresh.next, None);
        let mut broken = first.clone();
        broken.serving.key = fresh.serving.key;
        assert_eq!(succeed(Some(&broken), None, 1, None).unwrap().next, None);
    }

    #[test]
    fn who_empties_the_secret_gets_a_new_certificate_without_a_gap() {
        let first = succeed(None, None, 0, None).unwrap();
        let both = succeed(None, Some(&first), 1, None).unwrap();
        assert_eq!(both.serving, first.serving);
        assert!(both.next.is_some());
    }

    #[test]
    fn a_secret_gives_back_what_it_was_given() {
        let first = succeed(None, None, 0, None).unwrap();
        let both = succeed(None, Some(&first), 1, None).unwrap();
        for credentials in [first, both] {
            assert_eq!(Credentials::of(&credentials.data()), Some(credentials));
        }
        assert_eq!(Credentials::of(&Data::new()), None);
    }
}
