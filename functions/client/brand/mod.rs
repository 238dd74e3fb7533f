//! A studio's looks (A3): a stylesheet of custom properties made from validated colours, and the logo. The same for everyone, kept at the
//! edge by host, and never anything a studio typed.

use domain::brand::{Brand, Colour};
use http::header;
use web::{Failure, Person, Reply, Visitor, openapi::Bytes};

/// Five minutes, and a day more while it is asked for anew.
const KEPT: &str = "public, max-age=300, stale-while-revalidate=86400";

/// `GET /brand.css`
pub async fn stylesheet(visitor: Visitor) -> Result<Reply<Bytes>, Failure> {
    let css = properties(visitor.brand())?;
    Ok(visitor.reply(Bytes).bytes("text/css; charset=utf-8", css).header(header::CACHE_CONTROL, KEPT))
}

/// Links and buttons in the studio's colour, darkened or lightened until they can be read on our light and dark paper.
fn properties(brand: &Brand) -> Result<String, Failure> {
    let Some(accent) = brand.accent.or(brand.background) else {
        return Ok(String::new());
    };
    let paper: Colour = "#f0f0f0".parse().map_err(Failure::broken)?;
    let night: Colour = "#1b1e21".parse().map_err(Failure::broken)?;
    let (light, dark) = (accent.readable_on(paper), accent.readable_on(night));
    let ground = brand.background.unwrap_or(accent);
    Ok(format!(
        ":root{{--brand:{light};--brand-ink:{};--brand-dark:{dark};--brand-dark-ink:{};--brand-ground:{ground}}}",
        light.ink(),
        dark.ink()
    ))
}

/// `GET /brand/logo`
pub async fn logo(visitor: Visitor) -> Result<Reply<Bytes>, Failure> {
    let brand = visitor.brand();
    let (Some(key), Some(kind)) = (&brand.logo_key, &brand.logo_type) else { return Err(Failure::NotFound) };
    let found = visitor.files().get(key, None, ports::Precondition::default()).await?.ok_or(Failure::NotFound)?;
    let body = found.body.ok_or(Failure::NotFound)?;
    Ok(visitor.reply(Bytes).passing(kind, body).header(header::CACHE_CONTROL, KEPT))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Proves A3.
    #[test]
    fn nothing_set_is_nothing_said() {
        assert_eq!(properties(&Brand::default()).unwrap(), "");
    }

    /// Proves A3.
    #[test]
    fn a_pale_colour_is_made_readable() {
        let brand = Brand { accent: Some("#ffe0ec".parse().unwrap()), ..Brand::default() };
        let css = properties(&brand).unwrap();
        assert!(!css.contains("--brand:#ffe0ec"), "{css}");
        assert!(css.contains("--brand-ground:#ffe0ec"), "{css}");
    }
}
