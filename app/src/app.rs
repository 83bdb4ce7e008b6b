use crate::ctx::{Ctx, Load};
use crate::route::Route;
use crate::store::{IdbStore, MemoryStore, StoreError};
use crate::ui::{Banner, BannerTone};
use crate::{content, dom, screen, settings, text, training};
use leptos::prelude::*;
use leptos::{ev, task};
use std::rc::Rc;

/// The screen at a place, or `None` where the program does not have it.
pub type Screens = fn(Route) -> Option<AnyView>;

/// The whole page: storage, address, one screen.
#[component]
pub fn App(screens: Screens) -> impl IntoView {
    let stored = settings::load();
    settings::apply(&stored);
    let ctx = Ctx::new(Route::parse(&current_hash()), stored);
    provide_context(ctx);
    if training::arrived() {
        ctx.arrive();
    }
    let taken = RwSignal::new(false);
    training::on_taken(taken);
    dom::use_window_event(ev::hashchange, move |_| {
        let route = Route::parse(&current_hash());
        if ctx.route.get_untracked() != route {
            ctx.arrive();
            ctx.route.set(route);
        }
    });
    dom::use_window_event(ev::beforeunload, move |event| {
        if ctx.saver().is_some_and(|saver| saver.unsaved()) {
            event.prevent_default();
        }
    });
    let opened = RwSignal::new(false);
    task::spawn_local(async move {
        open_storage(ctx).await;
        opened.set(true);
    });
    task::spawn_local(content::load_index(ctx));
    let page = move || {
        view! {
            <a class="skip" href="#main" on:click=skip>"跳到正文"</a>
            <div class="sr" role="status" aria-live="polite">{move || ctx.spoken.get()}</div>
            <Show when=move || ctx.notice.with(Option::is_some)>
                <Banner tone=BannerTone::Warn>{move || ctx.notice.get()}</Banner>
            </Show>
            <Show when=move || opened.get() fallback=|| view! { <p class="waiting" role="status">"正在打开……"</p> }>
                {move || screens(ctx.route.get()).unwrap_or_else(|| view! { <Elsewhere/> }.into_any())}
            </Show>
        }
    };
    view! { <Show when=move || !taken.get()>{page()}</Show> }
}

/// While the program that has the wanted screen is on its way.
#[component]
fn Elsewhere() -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let state = RwSignal::new(Load::Pending);
    training::call(ctx, state);
    let retry = Callback::new(move |()| training::call(ctx, state));
    view! {
        <screen::Frame>
            {move || match state.get() {
                Load::Failed(why) => view! { <screen::Trouble why=why retry=retry/> }.into_any(),
                _ => view! { <p class="waiting" role="status">"正在打开……"</p> }.into_any(),
            }}
        </screen::Frame>
    }
}

fn current_hash() -> String {
    window().location().hash().unwrap_or_default()
}

fn skip(event: ev::MouseEvent) {
    // The hash is the address here, so the link must not change it.
    event.prevent_default();
    dom::focus("#main");
}

async fn open_storage(ctx: Ctx) {
    let blocked = move || {
        ctx.notice
            .set(Some(text::store_error(&StoreError::Blocked)))
    };
    match IdbStore::open(blocked).await {
        Ok(store) => {
            ctx.keep_in(Rc::new(store));
            ctx.notice.set(None);
        }
        Err(error) => {
            ctx.keep_in(Rc::new(MemoryStore::default()));
            ctx.notice.set(Some(format!(
                "{}本次记录只在此页面中保留，关闭后即消失。",
                text::store_error(&error)
            )));
        }
    }
}
