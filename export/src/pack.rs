//! Zip packages with the same bytes every time.

use crate::error::ExportError;
use crate::{body, xml};
use engine::document::Paper;
use quick_xml::escape::escape;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// A paper as DOCX.
///
/// # Errors
/// Where the package would be larger than the format allows.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, ExportError> {
    let document = body::document(paper)?;
    let core = core(&paper.title);
    let mut pack = Pack::new();
    let fixed = |text: &'static str| text.trim_end().as_bytes();
    for (name, bytes) in [
        (
            "[Content_Types].xml",
            fixed(include_str!("../parts/content-types.xml")),
        ),
        (
            "_rels/.rels",
            fixed(include_str!("../parts/package-rels.xml")),
        ),
        ("docProps/core.xml", core.as_bytes()),
        ("word/document.xml", &document),
        (
            "word/_rels/document.xml.rels",
            fixed(include_str!("../parts/document-rels.xml")),
        ),
        (
            "word/styles.xml",
            fixed(include_str!("../parts/styles.xml")),
        ),
        (
            "word/settings.xml",
            fixed(include_str!("../parts/settings.xml")),
        ),
        (
            "word/header.xml",
            fixed(include_str!("../parts/header.xml")),
        ),
        (
            "word/footer.xml",
            fixed(include_str!("../parts/footer.xml")),
        ),
    ] {
        pack.add(name, bytes, CompressionMethod::Deflated)?;
    }
    pack.close()
}

fn core(title: &str) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = xml::legal(&title);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:subject>教学用</dc:subject>\
         <dc:creator>砺法</dc:creator></cp:coreProperties>",
        escape(&*title)
    )
}

/// A zip being written.
pub struct Pack(ZipWriter<Cursor<Vec<u8>>>);

impl Pack {
    /// An empty one.
    pub fn new() -> Pack {
        Pack(ZipWriter::new(Cursor::new(Vec::new())))
    }

    /// Adds a file. Names other than ASCII are marked as UTF-8; nothing tells the day or the machine.
    pub fn add(
        &mut self,
        name: &str,
        bytes: &[u8],
        method: CompressionMethod,
    ) -> Result<(), ExportError> {
        let options = SimpleFileOptions::DEFAULT
            .compression_method(method)
            .last_modified_time(DateTime::DEFAULT)
            .system(System::Unix)
            .unix_permissions(0o644);
        self.0
            .start_file(name, options)
            .and_then(|()| Ok(self.0.write_all(bytes)?))
            .map_err(|error| ExportError::Zip(name.to_owned(), error))
    }

    /// The whole of it.
    pub fn close(self) -> Result<Vec<u8>, ExportError> {
        self.0
            .finish()
            .map(Cursor::into_inner)
            .map_err(|error| ExportError::Zip("目录".to_owned(), error))
    }
}
