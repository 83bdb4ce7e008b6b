use crate::route::Route;
use crate::store::RunHeader;
use crate::ui::SeverityTag;
use crate::{dom, text};
use engine::activity::Mode;
use engine::score::Report;
use leptos::prelude::*;

/// Score, grade, predicted outcome, and what can be done with the report.
#[component]
pub fn Head(report: Report, header: RunHeader, record: String) -> impl IntoView {
    let worst = report.worst.and_then(|n| report.findings.get(n)).cloned();
    let severity = worst.as_ref().map(|finding| finding.severity);
    let cap = report
        .capped_by
        .and_then(|n| Some((n, report.findings.get(n)?.clone())));
    let count = report.findings.len();
    let facts = [
        ("方式", text::mode_name(report.mode).to_owned()),
        ("种子", report.seed.get().to_string()),
        ("办至", header.place.clone()),
        ("步数", format!("{} 步", header.entries)),
    ];
    let person = [
        ("姓名", header.record.learner.clone()),
        ("单位", header.record.unit.clone()),
    ];
    let facts = facts
        .into_iter()
        .chain(person)
        .filter(|(_, value)| !value.is_empty());
    let facts = facts
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
        .collect_view();
    view! {
        <section class="card report-head" aria-label="成绩与后果">
            <div class="score" class:pass=report.passed>
                <p class="score-number"><strong>{text::points(report.score)}</strong><span>"/ 100 分"</span></p>
                <p class="score-grade">{text::grade(report.score, report.passed)}</p>
                {cap.map(|(n, finding)| view! {
                    <p class="score-cap">"第 "{n + 1}" 项问题属于“"{finding.severity.chinese()}"”级，总分不超过 59 分："{finding.title}"。"</p>
                })}
            </div>
            <div class="verdict">
                <h2>"如果当事人申请复议或者提起诉讼"</h2>
                <p class="verdict-line">
                    {match &worst {
                        Some(finding) => view! { <SeverityTag severity=finding.severity/><strong>{text::breach(finding.severity, &finding.title)}</strong> }.into_any(),
                        None => view! { <span class="tag good">"未发现问题"</span> }.into_any(),
                    }}
                </p>
                <p>{text::outcome(severity, report.passed)}</p>
                <p class="soft">{if count == 0 { "本次办案没有发现问题。".to_owned() } else { format!("共发现 {count} 个问题，以最严重的一个推断后果。") }}</p>
            </div>
            <dl class="report-facts">{facts}</dl>
            <Tools header=header record=record/>
        </section>
    }
}

#[component]
fn Tools(header: RunHeader, record: String) -> impl IntoView {
    let told = RwSignal::new(None::<&'static str>);
    let name = format!(
        "砺法_{}_种子{}.json",
        header.record.title,
        header.record.seed.get()
    );
    let save = move |_| {
        let saved = dom::save_file(&name, &record).is_ok();
        told.set(Some(if saved {
            "成绩文件已保存到下载文件夹。"
        } else {
            "浏览器没有保存文件。"
        }));
    };
    let again = Route::Case {
        id: header.record.content.clone(),
        seed: Some(header.record.seed),
        mode: Some(header.record.mode),
        documents: header.record.mode != Mode::Exam || header.record.documents,
    };
    view! {
        <p class="tools no-print">
            <button type="button" class="button" on:click=move |_| drop(window().print())>"打印报告"</button>
            <button type="button" class="button" on:click=save>"保存成绩文件"</button>
            <a class="button" href=again.href()>"同一种子再办一次"</a>
            <span role="status" class="soft">{move || told.get()}</span>
        </p>
    }
}
