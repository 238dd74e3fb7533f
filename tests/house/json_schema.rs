//! Holds JSON against the part of JSON Schema that our descriptions use. A keyword it does not know ends the test: nothing passes because
//! nobody looked.

use serde_json::Value;

/// What is wrong with `value`, each with its place; `document` is where references lead.
pub fn faults(document: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let mut checking = Checking { document, faults: Vec::new() };
    checking.check(schema, value, "$", true);
    checking.faults
}

struct Checking<'a> {
    document: &'a Value,
    faults: Vec<String>,
}

impl Checking<'_> {
    fn fits(&self, schema: &Value, value: &Value) -> bool {
        faults(self.document, schema, value).is_empty()
    }

    fn expect(&mut self, fine: bool, at: &str, what: impl FnOnce() -> String) {
        if !fine {
            self.faults.push(format!("{at}: {}", what()));
        }
    }

    /// `whole`: the schema says everything about the value, so that a property it does not name is a fault.
    fn check(&mut self, schema: &Value, value: &Value, at: &str, whole: bool) {
        let Some(rules) = schema.as_object() else { panic!("{at}: no schema: {schema}") };
        let number = || value.as_f64();
        let length = || value.as_str().map(|text| text.chars().count() as u64);
        let items = || value.as_array().map(|items| items.len() as u64);
        for (keyword, rule) in rules {
            let limit = rule.as_u64().unwrap_or_default();
            let what = || format!("{value} is not what {keyword} {rule} allows");
            match keyword.as_str() {
                "$ref" => {
                    let name = rule.as_str().unwrap().strip_prefix("#/components/schemas/").unwrap();
                    let named = &self.document["components"]["schemas"][name];
                    assert!(named.is_object(), "{at}: {name} is not described");
                    self.check(named, value, at, whole);
                }
                "type" => {
                    let names = rule.as_array().cloned().unwrap_or_else(|| vec![rule.clone()]);
                    self.expect(names.iter().any(|name| is_a(value, name.as_str().unwrap())), at, what);
                }
                "properties" => {
                    let Some(object) = value.as_object() else { continue };
                    for (name, inner) in object {
                        match rule.get(name) {
                            Some(schema) => self.check(schema, inner, &format!("{at}.{name}"), true),
                            None => {
                                self.expect(!whole || rules.contains_key("additionalProperties"), at, || format!("{name} is not described"))
                            }
                        }
                    }
                }
                "additionalProperties" => {
                    let known = |name: &String| rules.get("properties").is_some_and(|known| known.get(name).is_some());
                    for (name, inner) in value.as_object().into_iter().flatten().filter(|(name, _)| !known(name)) {
                        if rule.is_object() {
                            self.check(rule, inner, &format!("{at}.{name}"), true);
                        } else {
                            self.expect(*rule == Value::Bool(true), at, || format!("{name} is not allowed"));
                        }
                    }
                }
                "propertyNames" => {
                    for name in value.as_object().into_iter().flatten().map(|(name, _)| name) {
                        self.check(rule, &Value::from(name.as_str()), &format!("{at}.{name}"), true);
                    }
                }
                "required" => {
                    for name in rule.as_array().unwrap().iter().filter_map(Value::as_str) {
                        self.expect(!value.is_object() || value.get(name).is_some(), at, || format!("{name} is missing"));
                    }
                }
                "items" => {
                    for (place, inner) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(rule, inner, &format!("{at}[{place}]"), true);
                    }
                }
                "enum" => self.expect(rule.as_array().unwrap().contains(value), at, what),
                "const" => self.expect(rule == value, at, what),
                "oneOf" | "anyOf" => {
                    let fitting = rule.as_array().unwrap().iter().filter(|schema| self.fits(schema, value)).count();
                    self.expect(fitting == 1 || keyword == "anyOf" && fitting > 1, at, || {
                        format!("{value} fits {fitting} of {keyword} {rule}")
                    });
                }
                "allOf" => {
                    for part in rule.as_array().unwrap() {
                        self.check(part, value, at, false);
                    }
                }
                "minimum" => self.expect(number().is_none_or(|number| number >= rule.as_f64().unwrap()), at, what),
                "maximum" => self.expect(number().is_none_or(|number| number <= rule.as_f64().unwrap()), at, what),
                "minLength" => self.expect(length().is_none_or(|length| length >= limit), at, what),
                "maxLength" => self.expect(length().is_none_or(|length| length <= limit), at, what),
                "minItems" => self.expect(items().is_none_or(|items| items >= limit), at, what),
                "maxItems" => self.expect(items().is_none_or(|items| items <= limit), at, what),
                "uniqueItems" => {
                    let items = value.as_array().cloned().unwrap_or_default();
                    self.expect(items.iter().enumerate().all(|(place, item)| !items[..place].contains(item)), at, what);
                }
                "pattern" => self.expect(value.as_str().is_none_or(|text| matches(rule.as_str().unwrap(), text)), at, what),
                "format" => self.expect(value.as_str().is_none_or(|text| is_formatted(rule.as_str().unwrap(), text)), at, what),
                "description" | "example" | "examples" | "default" | "title" => {}
                other => panic!("{at}: the keyword {other} is not known here"),
            }
        }
    }
}

fn is_a(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("the type {other} is not known here"),
    }
}

/// The few patterns there are, each in our own words.
fn matches(pattern: &str, text: &str) -> bool {
    let all =
        |least: usize, most: usize, one: &dyn Fn(char) -> bool| (least..=most).contains(&text.chars().count()) && text.chars().all(one);
    match pattern {
        "^[A-Za-z0-9_-]{22}$" => all(22, 22, &|c| c.is_ascii_alphanumeric() || "_-".contains(c)),
        "^[A-Z]{3}$" => all(3, 3, &|c| c.is_ascii_uppercase()),
        "^[a-z0-9_-]{1,40}$" => all(1, 40, &|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-".contains(c)),
        "^#[0-9a-f]{6}$" => text.strip_prefix('#').is_some_and(|hex| hex.len() == 6 && hex.chars().all(|c| "0123456789abcdef".contains(c))),
        "^[a-z0-9]([a-z0-9-]*[a-z0-9])$" => text.parse::<domain::Slug>().is_ok(),
        other => panic!("the pattern {other} is not known here"),
    }
}

fn is_formatted(format: &str, text: &str) -> bool {
    match format {
        "date" => text.parse::<domain::Date>().is_ok(),
        "email" => text.parse::<domain::Email>().is_ok(),
        "binary" | "int32" | "int64" | "double" | "float" | "uint64" | "uint32" => true,
        other => panic!("the format {other} is not known here"),
    }
}
