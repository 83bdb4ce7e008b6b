use super::person::Row;
use super::{Session, words};
use crate::ui::{Gradual, Later};
use engine::handover::{Channel, Command, Post};
use leptos::prelude::*;

/// The people board: who is where, how loaded, what each can do.
#[component]
pub fn People() -> impl IntoView {
    let session = expect_context::<Session>();
    let all = Memo::new(move |_| {
        session
            .town(|town| {
                town.people
                    .iter()
                    .map(|person| (person.n, person.auxiliary))
                    .collect::<Vec<_>>()
            })
            .unwrap_or_default()
    });
    let squads = Memo::new(move |_| session.town(|town| town.settings.squads).unwrap_or(1));
    let open = Memo::new(move |_| session.open());
    let of = move |auxiliary: bool| {
        let own = Memo::new(move |_| {
            let all = all.get().into_iter();
            let own = all.filter(|(_, other)| *other == auxiliary);
            own.map(|(n, _)| n).collect::<Vec<u16>>()
        });
        let own = Gradual::new(own, 4);
        view! { <For each=move || own.shown() key=|n| *n let(n)><Row n=n squads=squads open=open/></For> }
    };
    let head = || {
        view! {
            <thead><tr><th scope="col">"姓名"</th><th scope="col">"证件"</th><th scope="col">"岗位"</th><th scope="col">"培训"</th><th scope="col">"文书 · 法律 · 程序"</th><th scope="col">"上周负荷"</th></tr></thead>
        }
    };
    view! {
        <section aria-labelledby="people-title">
            <h2 id="people-title" class="section-title">"队伍"</h2>
            <Squads/>
            <Train/>
            <div class="card table-card">
                <h3>"执法人员"</h3>
                <table class="people-table">{head()}<tbody>{of(false)}</tbody></table>
            </div>
            <Later paints=3><div class="card table-card">
                <h3>"辅助人员"<small class="soft">"可以接单派单、做内勤，不能办案。"</small></h3>
                <table class="people-table">{head()}<tbody>{of(true)}</tbody></table>
            </div></Later>
        </section>
    }
}

/// How many squads there are, and which fields each has.
#[component]
fn Squads() -> impl IntoView {
    let session = expect_context::<Session>();
    let now = move || session.town(|town| town.settings.squads).unwrap_or(1);
    let button = move |n: u8, name: &'static str| {
        let click = move |_| {
            if now() != n {
                session.act_saying(&Command::Squads { n }, &format!("编为{name}"));
            }
        };
        view! { <button type="button" aria-pressed=move || (now() == n).to_string() on:click=click>{name}</button> }
    };
    let told = move || {
        let squads = now();
        session.content(|data| {
            let of = |n: u8| {
                let own = data.fields.iter().filter(|field| match squads {
                    1 => true,
                    2 => field.squads[0] == n,
                    _ => field.squads[1] == n,
                });
                own.map(|field| field.name.clone())
                    .collect::<Vec<_>>()
                    .join("、")
            };
            let lines = (0..squads).map(|n| {
                format!(
                    "{}：{}",
                    ["一中队", "二中队", "三中队"]
                        .get(usize::from(n))
                        .copied()
                        .unwrap_or(""),
                    of(n)
                )
            });
            lines.collect::<Vec<_>>().join("。")
        })
    };
    view! {
        <div class="card">
            <h3>"编队"</h3>
            <div class="switch" role="group" aria-label="中队数">{button(1, "一个中队")}{button(2, "两个中队")}{button(3, "三个中队")}</div>
            <p class="soft">{told}"。"</p>
            <p class="soft">"一个中队，人人各领域都办，忙闲互补；分得越细，领域练得越熟，忙的队却借不到人。"</p>
        </div>
    }
}

/// Training for all officers at once.
#[component]
fn Train() -> impl IntoView {
    let session = expect_context::<Session>();
    let channel = RwSignal::new(Channel::Party);
    let hours = RwSignal::new(8u8);
    let apply = move |only: Option<Post>| {
        let people: Vec<u16> = session
            .view
            .with_untracked(|view| {
                view.now.as_ref().map(|town| {
                    let own = town.people.iter().filter(|person| {
                        !person.auxiliary && only.is_none_or(|post| person.post == post)
                    });
                    own.map(|person| person.n).collect()
                })
            })
            .unwrap_or_default();
        let (channel, hours) = (channel.get_untracked(), hours.get_untracked());
        let said = if hours == 0 {
            "培训已停".to_owned()
        } else {
            format!("{} {hours} 学时，{} 人", channel.chinese(), people.len())
        };
        session.act_saying(
            &Command::Study {
                people,
                channel,
                hours,
            },
            &said,
        );
    };
    let channels = words::CHANNELS.map(|own| {
        view! { <option value=words::channel_id(own) selected=move || channel.get() == own>{own.chinese()}</option> }
    });
    let amounts = [0u8, 4, 8, 12, 16, 20, 40]
        .map(|own| view! { <option value=own selected=move || hours.get() == own>{own}</option> });
    view! {
        <div class="card">
            <h3>"培训"</h3>
            <div class="filters">
                <label>"渠道"<select class="input" on:change=move |event| {
                    let value = event_target_value(&event);
                    if let Some(own) = words::CHANNELS.into_iter().find(|own| words::channel_id(*own) == value) { channel.set(own); }
                }>{channels}</select></label>
                <label>"每周学时"<select class="input" on:change=move |event| hours.set(event_target_value(&event).parse().unwrap_or(8))>{amounts}</select></label>
                <button type="button" class="button" aria-disabled=move || (!session.open()).to_string() on:click=move |_| apply(None)>"全体执法人员"</button>
            </div>
            <p class="soft">"党校轮训练法律和程序，满四十学时可以考执法证；跟班学习练文书、程序和本队领域，县里的案子也算练手；现场指导练文书，每周用一份县里带教。培训占当周工时，一直到你改为止。"</p>
        </div>
    }
}
