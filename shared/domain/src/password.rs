//! What a password must be (OWASP ASVS 5.0 §6.2, NIST SP 800-63B-4 §3.1.1.2): long enough, not common, not made of names at hand.
//! No composition rules. Hashing lives in `web::passwords`.

use crate::{InvalidValue, common_passwords, nfc::nfc};

/// Who chooses it; members guard everybody's data and need more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordOwner {
    Client,
    Member,
}

impl PasswordOwner {
    /// In characters.
    pub fn least(self) -> usize {
        match self {
            Self::Client => 10,
            Self::Member => 12,
        }
    }
}

/// Longest accepted, in characters: far over the 64 that must be accepted, short enough to hash at once.
pub const MOST: usize = 256;

/// A password in NFC, so that the same key strokes on two systems are the same password. Not shown by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// As typed at a login: only normalised.
    pub fn typed(text: &str) -> Self {
        Self(nfc(text).chars().take(MOST + 1).collect())
    }

    /// A new password.
    ///
    /// # Errors
    /// When it is too short, too long, common, or made of `names` (the person's, the email's, the studio's).
    pub fn choose(text: &str, chooser: PasswordOwner, names: &[&str]) -> Result<Self, InvalidValue> {
        let password = Self::typed(text);
        let length = password.0.chars().count();
        if length < chooser.least() {
            return Err(InvalidValue::PasswordShort(chooser.least()));
        }
        if length > MOST {
            return Err(InvalidValue::TooLong(MOST));
        }
        let lower = password.0.to_lowercase();
        if common_passwords::contain(&lower) || monotonous(&lower) {
            return Err(InvalidValue::PasswordCommon);
        }
        if made_of(&lower, names) {
            return Err(InvalidValue::PasswordOfNames);
        }
        Ok(password)
    }

    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Password(…)")
    }
}

/// One or two characters over and over, or a run such as `1234567890` or `abcdefghij`.
fn monotonous(text: &str) -> bool {
    let mut seen: Vec<char> = text.chars().collect();
    let steps: Vec<i64> = seen.iter().zip(seen.iter().skip(1)).map(|(a, b)| i64::from(u32::from(*b)) - i64::from(u32::from(*a))).collect();
    let runs = steps.iter().filter(|step| matches!(step, -1..=1)).count();
    seen.sort_unstable();
    seen.dedup();
    seen.len() <= 2 || runs * 10 >= steps.len() * 9
}

/// Whether little is left once the names at hand are taken out.
fn made_of(lower: &str, names: &[&str]) -> bool {
    let mut rest = lower.to_owned();
    let words = names.iter().flat_map(|name| {
        let name = name.to_lowercase();
        name.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>()
    });
    for word in words.filter(|word| word.chars().count() >= 4) {
        rest = rest.replace(&word, "");
    }
    rest.len() < lower.len() && rest.chars().filter(|c| c.is_alphabetic()).count() < 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_and_odd_is_fine_common_and_personal_is_not() {
        let names = ["Anna Berg", "anna.berg@example.com", "Aurora Weddings"];
        let choose = |text: &str| Password::choose(text, PasswordOwner::Client, &names);
        for fine in
            ["correct horse battery", "пароль-для-свадьбы", "🎉🎊🥂🎈🎁 confetti", &"long ".repeat(20), "annabergs dog is called rex"]
        {
            assert!(choose(fine).is_ok(), "{fine}");
        }
        for weak in ["short", "password123", "1234567890", "aaaaaaaaaaaa", "abcdefghijkl", "AuroraWeddings1", "anna.berg2027", "qwertyuiop"]
        {
            assert!(choose(weak).is_err(), "{weak}");
        }
        assert!(Password::choose("elevenchars", PasswordOwner::Member, &[]).is_err());
    }

    #[test]
    fn one_password_however_it_is_typed() {
        assert_eq!(Password::typed("Zoe\u{0308}").as_bytes(), Password::typed("Zoë").as_bytes());
        assert_eq!(format!("{:?}", Password::typed("secret")), "Password(…)");
    }
}
