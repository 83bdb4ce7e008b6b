//! Rows of a CSV file (RFC 4180) from a stream, a row at a time in constant memory.

use memchr::{memchr, memchr_iter};
use std::io::Read;
use std::ops::Range;

/// The longest row, in bytes.
pub const MAX_ROW: usize = 1 << 20;
const CHUNK: usize = 1 << 18;

/// Why a row cannot be read.
#[derive(Debug)]
pub enum RowError {
    /// The file cannot be read.
    Io(std::io::Error),
    /// The row is malformed: line and column, counted from 1.
    Malformed {
        /// The line on which the row begins.
        line: u64,
        /// The column in characters.
        column: u64,
        /// What is wrong there.
        message: &'static str,
    },
}

/// Reads rows.
pub struct Rows<R> {
    input: R,
    buffer: Vec<u8>,
    /// What of the buffer has not been handed out.
    rest: Range<usize>,
    ended: bool,
    /// The line after the row last read.
    next_line: u64,
    row: Row,
}

/// The row last read.
#[derive(Default)]
pub struct Row {
    /// The line on which it begins, counted from 1.
    pub line: u64,
    /// Its text without quotes.
    text: String,
    fields: Vec<Range<u32>>,
    /// Where each field begins in the file's own text of the row, in bytes.
    starts: Vec<u32>,
    raw: String,
}

impl Row {
    /// How many fields it has.
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// Whether it has none; a row that was read has one at least.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// A field; empty if there is none.
    #[inline]
    pub fn field(&self, place: usize) -> &str {
        let range = self.fields.get(place);
        range
            .and_then(|range| self.text.get(range.start as usize..range.end as usize))
            .unwrap_or("")
    }

    /// The column at which a field begins, in characters, counted from 1.
    pub fn column(&self, place: usize) -> u64 {
        let start = self.starts.get(place).or(self.starts.last());
        let start = start.map_or(0, |start| *start as usize);
        let text = if self.raw.is_empty() {
            &self.text
        } else {
            &self.raw
        };
        text.get(..start).unwrap_or(text).chars().count() as u64 + 1
    }
}

impl<R: Read> Rows<R> {
    /// Rows of that input.
    pub fn new(input: R) -> Rows<R> {
        Rows {
            input,
            buffer: vec![0; CHUNK],
            rest: 0..0,
            ended: false,
            next_line: 1,
            row: Row::default(),
        }
    }

    /// The row last read.
    pub fn row(&self) -> &Row {
        &self.row
    }

    /// Reads the next row that is not empty; false at the end.
    ///
    /// # Errors
    /// The file cannot be read, or the row is longer than [`MAX_ROW`], no UTF-8 or badly quoted.
    pub fn advance(&mut self) -> Result<bool, RowError> {
        loop {
            self.row.line = self.next_line;
            let Some((end, after)) = self.find_end(0)? else {
                return Ok(false);
            };
            let record = &self.buffer[self.rest.start..self.rest.start + end];
            if memchr(b'"', record).is_some() {
                self.quoted()?;
                return Ok(true);
            }
            self.next_line += 1;
            let text = strip_return(record);
            if text.is_empty() {
                self.rest.start += after;
                continue;
            }
            self.row.plain(text)?;
            self.rest.start += after;
            return Ok(true);
        }
    }

    /// The end of the line that begins in `rest`, looked for from `from` on, and where the next
    /// line begins; both relative to `rest`. None if nothing is left.
    fn find_end(&mut self, from: usize) -> Result<Option<(usize, usize)>, RowError> {
        let mut searched = from;
        loop {
            let rest = &self.buffer[self.rest.clone()];
            if let Some(place) = memchr(b'\n', &rest[searched.min(rest.len())..]) {
                return Ok(Some((searched + place, searched + place + 1)));
            }
            searched = rest.len();
            if self.ended {
                return Ok((searched > from).then_some((searched, searched)));
            }
            if searched > MAX_ROW {
                return Err(self.row.malformed(0, "the line is longer than 1 MiB"));
            }
            self.fill()?;
        }
    }

