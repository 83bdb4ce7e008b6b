use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::event::Event;
use super::interval::Intervals;
use super::layout::{CellRef, Layout, TableLayout, TrackRef};
use super::suspension::Suspension;
use crate::calendar::{Date, Moment};
use crate::value::Value;

/// What the rules remember of one case.
#[derive(Clone, Debug)]
pub(super) struct State {
    tables: Vec<Table>,
}

#[derive(Clone, Debug, Default)]
struct Table {
    keys: Vec<Arc<[Value]>>,
    /// From the key to the block, from the second block on.
    index: BTreeMap<Arc<[Value]>, u32>,
    entries: Vec<Entry>,
    kept: Vec<Value>,
    cells: Vec<Cell>,
}

/// What is known of the events of one kind in one block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) count: u32,
    /// The number of the latest, counted from 1; 0 if there was none.
    pub(super) latest: u32,
    pub(super) at: Moment,
}

const NONE_YET: Entry = Entry {
    count: 0,
    latest: 0,
    at: Moment::MIN,
};

/// What one rule remembers in one block.
#[derive(Clone, Debug, Default)]
pub(super) enum Cell {
    #[default]
    Empty,
    Count(i64),
    Sum(Value),
    Values(BTreeSet<Value>),
    Candidates(Vec<Candidate>),
    Intervals(Box<Intervals>),
    Obligations(Vec<Obligation>),
    Suspension(Box<Suspension>),
}

/// An earlier event that a condition may yet choose.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Its number, counted from 1.
    pub(super) number: u32,
    pub(super) at: Moment,
    pub(super) values: Box<[Value]>,
}

/// What a trigger made owed.
#[derive(Clone, Debug)]
pub(super) struct Obligation {
    /// The number of the trigger, counted from 1.
    pub(super) trigger: u32,
    pub(super) since: Moment,
    /// The date that the trigger itself set.
    pub(super) by: Option<Date>,
    /// The last minute in time, as things stand.
    pub(super) due: Option<Moment>,
    /// Which extensions were granted, in order.
    pub(super) extensions: Vec<u8>,
    /// Attributes of the trigger that are asked for later.
    pub(super) values: Box<[Value]>,
}

impl State {
    pub(super) fn new(layout: &Layout) -> State {
        let mut state = State {
            tables: vec![Table::default(); layout.tables.len()],
        };
        state.open_first(layout);
        state
    }

    /// Forgets the case, keeping the memory.
    pub(super) fn reset(&mut self, layout: &Layout) {
        for table in &mut self.tables {
            table.keys.clear();
            table.index.clear();
            table.entries.clear();
            table.kept.clear();
            table.cells.clear();
        }
        self.open_first(layout);
    }

    /// The table without key has its one block from the start.
    fn open_first(&mut self, layout: &Layout) {
        if let (Some(table), Some(layout)) = (self.tables.first_mut(), layout.tables.first()) {
            table.open(layout, Arc::from([]));
        }
    }

    /// The block of an event in a table, opened if it is new.
    pub(super) fn block(&mut self, layout: &Layout, table: u16, event: &Event) -> u32 {
        let place = usize::from(table);
        let (Some(table), Some(layout)) = (self.tables.get_mut(place), layout.tables.get(place))
        else {
            return 0;
        };
        match layout.key.as_slice() {
            [] => 0,
            [attr] => table.find(layout, std::slice::from_ref(event.get(*attr))),
            attrs => {
                let key: Vec<Value> = attrs.iter().map(|attr| event.get(*attr).clone()).collect();
                table.find(layout, &key)
            }
        }
    }

    /// The block with that key, if it is there.
    pub(super) fn lookup(&self, table: u16, key: &[Value]) -> Option<u32> {
        let table = self.tables.get(usize::from(table))?;
        if table.keys.first().is_some_and(|first| **first == *key) {
            return Some(0);
        }
        table.index.get(key).copied()
    }

