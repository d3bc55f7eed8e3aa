//! The schema of each kind of content file, for the editors that help while typing: draft-07, which all of them speak.
//!
//! It says less than the rules and never more: what a schema refuses, `fascicule check` refuses too.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::kinds;

/// The schema of a kind as a file of JSON.
pub fn file(kind: &kinds::Kind) -> String {
    let mut schema: Value = (kind.schema)(SchemaSettings::draft07().into_generator()).into();
    simplify(&mut schema);
    schema["title"] = Value::String(format!("content/{}", kind.place));
    format!("{schema:#}\n")
}

/// Says our own word in those that every judge knows, and forgets what TOML has not: null.
fn simplify(schema: &mut Value) {
    match schema {
        Value::Array(schemas) => schemas.iter_mut().for_each(simplify),
        Value::Object(schema) => {
            without_null(schema);
            one_of_words(schema);
            if let Some(role) = schema.remove("x-fascicule") {
                schema.extend(role.as_str().map(in_common_words).unwrap_or_default());
            }
            // `uint8` and its like are Rust's; the bounds say the same.
            if schema.get("format").is_some_and(|format| format != "date") {
                schema.remove("format");
            }
            schema.values_mut().for_each(simplify);
        }
        _ => {}
    }
}

/// An optional key is absent, never null.
fn without_null(schema: &mut Map<String, Value>) {
    if let Some(Value::Array(kinds)) = schema.get_mut("type") {
        kinds.retain(|kind| kind != "null");
        if let [kind] = kinds.as_slice() {
            let kind = kind.clone();
            schema.insert("type".into(), kind);
        }
    }
    if let Some(Value::Array(mut choices)) = schema.remove("anyOf") {
        choices.retain(|choice| choice["type"] != "null");
        match choices.as_slice() {
            // Beside a reference, draft-07 reads nothing else: the description goes around.
            [only] if only.get("$ref").is_some() => schema.insert("allOf".into(), choices.into()),
            [Value::Object(only)] => {
                let description = schema.get("description").cloned();
                schema.extend(only.clone());
                description.and_then(|description| schema.insert("description".into(), description))
            }
            _ => schema.insert("anyOf".into(), choices.into()),
        };
    }
    if schema.get("default") == Some(&Value::Null) {
        schema.remove("default");
    }
}

/// A choice of words as one list, from which editors complete.
fn one_of_words(schema: &mut Map<String, Value>) {
    let choices = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
    let words: Option<Vec<&Value>> = choices.map(|choice| choice.get("const")).collect();
    if let Some(words) = words.filter(|words| !words.is_empty()) {
        let words: Value = words.into_iter().cloned().collect();
        schema.remove("oneOf");
        schema.insert("enum".into(), words);
    }
}

/// What a text of that role must be, as far as a schema can say it. The codes of editions and the names of documents and
/// of their parts are the program's business: a list of them here would refuse the next one.
fn in_common_words(role: &str) -> Map<String, Value> {
    let words = match role {
        "code" | "reference" => {
            json!({ "pattern": "^[A-Z]+[1-9][0-9]{0,2}(\\.[A-Z]*[1-9][0-9]{0,2})*$" })
        }
        "enonce" => json!({ "pattern": "\\S" }),
        "source" => json!({ "pattern": "^[0-9]{3}(:[0-9]+(-[0-9]+)?)?$" }),
        "guide" => json!({ "pattern": "^[0-9]{3}$" }),
        _ => json!({}),
    };
    words.as_object().cloned().unwrap_or_default()
}