    fn fill(&mut self) -> Result<(), RowError> {
        let kept = self.rest.len();
        self.buffer.copy_within(self.rest.clone(), 0);
        self.rest = 0..kept;
        if self.buffer.len() < kept + CHUNK / 2 {
            self.buffer.resize(kept + CHUNK, 0);
        }
        loop {
            match self.input.read(&mut self.buffer[kept..]) {
                Ok(0) => self.ended = true,
                Ok(count) => self.rest.end += count,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(RowError::Io(error)),
            }
            return Ok(());
        }
    }

    /// A row with quotes, which may go over several lines.
    fn quoted(&mut self) -> Result<(), RowError> {
        // A quote opens at the beginning of a field only, so their number tells whether one is open.
        let (mut after, mut lines, mut quotes) = (0, 0, 0);
        let end = loop {
            let Some((end, next)) = self.find_end(after)? else {
                return Err(self.row.malformed(0, "a quoted field has no end"));
            };
            let added = self.rest.start + after..self.rest.start + end;
            quotes += memchr_iter(b'"', &self.buffer[added]).count();
            after = next;
            lines += 1;
            if quotes % 2 == 0 {
                break end;
            }
            if end > MAX_ROW {
                return Err(self.row.malformed(0, "the row is longer than 1 MiB"));
            }
        };
        self.next_line += lines;
        let record = &self.buffer[self.rest.start..self.rest.start + end];
        self.row.unquote(strip_return(record))?;
        self.rest.start += after;
        Ok(())
    }
}

fn strip_return(record: &[u8]) -> &[u8] {
    record.strip_suffix(b"\r").unwrap_or(record)
}

impl Row {
    fn set_text(&mut self, text: &[u8]) -> Result<(), RowError> {
        self.fields.clear();
        self.starts.clear();
        self.raw.clear();
        self.text.clear();
        match std::str::from_utf8(text) {
            // A byte-order mark is no part of the first field.
            Ok(text) if self.line == 1 => {
                self.text
                    .push_str(text.strip_prefix('\u{feff}').unwrap_or(text));
            }
            Ok(text) => self.text.push_str(text),
            Err(error) => {
                let valid = text.get(..error.valid_up_to()).unwrap_or_default();
                self.text
                    .push_str(std::str::from_utf8(valid).unwrap_or_default());
                return Err(self.malformed(self.text.len(), "this is no UTF-8"));
            }
        }
        Ok(())
    }

    fn plain(&mut self, text: &[u8]) -> Result<(), RowError> {
        self.set_text(text)?;
        let mut start = 0;
        for comma in memchr_iter(b',', self.text.as_bytes()) {
            self.fields.push(start..comma as u32);
            self.starts.push(start);
            start = comma as u32 + 1;
        }
        self.fields.push(start..self.text.len() as u32);
        self.starts.push(start);
        Ok(())
    }

    fn unquote(&mut self, text: &[u8]) -> Result<(), RowError> {
        self.set_text(text)?;
        self.raw = std::mem::take(&mut self.text);
        let mut place = 0;
        loop {
            let start = self.text.len() as u32;
            self.starts.push(place as u32);
            let rest = self.raw.get(place..).unwrap_or_default();
            let length = match rest.strip_prefix('"') {
                None => rest.find(',').unwrap_or(rest.len()),
                Some(body) => match unquoted(body, &mut self.text) {
                    Some(length) => length + 1,
                    None => return Err(self.malformed(place, "a quoted field has no end")),
                },
            };
            let field = rest.get(..length).unwrap_or_default();
            if !rest.starts_with('"') {
                if field.contains('"') {
                    return Err(self.malformed(place, "a quote inside a field that is not quoted"));
                }
                self.text.push_str(field);
            }
            self.fields.push(start..self.text.len() as u32);
            place += length;
            match self.raw.as_bytes().get(place) {
                None => return Ok(()),
                Some(b',') => place += 1,
                Some(_) => return Err(self.malformed(place, "text after a quoted field")),
            }
        }
    }

