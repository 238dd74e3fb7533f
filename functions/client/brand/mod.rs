//! A studio's looks (A3): a stylesheet of custom properties made from validated colours, and the logo. The same for everyone, kept at the
//! edge by host, and never anything a studio typed.

pub mod routes;

use domain::brand::Brand;
use http::{HeaderName, header};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Context, Failure, PortalGuest, QueryParams, Reply, openapi::Bytes};

#[derive(Debug, Deserialize, ToSchema)]
pub struct Named {
    /// Which brand the page that asks was made for.
    #[serde(default)]
    v: String,
}

/// For good under an address that names this brand: the next has another. Five minutes under any other, an older letter's for one.
fn kept(brand: &Brand, asked: &Named) -> &'static str {
    if asked.v == brand.version() { "public, max-age=31536000, immutable" } else { "public, max-age=300" }
}

/// `GET /brand.css`
pub async fn stylesheet(guest: PortalGuest, QueryParams(asked): QueryParams<Named>) -> Result<Reply<Bytes>, Failure> {
    let brand = guest.brand();
    Ok(guest.reply(Bytes).bytes("text/css; charset=utf-8", css(brand)).header(header::CACHE_CONTROL, kept(brand, &asked)))
}

fn css(brand: &Brand) -> String {
    brand.chosen().map(|_| format!(":root{{{}}}", brand.palette().properties())).unwrap_or_default()
}

/// `GET /brand/logo`
pub async fn logo(guest: PortalGuest, QueryParams(asked): QueryParams<Named>) -> Result<Reply<Bytes>, Failure> {
    let brand = guest.brand();
    let (Some(key), Some(kind)) = (&brand.logo_key, &brand.logo_type) else { return Err(Failure::NotFound) };
    let found = guest.files().get(key, None, ports::Precondition::default()).await?.ok_or(Failure::NotFound)?;
    let body = found.body.ok_or(Failure::NotFound)?;
    let reply = guest.reply(Bytes).passing(kind, body).header(header::CACHE_CONTROL, kept(brand, &asked));
    // Nobody's secret, and in letters it is another site's page that shows it.
    Ok(reply
        .header(HeaderName::from_static("cross-origin-resource-policy"), "cross-origin")
        .header(header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Proves A3.
    #[test]
    fn nothing_set_is_nothing_said() {
        assert_eq!(css(&Brand::default()), "");
    }

    /// Proves A3.
    #[test]
    fn a_pale_colour_is_made_readable() {
        let brand = Brand { accent: Some("#ffe0ec".parse().unwrap()), ..Brand::default() };
        let css = css(&brand);
        assert!(!css.contains("--brand:#ffe0ec"), "{css}");
        assert!(css.contains("--brand-ground:#ffe0ec"), "{css}");
    }

    /// Proves A3.
    #[test]
    fn the_stylesheet_s_own_colours_are_those_the_studio_is_told() {
        let tokens = include_str!("../../../shared/web/assets/tokens.css");
        for property in domain::brand::Palette::default().properties().split(';') {
            let (name, colour) = property.split_once(':').unwrap();
            let short = colour.replace("#ffffff", "#fff");
            assert!(tokens.contains(&format!("{name}: {short};")), "{property}");
        }
    }
}
