use super::desk::Desk;
use engine::dossier::Member;
use leptos::prelude::*;

/// 人员: who appears in the case, with certificates.
#[component]
pub fn People() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let members = desk.file.with_value(|file| file.members.clone());
    if members.is_empty() {
        return view! { <p class="soft empty">"卷内没有人员名册。"</p> }.into_any();
    }
    view! {
        <ul class="scroll people" aria-label="人员">{members.into_iter().map(person).collect_view()}</ul>
    }
    .into_any()
}

fn person(member: Member) -> impl IntoView {
    let certified = !member.certificate.is_empty();
    let until = member
        .until
        .map(|day| format!("有效期至 {}", day.chinese()));
    view! {
        <li>
            <p><strong>{member.name}</strong><span class="soft">{member.role}</span></p>
            {certified.then(|| view! {
                <p class="people-line">"执法证 "{member.certificate}</p>
                <p class="people-line">{until}{if member.covers { "　含本案领域" } else { "　不含本案领域" }}</p>
            })}
            {(!member.note.is_empty()).then(|| view! { <p class="people-line">{member.note}</p> })}
        </li>
    }
}
