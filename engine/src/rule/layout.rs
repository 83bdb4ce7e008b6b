use super::vocabulary::{AttrId, KindId, Vocabulary};

/// Where compiled rules keep what they remember of a case.
///
/// Rules with the same key share a table; a table has one block for each value of the key. The
/// first table has no key and one block.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) tables: Vec<TableLayout>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct TableLayout {
    /// The key, in order.
    pub(super) key: Vec<AttrId>,
    pub(super) tracks: Vec<TrackLayout>,
    /// How many values a block keeps.
    pub(super) kept: usize,
    /// How many cells a block has.
    pub(super) cells: usize,
}

/// What is remembered of the latest event of one kind.
#[derive(Clone, Debug)]
pub(super) struct TrackLayout {
    pub(super) kind: KindId,
    pub(super) keep: Vec<AttrId>,
    /// Where its values start among those of the block.
    pub(super) first: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TrackRef {
    pub(super) table: u16,
    pub(super) track: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CellRef {
    pub(super) table: u16,
    pub(super) cell: u16,
}

impl Layout {
    pub(super) fn new() -> Layout {
        Layout {
            tables: vec![TableLayout::default()],
        }
    }

    /// The table with that key.
    pub(super) fn table(&mut self, mut key: Vec<AttrId>) -> u16 {
        key.sort_unstable();
        key.dedup();
        let found = self.tables.iter().position(|table| table.key == key);
        let place = found.unwrap_or_else(|| {
            self.tables.push(TableLayout {
                key,
                ..TableLayout::default()
            });
            self.tables.len() - 1
        });
        place as u16
    }

    /// The table for events of that kind within instances told apart by `key`: an attribute that
    /// the kind does not declare cannot tell them apart.
    pub(super) fn table_for(
        &mut self,
        vocabulary: &Vocabulary,
        key: &[AttrId],
        kinds: &[KindId],
    ) -> u16 {
        let declared = key
            .iter()
            .copied()
            .filter(|&attr| kinds.iter().all(|&kind| vocabulary.declares(kind, attr)))
            .collect();
        self.table(declared)
    }

    /// The track of a kind in a table.
    pub(super) fn track(&mut self, table: u16, kind: KindId) -> TrackRef {
        let track = match self.tables.get_mut(usize::from(table)) {
            Some(table) => {
                let found = table.tracks.iter().position(|track| track.kind == kind);
                found.unwrap_or_else(|| {
                    table.tracks.push(TrackLayout {
                        kind,
                        keep: Vec::new(),
                        first: 0,
                    });
                    table.tracks.len() - 1
                })
            }
            None => 0,
        };
        TrackRef {
            table,
            track: track as u16,
        }
    }

    /// Keeps an attribute of the latest event of a track; its place among the values kept.
    pub(super) fn keep(&mut self, track: TrackRef, attr: AttrId) -> u16 {
        let table = self.tables.get_mut(usize::from(track.table));
        let Some(track) = table.and_then(|table| table.tracks.get_mut(usize::from(track.track)))
        else {
            return 0;
        };
        let found = track.keep.iter().position(|&known| known == attr);
        let place = found.unwrap_or_else(|| {
            track.keep.push(attr);
            track.keep.len() - 1
        });
        place as u16
    }

    /// A new cell in each block of a table.
    pub(super) fn cell(&mut self, table: u16) -> CellRef {
        let mut cell = 0;
        if let Some(table) = self.tables.get_mut(usize::from(table)) {
            cell = table.cells;
            table.cells += 1;
        }
        CellRef {
            table,
            cell: cell as u16,
        }
    }

    /// Fixes the places of the kept values, once all rules are compiled.
    pub(super) fn finish(&mut self) {
        for table in &mut self.tables {
            table.kept = 0;
            for track in &mut table.tracks {
                track.first = table.kept;
                table.kept += track.keep.len();
            }
        }
    }

    pub(super) fn get(&self, table: u16) -> Option<&TableLayout> {
        self.tables.get(usize::from(table))
    }

    pub(super) fn track_layout(&self, track: TrackRef) -> Option<&TrackLayout> {
        self.get(track.table)?.tracks.get(usize::from(track.track))
    }
}
