//! An open drill: what the engine shows of it, and its way into the record.

use crate::ctx::Ctx;
use crate::keeper::{Access, Keeper};
use crate::library::Library;
use crate::open::OpenRun;
use crate::run::{self, AnyRun};
use crate::{dom, text, timers};
use engine::activity::Rejection;
use engine::json;
use engine::organisation::routing::{Command, Judged, RoutingView};
use engine::run::Submitted;
use leptos::prelude::*;
use std::sync::Arc;

/// An open drill.
#[derive(Clone, Copy)]
pub struct Session {
    /// The run.
    pub keeper: Keeper,
    /// What the engine shows.
    pub view: RwSignal<Arc<RoutingView>>,
    /// The answer that is being told, until the next card is turned.
    pub told: RwSignal<Option<Judged>>,
    /// Why the latest command was not taken.
    pub trouble: RwSignal<Option<String>>,
    /// Cards and calendar.
    pub library: Library,
}

impl Session {
    /// Takes a run over; `None` if it is no drill.
    pub fn new(ctx: Ctx, open: OpenRun) -> Option<Session> {
        let view = run::view::<RoutingView>(&open.run)?;
        let day = open.run.now().date();
        let (keeper, opened) = Keeper::new(ctx, open);
        Some(Session {
            keeper,
            view: RwSignal::new(Arc::new(view)),
            told: RwSignal::new(None),
            trouble: RwSignal::new(None),
            library: Library::new(run::shelf(&opened).ok()?, day),
        })
    }

    /// Whether commands are taken.
    pub fn open(self) -> bool {
        self.keeper.access.get() == Access::Writer && !self.view.with(|view| view.finished)
    }

    /// Carries a command out, has it written down, and tells what it came to where that may be told.
    pub fn act(self, command: &Command) {
        let done = self.change(|run| Ok((run.submit(&json::write(command))?, ())));
        self.say(done);
        if !matches!(command, Command::Begin { .. })
            && self.keeper.mode().forgiving()
            && self.trouble.with_untracked(Option::is_none)
        {
            self.told
                .set(self.view.with_untracked(|view| view.last.clone()));
        }
        to_top();
    }

    /// Turns the next card.
    pub fn next(self) {
        self.told.set(None);
        to_top();
    }

    /// Takes the latest answer back.
    pub fn undo(self) {
        let done = self.change(|run| Ok((run.undo()?, ())));
        self.told.set(None);
        self.say(done);
        to_top();
    }

    /// What to ask oneself.
    pub fn hint(self) -> Option<String> {
        match self.change(|run| run.hint()) {
            Ok(hint) => hint,
            Err(rejection) => {
                self.say(Err(rejection));
                None
            }
        }
    }

    fn say(self, done: Result<(), Rejection>) {
        self.trouble
            .set(done.err().map(|rejection| text::refusal(&rejection)));
    }

    fn change<T>(
        self,
        work: impl FnOnce(&mut AnyRun) -> Result<(Submitted, T), Rejection>,
    ) -> Result<T, Rejection> {
        let (submitted, told) = self.keeper.change(work)?;
        if let Some(view) = self.keeper.with(run::view::<RoutingView>) {
            self.view.set(Arc::new(view));
        }
        let place = self.view.with_untracked(|view| place(view));
        self.keeper.save(submitted, place);
        Ok(told)
    }
}

/// Every card begins at its beginning, for the eye and for the focus.
fn to_top() {
    timers::next_frame(|| {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        dom::focus("#drill-title");
    });
}

/// Where a drill stands, for lists.
pub fn place(view: &RoutingView) -> String {
    match (view.finished, view.timed) {
        (true, _) => "已派完".to_owned(),
        (_, None) => "尚未开始".to_owned(),
        _ => format!("已派 {} / {} 张", view.answered, view.total),
    }
}
