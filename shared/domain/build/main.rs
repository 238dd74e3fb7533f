//! Packs `src/common_passwords.txt` into a set of fingerprints: 22 KB where the text would be 115, and none of its words in the release.

mod fingerprint;

use std::{env, error::Error, fs, io::Write, path::Path};

use fingerprint::{LOW_BITS, place};

const LIST: &str = "src/common_passwords.txt";

fn main() -> Result<(), Box<dyn Error>> {
    writeln!(std::io::stdout(), "cargo::rerun-if-changed={LIST}\ncargo::rerun-if-changed=build")?;
    let text = fs::read_to_string(LIST)?;
    let count = u64::try_from(text.lines().count())?;
    let mut places: Vec<u64> = text.lines().map(|word| place(word, count)).collect();
    places.sort_unstable();
    places.dedup();
    // Golomb-Rice: the distance to the place before, its high part as so many ones and a zero, its low part as it is.
    let mut bits = Vec::new();
    let mut before = 0;
    for place in places {
        let distance = place - before;
        before = place;
        bits.extend((0..distance >> LOW_BITS).map(|_| true));
        bits.push(false);
        bits.extend((0..LOW_BITS).rev().map(|bit| distance >> bit & 1 == 1));
    }
    // What fills the last byte begins a number that never ends.
    let bytes: Vec<u8> =
        bits.chunks(8).map(|bits| (0..8).fold(0, |byte, at| byte << 1 | u8::from(bits.get(at).copied().unwrap_or(true)))).collect();
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("common_passwords.bin"), bytes)?;
    fs::write(Path::new(&out).join("common_passwords.rs"), format!("pub const COUNT: u64 = {count};\n"))?;
    Ok(())
}
