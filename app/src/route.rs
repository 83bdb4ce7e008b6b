//! Where one is: the part of the address after `#`.
//!
//! The hash works from any folder of any static host, and from a file share.

use crate::organisation::Room;
use crate::text::mode_id;
use engine::activity::{Mode, Seed};

/// A screen with what it needs to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// What next.
    Home,
    /// All cases.
    Cases,
    /// All drafting exercises.
    Exercises,
    /// All dossiers to review.
    Reviews,
    /// The handover.
    Handovers,
    /// Two handovers side by side, by their identifiers.
    Compare(String, String),
    /// 组织与编制.
    Organisation(Room),
    /// The start of a case or an exercise; seed and mode may be set by the link.
    Case {
        id: String,
        seed: Option<Seed>,
        mode: Option<Mode>,
        /// Whether a 考核 comprises the writing of documents.
        documents: bool,
    },
    /// The desk of a run.
    Run(String),
    /// The report of a run.
    Report(String),
    /// The card of an article, by citation; empty lists all cards.
    Law(String),
    /// What would come of a policy in a town of the handover, if one is named.
    Forecast(Option<String>),
    /// How the handover is reckoned, and its parameters.
    Model,
    /// Settings and data.
    Settings,
    /// An address that leads nowhere.
    Unknown(String),
}

impl Route {
    /// Reads `#/case/k3?seed=42&mode=practice`.
    pub fn parse(hash: &str) -> Route {
        let text = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let parts: Vec<String> = path
            .split('/')
            .filter(|part| !part.is_empty())
            .map(decode)
            .collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match parts.as_slice() {
            [] => Route::Home,
            ["cases"] => Route::Cases,
            ["drafting"] => Route::Exercises,
            ["review"] => Route::Reviews,
            ["handover"] => Route::Handovers,
            ["compare", a, b] => Route::Compare((*a).to_owned(), (*b).to_owned()),
            ["organisation", rest @ ..] => match Room::parse(rest) {
                Some(room) => Route::Organisation(room),
                None => Route::Unknown(text.to_owned()),
            },
            ["case", id] => Route::Case {
                id: (*id).to_owned(),
                seed: value(query, "seed").and_then(|text| read_seed(&text)),
                mode: value(query, "mode").and_then(|text| read_mode(&text)),
                documents: value(query, "documents").is_none_or(|text| text != "off"),
            },
            ["run", id] => Route::Run((*id).to_owned()),
            ["report", id] => Route::Report((*id).to_owned()),
            ["law"] => Route::Law(String::new()),
            ["law", citation] => Route::Law((*citation).to_owned()),
            ["handover", "whatif"] => Route::Forecast(value(query, "town")),
            ["handover", "model"] => Route::Model,
            ["settings"] => Route::Settings,
            _ => Route::Unknown(text.to_owned()),
        }
    }

    /// The address, with `#`.
    pub fn href(&self) -> String {
        match self {
            Route::Home => "#/".to_owned(),
            Route::Cases => "#/cases".to_owned(),
            Route::Exercises => "#/drafting".to_owned(),
            Route::Reviews => "#/review".to_owned(),
            Route::Handovers => "#/handover".to_owned(),
            Route::Compare(a, b) => format!("#/compare/{}/{}", encode(a), encode(b)),
            Route::Organisation(room) => room.href().to_owned(),
            Route::Case {
                id,
                seed,
                mode,
                documents,
            } => {
                let mut query = Vec::new();
                if let Some(seed) = seed {
                    query.push(format!("seed={}", seed.get()));
                }
                if let Some(mode) = mode {
                    query.push(format!("mode={}", mode_id(*mode)));
                }
                if !documents {
                    query.push("documents=off".to_owned());
                }
                let mark = if query.is_empty() { "" } else { "?" };
                format!("#/case/{}{mark}{}", encode(id), query.join("&"))
            }
            Route::Run(id) => format!("#/run/{}", encode(id)),
            Route::Report(id) => format!("#/report/{}", encode(id)),
            Route::Law(citation) if citation.is_empty() => "#/law".to_owned(),
            Route::Law(citation) => format!("#/law/{}", encode(citation)),
            Route::Forecast(None) => "#/handover/whatif".to_owned(),
            Route::Forecast(Some(town)) => format!("#/handover/whatif?town={}", encode(town)),
            Route::Model => "#/handover/model".to_owned(),
            Route::Settings => "#/settings".to_owned(),
            Route::Unknown(text) => format!("#{text}"),
        }
    }
}

/// A seed as typed: digits only, within range.
pub fn read_seed(text: &str) -> Option<Seed> {
    let text = text.trim();
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits
        .then(|| text.parse().ok())
        .flatten()
        .and_then(Seed::new)
}

fn read_mode(text: &str) -> Option<Mode> {
    [Mode::Guided, Mode::Practice, Mode::Exam]
        .into_iter()
        .find(|mode| mode_id(*mode) == text)
}

fn value(query: &str, name: &str) -> Option<String> {
    query.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (key == name).then(|| decode(value))
    })
}

fn encode(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = text
            .get(at + 1..at + 3)
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match (byte, hex) {
            (b'%', Some(value)) => {
                out.push(value);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_reads_back_from_its_address() {
        let routes = [
            Route::Home,
            Route::Cases,
            Route::Exercises,
            Route::Reviews,
            Route::Handovers,
            Route::Compare("r-1".into(), "r-2".into()),
            Route::Organisation(Room::Landing),
            Route::Organisation(Room::Teams),
            Route::Organisation(Room::Posts),
            Route::Organisation(Room::Merit),
            Route::Case {
                id: "k3".into(),
                seed: Seed::new(42),
                mode: Some(Mode::Practice),
                documents: true,
            },
            Route::Case {
                id: "k 3/é案".into(),
                seed: None,
                mode: Some(Mode::Exam),
                documents: false,
            },
            Route::Case {
                id: "k1".into(),
                seed: Some(Seed::MAX),
                mode: None,
                documents: true,
            },
            Route::Run("r-1".into()),
            Route::Report("r-1".into()),
            Route::Law(String::new()),
            Route::Law("《行政处罚法》第五十八条第一款".into()),
            Route::Forecast(None),
            Route::Forecast(Some("hekou".into())),
            Route::Model,
            Route::Settings,
        ];
        for route in routes {
            assert_eq!(Route::parse(&route.href()), route);
        }
    }

    #[test]
    fn an_empty_address_is_home_and_a_strange_one_is_unknown() {
        for home in ["", "#", "#/", "#//"] {
            assert_eq!(Route::parse(home), Route::Home, "{home}");
        }
        for strange in [
            "#/nowhere",
            "#/organisation/nowhere",
            "#/run",
            "#/case/a/b",
            "#/%",
            "#../../etc",
        ] {
            assert!(
                matches!(Route::parse(strange), Route::Unknown(_)),
                "{strange}"
            );
        }
    }

    #[test]
    fn a_seed_out_of_range_or_not_of_digits_is_left_out() {
        for text in [
            "",
            "-1",
            "1e3",
            "９",
            "9007199254740992",
            "99999999999999999999999",
        ] {
            let route = Route::parse(&format!("#/case/k3?seed={text}&mode=hard"));
            let expected = Route::Case {
                id: "k3".into(),
                seed: None,
                mode: None,
                documents: true,
            };
            assert_eq!(route, expected, "{text}");
        }
    }
}
