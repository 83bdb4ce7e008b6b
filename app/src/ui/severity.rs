use engine::score::Severity;
use leptos::prelude::*;

/// The word for how grave a finding is.
#[component]
pub fn SeverityTag(severity: Severity) -> impl IntoView {
    let class = match severity {
        Severity::Void | Severity::Revocable => "tag bad",
        Severity::Unlawful => "tag poor",
        Severity::Curable => "tag mild",
        Severity::Remark => "tag",
    };
    view! { <span class=class>{severity.chinese()}</span> }
}
