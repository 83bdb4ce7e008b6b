use super::Frame;
use crate::ui::Heading;
use leptos::prelude::*;

/// An address that leads nowhere.
#[component]
pub fn Unknown(address: String) -> impl IntoView {
    view! {
        <Frame>
            <Heading text="没有这个页面"/>
            <p>"地址 "<code>{address}</code>" 没有对应的页面，可能链接不完整。"</p>
            <p><a class="button primary" href="#/">"回首页"</a></p>
        </Frame>
    }
}
