use super::Session;
use super::tools::Trouble;
use crate::organisation::Room;
use crate::route::Route;
use engine::organisation::routing::Command;
use leptos::prelude::*;

/// Where one works, what the town has, whether time is limited.
#[component]
pub fn Begin() -> impl IntoView {
    let session = expect_context::<Session>();
    let timed = RwSignal::new(false);
    let (brief, shelf, total, seconds) = session.view.with_untracked(|view| {
        (
            view.brief.clone(),
            view.shelf.clone(),
            view.total,
            view.seconds,
        )
    });
    view! {
        <section class="start">
            <p class="crumb"><a href=Route::Organisation(Room::Landing).href()>"组织与编制"</a></p>
            <h2 id="drill-title" tabindex="-1">"开始之前"</h2>
            <p class="lead">{brief}</p>
            <h3 class="section-title">"已经交给河口镇的事项（节选，教学用）"</h3>
            <ul class="bullets">{shelf.into_iter().map(|item| view! { <li>{item}</li> }).collect_view()}</ul>
            <p>{format!("共 {total} 张来单，点一下去向就派出。")}</p>
            <label class="start-documents">
                <input type="checkbox" prop:checked=move || timed.get() on:change=move |event| timed.set(event_target_checked(&event))/>
                <span>{format!("限时：每张 {seconds} 秒")}<small>"到时间没有派出，这一张不得分。用时由本机计，记在成绩里供参考。"</small></span>
            </label>
            <Trouble/>
            <p><button type="button" class="button primary big" aria-disabled=move || (!session.open()).to_string()
                on:click=move |_| session.act(&Command::Begin { timed: timed.get_untracked() })>"翻第一张"</button></p>
        </section>
    }
}
