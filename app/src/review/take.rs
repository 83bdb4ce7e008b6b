use super::Session;
use super::plan::{self, Size};
use crate::ctx::Ctx;
use crate::route::Route;
use crate::text;
use crate::ui::Chips;
use engine::activity::Choice;
use engine::review::{Category, CategoryResult, Command};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Which dossier is taken: how heavy, and whether it brings up what was overlooked before.
#[component]
pub fn Take() -> impl IntoView {
    let session = expect_context::<Session>();
    let ctx = expect_context::<Ctx>();
    let trouble = RwSignal::new(None::<String>);
    let size = RwSignal::new(vec![Size::Light.id().to_owned()]);
    let weak = RwSignal::new(Vec::<Category>::new());
    let aimed = RwSignal::new(true);
    let seed = session.view.with_untracked(|view| view.seed);
    let day = plan::day_of(seed);
    if day.is_none() {
        spawn_local(async move {
            let (headings, scores) = earlier(ctx).await;
            if let Some(best) = size.try_update(|size| {
                *size = vec![plan::suggested(&scores).id().to_owned()];
                plan::weak(&headings)
            }) {
                weak.try_set(best);
            }
        });
    }
    let profile = move || match day {
        // The same for a whole class.
        Some(_) => Size::Usual.profile(Vec::new()),
        None => {
            let size = size.with(|size| size.first().and_then(|id| Size::of(id)));
            let weak = if aimed.get() { weak.get() } else { Vec::new() };
            size.unwrap_or(Size::Usual).profile(weak)
        }
    };
    // While one reads the form, the dossier that it asks for is made.
    Effect::new(move |_| session.make_ahead(profile()));
    let take = move |_| {
        let profile = untrack(profile);
        if let Err(rejection) = session.act(&Command::Take { profile }) {
            trouble.set(Some(text::refusal(&rejection)));
        }
    };
    let choice = move || {
        let options = Size::ALL.map(|size| Choice {
            id: size.id().to_owned(),
            label: size.chinese().to_owned(),
            note: size.line().to_owned(),
        });
        let names = move || {
            let names = weak.with(|weak| weak.iter().map(|c| c.chinese()).collect::<Vec<_>>());
            names.join("、")
        };
        view! {
            <Chips legend="份量" options=options.to_vec() picked=size required=true/>
            <Show when=move || weak.with(|weak| !weak.is_empty())>
                <label class="review-aim">
                    <input type="checkbox" prop:checked=move || aimed.get() on:change=move |event| aimed.set(event_target_checked(&event))/>
                    <span>"多出近来看漏、看错的："{names}</span>
                </label>
            </Show>
        }
    };
    view! {
        <section class="start review-take">
            <p class="crumb"><a href=Route::Reviews.href()>"审核"</a></p>
            <h2>{if day.is_some() { "每日一卷" } else { "取什么样的卷？" }}</h2>
            {match day {
                Some(day) => view! { <p class="lead">{day.chinese()}"的案卷，所有人取到的都是同一卷。"</p> }.into_any(),
                None => choice().into_any(),
            }}
            <Show when=move || trouble.with(Option::is_some)><p class="form-error" role="alert">{move || trouble.get()}</p></Show>
            <p><button type="button" class="button primary big" aria-disabled=move || (!session.open()).to_string() on:click=take>"取卷"</button></p>
            <ol class="review-course">
                <li>"翻卷，看到问题就在原处标注：类别、依据、后果、处理意见。"</li>
                <li>"写法制审核意见书。"</li>
                <li>"给出结论并提交，逐条对照。"</li>
            </ol>
        </section>
    }
}

/// What one's finished reviews came to, latest first.
async fn earlier(ctx: Ctx) -> (Vec<Vec<CategoryResult>>, Vec<i64>) {
    let Some(store) = ctx.store() else {
        return Default::default();
    };
    let listing = store.list().await.unwrap_or_default();
    let reviews = listing
        .runs
        .into_iter()
        .filter(|run| run.finished && run.record.kind == "review");
    reviews
        .filter_map(|run| Some((run.headings, run.score?)))
        .unzip()
}