    pub(super) fn keys(&self, table: u16) -> &[Arc<[Value]>] {
        self.tables
            .get(usize::from(table))
            .map_or(&[], |table| &table.keys)
    }

    #[inline]
    pub(super) fn entry(&self, layout: &Layout, track: TrackRef, block: u32) -> &Entry {
        let place = usize::from(track.table);
        let (Some(table), Some(layout)) = (self.tables.get(place), layout.tables.get(place)) else {
            return &NONE_YET;
        };
        let first = layout.tracks.len() * block as usize;
        table
            .entries
            .get(first + usize::from(track.track))
            .unwrap_or(&NONE_YET)
    }

    /// The values kept of the latest event of a track.
    pub(super) fn kept(&self, layout: &Layout, track: TrackRef, block: u32) -> &[Value] {
        let place = usize::from(track.table);
        let found = || {
            let table = layout.tables.get(place)?;
            let track = table.tracks.get(usize::from(track.track))?;
            let first = table.kept * block as usize + track.first;
            let values = &self.tables.get(place)?.kept;
            values.get(first..first + track.keep.len())
        };
        found().unwrap_or_default()
    }

    /// Remembers an event as the latest of its track.
    pub(super) fn note(
        &mut self,
        layout: &Layout,
        track: TrackRef,
        block: u32,
        number: u32,
        event: &Event,
    ) {
        let place = usize::from(track.table);
        let (Some(table), Some(layout)) = (self.tables.get_mut(place), layout.tables.get(place))
        else {
            return;
        };
        let Some(track_layout) = layout.tracks.get(usize::from(track.track)) else {
            return;
        };
        let first = layout.tracks.len() * block as usize;
        if let Some(entry) = table.entries.get_mut(first + usize::from(track.track)) {
            entry.count = entry.count.saturating_add(1);
            entry.latest = number;
            entry.at = event.at();
        }
        let first = layout.kept * block as usize + track_layout.first;
        if let Some(values) = table.kept.get_mut(first..first + track_layout.keep.len()) {
            for (value, attr) in values.iter_mut().zip(&track_layout.keep) {
                value.clone_from(event.get(*attr));
            }
        }
    }

    #[inline]
    pub(super) fn cell(&self, layout: &Layout, cell: CellRef, block: u32) -> &Cell {
        const EMPTY: &Cell = &Cell::Empty;
        let place = usize::from(cell.table);
        let cells = layout.tables.get(place).map_or(0, |table| table.cells);
        self.tables
            .get(place)
            .and_then(|table| {
                table
                    .cells
                    .get(cells * block as usize + usize::from(cell.cell))
            })
            .unwrap_or(EMPTY)
    }

    #[inline]
    pub(super) fn cell_mut(
        &mut self,
        layout: &Layout,
        cell: CellRef,
        block: u32,
    ) -> Option<&mut Cell> {
        let place = usize::from(cell.table);
        let cells = layout.tables.get(place)?.cells;
        self.tables
            .get_mut(place)?
            .cells
            .get_mut(cells * block as usize + usize::from(cell.cell))
    }
}

impl Table {
    fn find(&mut self, layout: &TableLayout, key: &[Value]) -> u32 {
        if self.keys.first().is_some_and(|first| **first == *key) {
            return 0;
        }
        match self.index.get(key) {
            Some(&block) => block,
            None => self.open(layout, key.into()),
        }
    }

    fn open(&mut self, layout: &TableLayout, key: Arc<[Value]>) -> u32 {
        let block = self.keys.len();
        if block > 0 {
            self.index.insert(key.clone(), block as u32);
        }
        self.keys.push(key);
        let blocks = block + 1;
        self.entries.resize(layout.tracks.len() * blocks, NONE_YET);
        self.kept.resize(layout.kept * blocks, Value::Absent);
        self.cells.resize_with(layout.cells * blocks, Cell::default);
        block as u32
    }
}
