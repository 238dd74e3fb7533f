//! What a studio is told of its colours.

use domain::brand::Brand;

/// In words, where clients see another colour than the chosen one: what is changed is never changed silently.
pub fn notes(brand: &Brand) -> Vec<String> {
    let Some(chosen) = brand.chosen() else {
        return vec!["No colour chosen: clients see Portico’s blue.".to_owned()];
    };
    let palette = brand.palette();
    let mut notes = Vec::new();
    if brand.accent.is_none() {
        notes.push(format!("Buttons and links follow the background, {chosen}."));
    }
    if brand.background.is_none() {
        notes.push(format!("The background follows buttons and links, {chosen}."));
    }
    if palette.light.colour != chosen {
        notes.push(format!(
            "{chosen} is too pale for buttons and links: clients see {} instead, which is easier to read.",
            palette.light.colour
        ));
    }
    if palette.dark.colour != chosen {
        notes.push(format!(
            "{chosen} is too dark for dark mode: there, buttons and links are {}, which is easier to read.",
            palette.dark.colour
        ));
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(accent: &str, background: &str) -> String {
        let colour = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
        notes(&Brand { accent: colour(accent), background: colour(background), ..Brand::default() }).join(" ")
    }

    /// Proves C12.
    #[test]
    fn what_is_changed_is_said() {
        let pale = said("#ffe0ec", "#f3e9e4");
        assert!(pale.starts_with("#ffe0ec is too pale for buttons and links: clients see #"), "{pale}");
        assert!(!pale.contains("too dark") && !pale.contains("follow"), "{pale}");
        let dark = said("#24485a", "#f3e9e4");
        assert!(dark.starts_with("#24485a is too dark for dark mode: there, buttons and links are #"), "{dark}");
        assert_eq!(said("#ffe0ec", ""), format!("The background follows buttons and links, #ffe0ec. {pale}"));
        assert_eq!(said("", "#24485a"), format!("Buttons and links follow the background, #24485a. {dark}"));
        assert!(said("", "").contains("No colour chosen"));
    }

    /// Proves C12.
    #[test]
    fn what_reads_everywhere_needs_no_word() {
        let brand = Brand { accent: Some("#7c7c7c".parse().unwrap()), background: Some("#111111".parse().unwrap()), ..Brand::default() };
        let palette = brand.palette();
        let kept = [palette.light, palette.dark].into_iter().filter(|shade| Some(shade.colour) == brand.accent).count();
        assert_eq!(notes(&brand).len(), 2 - kept, "{palette:?}");
    }
}
