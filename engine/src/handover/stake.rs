//! What a choice on a card costs, told before, and all that it brought, told after.

use super::content::{ChoiceData, Effect};
use super::describe::money;
use super::world::HandoverData;

impl ChoiceData {
    /// What one knows beforehand that it takes: people, hours, money, help.
    pub fn costs(&self) -> Vec<String> {
        self.effects.iter().filter_map(Effect::cost).collect()
    }

    /// What there is too little of for it: of the county's help, or of money in thousand yuan.
    pub fn beyond(&self, tokens: i64, budget: i64) -> Option<&'static str> {
        let (mut help, mut money) = (0, 0);
        for effect in &self.effects {
            match effect {
                Effect::Tokens { n } => help -= n.min(&0),
                Effect::Budget { n } => money -= n.min(&0),
                _ => {}
            }
        }
        if help > tokens.max(0) {
            Some("县里的带教力量不够")
        } else {
            (money > budget.max(0)).then_some("经费不够")
        }
    }

    /// All that it brought, as far as it does not go straight to the assessment.
    pub fn brought(&self, data: &HandoverData) -> Vec<String> {
        self.effects
            .iter()
            .filter_map(|effect| effect.brought(data))
            .collect()
    }

    /// What it added to the assessment or took off: basis points of a dimension, and why.
    pub fn points(&self) -> Vec<String> {
        let of = |effect: &Effect| match effect {
            Effect::Point { dimension, by, why } => Some(format!(
                "{}{}{}分：{why}",
                dimension.chinese(),
                if *by < 0 { "扣" } else { "加" },
                crate::score::points(by.abs())
            )),
            _ => None,
        };
        self.effects.iter().filter_map(of).collect()
    }
}

impl Effect {
    /// What is known beforehand.
    fn cost(&self) -> Option<String> {
        Some(match self {
            Effect::Away { n, weeks } => format!("{n} 名持证人员离岗 {weeks} 周"),
            Effect::Hours { n } => format!("占内勤 {n} 工时"),
            Effect::Tokens { n } if *n < 0 => format!("用县里带教 {} 份", -n),
            Effect::Budget { n } if *n < 0 => format!("花经费 {}", money(-n)),
            _ => return None,
        })
    }

    /// What it brought.
    fn brought(&self, data: &HandoverData) -> Option<String> {
        let field = |id: &String| {
            let known = data.fields.iter().find(|field| field.id == *id);
            known.map_or("各领域", |field| field.name.as_str())
        };
        let signed = |n: i64| format!("{} {}", if n < 0 { "减" } else { "加" }, n.abs());
        Some(match self {
            Effect::Away { .. } | Effect::Hours { .. } => return self.cost(),
            Effect::Quit { n } => format!("辅助人员走了 {n} 名"),
            Effect::Hire { n } => format!("来了辅助人员 {n} 名"),
            Effect::Recruit { n } => format!("来了在编人员 {n} 名，还没有执法证"),
            Effect::Tokens { n } => format!("县里带教{} 份", signed(*n)),
            Effect::Budget { n } => {
                let sign = if *n < 0 { "减" } else { "加" };
                format!("经费{sign} {}", money(n.abs()))
            }
            Effect::Morale { n } => format!("士气{}", signed(*n)),
            Effect::Surge {
                percent,
                weeks,
                field: of,
            } => format!("{}的线索 {weeks} 周内多出 {percent}%", field(of)),
            Effect::County { percent, weeks } => {
                format!("县里办理用时 {weeks} 周内为平时的 {percent}%")
            }
            Effect::Accounts { weeks } => format!("在等的账号、印章推迟 {weeks} 周"),
            Effect::Backlog { n } => format!("接下旧案 {n} 件"),
            Effect::Defects { percent, weeks } => {
                format!("办案差错 {weeks} 周内为平时的 {percent}%")
            }
            Effect::Satisfaction { n } => {
                let (sign, by) = (if *n < 0 { "降" } else { "升" }, n.abs());
                format!("满意率{sign} {}.{:02} 个百分点", by / 100, by % 100)
            }
            Effect::Amended { field: of } => format!("{}的办事指南须重写", field(of)),
            Effect::Point { .. } => return None,
        })
    }
}
