//! IP addresses and ranges of them.

use std::fmt;
use std::net::IpAddr;

use serde::{Serialize, Serializer};

use super::{Error, Result};

/// An IP address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ip(IpAddr);

/// A range of IP addresses, such as `10.0.0.0/8`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cidr {
    ip: Ip,
    length: u8,
}

impl Ip {
    /// The address that a text says. IPv4 in IPv6, and zones, are refused as Kubernetes refuses them.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(text: &str) -> Result<Self> {
        let address: Option<IpAddr> = text.parse().ok();
        let mapped = |ip: &IpAddr| matches!(ip, IpAddr::V6(ip) if ip.to_ipv4_mapped().is_some());
        address
            .filter(|ip| !mapped(ip))
            .map(Self)
            .ok_or(Error::Invalid {
                what: "an IP address",
            })
    }

    /// 4 or 6.
    #[must_use]
    pub fn family(&self) -> i64 {
        if self.0.is_ipv4() { 4 } else { 6 }
    }

    /// Whether it is `0.0.0.0` or `::`.
    #[must_use]
    pub fn is_unspecified(&self) -> bool {
        self.0.is_unspecified()
    }

    /// Whether it means the host itself.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        self.0.is_loopback()
    }

    /// Whether it means all who listen on this link.
    #[must_use]
    pub fn is_link_local_multicast(&self) -> bool {
        match self.0 {
            IpAddr::V4(ip) => matches!(ip.octets(), [224, 0, 0, _]),
            IpAddr::V6(ip) => {
                ip.is_multicast()
                    && ip
                        .segments()
                        .first()
                        .is_some_and(|segment| segment & 0xf == 2)
            }
        }
    }

    /// Whether it means a host on this link.
    #[must_use]
    pub fn is_link_local_unicast(&self) -> bool {
        match self.0 {
            IpAddr::V4(ip) => ip.is_link_local(),
            IpAddr::V6(ip) => ip.is_unicast_link_local(),
        }
    }

    /// Whether it means one host beyond this link, private ranges included.
    #[must_use]
    pub fn is_global_unicast(&self) -> bool {
        let broadcast = matches!(self.0, IpAddr::V4(ip) if ip.is_broadcast());
        let special = self.is_unspecified() || self.is_loopback() || self.is_link_local_unicast();
        !(broadcast || special || self.0.is_multicast())
    }

    /// The address as a number, and how many bits it has.
    fn bits(self) -> (u128, u8) {
        match self.0 {
            IpAddr::V4(ip) => (u128::from(ip.to_bits()), 32),
            IpAddr::V6(ip) => (ip.to_bits(), 128),
        }
    }

    /// The address with all bits behind the first ones zero.
    fn masked(self, length: u8) -> Self {
        let (bits, size) = self.bits();
        let mask = u128::MAX.checked_shl(u32::from(size - length)).unwrap_or(0);
        let bits = bits & mask;
        Self(match self.0 {
            IpAddr::V4(_) => IpAddr::V4(u32::try_from(bits).unwrap_or(0).into()),
            IpAddr::V6(_) => IpAddr::V6(bits.into()),
        })
    }
}

