use crate::dom;
use crate::keeper::Keeper;
use leptos::prelude::*;

/// 保存成绩文件.
#[component]
pub fn SaveResult(keeper: Keeper) -> impl IntoView {
    let told = RwSignal::new(None::<&'static str>);
    let save = move |_| {
        let header = keeper.header();
        let record = keeper.with(|run| run.record_json());
        let name = format!("砺法成绩-{}-{}.json", header.record.title, header.id);
        let saved = dom::save_file(&name, &record).is_ok();
        told.set(Some(if saved {
            "成绩文件已保存到下载文件夹。"
        } else {
            "浏览器没有保存文件。"
        }));
    };
    view! {
        <button type="button" class="button" on:click=save>"保存成绩文件"</button>
        <span role="status" class="soft">{move || told.get()}</span>
    }
}
