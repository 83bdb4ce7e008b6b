use super::{Session, words};
use engine::handover::view::PersonView;
use engine::handover::{Channel, Command, Post};
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
    // A cell is drawn anew only if what it shows has changed.
    let who = cell(person, |of| {
        (of.name.clone(), of.age, of.schooling, notes(of))
    });
    let certificate = cell(person, |of| {
        (
            of.auxiliary,
            of.certified,
            of.expires,
            of.qualified,
            of.trained >= 8,
        )
    });
    let post = cell(person, |of| (of.name.clone(), of.post, of.auxiliary));
    let study = cell(person, |of| {
        (of.name.clone(), of.auxiliary, of.study, of.trained)
    });
    let skill = cell(person, |of| (of.skills, of.fields.clone(), of.auxiliary));
    let load = cell(person, |of| of.load);
    view! {
        <tr>
            <th scope="row">{move || who.get().map(|(name, age, schooling, notes)| view! { {name}<small class="soft">{format!("{age} 岁　{schooling}")}{notes}</small> })}</th>
            <td>{move || certificate.get().map(papers)}</td>
            <td>{move || post.get().map(|(name, own, auxiliary)| posts(session, n, (&name, own, auxiliary), squads.get(), open.get()))}</td>
            <td>{move || study.get().map(|study| training(session, n, study, open.get()))}</td>
            <td>{move || skill.get().map(|(skills, fields, auxiliary)| view! { <Bars skills=skills/>{familiar(session, &fields, auxiliary)} })}</td>
            <td>{move || load.get().map(|load| view! { <span class="bar wide" aria-hidden="true"><span class:hot={load > 90} style=format!("width:{}%", load.min(100))></span></span><span class="num">{format!("{load}%")}</span> })}</td>
        </tr>
    }
}

fn cell<T: PartialEq + Send + Sync + 'static>(
    person: Memo<Option<PersonView>>,
    of: fn(&PersonView) -> T,
) -> Memo<Option<T>> {
    Memo::new(move |_| person.with(|person| person.as_ref().map(of)))
}

fn posts(
    session: Session,
    n: u16,
    (name, own, auxiliary): (&str, Post, bool),
    squads: u8,
    open: bool,
) -> impl IntoView + use<> {
    let posts = words::POSTS.into_iter().enumerate().filter(|(at, post)| {
        let squad = *at >= 3 || *at < usize::from(squads);
        squad && !(auxiliary && *post == Post::Review)
    });
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
    view! { <label><span class="sr">{format!("{name}的岗位")}</span><select class="input" disabled=!open on:change=move_to>{options}</select></label> }
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

fn papers(
    (auxiliary, certified, expires, qualified, renews): (bool, bool, Option<u8>, bool, bool),
) -> impl IntoView + use<> {
    let certificate = match (auxiliary, certified, expires) {
        (true, ..) => ("辅助", "tag quiet"),
        (_, false, _) => ("无执法证", "tag bad"),
        (_, true, Some(_)) if renews => ("到期可换证", "tag plain"),
        (_, true, Some(_)) => ("证将到期", "tag open"),
        (_, true, None) => ("持证", "tag good"),
    };
    let (word, class) = certificate;
    let expires =
        expires.map(|week| view! { <small class="soft">{format!("第 {week} 周")}</small> });
    let qualified = qualified.then(|| view! { <span class="tag plain">"可审核"</span> });
    view! { <span class=class>{word}</span>{expires}{qualified} }
}

fn training(
    session: Session,
    n: u16,
    (name, auxiliary, now, trained): (String, bool, Option<(Channel, u8)>, u32),
    open: bool,
) -> impl IntoView + use<> {
    if auxiliary {
        return view! { <span class="soft">"—"</span> }.into_any();
    }
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
    let trained = format!("累计 {trained} 学时");
    view! {
        <label><span class="sr">{format!("{name}的培训")}</span>
            <select class="input" disabled=!open on:change=change><option value="party 0" selected=now.is_none()>"不培训"</option>{options}</select>
        </label>
        <small class="soft">{trained}</small>
    }
    .into_any()
}

/// The two fields that somebody knows best, where they know any.
fn familiar(session: Session, fields: &[u32], auxiliary: bool) -> impl IntoView + use<> {
    let names = session.content(|data| {
        let known = data.fields.iter().map(|field| field.name.clone());
        let mut known: Vec<(u32, String)> = fields.iter().copied().zip(known).collect();
        known.retain(|(percent, _)| *percent >= 10 && !auxiliary);
        known.sort_by_key(|(percent, _)| std::cmp::Reverse(*percent));
        let told = known.iter().take(2);
        told.map(|(percent, name)| format!("{name} {percent}%"))
            .collect::<Vec<_>>()
            .join("、")
    });
    (!names.is_empty()).then(|| view! { <small class="soft">"领域："{names}</small> })
}

#[component]
fn Bars(skills: [u32; 3]) -> impl IntoView {
    let [documents, law, procedure] = skills;
    let label = format!("文书 {documents}%，法律 {law}%，程序 {procedure}%");
    let bars = skills.map(
        |skill| view! { <span class="bar"><span style=format!("width:{skill}%")></span></span> },
    );
    view! { <span class="bars" role="img" aria-label=label.clone() title=label>{bars}</span> }
}
