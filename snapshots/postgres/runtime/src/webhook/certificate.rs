//! Certificates: making one, reading one, serving with one.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa,
    KeyPair, KeyUsagePurpose, date_time_ymd,
};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::validity::{self, Validity};

/// How long a certificate is valid. It is replaced after two thirds of it.
pub const LIFETIME: Duration = Duration::from_secs(90 * 24 * 3600);

/// By how much certificates are valid before they are made: clocks differ.
const BACKDATE: Duration = Duration::from_secs(3600);

/// Why there is no certificate.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// It could not be made.
    #[error("a certificate could not be made: {0}")]
    Make(#[from] rcgen::Error),
    /// It is not PEM.
    #[error("the certificate or its key cannot be read: {0}")]
    Pem(#[from] rustls::pki_types::pem::Error),
    /// It cannot be served with.
    #[error("the certificate and its key cannot be used: {0}")]
    Tls(#[from] rustls::Error),
    /// Its dates are not where they should be.
    #[error("the certificate does not say until when it is valid")]
    Validity,
}

/// A certificate and its key, as PEM.
#[derive(Clone, PartialEq, Eq)]
pub struct Pair {
    /// The certificate, and those between it and its authority if there are any.
    pub certificate: String,
    /// The private key.
    pub key: String,
}

/// The key is nobody's business.
impl fmt::Debug for Pair {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pair").finish_non_exhaustive()
    }
}

/// A certificate that was just made, and the authority that signed it and nothing else: its key is forgotten at once, so that
/// nobody can sign another.
pub struct Issued {
    /// The certificate.
    pub pair: Pair,
    /// The authority's certificate, as PEM.
    pub authority: String,
}

/// Makes a certificate for some names.
///
/// # Errors
/// When a name is none, or the system gives no randomness.
pub fn issue(names: &[String], now: Timestamp) -> Result<Issued, CertificateError> {
    let mut authority = valid_from(now, CertificateParams::default());
    // The date tells one authority from the next.
    let name = format!("webhook authority of {}", now.strftime("%Y-%m-%d %H:%M:%S"));
    authority.distinguished_name = rcgen::DistinguishedName::new();
    authority.distinguished_name.push(DnType::CommonName, name);
    authority.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    authority.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate()?)?;

    let mut params = valid_from(now, CertificateParams::new(names)?);
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    let key = KeyPair::generate()?;
    Ok(Issued {
        pair: Pair {
            certificate: params.signed_by(&key, &authority)?.pem(),
            key: key.serialize_pem(),
        },
        authority: authority.pem(),
    })
}

fn valid_from(now: Timestamp, mut params: CertificateParams) -> CertificateParams {
    let since_1970 = Duration::from_secs(u64::try_from(now.as_second()).unwrap_or_default());
    let now = date_time_ymd(1970, 1, 1) + since_1970;
    params.not_before = now - BACKDATE;
    params.not_after = now + LIFETIME;
    params
}

impl Pair {
    /// What a server needs to serve with it.
    ///
    /// # Errors
    /// When it cannot be read, or the key is not the certificate's.
    pub fn server_config(&self) -> Result<Arc<ServerConfig>, CertificateError> {
        let key = PrivateKeyDer::from_pem_slice(self.key.as_bytes())?;
        // With two providers in the program rustls would choose none.
        let provider = Arc::new(ring::default_provider());
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(self.chain()?, key)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        // API servers resume no session.
        config.send_tls13_tickets = 0;
        Ok(Arc::new(config))
    }

    /// When it is valid.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn validity(&self) -> Result<Validity, CertificateError> {
        let chain = self.chain()?;
        let first = chain.first().ok_or(CertificateError::Validity)?;
        validity::of(first).ok_or(CertificateError::Validity)
    }

    fn chain(&self) -> Result<Vec<CertificateDer<'static>>, CertificateError> {
        let chain = CertificateDer::pem_slice_iter(self.certificate.as_bytes());
        Ok(chain.collect::<Result<_, _>>()?)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_can_be_served_with_and_says_until_when() {
        let now: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
        let issued = issue(&["a.b.svc".to_owned(), "127.0.0.1".to_owned()], now).unwrap();
        issued.pair.server_config().unwrap();
        let validity = issued.pair.validity().unwrap();
        assert_eq!(validity.from.to_string(), "2026-03-01T11:00:00Z");
        assert_eq!(validity.until.to_string(), "2026-05-30T12:00:00Z");
        assert_eq!(validity.renewal().to_string(), "2026-04-30T11:40:00Z");
        assert!(!format!("{:?}", issued.pair).contains("PRIVATE"));
    }

    #[test]
    fn a_key_of_another_certificate_is_found_out() {
        let names = ["a.b.svc".to_owned()];
        let mut one = issue(&names, Timestamp::now()).unwrap().pair;
        one.key = issue(&names, Timestamp::now()).unwrap().pair.key;
        assert!(matches!(one.server_config(), Err(CertificateError::Tls(_))));
    }
}
