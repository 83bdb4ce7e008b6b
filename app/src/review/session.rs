//! An open review: what the engine shows of it, and its way into the record.

use crate::ahead::work_ahead;
use crate::ctx::Ctx;
use crate::joint;
use crate::keeper::{Access, Keeper};
use crate::library::Library;
use crate::open::OpenRun;
use crate::run::{self, AnyRun};
use engine::activity::{Rejection, Sheet};
use engine::document::Draft;
use engine::joint::{Command as Jointly, Way};
use engine::json;
use engine::review::{Ahead, Command, File, FileLeaf, Profile, Review, ReviewView};
use engine::run::Submitted;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;

/// An open review.
#[derive(Clone, Copy)]
pub struct Session {
    /// The run.
    pub keeper: Keeper,
    /// What the engine shows.
    pub view: RwSignal<Arc<ReviewView>>,
    /// Cards and calendar.
    pub library: Library,
    /// How many commands since the dossier was taken can be taken back.
    pub standing: RwSignal<usize>,
    /// The sitting that it belongs to.
    pub seat: Option<Seat>,
    /// What its dossier is made by; of a sitting, the sitting sees to it.
    pub review: Option<StoredValue<Arc<Review>>>,
}

/// One dossier of a sitting.
#[derive(Clone, Copy)]
pub struct Seat {
    /// The sitting.
    pub sitting: joint::Session,
    /// Which dossier, from 0.
    pub n: usize,
}

impl Session {
    /// Takes a run over; `None` if it is no review.
    pub fn new(ctx: Ctx, open: OpenRun) -> Option<Session> {
        let view = run::view::<ReviewView>(&open.run)?;
        let day = open.run.now().date();
        let standing = RwSignal::new(open.run.entries().saturating_sub(1));
        let (keeper, opened) = Keeper::new(ctx, open);
        Some(Session {
            keeper,
            standing,
            view: RwSignal::new(Arc::new(view)),
            seat: None,
            review: opened.review().cloned().map(StoredValue::new),
            library: Library::new(run::shelf(&opened).ok()?, day),
        })
    }

    /// The dossier, once taken.
    pub fn file(self) -> Option<Arc<File>> {
        self.view.with_untracked(|view| view.file.clone())
    }

    /// Makes a dossier ready that is likely to be taken, in small parts; until the owner goes.
    pub fn make_ahead(self, profile: Profile) {
        let seed = self.view.with_untracked(|view| view.seed);
        if let Some(review) = self.review.map(|review| review.get_value()) {
            let ahead = RefCell::new(Ahead::new(seed, profile));
            work_ahead(move |_| ahead.borrow_mut().step(&review));
        }
    }

    /// Whether commands are taken.
    pub fn open(self) -> bool {
        let sitting = self.seat.is_none_or(|seat| seat.sitting.open());
        sitting
            && self.keeper.access.get() == Access::Writer
            && !self.view.with(|view| view.finished)
    }

    /// Carries a command out and has it written down.
    pub fn act(self, command: &Command) -> Result<(), Rejection> {
        if let Some(seat) = self.seat {
            return seat.act(command);
        }
        self.change(|run| Ok((run.submit(&json::write(command))?, ())))?;
        match command {
            Command::Take { .. } => self.standing.set(0),
            _ => self.standing.update(|count| *count += 1),
        }
        Ok(())
    }

    /// Takes the latest command back; the dossier itself stays.
    pub fn undo(self) -> Result<(), Rejection> {
        self.change(|run| Ok((run.undo()?, ())))?;
        self.standing
            .update(|count| *count = count.saturating_sub(1));
        Ok(())
    }

    /// Where to look once more.
    pub fn hint(self) -> Result<Option<String>, Rejection> {
        self.change(|run| run.hint())
    }

    /// What the opinion is written with.
    pub fn opinion(self) -> Option<Sheet> {
        let command = Command::Opinion {
            draft: Draft::default(),
        };
        let sheets = self.keeper.with(|run| run.sheets(&json::write(&command)));
        sheets.ok()?.into_iter().next()
    }

