//! 法制审核: a dossier is read, marked, judged.

mod catalogue;
mod choice;
mod clip;
mod conclude;
mod course;
mod desk;
mod exhibit;
mod form;
mod layout;
mod leaf;
mod marks;
mod naming;
mod opinion;
mod paper;
mod people;
mod photo;
mod plan;
mod prefill;
mod result;
mod selection;
mod session;
mod take;
mod tools;
mod top;
mod words;

pub use plan::daily;
pub use session::{Session, place};

use crate::keeper::Access;
use crate::lock::Lease;
use crate::ui::{Banner, BannerTone};
use leptos::prelude::*;

/// The screen of an open review.
#[component]
pub fn Reviewing(session: Session, reopen: Callback<Option<Lease>>) -> impl IntoView {
    provide_context(session);
    provide_context(session.library);
    // Marks change the view without drawing the desk anew.
    let phase = Memo::new(move |_| {
        session
            .view
            .with(|view| (view.file.is_some(), view.finished))
    });
    let body = move || match phase.get() {
        (_, true) => view! { <main id="main" class="page" tabindex="-1"><result::Outcome/></main> }
            .into_any(),
        (true, _) => view! { <layout::Layout/> }.into_any(),
        (false, _) => {
            view! { <main id="main" class="page" tabindex="-1"><take::Take/></main> }.into_any()
        }
    };
    view! {
        <div class="review-screen">
            <top::Top/>
            <Turn reopen=reopen/>
            {body}
        </div>
    }
}

/// Another page has the run.
#[component]
fn Turn(reopen: Callback<Option<Lease>>) -> impl IntoView {
    let session = expect_context::<Session>();
    move || {
        match session.keeper.access.get() {
        Access::Writer => None,
        Access::Reader => Some(view! {
            <Banner tone=BannerTone::Warn><p>"这份案卷正在另一个页面审核。本页面只供查看。"</p></Banner>
        }
        .into_any()),
        Access::Offered => Some(view! {
            <Banner tone=BannerTone::Info>
                <p>"另一个页面已经关闭，可以在这里接着审。"</p>
                <button type="button" class="button primary" on:click=move |_| reopen.run(session.keeper.give_up_lease())>"在此继续"</button>
            </Banner>
        }
        .into_any()),
    }
    }
}
