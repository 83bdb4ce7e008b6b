//! What comes after the first paint: a click is answered at once, the rest of a long page follows.

use crate::timers;
use leptos::prelude::*;

/// Part of a page that is shown so many paints after the rest of it.
#[component]
pub fn Later(
    /// How many.
    #[prop(default = 1)]
    paints: u32,
    children: ChildrenFn,
) -> impl IntoView {
    let there = RwSignal::new(false);
    wait(paints, there);
    move || there.get().then(|| children())
}

fn wait(paints: u32, there: RwSignal<bool>) {
    timers::after_paint(move || {
        if paints > 1 {
            wait(paints - 1, there);
        } else {
            there.try_set(true);
        }
    });
}

/// A long list of which a few parts are shown at once, more after each paint, in the end all.
#[derive(Clone, Copy)]
pub struct Gradual<T: Send + Sync + 'static> {
    all: Memo<Vec<T>>,
    count: RwSignal<usize>,
    parts: usize,
}

impl<T: Clone + Send + Sync + 'static> Gradual<T> {
    /// Begins to show a list: so many parts at once, and as many more after each paint.
    pub fn new(all: Memo<Vec<T>>, parts: usize) -> Gradual<T> {
        let count = RwSignal::new(parts);
        Effect::new(move |_| {
            if count.get() < all.with(Vec::len) {
                timers::after_paint(move || {
                    count.try_update(|count| *count += parts);
                });
            }
        });
        Gradual { all, count, parts }
    }

    /// What is shown so far.
    pub fn shown(self) -> Vec<T> {
        let count = self.count.get();
        self.all
            .with(|all| all.iter().take(count).cloned().collect())
    }

    /// Begins anew, where another list is wanted.
    pub fn restart(self) {
        self.count.set(self.parts);
    }
}
