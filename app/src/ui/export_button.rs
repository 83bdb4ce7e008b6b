use crate::export::{self, DOCX, TEXT, ZIP};
use engine::document::Paper;
use leptos::prelude::*;
use leptos::task::spawn_local;
use volume::Volume;

/// What is exported.
#[derive(Clone)]
pub enum Exported {
    /// One document.
    Document(Paper),
    /// The same as plain text.
    Text(Paper),
    /// A case's file.
    File(Volume),
}

#[derive(Clone, PartialEq)]
enum State {
    Idle,
    Busy,
    Done,
    Failed(String),
}

/// A name on a button, and what is exported when it is pressed.
pub type ExportChoice = (&'static str, Callback<(), Exported>);

/// Exports what is pressed, and tells how that went.
#[component]
pub fn ExportButtons(choices: Vec<ExportChoice>) -> impl IntoView {
    let state = RwSignal::new(State::Idle);
    let busy = move || state.with(|state| *state == State::Busy);
    let press = move |wanted: Callback<(), Exported>| {
        if state.get_untracked() == State::Busy {
            return;
        }
        state.set(State::Busy);
        let wanted = wanted.run(());
        spawn_local(async move {
            let outcome = match hand_out(wanted).await {
                Ok(()) => State::Done,
                Err(why) => State::Failed(why),
            };
            state.try_set(outcome);
        });
    };
    let buttons = choices.into_iter().map(|(name, wanted)| {
        view! { <button type="button" class="button" aria-disabled=move || busy().to_string() on:click=move |_| press(wanted)>{name}</button> }
    });
    let told = move || match state.get() {
        State::Idle => String::new(),
        State::Busy => "正在导出……".to_owned(),
        State::Done => "已保存到下载文件夹。".to_owned(),
        State::Failed(why) => format!("没有导出。{why}"),
    };
    let failed = move || state.with(|state| matches!(state, State::Failed(_)));
    view! {
        {buttons.collect_view()}
        <span class="told" class:form-error=failed role="status" aria-live="polite">{told}</span>
    }
}

async fn hand_out(wanted: Exported) -> Result<(), String> {
    match wanted {
        Exported::Document(paper) => {
            let bytes = export::docx(&paper).await?;
            export::save(&format!("{}.docx", paper.title), DOCX, &bytes)
        }
        Exported::Text(paper) => {
            let bytes = export::text(&paper).await?;
            export::save(&format!("{}.txt", paper.title), TEXT, &bytes)
        }
        Exported::File(volume) => {
            let bytes = export::volume(&volume).await?;
            export::save(&format!("{} 卷宗.zip", volume.title), ZIP, &bytes)
        }
    }
}
