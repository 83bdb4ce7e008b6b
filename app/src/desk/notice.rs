use super::Desk;
use crate::ctx::Ctx;
use crate::route::Route;
use crate::saver::SaveState;
use crate::store::StoreError;
use crate::text;
use crate::ui::{Banner, BannerTone, Turn};
use leptos::prelude::*;

/// What stands between the user and going on: another page, a failed save, the end of the run.
#[component]
pub fn Notice() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let ctx = expect_context::<Ctx>();
    let session = desk.session;
    let state = ctx.saver().map(|saver| saver.state.clone());
    let failed = move || match state.as_ref().map(|state| state.get()) {
        Some(SaveState::Failed(error)) => Some(error),
        _ => None,
    };
    let retry = move |_| {
        if let Some(saver) = ctx.saver() {
            saver.retry();
        }
    };
    let saving = move || {
        let error = failed()?;
        let can_retry = !matches!(error, StoreError::Conflict | StoreError::Gone);
        Some(view! {
            <Banner tone=BannerTone::Error>
                <p>{text::store_error(&error)}</p>
                {can_retry.then(|| view! { <button type="button" class="button" on:click=retry>"重试"</button> })}
            </Banner>
        })
    };
    let take_over = Callback::new(move |()| desk.reopen.run(session.give_up_lease()));
    let finished =
        move || {
            session.view.with(|view| view.finished).then(|| view! {
            <Banner tone=BannerTone::Info>
                <p>"本次办案已经结束。"</p>
                <a class="button primary" href=Route::Report(session.id()).href()>"查看报告"</a>
            </Banner>
        })
        };
    let calendar = move || {
        session.view.with(|view| view.calendar_incomplete).then(|| view! {
            <Banner tone=BannerTone::Warn><p>"本年度放假安排尚无数据，工作日暂按周一至周五计算。"</p></Banner>
        })
    };
    view! { <div class="notices">
        {saving}
        <Turn
            access=session.access
            elsewhere="此案正在另一个页面办理。本页面只供查看，不能操作。"
            free="另一个页面已经关闭，可以在这里接着办。"
            label="在此继续办理"
            take_over=take_over
        />
        {finished}{calendar}
    </div> }
}
