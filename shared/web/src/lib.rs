pub mod crypto;
pub mod tokens;
