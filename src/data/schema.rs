//! The published schemas, and what they say of each field: draft-07, which every judge knows.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

use crate::plan::{Described, DescribedField};

/// The schema of a type as it is written, and nothing beside: a key that it does not know is a fault.
pub fn of<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft07().for_serialize();
    let mut schema: Value = settings.into_generator().into_root_schema_for::<T>().into();
    settle(&mut schema);
    schema
}

/// The schema with the address by which others name it.
pub fn at(mut schema: Value, address: String) -> Value {
    if let Value::Object(schema) = &mut schema {
        schema.insert("$id".into(), address.into());
    }
    schema
}

fn settle(schema: &mut Value) {
    schema.as_array_mut().into_iter().flatten().for_each(settle);
    let Value::Object(schema) = schema else { return };
    without_null(schema);
    // Rust's own names of numbers.
    if schema.get("format").is_some_and(|format| format != "date") {
        schema.remove("format");
    }
    if schema.contains_key("properties") {
        schema.insert("additionalProperties".into(), false.into());
    }
    // Beside a reference, draft-07 reads nothing else: the description goes around.
    if schema.len() > 1
        && let Some(reference) = schema.remove("$ref")
    {
        schema.insert("allOf".into(), serde_json::json!([{ "$ref": reference }]));
    }
    schema.values_mut().for_each(settle);
}

/// An absent value is an absent key, never null.
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
        schema.insert("allOf".into(), choices.into());
    }
}

/// The object at the root of a schema, then those that it holds, in the order in which they are met.
pub fn described(schema: &Value) -> Vec<Described> {
    let mut met = BTreeSet::new();
    let mut objects = Vec::new();
    let root = object(schema, text(schema, "title"), schema);
    let mut waiting: Vec<String> = held(&root);
    objects.push(root);
    while !waiting.is_empty() {
        let name = waiting.remove(0);
        if !met.insert(name.clone()) {
            continue;
        }
        let definition = &schema["definitions"][&name];
        if definition.get("properties").is_some() {
            let object = object(schema, name, definition);
            waiting.extend(held(&object));
            objects.push(object);
        }
    }
    objects
}

fn held(object: &Described) -> Vec<String> {
    object.fields.iter().filter_map(|field| field.object.clone()).collect()
}

/// Its fields: those that are always there in their order, then the others.
fn object(root: &Value, name: String, schema: &Value) -> Described {
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let properties = schema["properties"].as_object();
    let optional = properties.into_iter().flat_map(Map::keys).map(String::as_str);
    let optional = optional.filter(|name| !required.contains(name));
    let fields = required.iter().copied().chain(optional).map(|name| {
        let property = &schema["properties"][name];
        let (kind, object) = kind(root, property);
        DescribedField {
            name: name.to_owned(),
            kind,
            object,
            required: required.contains(&name),
            description: text(property, "description"),
        }
    });
    Described { fields: fields.collect(), name, description: text(schema, "description") }
}

/// What a field holds, in words, and the object if it is one.
fn kind(root: &Value, schema: &Value) -> (String, Option<String>) {
    let reference = schema["$ref"].as_str().or_else(|| schema["allOf"][0]["$ref"].as_str());
    if let Some(name) = reference.and_then(|reference| reference.strip_prefix("#/definitions/")) {
        let definition = &root["definitions"][name];
        return match definition.get("properties") {
            Some(_) => (name.to_owned(), Some(name.to_owned())),
            None => kind(root, definition),
        };
    }
    if let Some(words) = schema["enum"].as_array() {
        let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
        return (words.join(", "), None);
    }
    match schema["type"].as_str() {
        Some("array") => {
            let (of, object) = kind(root, &schema["items"]);
            (format!("liste : {of}"), object)
        }
        Some("integer") => ("nombre entier".into(), None),
        Some("boolean") => ("vrai ou faux".into(), None),
        _ if schema["format"] == "date" => ("date (AAAA-MM-JJ)".into(), None),
        _ => ("texte".into(), None),
    }
}

fn text(schema: &Value, key: &str) -> String {
    schema[key].as_str().unwrap_or_default().to_owned()
}
