//! Odd requests of every operation, made from its description and its example, by somebody with every scope. Whatever comes, the answer is
//! one that is described and no mistake of ours; and the example itself succeeds, so that what is odd is tried where something is done,
//! not at the door. (`tests/conformance` does the same from outside, with schemathesis.)

use house_tests::{
    asking::{Ask, Asker},
    described::Described,
    examples::{Body, Example, rows},
    setting::Setting,
};
use http::{Method, StatusCode};
use serde_json::{Value, json};
use web::route::{GuardKind, Route};

/// Put in place of every part of every request.
fn oddities() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(2.5),
        json!(9_007_199_254_740_993_i64),
        json!(1e300),
        json!(""),
        json!("   "),
        json!("\u{0}\u{7}"),
        json!("\u{202e}\u{200b}"),
        json!("'; DROP TABLE studios; --"),
        json!("{{ 7 * 7 }}<script>"),
        json!("🎉".repeat(3_000)),
        json!("2027-02-30"),
        json!("AAAAAAAAAAAAAAAAAAAAAA"),
        json!([]),
        json!([null]),
        json!(vec!["AAAAAAAAAAAAAAAAAAAAAA"; 300]),
        json!({}),
        json!({ "odd": [{}] }),
    ]
}

/// The body with each of its parts taken away, and replaced by each oddity; with each part that it could have, and with one that it cannot.
fn variants(good: &Value, described: &[String]) -> Vec<Value> {
    let mut all = oddities();
    all.extend(within(good));
    if let Some(object) = good.as_object() {
        for name in described.iter().filter(|name| !object.contains_key(*name)) {
            all.extend(oddities().into_iter().map(|odd| with(good, name, odd)));
        }
        all.push(with(good, "nobody_asked_for_this", json!(1)));
    }
    all
}

fn with(object: &Value, name: &str, value: Value) -> Value {
    let mut changed = object.clone();
    changed[name] = value;
    changed
}

fn within(good: &Value) -> Vec<Value> {
    match good {
        Value::Object(object) => {
            let mut all = Vec::new();
            for (name, inner) in object {
                let mut less = object.clone();
                less.remove(name);
                all.push(Value::Object(less));
                all.extend(oddities().into_iter().chain(within(inner)).map(|odd| with(good, name, odd)));
            }
            all
        }
        Value::Array(items) => {
            let mut all = Vec::new();
            for (place, inner) in items.iter().enumerate() {
                for odd in oddities().into_iter().chain(within(inner)) {
                    let mut changed = items.clone();
                    changed[place] = odd;
                    all.push(Value::Array(changed));
                }
            }
            all
        }
        _ => Vec::new(),
    }
}

/// All that is odd about one operation, the example first.
fn asks(row: &Route, example: &Example, operation: &Value, fine: &Ask) -> Vec<Ask> {
    let mut all = vec![fine.clone()];
    if let Body::Json(_) = example.body {
        let good: Value = serde_json::from_slice(&fine.body).unwrap();
        let properties = &operation["requestBody"]["content"]["application/json"]["schema"]["properties"];
        let named: Vec<String> = properties.as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect();
        all.extend(variants(&good, &named).into_iter().map(|body| Ask { body: body.to_string().into_bytes(), ..fine.clone() }));
    }
    if !row.safe() {
        for body in ["", "{", "\u{feff}{}", "[[[[", "null", "{\"a\":1,\"a\":2}"] {
            all.push(Ask { body: body.as_bytes().to_vec(), ..fine.clone() });
        }
        all.push(Ask { body: b"\xff\xfe{".to_vec(), ..fine.clone() });
        all.push(Ask { media_type: Some("text/xml"), ..fine.clone() });
        all.push(Ask { media_type: None, ..fine.clone() });
        for key in ["", "fuzz", "k k"] {
            let mut keyed = fine.clone();
            keyed.headers.push(("idempotency-key", key.to_owned()));
            all.push(keyed);
        }
    }
    let (path, _) = fine.path.split_once('?').unwrap_or((&fine.path, ""));
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let name = parameter["name"].as_str().unwrap();
        match parameter["in"].as_str().unwrap() {
            "query" => {
                for value in
                    ["", "%00", "%FF", "-1", "1e9", "0", "%F0%9F%8E%89", "AAAAAAAAAAAAAAAAAAAAAA", "5.AAAAAAAAAAAAAAAAAAAAAA", "x&odd=1"]
                {
                    all.push(Ask { path: format!("{path}?{name}={value}"), ..fine.clone() });
                    all.push(Ask { path: format!("{path}?{name}={value}&{name}={value}"), ..fine.clone() });
                }
            }
            "path" => {
                let place = row.path.split('/').position(|part| part == format!("{{{name}}}")).unwrap();
                for value in
                    ["0", "-1", "%00", "%FF", "..%2F..", "%F0%9F%8E%89", "AAAAAAAAAAAAAAAAAAAAAA", "99999999999999999999", &"a".repeat(300)]
                {
                    let parts = path.split('/').enumerate().map(|(at, part)| if at == place { value } else { part });
                    all.push(Ask { path: parts.collect::<Vec<_>>().join("/"), ..fine.clone() });
                }
            }
            _ => {}
        }
    }
    if row.method == Method::GET {
        for (name, value) in
            [("range", "bytes=5-2"), ("range", "bytes=0-1,4-5"), ("if-none-match", "*"), ("accept", "text/xml"), ("range", "cats=1")]
        {
            let mut with = fine.clone();
            with.headers.push((name, value.to_owned()));
            all.push(with);
        }
    }
    all
}

/// Proves C21.
#[tokio::test]
async fn every_operation_answers_odd_requests_as_described_and_its_own_example_with_success() {
    let described = Described::new();
    let setting = Setting::new().await;
    let mut wrong = Vec::new();
    let mut count = 0;
    // Of one mistake there are many; two of each operation tell it.
    const MOST: usize = 2;
    for (seed, (row, example)) in (900..).zip(rows().into_iter().filter(|(row, _)| row.is_api())) {
        let asker = match row.guard {
            GuardKind::Studio(right) if right.grantable() => setting.key.clone(),
            guard => setting.rightful(guard),
        };
        let fine = Ask { origin: origin(&setting, &row, example, &asker), ..example.ask(&setting, &setting.own, &asker) };
        let (kit, setup) = setting.twin(seed);
        let before = wrong.len();
        for (place, ask) in asks(&row, example, described.operation(&row, example.dashboard), &fine).into_iter().enumerate() {
            count += 1;
            let answer = ask.of(&setup).await;
            let what =
                || format!("{} {} {}", ask.method, ask.path, String::from_utf8_lossy(&ask.body).chars().take(300).collect::<String>());
            if place == 0 && !answer.status.is_success() {
                wrong.push(format!("{}: never answered with success: {}", what(), answer.brief()));
            }
            if answer.status.is_server_error() && answer.status != StatusCode::SERVICE_UNAVAILABLE {
                wrong.push(format!("{}: {} {:?}", what(), answer.brief(), kit.log.take()));
            }
            wrong.extend(described.of_answer(&row, example.dashboard, &answer).into_iter().map(|fault| format!("{}: {fault}", what())));
        }
        wrong.truncate(before + MOST);
    }
    println!("{count} requests");
    assert!(count > 5_000, "only {count} requests");
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

fn origin(setting: &Setting, row: &Route, example: &Example, asker: &Asker) -> Option<String> {
    example.ask(setting, &setting.own, asker).origin.filter(|_| !row.safe())
}
