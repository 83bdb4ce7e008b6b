use crate::breadth::breadth;
use leptos::html;
use leptos::prelude::*;

/// A drawing for a width, in units of which 16 are the size of the page's letters.
pub type Draw = Box<dyn Fn(i32) -> String + Send>;

/// The widths that are drawn for: on a narrower screen a drawing is made smaller, on a wider one it leaves room.
const LEAST: i32 = 300;
const MOST: i32 = 704;

/// A drawing under its caption, drawn anew when its width changes, so that its letters keep their size.
#[component]
pub fn Chart(
    /// What it shows, in a sentence.
    #[prop(into)]
    caption: Signal<String>,
    /// What it is a chart of.
    of: &'static str,
    /// The chart.
    draw: Draw,
    /// The caption tells what was just done, and is read out when it changes.
    #[prop(optional)]
    live: bool,
) -> impl IntoView {
    let place = NodeRef::<html::Figcaption>::new();
    let width = breadth(place);
    let width = Memo::new(move |_| width.get().clamp(LEAST, MOST));
    let label = move || format!("{of}。{}", caption.get());
    view! {
        <figure class="chart">
            <figcaption node_ref=place><span role=live.then_some("status")>{move || caption.get()}</span></figcaption>
            <div role="img" aria-label=label inner_html=move || draw(width.get())></div>
        </figure>
    }
}

/// A chart whose caption says what it shows, and the same as a table.
#[component]
pub fn Figure(
    title: &'static str,
    title_id: &'static str,
    /// What the chart shows, in a sentence.
    caption: String,
    /// What it is a chart of.
    of: &'static str,
    /// The chart.
    draw: Draw,
    /// The table.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card sheet-section" aria-labelledby=title_id>
            <h2 id=title_id>{title}</h2>
            <Chart caption=Signal::stored(caption) of=of draw=draw/>
            <details>
                <summary>"以表格查看"</summary>
                {children()}
            </details>
        </section>
    }
}
