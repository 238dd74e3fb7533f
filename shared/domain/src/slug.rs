//! A studio's first address: `{slug}.{portal domain}`.

use crate::Invalid;

/// One DNS label (RFC 1035 §2.3.1): 3 to 40 of `a-z`, `0-9`, `-`; not one of the deployment's own names.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, min_length = 3, max_length = 40, pattern = "^[a-z0-9]([a-z0-9-]*[a-z0-9])$")]
pub struct Slug(String);

/// Names the deployment keeps for itself, or that would let a studio pass for it.
const RESERVED: [&str; 12] = ["app", "www", "api", "admin", "mail", "smtp", "support", "status", "help", "portico", "static", "assets"];

impl Slug {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Slug {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let text = text.trim().to_ascii_lowercase();
        let label = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        // "--" in the third place is the mark of a punycode label (RFC 5890 §2.3.1).
        if !(3..=40).contains(&text.len()) || !label || text.starts_with('-') || text.ends_with('-') || text.contains("--") {
            return Err(Invalid::new("Use 3 to 40 letters, digits and single hyphens"));
        }
        if RESERVED.contains(&text.as_str()) {
            return Err(Invalid::new("This address is kept for the portal itself; choose another"));
        }
        Ok(Self(text))
    }
}

impl TryFrom<String> for Slug {
    type Error = Invalid;
    fn try_from(text: String) -> Result<Self, Invalid> {
        text.parse()
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> String {
        slug.0
    }
}

impl std::fmt::Display for Slug {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Proves A1.
    #[test]
    fn a_slug_is_one_label_of_a_host_name() {
        assert_eq!(" Aurora ".parse::<Slug>().unwrap().as_str(), "aurora");
        for wrong in ["ab", "-abc", "abc-", "a.b.c", "app", "xn--80ak6aa92e", "naïve", "a_b_c"] {
            assert!(wrong.parse::<Slug>().is_err(), "{wrong}");
        }
    }
}
