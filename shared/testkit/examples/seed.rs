//! Writes the demo as files for `scripts/seed`: one of SQL for each database, named as it is bound, and each stored file under `files/KEY`.
//!
//! `cargo run -p testkit --example seed -- FOLDER NOW_IN_MILLISECONDS`

use std::{env, fs, path::Path};

use domain::Timestamp;
use ports::Arg;
use testkit::demo;

fn literal(arg: &Arg) -> String {
    match arg {
        Arg::Null => "NULL".to_owned(),
        Arg::Number(number) => number.to_string(),
        Arg::Text(text) => format!("'{}'", text.replace('\'', "''")),
    }
}

/// Puts the arguments where their numbers stand, the largest first so that `?1` does not eat `?12`.
fn inlined(sql: &str, args: &[Arg]) -> String {
    let numbered = args.iter().enumerate().rev();
    let text = numbered.fold(sql.split_whitespace().collect::<Vec<_>>().join(" "), |text, (at, _)| {
        text.replace(&format!("?{}", at + 1), &format!("\u{1}{at}\u{2}"))
    });
    args.iter().enumerate().fold(text, |text, (at, arg)| text.replace(&format!("\u{1}{at}\u{2}"), &literal(arg)))
}

fn main() {
    let mut args = env::args().skip(1);
    let (folder, now) = (args.next().expect("a folder"), args.next().expect("the time in milliseconds").parse().expect("a number"));
    let folder = Path::new(&folder);
    let demo = demo::demo(Timestamp(now));
    let studios = [&demo.aurora, &demo.northlight];
    fs::create_dir_all(folder).expect("the folder");
    let file = |name: &str, statements: Vec<&demo::Statement>| {
        let sql: String = statements.into_iter().map(|(sql, args)| inlined(sql, args) + ";\n").collect();
        fs::write(folder.join(format!("{name}.sql")), sql).expect("a file of SQL");
    };
    file("DIRECTORY", demo.directory.iter().collect());
    for studio in studios {
        // Each statement names its studio.
        let own = |(_, args): &&demo::Statement| args.contains(&Arg::from(&studio.id));
        file(&studio.placement().shard.binding(), demo.statements.iter().chain(&demo.together).filter(own).collect());
    }
    for studio in studios {
        let file = folder.join("files").join(&studio.file_key);
        fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
        fs::write(file, demo::FILE).expect("a file");
    }
}
