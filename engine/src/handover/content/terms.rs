//! Closed lists of the handover.

use serde::{Deserialize, Serialize};

/// The dimensions of a third-party assessment (七个维度).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// 制度建设.
    Institution,
    /// 组织运行.
    Organisation,
    /// 监管检查.
    Supervision,
    /// 处罚办案.
    Handling,
    /// 法制审核.
    Review,
    /// 实施效果.
    Effect,
    /// 群众满意度.
    Satisfaction,
}

impl Dimension {
    /// All, in their order.
    pub const ALL: [Dimension; 7] = [
        Dimension::Institution,
        Dimension::Organisation,
        Dimension::Supervision,
        Dimension::Handling,
        Dimension::Review,
        Dimension::Effect,
        Dimension::Satisfaction,
    ];

    /// The Chinese term.
    pub fn chinese(self) -> &'static str {
        match self {
            Dimension::Institution => "制度建设",
            Dimension::Organisation => "组织运行",
            Dimension::Supervision => "监管检查",
            Dimension::Handling => "处罚办案",
            Dimension::Review => "法制审核",
            Dimension::Effect => "实施效果",
            Dimension::Satisfaction => "群众满意度",
        }
    }

    /// Its place, from 0.
    pub fn index(self) -> usize {
        self as usize
    }
}

/// Why an item is deferred or handed back (暂缓、退回理由).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// 专业性强，镇里无人能办.
    Expertise,
    /// 缺检测装备或检测机构协作.
    Equipment,
    /// 本镇极少发生，无迫切需要.
    Rare,
    /// 风险高，现有力量难以有效承接.
    Risk,
    /// 准备需要时间，分期承接.
    Time,
}

impl Ground {
    /// All.
    pub const ALL: [Ground; 5] = [
        Ground::Expertise,
        Ground::Equipment,
        Ground::Rare,
        Ground::Risk,
        Ground::Time,
    ];
}

/// What a town decides on an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 承接.
    Accept,
    /// 暂缓.
    Defer,
    /// 退回.
    Return,
}

/// How the powers are lodged (运行模式).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Model {
    /// 赋权: the town acts in its own name.
    #[default]
    Delegated,
    /// 部门派驻+辐射: squads of the county are stationed and act in its name.
    Stationed,
    /// 区属共管共用: the county's squad, run together.
    Shared,
}

/// Where people are trained (培训渠道).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// 党校轮训: law and procedure, away from the post.
    Party,
    /// 跟班学习: the county's cases, documents and procedure.
    Shadow,
    /// 现场指导: the county comes; documents of one's own cases.
    Site,
}

/// What a person does in a week (岗位).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Post {
    /// 一中队至三中队; the number is held to the squads that there are.
    Squad1,
    /// The second squad.
    Squad2,
    /// The third squad.
    Squad3,
    /// 指挥室: takes clues in and routes them.
    Duty,
    /// 内勤: guides, agreements, accounts.
    Office,
    /// 法制审核.
    Review,
}

impl Post {
    /// The squad of a post, from 0, held to the squads that there are; `None` for the other posts.
    pub fn squad(self, squads: u8) -> Option<usize> {
        let own = match self {
            Post::Squad1 => 0,
            Post::Squad2 => 1,
            Post::Squad3 => 2,
            Post::Duty | Post::Office | Post::Review => return None,
        };
        Some(own.min(usize::from(squads.clamp(1, 3)) - 1))
    }
}

/// Who reviews (法制审核安排).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reviewing {
    /// Nobody is arranged; who is on the post of review does it.
    #[default]
    Own,
    /// 云上联审: the county's pool, what own reviewers cannot do at once.
    Joint,
}
