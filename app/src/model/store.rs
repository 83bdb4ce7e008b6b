//! Parameters that an instructor has set otherwise: kept in localStorage, handed on as a file.

use engine::handover::{ParameterData, Parameters};
use leptos::prelude::window;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const KEY: &str = "lifa.handover.parameters";
/// What names the format in a file.
const FORMAT: &str = "lifa.handover.parameters";
const VERSION: u32 = 1;
/// The largest file that is read, in bytes.
pub const MOST_BYTES: f64 = 65_536.0;

/// Parameters by id; what is as content has it is left out.
pub type Edits = BTreeMap<String, i64>;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    version: u32,
    parameters: Edits,
}

/// What is kept, as far as this version of the content knows it and allows it.
pub fn load(known: &[ParameterData]) -> Edits {
    let storage = window().local_storage().ok().flatten();
    let text = storage.and_then(|storage| storage.get_item(KEY).ok().flatten());
    let kept = text.and_then(|text| engine::json::read::<Edits>(&text).ok());
    let mut kept = kept.unwrap_or_default();
    kept.retain(|id, value| {
        let one = Edits::from([(id.clone(), *value)]);
        check(known, &one).is_ok()
    });
    plain(known, kept)
}

/// Keeps them; `false` where the browser does not.
pub fn save(edits: &Edits) -> bool {
    let Ok(Some(storage)) = window().local_storage() else {
        return false;
    };
    if edits.is_empty() {
        return storage.remove_item(KEY).is_ok();
    }
    storage.set_item(KEY, &engine::json::write(edits)).is_ok()
}

/// Forgets them.
pub fn erase() {
    save(&Edits::new());
}

/// Whether they can be used.
///
/// # Errors
/// A sentence that names the parameter at fault.
pub fn check(known: &[ParameterData], edits: &Edits) -> Result<(), String> {
    let all = Parameters::of(known).and_then(|all| all.edited(known, edits));
    all.map(drop).map_err(|error| format!("{error}。"))
}

/// Them as a file.
pub fn write_file(edits: &Edits) -> String {
    engine::json::write(&File {
        format: FORMAT.to_owned(),
        version: VERSION,
        parameters: edits.clone(),
    })
}

/// Reads a file entirely, or nothing of it.
///
/// # Errors
/// A sentence that says what is wrong, and where.
pub fn read_file(known: &[ParameterData], text: &str) -> Result<Edits, String> {
    #[derive(Deserialize)]
    struct Peek {
        format: String,
        version: u32,
    }
    let text = text.trim_start_matches('\u{feff}');
    let peek = engine::json::read::<Peek>(text);
    match &peek {
        Ok(peek) if peek.format != FORMAT => return Err("这不是模型参数的文件。".to_owned()),
        Ok(peek) if peek.version > VERSION => {
            return Err(format!(
                "文件由更新版本的砺法导出（版本{}），请更新后再导入。",
                peek.version
            ));
        }
        _ => {}
    }
    let file = engine::json::read::<File>(text).map_err(|error| {
        format!(
            "文件第{}行第{}列不能识别（{error}）。",
            error.line(),
            error.column()
        )
    })?;
    check(known, &file.parameters)?;
    Ok(plain(known, file.parameters))
}

/// Without what is as content has it.
fn plain(known: &[ParameterData], mut edits: Edits) -> Edits {
    edits.retain(|id, value| known.iter().any(|own| own.id == *id && own.value != *value));
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::handover::Source;

    fn known() -> Vec<ParameterData> {
        let parameter = |id: &&str| ParameterData {
            id: (*id).to_owned(),
            name: format!("参数{id}"),
            group: "组".to_owned(),
            value: 10,
            range: [1, 20],
            unit: "件".to_owned(),
            source: Source::Assumption,
            basis: "假定".to_owned(),
        };
        Parameters::NAMES.iter().map(parameter).collect()
    }

    #[test]
    fn a_file_comes_back_as_it_was_and_without_what_is_plain() {
        let edits = Edits::from([("filing_rate".to_owned(), 12), ("tokens".to_owned(), 10)]);
        let back = read_file(&known(), &write_file(&edits)).unwrap();
        assert_eq!(back, Edits::from([("filing_rate".to_owned(), 12)]));
    }

    #[test]
    fn a_file_that_cannot_be_used_is_refused_as_a_whole() {
        let of = |text: &str| read_file(&known(), text).unwrap_err();
        let file = |version: u32, id: &str, value: i64| {
            format!(
                "{{\"format\":\"{FORMAT}\",\"version\":{version},\"parameters\":{{\"{id}\":{value}}}}}"
            )
        };
        assert_eq!(
            of(&file(1, "filing_rate", 21)),
            "“参数filing_rate”为21，应在1至20之间。"
        );
        assert_eq!(of(&file(1, "charm", 2)), "没有名为“charm”的参数。");
        assert!(of(&file(2, "filing_rate", 2)).contains("版本2"));
        assert_eq!(
            of("{\"format\":\"lifa\",\"version\":1}"),
            "这不是模型参数的文件。"
        );
        assert!(of("{\n\"format\": ").starts_with("文件第2行第"));
    }
}