    fn malformed(&self, at: usize, message: &'static str) -> RowError {
        let text = if self.raw.is_empty() {
            &self.text
        } else {
            &self.raw
        };
        RowError::Malformed {
            line: self.line,
            column: text.get(..at).unwrap_or(text).chars().count() as u64 + 1,
            message,
        }
    }
}

/// Adds what a quoted field says, from after its first quote; how many bytes that took, the last
/// quote included.
fn unquoted(body: &str, text: &mut String) -> Option<usize> {
    let mut place = 0;
    loop {
        let rest = body.get(place..)?;
        let quote = rest.find('"')?;
        text.push_str(rest.get(..quote)?);
        place += quote + 1;
        if body.as_bytes().get(place) != Some(&b'"') {
            return Some(place);
        }
        text.push('"');
        place += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hands out a few bytes at a time.
    struct Drip<'a>(&'a [u8], usize);

    impl Read for Drip<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let count = self.1.min(self.0.len()).min(buffer.len());
            let (now, later) = self.0.split_at(count);
            buffer[..count].copy_from_slice(now);
            self.0 = later;
            Ok(count)
        }
    }

    fn read(text: &[u8], drip: usize) -> Result<Vec<(u64, Vec<String>)>, String> {
        let mut rows = Rows::new(Drip(text, drip));
        let mut all = Vec::new();
        loop {
            match rows.advance() {
                Ok(false) => return Ok(all),
                Ok(true) => {
                    let row = rows.row();
                    let fields = (0..row.len()).map(|place| row.field(place).to_owned());
                    all.push((row.line, fields.collect()));
                }
                Err(RowError::Malformed {
                    line,
                    column,
                    message,
                }) => {
                    return Err(format!("{line}:{column}: {message}"));
                }
                Err(RowError::Io(error)) => return Err(error.to_string()),
            }
        }
    }

    #[test]
    fn rows_are_read_however_the_bytes_come() {
        let text = "\u{feff}a,b,c\r\n1,,\n\n\"x, \"\"y\"\"\",\"two\nlines\",案\n\"\",z,\"end\"";
        let expected: Vec<(u64, Vec<&str>)> = vec![
            (1, vec!["a", "b", "c"]),
            (2, vec!["1", "", ""]),
            (4, vec!["x, \"y\"", "two\nlines", "案"]),
            (6, vec!["", "z", "end"]),
        ];
        for drip in [1, 2, 7, 1000] {
            let got = read(text.as_bytes(), drip).unwrap();
            let got: Vec<(u64, Vec<&str>)> = got
                .iter()
                .map(|(line, row)| (*line, row.iter().map(String::as_str).collect()))
                .collect();
            assert_eq!(got, expected, "{drip}");
        }
        assert_eq!(read(b"", 1), Ok(vec![]));
        assert_eq!(read(b"\n\r\n", 1), Ok(vec![]));
    }

    #[test]
    fn malformed_rows_are_located() {
        for (text, place) in [
            (&b"a\nb,\xff"[..], "2:3: this is no UTF-8"),
            (b"a\n\"b", "2:1: a quoted field has no end"),
            (b"\xe6\xa1\x88,\"b\"c", "1:6: text after a quoted field"),
            (
                b"a,b\"\"c",
                "1:3: a quote inside a field that is not quoted",
            ),
        ] {
            assert_eq!(read(text, 3).unwrap_err(), place);
        }
        let long = vec![b'x'; 50 << 20];
        let error = read(&long, usize::MAX).unwrap_err();
        assert_eq!(error, "1:1: the line is longer than 1 MiB");
        let mut quoted = vec![b'\n'; 4 << 20];
        quoted[0] = b'"';
        let error = read(&quoted, usize::MAX).unwrap_err();
        assert_eq!(error, "1:1: the row is longer than 1 MiB");
    }
}
