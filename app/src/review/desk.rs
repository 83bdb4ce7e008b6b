//! What the reviewer has before him: open leaves, what is selected, what is being marked.

use super::Session;
use super::naming::{PlaceName, place_of};
use crate::{dom, timers};
use engine::review::{File, FileLeaf, ReviewMark, Spot};
use leptos::prelude::*;
use std::sync::Arc;

/// What a narrow screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The catalogue.
    File,
    /// The open leaf.
    Paper,
    /// Form and list of marks.
    Marks,
}

/// The two places that a leaf can lie in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Always there.
    First,
    /// 并排.
    Second,
}

/// Characters of a field that are selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    /// The item.
    pub item: String,
    /// The field.
    pub field: String,
    /// From … to, in characters of the field's text.
    pub span: (usize, usize),
}

/// A mark that is being written.
#[derive(Clone, Debug, PartialEq)]
pub struct Marking {
    /// Where.
    pub spot: Spot,
    /// Which mark is changed, and how it was.
    pub old: Option<(usize, ReviewMark)>,
}

/// The desk.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The review.
    pub session: Session,
    /// The dossier.
    pub file: StoredValue<Arc<File>>,
    /// The leaf in the first place.
    pub first: RwSignal<String>,
    /// The leaf beside it.
    pub second: RwSignal<Option<String>>,
    /// What is selected.
    pub picked: RwSignal<Option<Picked>>,
    /// What is being marked.
    pub marking: RwSignal<Option<Marking>>,
    /// What a narrow screen shows.
    pub pane: RwSignal<Pane>,
}

impl Desk {
    /// A desk with the dossier opened at its first leaf.
    pub fn new(session: Session, file: Arc<File>) -> Desk {
        // In a sitting nothing lies open before it was turned to.
        let first = match session.seat {
            Some(seat) => seat.leaf(),
            None => file.leaves.first().map(|leaf| leaf.id.clone()),
        };
        let pane = match (session.seat, &first) {
            (Some(_), Some(_)) => Pane::Paper,
            _ => Pane::File,
        };
        Desk {
            session,
            first: RwSignal::new(first.unwrap_or_default()),
            file: StoredValue::new(file),
            second: RwSignal::new(None),
            picked: RwSignal::new(None),
            marking: RwSignal::new(None),
            pane: RwSignal::new(pane),
        }
    }

    /// A leaf of the dossier.
    pub fn leaf(self, id: &str) -> Option<FileLeaf> {
        self.file
            .with_value(|file| file.leaves.iter().find(|leaf| leaf.id == id).cloned())
    }

    /// Opens a leaf in the first place.
    pub fn show(self, id: &str) {
        if self.first.with_untracked(|open| open != id) {
            if !self.session.turn(id) {
                return;
            }
            self.first.set(id.to_owned());
            timers::next_frame(|| {
                if let Some(paper) = dom::find(".review-half") {
                    paper.set_scroll_top(0);
                }
            });
        }
        self.pane.set(Pane::Paper);
    }

    /// Opens the leaf of a mark and goes to the place.
    pub fn go(self, spot: &Spot) {
        if spot.item.is_empty() {
            return;
        }
        self.show(&spot.item);
        let place = format!(".review-half [data-spot=\"{}\"]", spot.field);
        timers::next_frame(move || reveal(&place));
    }

    /// Begins a mark.
    pub fn mark(self, spot: Spot) {
        self.begin(Marking { spot, old: None });
    }

    /// Begins to change a mark.
    pub fn edit(self, n: usize) {
        let old = self
            .session
            .view
            .with_untracked(|view| view.marks.get(n).cloned());
        if let Some(old) = old {
            self.begin(Marking {
                spot: place_of(&old),
                old: Some((n, old)),
            });
        }
    }

    fn begin(self, marking: Marking) {
        if !self.session.open() {
            return;
        }
        self.marking.set(Some(marking));
        self.pane.set(Pane::Marks);
        timers::next_frame(|| {
            dom::focus("#mark-form-title");
            if let Some(pane) = dom::find(".review-marks") {
                pane.set_scroll_top(0);
            }
        });
    }

    /// What a place is called: the document, its pages, the field, the words.
    pub fn name(self, spot: &Spot) -> PlaceName {
        self.file.with_value(|file| PlaceName::of(file, spot))
    }
}

/// Scrolls to an element and gives it the focus.
pub fn reveal(selector: &str) {
    if let Some(element) = dom::find(selector) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
        let _ = element.focus();
    }
}
