//! What the page shows if the program ends itself: plain DOM, no part of the program needed.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element};

/// Sets the hook. Every command was written before the next could be given, so opening again resumes the run.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        let text = info.to_string();
        web_log(&text);
        let _ = show(&text);
    }));
}

fn web_log(text: &str) {
    let global = js_sys::global();
    let error = js_sys::Reflect::get(&global, &"console".into())
        .and_then(|console| Ok((js_sys::Reflect::get(&console, &"error".into())?, console)));
    if let Ok((error, console)) = error
        && let Some(error) = error.dyn_ref::<js_sys::Function>()
    {
        let _ = error.call1(&console, &text.into());
    }
}

fn show(text: &str) -> Result<(), JsValue> {
    let page = document();
    if page.get_element_by_id("panic").is_some() {
        return Ok(());
    }
    let overlay = element(&page, "div", "panic", "")?;
    overlay.set_id("panic");
    overlay.set_attribute("role", "alertdialog")?;
    overlay.set_attribute("aria-modal", "true")?;
    overlay.set_attribute("aria-labelledby", "panic-title")?;
    let card = element(&page, "div", "panic-card", "")?;
    let title = element(&page, "h2", "", "程序出错，页面已停止")?;
    title.set_id("panic-title");
    card.append_child(&title)?;
    card.append_child(&*element(
        &page,
        "p",
        "",
        "显示过“已保存”的操作都在本机。请重新打开，从停下的地方继续。",
    )?)?;
    let button = element(&page, "button", "button primary", "重新打开")?;
    button.set_attribute("type", "button")?;
    // The browser's own function, so that no code of this program has to run any more.
    let location = window().location();
    let reload: js_sys::Function = js_sys::Reflect::get(&location, &"reload".into())?.dyn_into()?;
    button.add_event_listener_with_callback("click", &reload.bind0(&location))?;
    card.append_child(&button)?;
    let details = element(&page, "details", "", "")?;
    details.append_child(&*element(&page, "summary", "", "错误信息")?)?;
    details.append_child(&*element(&page, "pre", "", text)?)?;
    card.append_child(&details)?;
    overlay.append_child(&card)?;
    page.body().ok_or(JsValue::NULL)?.append_child(&overlay)?;
    button.unchecked_into::<web_sys::HtmlElement>().focus()
}

fn element(page: &Document, tag: &str, class: &str, text: &str) -> Result<Element, JsValue> {
    let element = page.create_element(tag)?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    Ok(element)
}
