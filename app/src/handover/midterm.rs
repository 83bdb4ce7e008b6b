use super::letter::Letter;
use super::{Session, words};
use engine::handover::activity::{ACCOUNT_HOURS, MIDTERM};
use engine::handover::assess::Light;
use leptos::prelude::*;

/// The letter of mid-term, in the week in which it comes: what it says in short, and the whole of it.
#[component]
pub fn Midterm() -> impl IntoView {
    let session = expect_context::<Session>();
    let told = Memo::new(move |_| {
        session.town(|town| {
            let scored = town.midterm.as_ref().filter(|_| town.week == MIDTERM + 1)?;
            let lights = [Light::Green, Light::Yellow, Light::Red].map(|light| {
                scored
                    .iter()
                    .filter(|one| Light::of(one.score) == light)
                    .map(|one| one.dimension.chinese())
                    .collect::<Vec<_>>()
                    .join("、")
            });
            Some((lights, town.summoned))
        })?
    });
    move || {
        told.get().map(|([green, yellow, red], summoned)| {
            let row = |score: i64, of: String| {
                let (word, class) = words::light(score);
                (!of.is_empty()).then(|| view! { <li><span class=class>{word}</span>" "{of}</li> })
            };
            view! {
                <section class="card midterm" aria-label="中期评估">
                    <h3>"中期评估意见函到了"</h3>
                    <ul class="midterm-lights">{row(10_000, green)}{row(7_000, yellow)}{row(0, red)}</ul>
                    {summoned.then(|| view! { <p>{format!("三个以上维度亮红灯，你被约谈；书面说明由内勤起草，占 {ACCOUNT_HOURS} 工时。")}</p> })}
                    <details><summary>"看意见函"</summary><Letter/></details>
                </section>
            }
        })
    }
}
