use leptos::prelude::*;

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
    svg: String,
    /// The table.
    children: Children,
) -> impl IntoView {
    let label = format!("{of}。{caption}");
    view! {
        <section class="card sheet-section" aria-labelledby=title_id>
            <h2 id=title_id>{title}</h2>
            <figure class="chart">
                <figcaption>{caption}</figcaption>
                <div role="img" aria-label=label inner_html=svg></div>
            </figure>
            <details>
                <summary>"以表格查看"</summary>
                {children()}
            </details>
        </section>
    }
}

/// Whether charts are drawn for a phone.
pub fn is_narrow() -> bool {
    let screen = window().inner_width().ok().and_then(|width| width.as_f64());
    screen.is_some_and(|width| width < 640.0)
}
