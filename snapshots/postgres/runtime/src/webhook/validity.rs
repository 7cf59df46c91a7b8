//! From when until when a certificate is valid: the one part of X.509 that is read here.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

/// A span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    /// Its begin.
    pub from: Timestamp,
    /// Its end.
    pub until: Timestamp,
}

impl Validity {
    /// When the certificate is to be replaced: after two thirds.
    #[must_use]
    pub fn renewal(&self) -> Timestamp {
        let (from, until) = (self.from.as_second(), self.until.as_second());
        Timestamp::from_second(from + (until - from) / 3 * 2).unwrap_or(self.until)
    }
}

const SEQUENCE: u8 = 0x30;
const VERSION: u8 = 0xa0;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

/// The validity of a certificate in DER (RFC 5280, 4.1).
pub fn of(certificate: &[u8]) -> Option<Validity> {
    let (_, certificate, _) = element(certificate)?;
    let (_, mut rest, _) = element(certificate)?;
    // Serial number, signature algorithm and issuer come before it; the version may.
    let (tag, _, after) = element(rest)?;
    if tag == VERSION {
        rest = after;
    }
    for _ in 0..3 {
        rest = element(rest)?.2;
    }
    let (tag, validity, _) = element(rest)?;
    let (from_tag, from, rest) = element(validity)?;
    let (until_tag, until, _) = element(rest)?;
    (tag == SEQUENCE).then_some(Validity {
        from: time(from_tag, from)?,
        until: time(until_tag, until)?,
    })
}

/// The first element: its tag, its contents, and what comes after it.
fn element(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&[tag, length], rest) = bytes.split_first_chunk()?;
    let (length, rest) = match length {
        0..=0x7f => (usize::from(length), rest),
        // As many bytes as the other bits say hold the length; two are enough for any certificate of 64 KiB.
        0x81 | 0x82 => {
            let (long, rest) = rest.split_at_checked(usize::from(length & 0x7f))?;
            let fold = |length, byte: &u8| length << 8 | usize::from(*byte);
            (long.iter().fold(0, fold), rest)
        }
        _ => return None,
    };
    let (contents, rest) = rest.split_at_checked(length)?;
    Some((tag, contents, rest))
}

/// A time; both forms end in seconds and a `Z`.
fn time(tag: u8, text: &[u8]) -> Option<Timestamp> {
    let text = str::from_utf8(text).ok()?;
    let text = match tag {
        // Years from 1950 to 2049.
        UTC_TIME if text.as_bytes().first()? < &b'5' => format!("20{text}"),
        UTC_TIME => format!("19{text}"),
        GENERALIZED_TIME => text.to_owned(),
        _ => return None,
    };
    let time = DateTime::strptime("%Y%m%d%H%M%SZ", text).ok()?;
    Offset::UTC.to_timestamp(time).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_time_are_read() {
        let read = |tag, text: &str| time(tag, text.as_bytes()).map(|time| time.to_string());
        let expected = |text: &str| Some(text.to_owned());
        assert_eq!(
            read(UTC_TIME, "491231235959Z"),
            expected("2049-12-31T23:59:59Z")
        );
        assert_eq!(
            read(UTC_TIME, "500101000000Z"),
            expected("1950-01-01T00:00:00Z")
        );
        assert_eq!(
            read(GENERALIZED_TIME, "20500101000000Z"),
            expected("2050-01-01T00:00:00Z")
        );
        assert_eq!(read(GENERALIZED_TIME, "2050"), None);
    }

    #[test]
    fn what_is_no_certificate_has_none() {
        for bytes in [
            &b""[..],
            b"\x30",
            b"\x30\x82\xff\xff",
            b"\x30\x03\x30\x01\x00",
            &[0x30, 0x80],
        ] {
            assert_eq!(of(bytes), None);
        }
    }
}
