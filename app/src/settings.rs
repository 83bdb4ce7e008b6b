//! Name, unit, mode and how things look: kept in localStorage, applied to the root element.

use crate::text::mode_id;
use engine::activity::Mode;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

const KEY: &str = "lifa.settings";

/// What the user has set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Shown on results.
    pub name: String,
    /// Shown on results.
    pub unit: String,
    /// The mode that a start page begins with.
    pub mode: Mode,
    /// Text size in percent: 100, 115 or 130.
    pub text: u16,
    /// Colours.
    pub theme: Theme,
    /// Whether the browser has been asked to keep the data.
    pub persist_asked: bool,
}

/// Colours of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the computer is set.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            name: String::new(),
            unit: String::new(),
            mode: Mode::Guided,
            text: 100,
            theme: Theme::System,
            persist_asked: false,
        }
    }
}

impl Settings {
    /// The same with lengths and sizes held to what the interface offers.
    pub fn checked(mut self) -> Settings {
        let cut = |text: &str| {
            text.chars()
                .filter(|c| !c.is_control())
                .take(40)
                .collect::<String>()
        };
        self.name = cut(&self.name);
        self.unit = cut(&self.unit);
        if ![100, 115, 130].contains(&self.text) {
            self.text = 100;
        }
        self
    }
}

/// What is stored, or the defaults; nothing stored is touched.
pub fn load() -> Settings {
    let stored = window()
        .local_storage()
        .ok()
        .flatten()
        .and_then(|storage| storage.get_item(KEY).ok().flatten());
    stored
        .and_then(|text| engine::json::read::<Settings>(&text).ok())
        .unwrap_or_default()
        .checked()
}

/// Stores them; `false` where the browser does not.
pub fn save(settings: &Settings) -> bool {
    let text = engine::json::write(settings);
    match window().local_storage() {
        Ok(Some(storage)) => storage.set_item(KEY, &text).is_ok(),
        _ => false,
    }
}

/// Forgets them.
pub fn erase() {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.remove_item(KEY);
    }
}

/// Puts size and colours on the root element, where the style sheets read them.
pub fn apply(settings: &Settings) {
    let Some(root) = document().document_element() else {
        return;
    };
    let theme = match settings.theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    let _ = root.set_attribute("data-theme", theme);
    let _ = root.set_attribute("data-text", &settings.text.to_string());
    let _ = root.set_attribute("data-mode", mode_id(settings.mode));
}
