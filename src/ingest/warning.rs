//! What is told of a file that could not be read.

use crate::model::Warning;
use std::io::ErrorKind;

/// A warning about the file shown as `path`.
pub(super) fn warning(path: &str, message: impl Into<String>) -> Warning {
    Warning {
        path: path.to_owned(),
        message: message.into(),
    }
}

/// Why a file or folder could not be read, and what to do.
pub(super) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "is not there: check the path".to_owned(),
        ErrorKind::PermissionDenied => {
            "may not be read: give yourself permission, or copy it elsewhere".to_owned()
        }
        ErrorKind::IsADirectory => "is a folder that cannot be listed".to_owned(),
        _ => format!("could not be read: {error}"),
    }
}
