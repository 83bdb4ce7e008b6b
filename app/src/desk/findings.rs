use super::Desk;
use crate::text;
use crate::ui::{Basis, Dialog, SeverityTag};
use leptos::prelude::*;

/// 练习, 教学: what was found so far.
#[component]
pub fn Findings() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let findings = desk.session.report().findings;
    let count = findings.len();
    let items = findings
        .into_iter()
        .map(|finding| {
            view! {
                <li>
                    <p class="finding-title"><SeverityTag severity=finding.severity/><strong>{text::breach(finding.severity, &finding.title)}</strong></p>
                    <p class="soft">{text::short_moment(finding.at)}"　"{finding.competency.chinese()}</p>
                    <p>{finding.explain}</p>
                    <Basis items=finding.basis/>
                </li>
            }
        })
        .collect_view();
    let title = if count == 0 {
        "到目前为止没有发现问题".to_owned()
    } else {
        format!("已发现的问题：{count} 个")
    };
    view! {
        <Dialog title=title on_close=Callback::new(move |()| desk.shown.set(None))>
            {(count == 0).then(|| view! { <p>"继续办理即可。没有做的事，到期之后才会成为问题。"</p> })}
            <ol class="findings">{items}</ol>
        </Dialog>
    }
}
