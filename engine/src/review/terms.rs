//! The words of a review.

use serde::{Deserialize, Serialize};

/// The headings of a review (审核要点).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Category {
    /// 主体.
    #[serde(rename = "主体")]
    Subject,
    /// 管辖.
    #[serde(rename = "管辖")]
    Jurisdiction,
    /// 当事人.
    #[serde(rename = "当事人")]
    Party,
    /// 事实.
    #[serde(rename = "事实")]
    Facts,
    /// 证据.
    #[serde(rename = "证据")]
    Evidence,
    /// 法律适用.
    #[serde(rename = "法律适用")]
    Law,
    /// 程序.
    #[serde(rename = "程序")]
    Procedure,
    /// 裁量.
    #[serde(rename = "裁量")]
    Discretion,
    /// 文书.
    #[serde(rename = "文书")]
    Documents,
    /// 涉刑.
    #[serde(rename = "涉刑")]
    Crime,
}

impl Category {
    /// All, in the order in which a reviewer goes.
    pub const ALL: [Category; 10] = [
        Category::Subject,
        Category::Jurisdiction,
        Category::Party,
        Category::Facts,
        Category::Evidence,
        Category::Law,
        Category::Procedure,
        Category::Discretion,
        Category::Documents,
        Category::Crime,
    ];

    /// The Chinese term.
    pub fn chinese(self) -> &'static str {
        match self {
            Category::Subject => "主体",
            Category::Jurisdiction => "管辖",
            Category::Party => "当事人",
            Category::Facts => "事实",
            Category::Evidence => "证据",
            Category::Law => "法律适用",
            Category::Procedure => "程序",
            Category::Discretion => "裁量",
            Category::Documents => "文书",
            Category::Crime => "涉刑",
        }
    }
}

/// What a reviewer asks for (处理意见).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Remedy {
    /// 同意.
    #[serde(rename = "同意")]
    Agree,
    /// 改正.
    #[default]
    #[serde(rename = "改正")]
    Correct,
    /// 补充调查.
    #[serde(rename = "补充调查")]
    Investigate,
    /// 退回重做程序.
    #[serde(rename = "退回重做程序")]
    Redo,
    /// 移送.
    #[serde(rename = "移送")]
    Transfer,
}

impl Remedy {
    /// All, the mildest first.
    pub const ALL: [Remedy; 5] = [
        Remedy::Agree,
        Remedy::Correct,
        Remedy::Investigate,
        Remedy::Redo,
        Remedy::Transfer,
    ];

    /// The Chinese term.
    pub fn chinese(self) -> &'static str {
        match self {
            Remedy::Agree => "同意",
            Remedy::Correct => "改正",
            Remedy::Investigate => "补充调查",
            Remedy::Redo => "退回重做程序",
            Remedy::Transfer => "移送",
        }
    }
}
