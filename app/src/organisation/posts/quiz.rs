use super::state::PostsState;
use crate::ui::Chips;
use engine::activity::Choice;
use engine::organisation::posts::QuestionData;
use leptos::prelude::*;

/// Who keeps what: a few questions, each answered at once.
#[component]
pub fn Quiz() -> impl IntoView {
    let state = expect_context::<PostsState>();
    let questions = state.data.with_value(|data| data.question.clone());
    let none = questions.is_empty();
    let items = questions
        .into_iter()
        .enumerate()
        .map(|(n, question)| view! { <li><Question n=n question=question/></li> });
    (!none).then(|| {
        view! {
            <section class="card sheet-section" aria-labelledby="quiz-title">
                <h2 id="quiz-title">"分之前想一想：哪些不在这 1016 名里"</h2>
                <ol class="quiz">{items.collect_view()}</ol>
            </section>
        }
    })
}

#[component]
fn Question(n: usize, question: QuestionData) -> impl IntoView {
    let state = expect_context::<PostsState>();
    let own = state
        .answers
        .with_untracked(|answers| answers.get(n).copied().flatten());
    let picked = RwSignal::new(
        own.map(|own| own.to_string())
            .into_iter()
            .collect::<Vec<_>>(),
    );
    Effect::new(move |before: Option<()>| {
        let answer = picked.with(|picked| picked.first().and_then(|id| id.parse::<usize>().ok()));
        if before.is_some() {
            state.answers.update(|answers| {
                if let Some(slot) = answers.get_mut(n) {
                    *slot = answer;
                }
            });
        }
    });
    let options = question
        .choice
        .iter()
        .enumerate()
        .map(|(n, choice)| Choice {
            id: n.to_string(),
            label: choice.text.clone(),
            note: String::new(),
        });
    let right = question.choice.iter().position(|choice| choice.right);
    let why = question.why.clone();
    let told = move || {
        let own = picked.with(|picked| picked.first().and_then(|id| id.parse::<usize>().ok()))?;
        let (class, word) = if Some(own) == right {
            ("tag good", "对")
        } else {
            ("tag bad", "不对")
        };
        Some(view! { <p><span class=class>{word}</span>" "{why.clone()}</p> })
    };
    view! {
        <Chips legend=question.text options=options.collect() picked=picked required=true/>
        <div role="status">{told}</div>
    }
}
