//! Reading a decline from JSON, with errors that name the place.

use serde_path_to_error::{Deserializer as Tracked, Path};

use super::validate::LARGEST_INPUT;
use super::{Decline, reread};
use crate::error::{Error, ErrorKind};

impl Decline {
    /// Reads a decline from JSON and validates it.
    ///
    /// # Errors
    ///
    /// What [`Decline::validate`] refuses, and before that: text of more than 32 KiB, text that is not JSON, unknown
    /// keys and kinds, values of the wrong type, required keys that are absent. The message begins with the place.
    ///
    /// ```
    /// use declina::Decline;
    ///
    /// let error = Decline::from_json(r#"{"locale": "fr"}"#).unwrap_err();
    /// assert!(error.to_string().starts_with("locale: unknown locale \"fr\"; expected one of es, es-ES"));
    /// ```
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let decline = read_json(json, LARGEST_INPUT, |deserializer| Self::deserialize(deserializer))?;
        decline.validate()?;
        Ok(decline)
    }
}

type JsonReader<'read, 'text> =
    Tracked<'read, 'read, &'read mut serde_json::Deserializer<serde_json::de::StrRead<'text>>>;

/// Reads one JSON value of at most so many bytes, and puts the place before what serde says.
pub(crate) fn read_json<'text, Value>(
    json: &'text str,
    most_bytes: usize,
    read: impl FnOnce(JsonReader<'_, 'text>) -> Result<Value, serde_json::Error>,
) -> Result<Value, Error> {
    if json.len() > most_bytes {
        let found = json.len();
        return Err(Error::new(ErrorKind::Value, format!("expected at most {most_bytes} bytes, but found {found}")));
    }
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let mut track = serde_path_to_error::Track::new();
    let value = read(Tracked::new(&mut deserializer, &mut track));
    match value.and_then(|value| deserializer.end().map(|()| value)) {
        Ok(value) => Ok(value),
        Err(error) => Err(located(&error, &track.path(), json)),
    }
}

fn located(error: &serde_json::Error, path: &Path, json: &str) -> Error {
    let text = error.to_string();
    let message = text.rfind(" at line ").map_or(text.as_str(), |end| &text[..end]);
    if error.classify() != serde_json::error::Category::Data {
        let place = format!("line {}, column {}", error.line(), error.column());
        return Error::new(ErrorKind::Syntax, format!("{place}: expected JSON, but found {message}"));
    }
    let (place, message) = reread::fault(json, path).unwrap_or_else(|| (path.to_string(), message.to_owned()));
    Error::new(ErrorKind::Shape, if place == "." { message } else { format!("{place}: {message}") })
}
