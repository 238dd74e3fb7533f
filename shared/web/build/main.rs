//! Makes `web::translations` from the Fluent files in `translations/`: one method for each message. Says what is missing, and where, and ends the build.

mod catalogue;

use std::{env, error::Error, fs, io::Write, path::Path};

use catalogue::{Catalogue, LANGUAGES};

fn main() -> Result<(), Box<dyn Error>> {
    let mut cargo = std::io::stdout();
    writeln!(cargo, "cargo::rerun-if-changed=translations\ncargo::rerun-if-changed=build")?;
    let mut catalogue = Catalogue::default();
    for language in LANGUAGES {
        for entry in fs::read_dir(Path::new("translations").join(language))? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            catalogue.add(language, &name, &fs::read_to_string(&path)?);
        }
    }
    let generated = match catalogue.finish() {
        Ok(generated) => generated,
        Err(mistakes) => {
            for mistake in mistakes {
                writeln!(cargo, "cargo::error={mistake}")?;
            }
            return Ok(());
        }
    };
    fs::write(Path::new(&env::var("OUT_DIR")?).join("translations.rs"), generated)?;
    Ok(())
}
