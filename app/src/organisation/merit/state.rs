//! The table that is being set, and the quarters that were played.

use crate::organisation::{Room, kept};
use engine::activity::Seed;
use engine::organisation::merit::{MeritData, MeritOutcome, Rule, Table};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What stays in the browser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stored {
    table: Option<Table>,
    seed: u32,
    played: Option<Table>,
    before: Option<Table>,
}

/// A quarter that was played.
#[derive(Clone, Debug, PartialEq)]
pub struct Played {
    pub table: Table,
    pub outcome: MeritOutcome,
    /// In per mille of an ideal one.
    pub index: u32,
    /// The same people without any table.
    pub without: MeritOutcome,
    /// The table played before, and what it came to.
    pub before: Option<(MeritOutcome, u32)>,
}

/// Everything that the parts of the screen share.
#[derive(Clone, Copy)]
pub struct MeritState {
    pub data: StoredValue<Arc<MeritData>>,
    pub table: RwSignal<Table>,
    pub seed: RwSignal<u32>,
    played: RwSignal<Option<Table>>,
    before: RwSignal<Option<Table>>,
    pub shown: RwSignal<Option<Arc<Played>>>,
}

impl MeritState {
    pub fn new(data: Arc<MeritData>) -> MeritState {
        let stored = kept::load::<Stored>(Room::Merit).unwrap_or_default();
        let first = data
            .preset
            .first()
            .map(|preset| preset.table.clone())
            .unwrap_or_default();
        let state = MeritState {
            table: RwSignal::new(stored.table.unwrap_or(first)),
            seed: RwSignal::new(stored.seed),
            played: RwSignal::new(stored.played),
            before: RwSignal::new(stored.before),
            shown: RwSignal::new(None),
            data: StoredValue::new(data),
        };
        state.show();
        state
    }

    pub fn kept(self) -> Stored {
        Stored {
            table: Some(self.table.get()),
            seed: self.seed.get(),
            played: self.played.get(),
            before: self.before.get(),
        }
    }

    /// The line of an act or a lapse.
    pub fn rule(self, id: &str) -> Rule {
        self.table
            .with(|table| table.0.get(id).copied().unwrap_or_default())
    }

    /// Changes a line.
    pub fn change(self, id: &str, change: impl FnOnce(&mut Rule)) {
        self.table
            .update(|table| change(table.0.entry(id.to_owned()).or_default()));
    }

    /// How many more lines can be checked.
    pub fn checks_left(self) -> u32 {
        let most = self.data.with_value(|data| data.checks);
        most.saturating_sub(self.table.with(|table| table.checks()))
    }

    /// Plays a quarter with the table as it stands.
    pub fn play(self) {
        let table = self.table.get_untracked();
        let before = self.played.get_untracked();
        if before.as_ref() != Some(&table) {
            self.before.set(before);
        }
        self.played.set(Some(table));
        self.show();
    }

    /// The same table with other people.
    pub fn other_people(self) {
        self.seed
            .update(|seed| *seed = seed.wrapping_add(1) % 1_000);
        self.show();
    }

    fn show(self) {
        let Some(table) = self.played.get_untracked() else {
            return;
        };
        let seed = Seed::new(u64::from(self.seed.get_untracked())).unwrap_or_default();
        let played = self.data.with_value(|data| {
            let without = data.simulate(&Table::default(), seed);
            let outcome = data.simulate(&table, seed);
            let before = self.before.get_untracked().map(|table| {
                let outcome = data.simulate(&table, seed);
                let index = data.index(&outcome, &without);
                (outcome, index)
            });
            Played {
                index: data.index(&outcome, &without),
                outcome,
                without,
                before,
                table,
            }
        });
        self.shown.set(Some(Arc::new(played)));
    }
}
