use super::hand_line::HandLine;
use super::state::{Plan, PostsState, fraction};
use crate::ctx::Ctx;
use crate::ui::Chips;
use engine::activity::Choice;
use engine::organisation::posts::{Allotment, Cell, Standing};
use leptos::prelude::*;

/// One's own distribution: line by line, district by district, judged against the best weighting.
#[component]
pub fn Hand() -> impl IntoView {
    let state = expect_context::<PostsState>();
    let ctx = expect_context::<Ctx>();
    let line = RwSignal::new(vec!["0".to_owned()]);
    let choices = move || {
        let judged = state.hand_judged.get();
        state.data.with_value(|data| {
            let lines = data.line.iter().zip(judged.lines).enumerate();
            lines
                .map(|(n, (line, result))| Choice {
                    id: n.to_string(),
                    label: line.name.clone(),
                    note: format!("{} / {}", result.given, result.posts),
                })
                .collect::<Vec<_>>()
        })
    };
    let open = Memo::new(move |_| {
        line.with(|line| {
            line.first()
                .and_then(|n| n.parse::<usize>().ok())
                .unwrap_or(0)
        })
    });
    let take = move |plan: Plan| {
        let weights = state.weights(plan).get_untracked();
        state
            .hand
            .set(state.data.with_value(|data| data.distribute(weights)));
        ctx.say(format!("已照{}填好", plan.name()));
    };
    let clear = move |_| {
        state.hand.update(|hand| {
            *hand = Allotment(hand.0.iter().map(|row| vec![0; row.len()]).collect())
        });
        ctx.say("已清空");
    };
    view! {
        <section class="card sheet-section" aria-labelledby="hand-title">
            <h2 id="hand-title">"自己分"</h2>
            <p>"先照一个方案填好，再一名一名地挪；也可以从零开始。七条线都分完才算数。"</p>
            <p class="row">
                <button type="button" class="button" on:click=move |_| take(Plan::First)>"照方案甲填"</button>
                <button type="button" class="button" on:click=move |_| take(Plan::Second)>"照方案乙填"</button>
                <button type="button" class="link-button" on:click=clear>"全部清零"</button>
            </p>
            <Verdict/>
            {move || view! { <Chips legend="条线（已分 / 应分）" options=choices() picked=line required=true/> }}
            {move || view! { <HandLine line=open.get()/> }}
        </section>
    }
}

/// How it does, live.
#[component]
fn Verdict() -> impl IntoView {
    let state = expect_context::<PostsState>();
    let named = move |cell: &Cell| {
        state.data.with_value(|data| {
            let district = data
                .district
                .get(cell.district)
                .map_or("", |row| row.name.as_str());
            let line = data
                .line
                .get(cell.line)
                .map_or("", |line| line.name.as_str());
            format!("{district}{line} {} 名", cell.posts)
        })
    };
    let list = move |cells: &[Cell]| cells.iter().map(named).collect::<Vec<_>>().join("、");
    let body = move || {
        let own = state.hand_judged.get();
        let Some(best) = state.best.get() else {
            return view! { <p class="soft">"正在算缺口最小的权重……"</p> }.into_any();
        };
        let standing = state
            .data
            .with_value(|data| data.standing(&own, &best.judgement));
        let floor: u32 = own.lines.iter().map(|line| line.floor).sum();
        let open: i64 = own
            .lines
            .iter()
            .map(|line| i64::from(line.posts) - i64::from(line.given))
            .sum();
        let (class, word) = match standing {
            Standing::Unfinished => ("tag", "还没有分完"),
            Standing::Level => ("tag good", "不逊于最好的权重"),
            Standing::Near => ("tag mild", "接近最好的权重"),
            Standing::Behind => ("tag bad", "不如最好的权重"),
        };
        let left = match open {
            0 => String::new(),
            1.. => format!("还有 {open} 名没有分。"),
            _ => format!("多分了 {} 名。", -open),
        };
        view! {
            <p class="hand-verdict"><span class=class>{word}</span>{left}</p>
            <dl class="hand-figures">
                <div><dt>"未满足需求"</dt><dd>{own.unmet}" 名"</dd><dd class="soft">{format!("最好的权重 {}，怎么分也少不过 {floor}", best.judgement.unmet)}</dd></div>
                <div><dt>"基尼系数"</dt><dd>{fraction(own.gini)}</dd><dd class="soft">{format!("最好的权重 {}", fraction(best.judgement.gini))}</dd></div>
            </dl>
            <p>"最缺："{list(&own.lacking)}{if own.sparing.is_empty() { "。".to_owned() } else { format!("。给多了：{}。", list(&own.sparing)) }}</p>
        }
        .into_any()
    };
    view! { <div class="hand-judged" data-testid="hand">{body}</div> }
}
