use crate::text;
use engine::calendar::Moment;
use engine::score::{PathComparison, PathStatus};
use leptos::prelude::*;

/// The lawful path beside the taken one.
#[component]
pub fn Path(path: PathComparison) -> impl IntoView {
    let count = |status: PathStatus| path.rows.iter().filter(|row| row.status == status).count();
    let summary = [
        ("漏做", count(PathStatus::Skipped)),
        ("多做", count(PathStatus::Extra)),
        ("次序不同", count(PathStatus::Moved)),
    ];
    let differs: Vec<String> = summary
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(name, n)| format!("{name} {n} 步"))
        .collect();
    let summary = if differs.is_empty() {
        "与合法路径一致。".to_owned()
    } else {
        format!("{}。", differs.join("，"))
    };
    let empty = path.rows.is_empty();
    let same = differs.is_empty();
    let rows = path
        .rows
        .into_iter()
        .map(|row| {
            let (mark, word) = text::path_status(row.status);
            let class = match row.status {
                PathStatus::Same => "same",
                PathStatus::Skipped => "skipped",
                PathStatus::Extra => "extra",
                PathStatus::Moved => "moved",
            };
            view! {
                <tr class=class>
                    <td class="path-mark"><span aria-hidden="true">{mark}</span>{word}</td>
                    <td>{when(row.taken, row.status == PathStatus::Skipped)}</td>
                    <th scope="row">{row.label}</th>
                    <td>{when(row.lawful, row.status == PathStatus::Extra)}</td>
                </tr>
            }
        })
        .collect_view();
    let table = view! {
            <div class="wide-table">
                <table class="plain path">
                    <thead><tr>
                        <th scope="col">"对照"</th><th scope="col">"您的办理"</th><th scope="col">"步骤"</th><th scope="col">"合法路径"</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
    };
    // Where nothing differs there is nothing to look for.
    let table = if same {
        view! { <details><summary>"查看全部步骤"</summary>{table}</details> }.into_any()
    } else {
        table.into_any()
    };
    (!empty).then(|| view! {
        <section class="card sheet-section" aria-labelledby="path-title">
            <h2 id="path-title">"合法路径对照"</h2>
            <p>{(!path.name.is_empty()).then(|| format!("与最接近的合法路径“{}”相比：", path.name))}{summary}</p>
            {table}
        </section>
    })
}

fn when(moment: Option<Moment>, absent: bool) -> String {
    match moment {
        Some(moment) => text::short_moment(moment),
        None if absent => "没有这一步".to_owned(),
        None => "—".to_owned(),
    }
}