    /// Turns to a leaf; in a sitting that may take time, and may be refused.
    pub fn turn(self, item: &str) -> bool {
        self.seat.is_none_or(|seat| seat.turn(item))
    }

    /// How a leaf stands in a sitting: read, or how many minutes it takes.
    pub fn price(self, item: &str, pages: u32) -> Option<String> {
        let Seat { sitting, n } = self.seat?;
        sitting.view.with(|view| {
            let read = view.seats.get(n)?.read.contains(item);
            let costs = view.costs;
            let minutes = costs.document + costs.page * pages.saturating_sub(1);
            Some(if read {
                "已看".to_owned()
            } else {
                format!("{minutes} 分")
            })
        })
    }

    /// Whether a leaf may be looked at without time passing.
    pub fn free(self, item: &str) -> bool {
        self.seat.is_none_or(|Seat { sitting, n }| {
            let read = |view: &Arc<engine::joint::JointView>| {
                view.seats
                    .get(n)
                    .is_some_and(|seat| seat.read.contains(item))
            };
            sitting.view.with_untracked(read)
        })
    }

    /// Whether words can be looked for in the dossier: paper has to be read.
    pub fn searchable(self) -> bool {
        self.seat.is_none_or(|seat| {
            let way = seat.sitting.view.with_untracked(|view| view.way);
            way == Some(Way::Remote)
        })
    }

    /// Whether a leaf is a copy that does not show what its original does.
    pub fn copied(self, leaf: &FileLeaf) -> bool {
        let pictured = leaf
            .exhibit
            .as_ref()
            .is_some_and(|exhibit| exhibit.pictured);
        pictured
            && self.seat.is_some_and(|Seat { sitting, n }| {
                sitting.view.with_untracked(|view| {
                    !view.finished && view.seats.get(n).is_some_and(|seat| !seat.inspected)
                })
            })
    }

    fn change<T>(
        self,
        work: impl FnOnce(&mut AnyRun) -> Result<(Submitted, T), Rejection>,
    ) -> Result<T, Rejection> {
        let (submitted, told) = self.keeper.change(work)?;
        if let Some(view) = self.keeper.with(run::view::<ReviewView>) {
            self.library
                .turn_to(self.keeper.with(|run| run.now().date()));
            self.view.set(Arc::new(view));
        }
        let place = self.view.with_untracked(|view| {
            if let Some(grade) = &view.grade {
                self.keeper.note(&grade.categories);
            }
            place(view)
        });
        self.keeper.save(submitted, place);
        Ok(told)
    }
}

impl Seat {
    fn act(self, command: &Command) -> Result<(), Rejection> {
        let dossier = self.n;
        self.sitting.act(&match command.clone() {
            Command::Mark { mark } => Jointly::Mark { dossier, mark },
            Command::Edit { n, mark } => Jointly::Edit { dossier, n, mark },
            Command::Unmark { n } => Jointly::Unmark { dossier, n },
            Command::Submit { conclusion } => Jointly::Decide {
                dossier,
                conclusion,
            },
            // A sitting has its dossier already, and writes no opinion.
            Command::Take { .. } | Command::Opinion { .. } => Jointly::Open { dossier },
        })
    }

    fn turn(self, item: &str) -> bool {
        let read = Jointly::Read {
            dossier: self.n,
            item: item.to_owned(),
        };
        let known = self.sitting.view.with_untracked(|view| {
            let seat = view.seats.get(self.n);
            seat.is_some_and(|seat| seat.read.contains(item))
        });
        let turned = known || self.sitting.attempt(&read);
        if turned {
            self.sitting.leaf.set_value(Some((self.n, item.to_owned())));
        }
        turned
    }

    /// The leaf that lay open, if it was this dossier's.
    pub fn leaf(self) -> Option<String> {
        let kept = self.sitting.leaf.get_value();
        kept.filter(|(n, _)| *n == self.n).map(|(_, leaf)| leaf)
    }
}

/// Where a review stands, for lists.
pub fn place(view: &ReviewView) -> String {
    match &view.file {
        _ if view.finished => "已出具意见".to_owned(),
        Some(file) => format!("{} 页，已标 {} 处", file.pages, view.marks.len()),
        None => "尚未取卷".to_owned(),
    }
}
