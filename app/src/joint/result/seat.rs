use super::table::word;
use crate::review::ResultLists;
use crate::text;
use engine::joint::{Fate, SeatGrade};
use engine::review::{DefectResult, ReviewView};
use engine::score::Severity;
use leptos::prelude::*;
use std::sync::Arc;

/// One dossier: what became of it and why, its defects, what was marked and is lawful.
#[component]
pub fn Dossier(n: usize, grade: SeatGrade, review: Arc<ReviewView>) -> impl IntoView {
    let (tag, class) = word(grade.fate);
    let title = review.file.as_ref().map(|file| file.title.clone());
    let why = why(&grade);
    let id = format!("joint-seat-{n}");
    let labelled = id.clone();
    let unseen = grade.items > 0 && !grade.originals;
    view! {
        <section class="card sheet-section" aria-labelledby=labelled>
            <h2 id=id>{grade.town.clone()}{title.map(|title| format!("　{title}"))}" "<span class=class>{tag}</span></h2>
            <p>{why}</p>
            {unseen.then(|| view! { <p class="soft">"这一卷没有核对照片、录像的原始载体。"</p> })}
            <ResultLists view=review grade=grade.grade name=grade.town/>
        </section>
    }
}

/// What became of it, in a sentence or two.
fn why(seat: &SeatGrade) -> String {
    let fatal = |defect: &&DefectResult| defect.severity >= Severity::Revocable;
    let due = seat.grade.due.chinese();
    match seat.fate {
        Fate::Undecided => {
            "散会时没有结论。镇里不能据此作出决定，办案期限照样在走；按标注最多得一半的分。"
                .to_owned()
        }
        Fate::Sound => "卷里没有问题，看似有错的地方其实合法，同意是对的。".to_owned(),
        Fate::LetThrough => {
            let names = seat.grade.defects.iter().filter(fatal);
            let names = names.map(|defect| format!("“{}”", defect.title));
            format!(
                "同意的卷里有会导致撤销或者无效的问题：{}。应当是“{due}”。",
                names.collect::<Vec<_>>().join("、")
            )
        }
        Fate::Lenient => format!("卷里的问题不影响效力，但没有要求改正，应当是“{due}”。"),
        Fate::Stopped => {
            let given = seat.grade.conclusion.map_or("", |own| own.chinese());
            if given == due {
                "问题指明了，结论恰当。".to_owned()
            } else {
                format!("没有放过，最重的问题也指明了；结论“{given}”应当是“{due}”。")
            }
        }
        Fate::Blind => {
            "没有同意，但最重的问题没有指出来。镇里不知道改什么，下次还会带着它送来。".to_owned()
        }
        Fate::Vain => format!(
            "卷里没有问题，应当是“{due}”。退回让镇里白跑一趟，最多得 {} 分。",
            text::points(3_000)
        ),
    }
}