impl Cidr {
    /// The range that a text says.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(text: &str) -> Result<Self> {
        let wrong = || Error::Invalid { what: "a CIDR" };
        let (ip, length) = text.split_once('/').ok_or_else(wrong)?;
        let ip = Ip::parse(ip).map_err(|_| wrong())?;
        let plain = length == "0"
            || (!length.starts_with('0') && length.bytes().all(|c| c.is_ascii_digit()));
        let length = length
            .parse()
            .ok()
            .filter(|length| plain && *length <= ip.bits().1)
            .ok_or_else(wrong)?;
        Ok(Self { ip, length })
    }

    /// Whether an address is in the range.
    #[must_use]
    pub fn contains_ip(&self, ip: &Ip) -> bool {
        ip.family() == self.ip.family() && ip.masked(self.length) == self.ip.masked(self.length)
    }

    /// Whether all of another range is in the range.
    #[must_use]
    pub fn contains_cidr(&self, other: &Self) -> bool {
        self.length <= other.length && self.contains_ip(&other.ip)
    }

    /// Whether the address that a text says is in the range.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn contains_ip_text(&self, ip: &str) -> Result<bool> {
        Ok(self.contains_ip(&Ip::parse(ip)?))
    }

    /// Whether all of the range that a text says is in the range.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn contains_cidr_text(&self, other: &str) -> Result<bool> {
        Ok(self.contains_cidr(&Self::parse(other)?))
    }

    /// The address, as written.
    #[must_use]
    pub fn ip(&self) -> Ip {
        self.ip
    }

    /// The range by its first address.
    #[must_use]
    pub fn masked(&self) -> Self {
        Self {
            ip: self.ip.masked(self.length),
            ..*self
        }
    }

    /// How many bits all addresses of it begin with.
    #[must_use]
    pub fn prefix_length(&self) -> i64 {
        i64::from(self.length)
    }
}

/// Whether a text is an IP address.
#[must_use]
pub fn is_ip(text: &str) -> bool {
    Ip::parse(text).is_ok()
}

/// Whether a text that is an IP address is written as such addresses are written.
///
/// # Errors
/// `Invalid` when it is none.
pub fn is_canonical_ip(text: &str) -> Result<bool> {
    Ok(Ip::parse(text)?.to_string() == text)
}

/// Whether a text is a range of IP addresses.
#[must_use]
pub fn is_cidr(text: &str) -> bool {
    Cidr::parse(text).is_ok()
}

impl fmt::Display for Ip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.ip, self.length)
    }
}

impl Serialize for Ip {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Cidr {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_hold_what_begins_alike() {
        let cidr = |text: &str| Cidr::parse(text).expect(text);
        let ip = |text: &str| Ip::parse(text).expect(text);
        assert!(
            cidr("10.0.0.0/8").contains_ip(&ip("10.255.0.1"))
                && !cidr("10.0.0.0/8").contains_ip(&ip("11.0.0.0"))
        );
        assert!(
            cidr("0.0.0.0/0").contains_ip(&ip("1.2.3.4"))
                && !cidr("0.0.0.0/0").contains_ip(&ip("::1"))
        );
        assert!(
            cidr("::/0").contains_ip(&ip("2001:db8::1")) && cidr("::1/128").contains_ip(&ip("::1"))
        );
        assert!(
            cidr("10.0.0.0/8").contains_cidr(&cidr("10.1.0.0/16"))
                && !cidr("10.1.0.0/16").contains_cidr(&cidr("10.0.0.0/8"))
        );
        assert_eq!(
            cidr("192.168.1.5/24").masked().to_string(),
            "192.168.1.0/24"
        );
        assert_eq!(
            cidr("2001:db8::ffff/32").masked().to_string(),
            "2001:db8::/32"
        );
        for wrong in [
            "10.0.0.0",
            "10.0.0.0/33",
            "10.0.0.0/08",
            "10.0.0.0/+8",
            "10.0.0/8",
            "::ffff:1.2.3.4/96",
        ] {
            assert!(Cidr::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn kinds_of_addresses() {
        let ip = |text: &str| Ip::parse(text).expect(text);
        assert!(
            ip("127.0.0.1").is_loopback()
                && ip("::1").is_loopback()
                && ip("0.0.0.0").is_unspecified()
        );
        assert!(
            ip("224.0.0.1").is_link_local_multicast() && ip("ff02::1").is_link_local_multicast()
        );
        assert!(ip("169.254.0.1").is_link_local_unicast() && ip("fe80::1").is_link_local_unicast());
        assert!(ip("10.0.0.1").is_global_unicast() && !ip("255.255.255.255").is_global_unicast());
        assert_eq!((ip("1.2.3.4").family(), ip("::").family()), (4, 6));
        assert!(Ip::parse("::ffff:1.2.3.4").is_err() && Ip::parse("fe80::1%eth0").is_err());
    }
}
