//! A judge of JSON Schema draft-07, for the words that our schemas use: any other word is refused, so that nothing is
//! skipped. The crates that do it all turn on features of crates under Typst.

use regex::Regex;
use serde_json::{Value, json};

/// A TOML file as the editors' judges see it: days are texts.
pub fn as_json(toml: &toml::Value) -> Value {
    match toml {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(truth) => json!(truth),
        toml::Value::Datetime(day) => json!(day.to_string()),
        toml::Value::Array(items) => items.iter().map(as_json).collect(),
        toml::Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), as_json(value))).collect(),
    }
}

/// What is wrong with a value, each with its path.
pub fn faults(root: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    judge(root, root, value, "", &mut faults);
    faults
}

fn judge(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let passes = |schema: &Value| {
        let mut faults = Vec::new();
        judge(root, schema, value, at, &mut faults);
        faults.is_empty()
    };
    let schema = match schema {
        Value::Bool(true) => return,
        Value::Bool(false) => return faults.push(format!("{at} n'est pas permis")),
        Value::Object(schema) => schema,
        other => panic!("not a schema: {other}"),
    };
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let target = root.pointer(reference.strip_prefix('#').expect("a local reference")).expect("its target");
        // Draft-07 reads nothing beside a reference.
        assert!(schema.len() == 1, "words beside {reference}");
        return judge(root, target, value, at, faults);
    }
    for (word, rule) in schema {
        let of = |rule: &Value| rule.as_array().expect("schemas").iter().filter(|schema| passes(schema)).count();
        let holds = match word.as_str() {
            "$schema" | "$id" | "title" | "description" | "default" | "definitions" => true,
            "type" => is_a(value, rule.as_str().expect("one type")),
            "const" => value == rule,
            "enum" => rule.as_array().expect("values").contains(value),
            "oneOf" => of(rule) == 1,
            "anyOf" => of(rule) >= 1,
            "allOf" => of(rule) == rule.as_array().expect("schemas").len(),
            "minimum" => value.as_i64().is_none_or(|number| number >= rule.as_i64().expect("a number")),
            "maximum" => value.as_i64().is_none_or(|number| number <= rule.as_i64().expect("a number")),
            "pattern" => {
                let pattern = Regex::new(rule.as_str().expect("a pattern")).expect("a pattern");
                value.as_str().is_none_or(|text| pattern.is_match(text))
            }
            "format" => {
                assert_eq!(rule, "date");
                value
                    .as_str()
                    .is_none_or(|text| text.parse::<toml::value::Datetime>().is_ok_and(|day| day.time.is_none()))
            }
            "items" => {
                for (n, item) in value.as_array().into_iter().flatten().enumerate() {
                    judge(root, rule, item, &format!("{at}[{n}]"), faults);
                }
                true
            }
            "required" => rule
                .as_array()
                .expect("keys")
                .iter()
                .all(|key| value.as_object().is_none_or(|value| value.contains_key(key.as_str().expect("a key")))),
            "properties" => {
                for (key, schema) in rule.as_object().expect("properties") {
                    if let Some(value) = value.get(key) {
                        judge(root, schema, value, &format!("{at}.{key}"), faults);
                    }
                }
                true
            }
            "additionalProperties" => {
                let known = schema.get("properties").and_then(Value::as_object);
                for (key, value) in value.as_object().into_iter().flatten() {
                    if known.is_none_or(|known| !known.contains_key(key)) {
                        judge(root, rule, value, &format!("{at}.{key}"), faults);
                    }
                }
                true
            }
            other => panic!("« {other} » is not a word that every editor knows"),
        };
        if !holds {
            faults.push(format!("{at}: {word} {rule}"));
        }
    }
}

fn is_a(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        "boolean" => value.is_boolean(),
        other => panic!("« {other} » is not a type of TOML"),
    }
}
