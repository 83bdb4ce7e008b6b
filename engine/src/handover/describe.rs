//! Orders and other things of a town in the words of the field.

use super::content::{Channel, Model, Post, Reviewing, Verdict};
use super::order::Order;
use super::sim::person::Person;
use super::sim::state::Errand;
use super::world::World;

/// A sum in thousand yuan: `21 万元`, `3.5 万元`, below ten thousand `6000 元`.
pub fn money(thousands: i64) -> String {
    match (thousands, thousands % 10) {
        (-9..=-1 | 1..=9, _) => format!("{thousands}000 元"),
        (_, 0) => format!("{} 万元", thousands / 10),
        (_, rest) => format!("{}.{} 万元", thousands / 10, rest.abs()),
    }
}

impl Verdict {
    /// The Chinese term.
    pub fn chinese(self) -> &'static str {
        match self {
            Verdict::Accept => "承接",
            Verdict::Defer => "暂缓",
            Verdict::Return => "退回",
        }
    }
}

impl Model {
    /// The Chinese term.
    pub fn chinese(self) -> &'static str {
        match self {
            Model::Delegated => "赋权到镇",
            Model::Stationed => "部门派驻加辐射",
            Model::Shared => "区属共管共用",
        }
    }
}

impl Channel {
    /// The Chinese term.
    pub fn chinese(self) -> &'static str {
        match self {
            Channel::Party => "党校轮训",
            Channel::Shadow => "跟班学习",
            Channel::Site => "现场指导",
        }
    }
}

impl Post {
    /// The Chinese term.
    pub fn chinese(self) -> &'static str {
        match self {
            Post::Squad1 => "一中队",
            Post::Squad2 => "二中队",
            Post::Squad3 => "三中队",
            Post::Duty => "指挥室",
            Post::Office => "内勤",
            Post::Review => "法制审核",
        }
    }
}

impl World {
    /// A person's name.
    pub fn name_of(&self, person: &Person) -> String {
        let (family, given) = person.name;
        let part = |names: &[String], at: u32| names.get(at as usize).cloned().unwrap_or_default();
        part(&self.data.names.family, family) + &part(&self.data.names.given, given)
    }

    /// An item's name.
    pub fn item_name(&self, n: usize) -> &str {
        self.data.items.get(n).map_or("", |item| &item.name)
    }

    /// A field's name.
    pub fn field_name(&self, n: usize) -> &str {
        self.data.fields.get(n).map_or("", |field| &field.name)
    }

    /// What the office has to do, in words.
    pub fn errand_name(&self, errand: Errand) -> String {
        let origin = |n: u8| self.origins.get(usize::from(n)).map_or("", String::as_str);
        match errand {
            Errand::Account(n) => format!("开通{}的账号、印章和票据", origin(n)),
            Errand::Partner(n) => {
                let partner = self
                    .data
                    .partners
                    .get(usize::from(n))
                    .map_or("", |known| &known.name);
                format!("与{partner}签订协作协议")
            }
            Errand::Rules(n) => format!(
                "{}领域的文书模板和裁量基准",
                self.field_name(usize::from(n))
            ),
            Errand::Takeover => "存量案件交接".to_owned(),
            Errand::Publish => "公示承接清单".to_owned(),
            Errand::Guide(n) => format!("写办事指南：{}", self.item_name(usize::from(n))),
            Errand::Drill(n) => format!("{}领域模拟案", self.field_name(usize::from(n))),
            Errand::Extra(hours) => format!("临时任务，{hours}小时"),
        }
    }

    /// An order in words.
    pub fn order_name(&self, order: &Order, people: &[Person]) -> String {
        let who = |n: u16| {
            people
                .get(usize::from(n))
                .map_or_else(String::new, |person| self.name_of(person))
        };
        let on = |yes: bool| if yes { "开始" } else { "停止" };
        match order {
            Order::Model(model) => format!("运行模式定为{}", model.chinese()),
            Order::Decide {
                item,
                verdict,
                ground,
            } => {
                let ground =
                    ground.and_then(|id| self.data.grounds.iter().find(|ground| ground.id == id));
                let why = ground.map_or_else(String::new, |ground| format!("（{}）", ground.name));
                format!(
                    "{}{why}：{}",
                    verdict.chinese(),
                    self.item_name(usize::from(*item))
                )
            }
            Order::Squads(n) => format!("编为{n}个中队"),
            Order::Post(n, post) => format!("调到{}：{}", post.chinese(), who(*n)),
            Order::Study(n, channel, hours) => match hours {
                0 => format!("停止培训：{}", who(*n)),
                hours => format!("{}每周{hours}学时：{}", channel.chinese(), who(*n)),
            },
            Order::Prepare(errand @ Errand::Guide(_)) => self.errand_name(*errand),
            Order::Prepare(errand) => format!("交办：{}", self.errand_name(*errand)),
            Order::Reviewing(Reviewing::Joint) => "接入云上联审".to_owned(),
            Order::Reviewing(Reviewing::Own) => "法制审核由本镇承担".to_owned(),
            Order::Lawyer(yes) => format!("{}律师驻队", on(*yes)),
            Order::Buy(kind, n) => {
                let kind = self
                    .data
                    .equipment
                    .get(usize::from(*kind))
                    .map_or("", |known| &known.name);
                format!("购置{kind}{n}件")
            }
            Order::Stations(n) => format!("新设联络站{n}个"),
            Order::Help(field) => format!(
                "请县里在{}领域带办两周",
                self.field_name(usize::from(*field))
            ),
            Order::Simple(yes) => format!("{}简案快办", on(*yes)),
            Order::Weight(percent) => format!("驻镇所站的考核中镇里的权重定为{percent}%"),
            Order::Meet(topics) => {
                let topics: Vec<String> = topics
                    .iter()
                    .map(|topic| self.errand_name(*topic))
                    .collect();
                format!("会办：{}", topics.join("；"))
            }
            Order::GoLive(item) => format!("上线：{}", self.item_name(usize::from(*item))),
            Order::Rest(item) => format!("停用：{}", self.item_name(usize::from(*item))),
            Order::Unreviewed(yes) => format!("{}未经审核先作决定", on(*yes)),
            Order::Uncertified(yes) => format!("{}由无证人员办案", on(*yes)),
            Order::Card(card, choice) => {
                let card = self.data.cards.get(usize::from(*card));
                let choice = card.and_then(|card| card.choice.get(usize::from(*choice)));
                let title = card.map_or("", |card| &card.title);
                format!("{title}：{}", choice.map_or("", |choice| &choice.label))
            }
        }
    }
}
