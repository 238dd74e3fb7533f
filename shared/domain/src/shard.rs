//! A studio's rows are all in one database, its shard. Shards have numbers, and what leaves the deployment and comes back (a link, the
//! address of a reply) carries the number as two characters of base32.

use crate::InvalidValue;

/// As RFC 4648 has it, in lower case: mail programs may write an address in either.
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// One database of studios, `SHARD_01` to `SHARD_99`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(try_from = "u16", into = "u16")]
#[schema(value_type = u16, example = 1, minimum = 1, maximum = 99)]
pub struct Shard(u16);

impl Shard {
    /// The first of a deployment, which is always there.
    pub const FIRST: Self = Self(1);

    /// What its database is bound as.
    pub fn binding(self) -> String {
        format!("SHARD_{:02}", self.0)
    }

    /// From the name of a binding; `None` when that is of something else.
    pub fn of_binding(name: &str) -> Option<Self> {
        let digits = name.strip_prefix("SHARD_")?;
        let shard = Self::try_from(digits.parse::<u16>().ok()?).ok()?;
        (shard.binding() == name).then_some(shard)
    }

    /// Two characters.
    pub fn code(self) -> String {
        [self.0 / 32, self.0 % 32].iter().filter_map(|digit| ALPHABET.get(usize::from(*digit))).map(|byte| char::from(*byte)).collect()
    }

    /// From its two characters, in either case.
    pub fn of_code(code: &str) -> Option<Self> {
        let digit = |byte: u8| ALPHABET.iter().position(|known| *known == byte.to_ascii_lowercase()).and_then(|at| u16::try_from(at).ok());
        let &[high, low] = code.as_bytes() else { return None };
        Self::try_from(digit(high)? * 32 + digit(low)?).ok()
    }

    pub fn number(self) -> u16 {
        self.0
    }
}

impl TryFrom<u16> for Shard {
    type Error = InvalidValue;

    fn try_from(number: u16) -> Result<Self, InvalidValue> {
        if (1..=99).contains(&number) { Ok(Self(number)) } else { Err(InvalidValue::new("is not the number of a shard: 1 to 99")) }
    }
}

impl From<Shard> for u16 {
    fn from(shard: Shard) -> Self {
        shard.0
    }
}

impl std::fmt::Display for Shard {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:02}", self.0)
    }
}

/// Where a studio's rows are.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Placement {
    #[serde(rename = "studio_id")]
    pub studio: crate::StudioId,
    pub shard: Shard,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shard_is_known_by_its_binding_and_by_its_code() {
        for number in 1..=99 {
            let shard = Shard::try_from(number).unwrap();
            assert_eq!(Shard::of_binding(&shard.binding()), Some(shard));
            assert_eq!((Shard::of_code(&shard.code()), shard.code().len()), (Some(shard), 2));
            assert_eq!(Shard::of_code(&shard.code().to_uppercase()), Some(shard));
        }
        assert_eq!((Shard::FIRST.code(), Shard::FIRST.binding()), ("ab".to_owned(), "SHARD_01".to_owned()));
    }

    #[test]
    fn what_is_no_shard_is_refused() {
        for number in [0, 100, u16::MAX] {
            assert!(Shard::try_from(number).is_err(), "{number}");
        }
        for code in ["", "a", "aa", "ab1", "a1", "é", "77"] {
            assert_eq!(Shard::of_code(code), None, "{code}");
        }
        for name in ["DIRECTORY", "SHARD_", "SHARD_1", "SHARD_001", "SHARD_00", "shard_01", "SHARD_+1"] {
            assert_eq!(Shard::of_binding(name), None, "{name}");
        }
    }
}
