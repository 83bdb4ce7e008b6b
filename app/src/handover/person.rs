use super::{Session, words};
use engine::handover::view::PersonView;
use engine::handover::{Channel, Command};
use leptos::prelude::*;

/// One of the staff.
#[component]
pub fn Row(
    n: u16,
    /// How many squads there are.
    squads: Memo<u8>,
    /// Whether orders are taken.
    open: Memo<bool>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let person = Memo::new(move |_| {
        session.town(|town| town.people.iter().find(|person| person.n == n).cloned())?
    });
    move || {
        let shown = person.get()?;
        let posts = words::POSTS.into_iter().enumerate().filter(|(at, post)| {
            let squad = *at >= 3 || *at < usize::from(squads.get());
            squad && !(shown.auxiliary && *post == engine::handover::Post::Review)
        });
        let own = shown.post;
        let options = posts.map(|(_, post)| view! { <option value=words::post_id(post) selected=post == own>{post.chinese()}</option> });
        let options = options.collect_view();
        let move_to = move |event| {
            let value = event_target_value(&event);
            if let Some(post) = words::POSTS
                .into_iter()
                .find(|post| words::post_id(*post) == value)
            {
                session.act(&Command::Post {
                    people: vec![n],
                    post,
                });
            }
        };
        let name = shown.name.clone();
        Some(view! {
            <tr>
                <th scope="row">{shown.name.clone()}<small class="soft">{format!("{} 岁　{}", shown.age, shown.schooling)}{notes(&shown)}</small></th>
                <td>{papers(&shown)}</td>
                <td><label><span class="sr">{format!("{name}的岗位")}</span><select class="input" disabled=!open.get() on:change=move_to>{options}</select></label></td>
                <td>{study(session, &shown, open.get())}</td>
                <td><Bars person=shown.clone()/>{familiar(session, &shown)}</td>
                <td><span class="bar wide" aria-hidden="true"><span class:hot={shown.load > 90} style=format!("width:{}%", shown.load.min(100))></span></span><span class="num">{format!("{}%", shown.load)}</span></td>
            </tr>
        })
    }
}

fn notes(person: &PersonView) -> String {
    let mut notes = String::new();
    if person.stationed {
        notes.push_str("　县派驻");
    }
    if person.local {
        notes.push_str("　本地人");
    }
    if let Some(week) = person.away {
        notes.push_str(&format!("　借调至第 {} 周", week - 1));
    }
    notes
}

fn papers(person: &PersonView) -> impl IntoView + use<> {
    let certificate = match (person.auxiliary, person.certified, person.expires) {
        (true, ..) => ("辅助", "tag quiet"),
        (_, false, _) => ("无执法证", "tag bad"),
        (_, true, Some(_)) => ("证将到期", "tag open"),
        (_, true, None) => ("持证", "tag good"),
    };
    let (word, class) = certificate;
    let expires = person
        .expires
        .map(|week| view! { <small class="soft">{format!("第 {week} 周")}</small> });
    let qualified = person
        .qualified
        .then(|| view! { <span class="tag plain">"可审核"</span> });
    view! { <span class=class>{word}</span>{expires}{qualified} }
}

fn study(session: Session, person: &PersonView, open: bool) -> impl IntoView + use<> {
    if person.auxiliary {
        return view! { <span class="soft">"—"</span> }.into_any();
    }
    let n = person.n;
    let now = person.study;
    let value = |channel: Channel, hours: u8| format!("{} {hours}", words::channel_id(channel));
    let offers = words::CHANNELS
        .into_iter()
        .flat_map(|channel| [8u8, 20].map(|hours| (channel, hours)));
    let mut offers: Vec<(Channel, u8)> = offers.collect();
    if let Some(own) = now
        && !offers.contains(&own)
    {
        offers.insert(0, own);
    }
    let options = offers.into_iter().map(|(channel, hours)| {
        let selected = now == Some((channel, hours));
        view! { <option value=value(channel, hours) selected=selected>{format!("{} {hours}", channel.chinese())}</option> }
    });
    let options = options.collect_view();
    let change = move |event| {
        let value = event_target_value(&event);
        let (channel, hours) = value.split_once(' ').unwrap_or(("party", "0"));
        let channel = words::CHANNELS
            .into_iter()
            .find(|own| words::channel_id(*own) == channel)
            .unwrap_or(Channel::Party);
        session.act(&Command::Study {
            people: vec![n],
            channel,
            hours: hours.parse().unwrap_or(0),
        });
    };
    let trained = format!("累计 {} 学时", person.trained);
    view! {
        <label><span class="sr">{format!("{}的培训", person.name)}</span>
            <select class="input" disabled=!open on:change=change><option value="party 0" selected=now.is_none()>"不培训"</option>{options}</select>
        </label>
        <small class="soft">{trained}</small>
    }
    .into_any()
}

/// The two fields that somebody knows best, where they know any.
fn familiar(session: Session, person: &PersonView) -> impl IntoView + use<> {
    let names = session.content(|data| {
        let known = data.fields.iter().map(|field| field.name.clone());
        let mut known: Vec<(u32, String)> = person.fields.iter().copied().zip(known).collect();
        known.retain(|(percent, _)| *percent >= 10 && !person.auxiliary);
        known.sort_by_key(|(percent, _)| std::cmp::Reverse(*percent));
        let told = known.iter().take(2);
        told.map(|(percent, name)| format!("{name} {percent}%"))
            .collect::<Vec<_>>()
            .join("、")
    });
    (!names.is_empty()).then(|| view! { <small class="soft">"领域："{names}</small> })
}

#[component]
fn Bars(person: PersonView) -> impl IntoView {
    let label = format!(
        "文书 {}%，法律 {}%，程序 {}%",
        person.skills[0], person.skills[1], person.skills[2]
    );
    let bars = person.skills.map(
        |skill| view! { <span class="bar"><span style=format!("width:{skill}%")></span></span> },
    );
    view! { <span class="bars" role="img" aria-label=label.clone() title=label>{bars}</span> }
}
