//! Where the API server reaches a process that is not behind the Service.

use std::fmt;
use std::str::FromStr;

use http::Uri;

/// An `https` URL to which the paths of webhooks are appended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookUrl {
    text: String,
    host: String,
}

impl WebhookUrl {
    /// Its host, as certificates name it.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }
}

impl FromStr for WebhookUrl {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim_end_matches('/');
        let uri: Uri = text.parse().map_err(drop)?;
        let authority = uri.authority().ok_or(())?;
        let plain = uri.query().is_none() && !authority.as_str().contains('@');
        if uri.scheme_str() != Some("https") || !plain {
            return Err(());
        }
        let host = authority.host().trim_matches(['[', ']']);
        Ok(Self {
            text: text.to_owned(),
            host: host.to_owned(),
        })
    }
}

impl fmt::Display for WebhookUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_https_will_do() {
        let host = |text: &str| {
            text.parse()
                .ok()
                .map(|url: WebhookUrl| url.host().to_owned())
        };
        assert_eq!(
            host("https://laptop.example.com:9443/"),
            Some("laptop.example.com".to_owned())
        );
        assert_eq!(host("https://[fd00::1]:9443"), Some("fd00::1".to_owned()));
        for text in [
            "",
            "laptop:9443",
            "http://laptop",
            "https://",
            "https://a@b",
            "https://a/?b",
        ] {
            assert_eq!(host(text), None, "{text}");
        }
    }
}
