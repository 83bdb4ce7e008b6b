//! What the lists of cases, exercises and dossiers share.

use super::Trouble;
use crate::ctx::{Ctx, Load};
use crate::route::Route;
use crate::store::RunHeader;
use crate::text;
use engine::bundle::{Index, IndexEntry};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// One's own runs, once they are read.
pub fn own_runs(ctx: Ctx) -> RwSignal<Vec<RunHeader>> {
    let runs = RwSignal::new(Vec::<RunHeader>::new());
    spawn_local(async move {
        if let Some(store) = ctx.store()
            && let Ok(listing) = store.list().await
        {
            runs.try_set(listing.runs);
        }
    });
    runs
}

/// The table of contents once it is there; until then `waiting`, or why it did not come.
pub fn listed(
    ctx: Ctx,
    waiting: &'static str,
    ready: impl Fn(Index) -> AnyView + Send + 'static,
) -> impl Fn() -> AnyView + Send + 'static {
    move || match ctx.index.get() {
        Load::Pending => view! { <p class="waiting" role="status">{waiting}</p> }.into_any(),
        Load::Failed(why) => {
            let retry = Callback::new(move |()| spawn_local(crate::content::load_index(ctx)));
            view! { <Trouble why=why retry=retry/> }.into_any()
        }
        Load::Ready(index) => ready(index),
    }
}

/// The best score at some content, and whether it passed.
pub fn best(runs: &[RunHeader], content: &str) -> Option<(i64, bool)> {
    let scored = runs.iter().filter(|run| run.record.content == content);
    scored
        .filter_map(|run| Some((run.score?, run.passed)))
        .max()
}

/// A line of a list: what it is, what it takes, how one did.
#[component]
pub fn Row(
    entry: IndexEntry,
    facts: Vec<String>,
    best: Option<(i64, bool)>,
    /// Where there is no result.
    none: &'static str,
) -> impl IntoView {
    let href = Route::Case {
        id: entry.id,
        seed: None,
        mode: None,
        documents: true,
    }
    .href();
    let result = match best {
        Some((score, passed)) => format!(
            "最好 {} 分（{}）",
            text::points(score),
            text::grade(score, passed)
        ),
        None => none.to_owned(),
    };
    let facts = facts.into_iter().map(|fact| view! { <span>{fact}</span> });
    view! {
        <li>
            <a class="exercise" href=href>
                <strong>{entry.title}</strong>
                <span class="case-facts">{facts.collect_view()}</span>
                <span class="soft">{result}</span>
            </a>
        </li>
    }
}
