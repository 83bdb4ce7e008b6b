//! The assessors' letter: each score by what happened.

use super::activity::ACCOUNT_HOURS;
use super::assess::{Light, Part, Scored};
use super::sim::state::Town;
use super::world::World;
use crate::score::points;

/// The paragraphs of a letter: whom it is to, then what is to be said.
pub(super) fn write(world: &World, town: &Town, assessed: &[Scored], last: bool) -> Vec<String> {
    let name = world.town().map_or("", |town| &town.name);
    let whole = assessed
        .iter()
        .map(|one| one.score * one.weight)
        .sum::<i64>()
        / assessed.iter().map(|one| one.weight).sum::<i64>().max(1);
    let what = if last {
        "过渡期满评估"
    } else {
        "过渡期中期评估"
    };
    let mut letter = vec![
        format!("{name}："),
        format!(
            "你镇{what}综合得分{}分。现将各维度情况函告如下。",
            points(whole)
        ),
    ];
    for one in assessed {
        let light = match Light::of(one.score) {
            Light::Green => "绿灯",
            Light::Yellow => "黄灯",
            Light::Red => "红灯",
        };
        let mut told = format!(
            "{}得{}分，{light}。",
            one.dimension.chinese(),
            points(one.score)
        );
        let mut lost: Vec<&Part> = one
            .parts
            .iter()
            .filter(|part| part.most - part.earned >= 300)
            .collect();
        lost.sort_by_key(|part| std::cmp::Reverse(part.most - part.earned));
        let harmed = one
            .parts
            .iter()
            .filter(|part| part.most == 0 && part.earned < 0 && part.earned > -300);
        for part in lost.into_iter().take(3).chain(harmed.take(2)) {
            told.push_str(&format!(
                "{}扣{}分：{}",
                part.label,
                points(part.most - part.earned),
                part.why
            ));
            if !told.ends_with('。') {
                told.push('。');
            }
        }
        let gained: Vec<&Part> = one
            .parts
            .iter()
            .filter(|part| part.most == 0 && part.earned > 0)
            .collect();
        if let Some(best) = gained.iter().max_by_key(|part| part.earned) {
            told.push_str(&format!(
                "{}，加{}分。",
                best.why.trim_end_matches('。'),
                points(best.earned)
            ));
        }
        letter.push(told);
    }
    if town.summoned && !last {
        letter.push(format!(
            "因三个以上维度亮红灯，对你镇分管负责人进行约谈；书面说明由内勤起草，占{ACCOUNT_HOURS}工时。"
        ));
    }
    letter.push(if last {
        "承接、延期、收回的事项见所附逐项结果；三个月、六个月后各回看一次。".to_owned()
    } else {
        "期满评估按同样的各项打分，扣分多的几项请在期满前补上。".to_owned()
    });
    letter
}
