//! An open handover: what the engine shows of it, and its way into the record.

use crate::ctx::Ctx;
use crate::keeper::{Access, Keeper};
use crate::library::Library;
use crate::open::OpenRun;
use crate::run::{self, AnyRun};
use crate::text;
use engine::activity::Rejection;
use engine::handover::view::ItemView;
use engine::handover::{Command, HandoverData, HandoverView, TownView};
use engine::json;
use engine::run::Submitted;
use leptos::prelude::*;
use std::sync::Arc;

/// An open handover.
#[derive(Clone, Copy)]
pub struct Session {
    /// The run.
    pub keeper: Keeper,
    /// What the engine shows.
    pub view: RwSignal<Arc<HandoverView>>,
    /// The content.
    pub data: StoredValue<Arc<HandoverData>>,
    /// Cards and calendar.
    pub library: Library,
    /// How many commands can be taken back.
    pub standing: RwSignal<usize>,
    /// What was refused last.
    pub trouble: RwSignal<Option<String>>,
    ctx: Ctx,
}

impl Session {
    /// Takes a run over; `None` if it is no handover.
    pub fn new(ctx: Ctx, open: OpenRun) -> Option<Session> {
        let view = run::view::<HandoverView>(&open.run)?;
        let day = open.run.now().date();
        let standing = RwSignal::new(open.run.entries());
        let data = Arc::clone(&open.opened.handover()?.data);
        let (keeper, opened) = Keeper::new(ctx, open);
        Some(Session {
            keeper,
            standing,
            view: RwSignal::new(Arc::new(view)),
            data: StoredValue::new(data),
            library: Library::new(run::shelf(&opened).ok()?, day),
            trouble: RwSignal::new(None),
            ctx,
        })
    }

    /// Whether commands are taken.
    pub fn open(self) -> bool {
        self.keeper.access.get() == Access::Writer && !self.view.with(|view| view.finished)
    }

    /// The town as it stands, told by `look`; `None` before it is chosen.
    pub fn town<T>(self, look: impl FnOnce(&TownView) -> T) -> Option<T> {
        self.view.with(|view| view.now.as_ref().map(look))
    }

    /// A text of the content as it is told in this town.
    pub fn tell(self, text: &str) -> String {
        self.town(|town| town.cast.tell(text)).unwrap_or_default()
    }

    /// Something of the content.
    pub fn content<T>(self, look: impl FnOnce(&HandoverData) -> T) -> T {
        self.data.with_value(|data| look(data))
    }

    /// One item as it stands, told by `look`.
    pub fn item<T>(self, n: usize, look: impl FnOnce(&ItemView) -> T) -> Option<T> {
        self.town(|town| {
            let at = town.items.binary_search_by_key(&n, |item| item.n).ok()?;
            town.items.get(at).map(look)
        })?
    }

    /// The name of an item.
    pub fn item_name(self, n: usize) -> String {
        self.content(|data| {
            data.items
                .get(n)
                .map_or_else(String::new, |item| item.name.clone())
        })
    }

    /// Ids of items.
    pub fn ids(self, items: &[usize]) -> Vec<String> {
        self.content(|data| {
            items
                .iter()
                .filter_map(|n| Some(data.items.get(*n)?.id.clone()))
                .collect()
        })
    }

    /// Carries a command out, has it written down, and says what was refused.
    pub fn act(self, command: &Command) -> bool {
        match self.change(|run| Ok((run.submit(&json::write(command))?, ()))) {
            Ok(()) => {
                self.trouble.set(None);
                self.standing.update(|count| *count += 1);
                true
            }
            Err(rejection) => {
                self.trouble.set(Some(text::refusal(&rejection)));
                false
            }
        }
    }

    /// The same, telling what was done.
    pub fn act_saying(self, command: &Command, said: &str) -> bool {
        let done = self.act(command);
        if done {
            self.ctx.say(said.to_owned());
        }
        done
    }

    /// Tells what was done.
    pub fn say(self, said: &str) {
        self.ctx.say(said.to_owned());
    }

    /// Takes the latest command back.
    pub fn undo(self) {
        match self.change(|run| Ok((run.undo()?, ()))) {
            Ok(()) => {
                self.trouble.set(None);
                self.standing
                    .update(|count| *count = count.saturating_sub(1));
                self.ctx.say("已撤销".to_owned());
            }
            Err(rejection) => self.trouble.set(Some(text::refusal(&rejection))),
        }
    }

    /// What might be done this week.
    pub fn hint(self) -> Option<String> {
        self.change(|run| run.hint()).ok().flatten()
    }

    fn change<T>(
        self,
        work: impl FnOnce(&mut AnyRun) -> Result<(Submitted, T), Rejection>,
    ) -> Result<T, Rejection> {
        let (submitted, told) = self.keeper.change(work)?;
        if let Some(view) = self.keeper.with(run::view::<HandoverView>) {
            self.view.set(Arc::new(view));
        }
        let place = self
            .view
            .with_untracked(|view| self.content(|data| place(view, data)));
        self.keeper.save(submitted, place);
        Ok(told)
    }
}

/// Where a handover stands, for lists.
pub fn place(view: &HandoverView, data: &HandoverData) -> String {
    let name = view
        .town
        .and_then(|town| data.towns.get(town))
        .map(|town| town.name.as_str());
    match (name, &view.now) {
        (Some(name), Some(now)) if !view.finished => format!("{name}　第 {} 周", now.week),
        (Some(name), _) => format!("{name}　过渡期满"),
        _ => "尚未选镇".to_owned(),
    }
}
