use super::explain::Explain;
use super::fetch::fetched;
use super::parameters::ParametersList;
use crate::ctx::{Ctx, Load};
use crate::route::Route;
use crate::screen::{Frame, Trouble};
use crate::ui::Heading;
use leptos::prelude::*;
use std::sync::Arc;

/// 模型说明: how it is reckoned, with which numbers.
#[component]
pub fn ModelScreen() -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let fetched = fetched(ctx);
    let body = move || match fetched.get() {
        Load::Pending => view! { <p class="waiting" role="status">"正在取参数……"</p> }.into_any(),
        Load::Failed(why) => view! { <Trouble why=why/> }.into_any(),
        Load::Ready(content) => {
            let known = Arc::new(content.data.parameters.clone());
            view! { <ParametersList known=known/> }.into_any()
        }
    };
    view! {
        <Frame>
            <div class="model">
                <p class="crumb"><a href=Route::Handovers.href()>"赋权承接"</a></p>
                <Heading text="模型说明"/>
                <p class="lead">"承接的十三周由一个模型推算：它怎样算，用了哪些数，每个数从哪里来。"</p>
                <p class="banner warn model-warning">"模型输出不是真实统计：县、镇、人员、案件都是虚构的，多数参数是假定，只供教学讨论，不得作为工作数据引用。"</p>
                <Explain/>
                {body}
                <p class="section-title"><a href="#/handover/whatif">"到对策试算，看参数和对策怎样影响结果"</a></p>
            </div>
        </Frame>
    }
}
