//! What changed by itself in the week that ended, in words.

use super::super::sim::state::{Errand, News, Town};
use super::super::world::World;

/// The news of the week that ended, people first, alike things in one line.
pub(super) fn news(world: &World, town: &Town) -> Vec<String> {
    let who = |n: u16| {
        let person = town.people.get(usize::from(n));
        person.map_or_else(String::new, |person| world.name_of(person))
    };
    let item = |n: u16| world.item_name(usize::from(n)).to_owned();
    // What is said of each, before and after those of whom it is said.
    let said = |news: &News| match *news {
        News::Left(n) => ("辅助人员", who(n), "离职"),
        News::Back(n) => ("", who(n), "下周回岗"),
        News::Expired(n) => ("", who(n), "的执法证到期，培训不满八学时，没有换证"),
        News::Renewed(n) => ("", who(n), "的执法证到期，已经换证"),
        News::Passed(n) => ("", who(n), "通过资格考试，取得执法证"),
        News::Failed(n) => ("", who(n), "没有通过资格考试，下周再考"),
        News::Came(Errand::Publish) => ("", "承接清单".to_owned(), "已公示"),
        News::Came(errand) => ("办成：", world.errand_name(errand), ""),
        News::HelpEnds(n) => (
            "县里带办到期：",
            world.field_name(usize::from(n)).to_owned(),
            "",
        ),
        News::NoGuidance => ("县里带教用完，", "现场指导".to_owned(), "没有办成，已停"),
        News::Taken(n) => ("按交接清单接过", format!("旧案 {n} 件"), "，已计入立案数"),
        News::Landed(n) => (
            "没有交接清单的",
            format!("旧案 {n} 件"),
            "落到镇里，期限所剩不多",
        ),
        News::Challenged(n) => ("决定被申请复议或者起诉：", item(n), ""),
        News::Lost(n) => ("决定被撤销：", item(n), ""),
    };
    let mut lines: Vec<(&str, Vec<String>, &str)> = Vec::new();
    for news in &town.news {
        let (before, of, after) = said(news);
        match lines
            .iter_mut()
            .find(|(head, _, tail)| (*head, *tail) == (before, after))
        {
            Some((_, all, _)) => all.push(of),
            None => lines.push((before, vec![of], after)),
        }
    }
    let told = lines.into_iter().map(|(before, of, after)| {
        // Names of things may hold the lesser mark themselves.
        let between = if before.ends_with('：') {
            "；"
        } else {
            "、"
        };
        format!("{before}{}{after}。", of.join(between))
    });
    told.collect()
}
