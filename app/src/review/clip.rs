use crate::text;
use engine::calendar::Moment;
use engine::dossier::Clip;
use leptos::prelude::*;

/// Minutes on either side of what is drawn.
const MARGIN: i64 = 10;
/// Width of the drawing.
const WIDTH: i64 = 600;

/// 执法记录仪: when it recorded, above the time that the document states.
#[component]
pub fn Recorder(clips: Vec<Clip>, stated: Option<(Moment, Moment)>) -> impl IntoView {
    let all = || {
        let recorded = clips.iter().map(|clip| (clip.from, clip.to));
        recorded.chain(stated)
    };
    let first = all().map(|(from, _)| from).min();
    let last = all().map(|(_, to)| to).max();
    let Some((first, last)) = first.zip(last) else {
        return ().into_any();
    };
    let first = first.plus_minutes(-MARGIN);
    let length = (first.minutes_until(last) + MARGIN).max(1);
    let x = |moment: Moment| first.minutes_until(moment) * WIDTH / length;
    let bar = |from: Moment, to: Moment, y: i64, class: &'static str| {
        let (left, right) = (x(from), x(to));
        view! { <rect class=class x=left y=y width=(right - left).max(2) height="14" rx="2"/> }
    };
    let recorded = clips
        .iter()
        .map(|clip| bar(clip.from, clip.to, 8, "clip-recorded"))
        .collect_view();
    let told = stated.map(|(from, to)| bar(from, to, 34, "clip-stated"));
    let line = |name: &'static str, from: Moment, to: Moment| {
        let times = format!("{}—{}", text::short_moment(from), text::clock(to));
        view! { <div><dt>{name}</dt><dd>{times}</dd></div> }
    };
    let rows = clips
        .iter()
        .map(|clip| line("记录仪", clip.from, clip.to))
        .collect_view();
    view! {
        <figure class="recorder">
            <figcaption>"执法记录仪与文书所载时间"</figcaption>
            <svg viewBox=format!("0 0 {WIDTH} 56") aria-hidden="true" preserveAspectRatio="none">{recorded}{told}</svg>
            <dl>{rows}{stated.map(|(from, to)| line("文书", from, to))}</dl>
        </figure>
    }
    .into_any()
}
