use std::{fmt, io};
use zip::result::ZipError;

/// Why a file could not be written.
#[derive(Debug)]
pub enum ExportError {
    /// The document's own text.
    Xml(io::Error),
    /// Packing it, and which file within the package.
    Zip(String, ZipError),
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ExportError::Xml(error) => write!(f, "文书内容没有写成（{error}）"),
            ExportError::Zip(name, error) => write!(f, "“{name}”没有装入文件包（{error}）"),
        }
    }
}

impl std::error::Error for ExportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(match self {
            ExportError::Xml(error) => error,
            ExportError::Zip(_, error) => error,
        })
    }
}

impl From<io::Error> for ExportError {
    fn from(error: io::Error) -> Self {
        ExportError::Xml(error)
    }
}
