use crate::text;
use engine::joint::{Fate, SeatGrade};
use leptos::prelude::*;

/// The dossiers beside each other.
#[component]
pub fn Table(rows: Vec<SeatGrade>) -> impl IntoView {
    let caption = caption(&rows);
    let lines = rows.into_iter().map(|seat| {
        let (word, class) = word(seat.fate);
        let given = seat.grade.conclusion.map_or("—", |remedy| remedy.chinese());
        let found = seat.grade.defects.iter().filter(|defect| defect.mark.is_some()).count();
        // Of a dossier that was neither opened nor concluded on nothing is known.
        let of = |part: usize, whole: usize| match seat.items {
            0 => "—".to_owned(),
            _ => format!("{part} / {whole}"),
        };
        let seen = of(found, seat.grade.defects.len());
        let read = of(seat.read as usize, seat.items as usize);
        view! {
            <tr>
                <th scope="row">{seat.town}</th><td>{given}</td><td><span class=class>{word}</span></td>
                <td class="num">{seen}</td><td class="num">{seat.grade.alarms.len()}</td>
                <td class="num">{read}</td><td class="num">{seat.minutes}</td><td class="num">{text::points(seat.score)}</td>
            </tr>
        }
    });
    view! {
        <section class="card sheet-section" aria-labelledby="joint-table-title">
            <h2 id="joint-table-title">"各卷"</h2>
            <p>{caption}</p>
            <div class="wide-table" tabindex="0" role="region" aria-label="各卷的数字">
                <table class="plain joint-table">
                    <thead><tr><th scope="col">"送审"</th><th scope="col">"结论"</th><th scope="col">"结果"</th><th scope="col" class="num">"看到 / 问题"</th>
                        <th scope="col" class="num">"误标"</th><th scope="col" class="num">"看了 / 全卷"</th><th scope="col" class="num">"用时（分）"</th><th scope="col" class="num">"得分"</th></tr></thead>
                    <tbody>{lines.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

/// What became of a dossier, and its colour.
pub fn word(fate: Fate) -> (&'static str, &'static str) {
    match fate {
        Fate::Undecided => ("没有审结", "tag bad"),
        Fate::Sound => ("恰当同意", "tag good"),
        Fate::LetThrough => ("放过", "tag bad"),
        Fate::Lenient => ("带瑕疵同意", "tag mild"),
        Fate::Stopped => ("拦住", "tag good"),
        Fate::Blind => ("退回没有指明", "tag mild"),
        Fate::Vain => ("误退", "tag bad"),
    }
}

/// Where most is to be learnt.
fn caption(rows: &[SeatGrade]) -> String {
    let worst = rows.iter().find(|seat| seat.let_through > 0);
    let worst = worst.or_else(|| rows.iter().min_by_key(|seat| seat.score));
    match worst {
        Some(seat) if seat.let_through > 0 => format!(
            "{}的卷带着会导致撤销或者无效的问题放过去了，看了 {} 件材料，共 {} 件。",
            seat.town, seat.read, seat.items
        ),
        Some(seat) if seat.score < 9_000 => format!("{}的卷得分最低。", seat.town),
        _ => "各卷都审得妥当。".to_owned(),
    }
}
