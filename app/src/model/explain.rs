use leptos::prelude::*;

/// A step of the model with what happens in it.
const STEPS: [(&str, &str); 6] = [
    (
        "线索到达",
        "每个事项的线索按泊松过程到来：平均多少由镇的热线单、联络站、网格人数和镇情定，再按季节调整。线索何时来、最后查实与否，只由种子决定，怎样安排都不改变，所以两种对策可以在同一批线索上比较；新设联络站、突发事件带来的，另外计算。",
    ),
    (
        "登记派单",
        "指挥室先登记，再派给有关中队；没有人值守的，由中队或内勤腾手来办。不熟程序的人会派错一部分，隔日退回重派。事项尚未上线的，转县里原部门；答复快慢与镇在考核中的权重有关。",
    ),
    (
        "现场核查",
        "两名持证人员同去，要用车。核查后有的了结，有的当场处罚，有的立案。到期没有核查答复的，记超期。",
    ),
    (
        "立案办理",
        "普通程序分八步，简案分五步，每步占一定工时，有的步骤之间要等待。工作派给空闲、可以办、最熟的人，一人同时只做一件事；缺勤和培训先占去工时。",
    ),
    (
        "法制审核",
        "依法应当审核的，作决定前送审。本镇合格人员审不过来的，可送联审。审核按检出率发现缺陷，退回改正；也会误报。没有人可审而照发的，记为未经审核。",
    ),
    (
        "决定和以后",
        "留在案卷里的缺陷，有一部分足以撤销；决定以后，当事人可能申请复议、提起诉讼，有重大缺陷的更可能被纠错。答复快慢、有无投诉，都记入群众满意度。",
    ),
];

/// What sets the numbers, and what is left out.
const RULES: [(&str, &str); 4] = [
    (
        "差错怎样发生",
        "每份文书、每个步骤、每次适用法律都可能出错，可能性从新手的差错率起算，随本人的技能、细心程度降低，在专业事项、没有指南或模板、超负荷时升高，有县里带办或律师意见时再降低。",
    ),
    (
        "怎样学会，怎样忘记",
        "办完一件同类案、上两个学时的课，差错率各降一截，降多少见下面“学习”一组参数；长期不办会慢慢忘记，但不会退回到起点以下。党校、跟班、现场指导练的方面不同。",
    ),
    (
        "事项怎样上线",
        "准备度由十一个方面合成一百分，其中持证人员、法制审核、账号票据、公示四项是硬门槛。达不到也能上线，但每一件决定都算作条件不具备时作出，后果照计。",
    ),
    (
        "没有算进去的",
        "个案的事实和证据、当事人的应对、上级临时任务、跨镇协作、节假日、加班和奖金、人员之间的关系，都没有算；一周按五天、每天八小时计。镇与镇之间互不影响。",
    ),
];

/// How the model works, in plain words.
#[component]
pub fn Explain() -> impl IntoView {
    let steps = STEPS.map(|(name, text)| view! { <li><h3>{name}</h3><p>{text}</p></li> });
    let rules = RULES.map(|(name, text)| view! { <div><h3>{name}</h3><p>{text}</p></div> });
    view! {
        <section class="card sheet-section" aria-labelledby="model-steps">
            <h2 id="model-steps">"一件线索怎样走完"</h2>
            <ol class="model-steps">{steps.into_iter().collect_view()}</ol>
        </section>
        <section class="card sheet-section" aria-labelledby="model-rules">
            <h2 id="model-rules">"差错、学习和上线"</h2>
            <div class="model-rules">{rules.into_iter().collect_view()}</div>
        </section>
    }
}
