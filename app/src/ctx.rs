//! What every screen can reach.

use crate::route::Route;
use crate::saver::Saver;
use crate::settings::Settings;
use crate::store::{Reach, Storage};
use engine::bundle::Index;
use leptos::prelude::*;
use std::rc::Rc;

/// Something that is fetched or read.
#[derive(Clone, Debug, PartialEq)]
pub enum Load<T> {
    /// On its way.
    Pending,
    /// Here.
    Ready(T),
    /// Not to be had, and why.
    Failed(String),
}

/// Shared by all screens, for as long as the page lives.
#[derive(Clone, Copy)]
pub struct Ctx {
    /// Where one is.
    pub route: RwSignal<Route>,
    /// What the user has set.
    pub settings: RwSignal<Settings>,
    /// What there is to play.
    pub index: RwSignal<Load<Index>>,
    /// A message across every page about the storage.
    pub notice: RwSignal<Option<String>>,
    /// Told to screen readers, politely.
    pub spoken: RwSignal<String>,
    saver: StoredValue<Option<Rc<Saver>>, LocalStorage>,
    arrival: StoredValue<bool>,
}

impl Ctx {
    /// At the start of the page.
    pub fn new(route: Route, settings: Settings) -> Ctx {
        Ctx {
            route: RwSignal::new(route),
            settings: RwSignal::new(settings),
            index: RwSignal::new(Load::Pending),
            notice: RwSignal::new(None),
            spoken: RwSignal::new(String::new()),
            saver: StoredValue::new_local(None),
            arrival: StoredValue::new(false),
        }
    }

    /// Sets where things are kept.
    pub fn keep_in(self, store: Rc<dyn Storage>) {
        self.saver.set_value(Some(Saver::new(store)));
    }

    /// What writes entries down; there from the first screen on.
    pub fn saver(self) -> Option<Rc<Saver>> {
        self.saver.get_value()
    }

    /// Where things are kept.
    pub fn store(self) -> Option<Rc<dyn Storage>> {
        self.saver().map(|saver| saver.store())
    }

    /// Whether what is kept outlives the page.
    pub fn lasting(self) -> bool {
        self.store()
            .is_some_and(|store| store.reach() == Reach::Computer)
    }

    /// Goes to another screen.
    pub fn go(self, route: &Route) {
        let _ = window().location().set_hash(&route.href());
    }

    /// Notes that the next heading is to take the focus.
    pub fn arrive(self) {
        self.arrival.set_value(true);
    }

    /// Whether a heading is to take the focus; once.
    pub fn take_arrival(self) -> bool {
        let arrived = self.arrival.get_value();
        self.arrival.set_value(false);
        arrived
    }

    /// Tells screen readers.
    pub fn say(self, text: impl Into<String>) {
        self.spoken.set(text.into());
    }

    /// Changes settings, stores and applies them; `false` where the browser does not store them.
    pub fn set(self, change: impl FnOnce(&mut Settings)) -> bool {
        self.settings.update(change);
        self.settings.with_untracked(|settings| {
            crate::settings::apply(settings);
            crate::settings::save(settings)
        })
    }
}
