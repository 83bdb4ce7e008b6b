//! The shipped statutes and cards, and citations as people write them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod common;

use common::{cards, date, files, shipped};
use engine::law::{
    CardIndex, Caution, Citation, Context, LawIndex, LawProblem, Named, Place, Rank, Resolution,
    StatuteData,
};

fn resolve(law: &LawIndex, citation: &str, day: &str) -> Resolution {
    law.resolve(&citation.parse().unwrap(), date(day))
}

#[test]
fn citations_resolve_by_date_and_place() {
    let law = shipped();
    let mut checked = 0;
    for line in include_str!("data/resolve.tsv").lines().skip(1) {
        let [citation, day, status] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        assert_eq!(resolve(&law, citation, day).status(), status, "{line}");
        checked += 1;
    }
    assert!(checked > 20);
}

#[test]
fn a_repealed_law_names_its_successor() {
    let law = shipped();
    let repealed: Vec<&str> = law
        .statutes()
        .filter(|s| s.data().version.iter().any(|v| v.repealed.is_some()))
        .map(|s| s.data().id.as_str())
        .collect();
    assert_eq!(repealed.len(), 10, "{repealed:?}");
    for id in repealed {
        let whole = Citation::new(id, Place::default());
        assert_eq!(
            law.resolve(&whole, date("2026-08-15")),
            Resolution::Repealed {
                on: date("2026-08-15"),
                by: Some("生态环境法典第一千二百四十二条".parse().unwrap()),
            },
        );
        assert!(
            law.resolve(&whole, date("2026-08-14")).is_in_force(),
            "{id}"
        );
    }
}

#[test]
fn the_limits_of_an_answer_are_told() {
    let law = shipped();
    for (citation, day, caution) in [
        ("行政处罚法第六十条", "2026-09-18", None),
        (
            "食品安全法第一百二十四条",
            "2019-01-01",
            Some(Caution::RevisedLater),
        ),
        (
            "食品安全法第一百二十四条",
            "2025-10-01",
            Some(Caution::AmendmentDateUnknown),
        ),
        ("食品安全法第一百二十四条", "2026-10-01", None),
        (
            "环评法第三十一条",
            "2026-08-01",
            Some(Caution::ArticlesUnknown),
        ),
        ("环评法", "2026-08-01", None),
    ] {
        match resolve(&law, citation, day) {
            Resolution::InForce { caution: found, .. } => assert_eq!(found, caution, "{citation}"),
            other => panic!("{citation}: {other:?}"),
        }
    }
}

#[test]
fn serialized_resolutions_have_the_agreed_words() {
    let law = shipped();
    for (citation, day, json) in [
        (
            "行政处罚法第六十条",
            "2026-09-18",
            r#"{"status":"in_force","revised":"2021-01-22"}"#,
        ),
        (
            "处罚法第九十九条",
            "2026-09-18",
            r#"{"status":"no_such_article","last":86}"#,
        ),
        (
            "生态环境法典第一条",
            "2026-01-01",
            r#"{"status":"not_yet_in_force","from":"2026-08-15"}"#,
        ),
        (
            "噪声法第一条", // 旧法，已废止
            "2026-09-01",
            r#"{"status":"repealed","on":"2026-08-15","by":"生态环境法典第一千二百四十二条"}"#,
        ),
        (
            "某法第一条",
            "2026-09-01",
            r#"{"status":"unknown_statute"}"#,
        ),
    ] {
        let resolution = resolve(&law, citation, day);
        assert_eq!(serde_json::to_string(&resolution).unwrap(), json);
        assert_eq!(
            serde_json::from_str::<Resolution>(json).unwrap(),
            resolution
        );
    }
}

#[test]
fn names_are_written_short_and_full() {
    let law = shipped();
    let citation: Citation = "处罚法第58条第1款第2项".parse().unwrap();
    assert_eq!(law.short(&citation), "行政处罚法第五十八条第一款第（二）项");
    assert_eq!(
        law.full(&citation),
        "《中华人民共和国行政处罚法》第五十八条第一款第（二）项"
    );
    let unknown: Citation = "某法第1条".parse().unwrap();
    assert_eq!(law.full(&unknown), "《某法》第一条");
}

/// Every article, paragraph and item of every statute, written short and full, is read back.
#[test]
fn every_place_of_every_statute_is_written_and_read_back() {
    let law = shipped();
    let (mut articles, mut places) = (0, 0);
    for statute in law.statutes() {
        let data = statute.data();
        let last = data.version.last().unwrap();
        let Some((_, Some(structure))) = statute.version_on(last.in_force) else {
            continue;
        };
        for article in structure.articles() {
            articles += 1;
            let mut check = |place: Place| {
                places += 1;
                let citation = Citation::new(data.id.clone(), place);
                assert!(
                    law.resolve(&citation, last.in_force).is_in_force(),
                    "{citation}"
                );
                assert_eq!(citation.to_string().parse(), Ok(citation.clone()));
                for text in [law.short(&citation), law.full(&citation)] {
                    let text = format!("依照{text}的规定");
                    let found: Vec<_> = law.mentions(&text, Context::default()).collect();
                    assert_eq!(found.len(), 1, "{text}: {found:?}");
                    assert_eq!(found[0].citation(), citation, "{text}");
                    assert_eq!(&text[found[0].span.clone()], &text[6..text.len() - 9]);
                }
            };
            check(article);
            for (p, &items) in (1..).zip(structure.paragraphs(article).unwrap()) {
                check(Place {
                    paragraph: p,
                    ..article
                });
                for item in 1..=items {
                    check(Place {
                        paragraph: p,
                        item,
                        ..article
                    });
                }
            }
        }
    }
    assert!(articles > 10_000 && places > 30_000, "{articles} {places}");
}

/// Articles and paragraphs counted by hand in the statutes' texts.
#[test]
fn structures_agree_with_the_texts() {
    let law = shipped();
    for (statute, articles) in [
        ("行政处罚法", 86),
        ("行政强制法", 71),
        ("行政复议法", 90),
        ("行政诉讼法", 103),
        ("生态环境法典", 1242),
        ("治安管理处罚法", 144),
        ("住房和城乡建设行政处罚程序规定", 46),
        ("示范省程序规定", 23),
    ] {
        let last = law.resolve(
            &Citation::new(statute, Place::article(9999)),
            date("2026-11-22"),
        );
        assert_eq!(
            last,
            Resolution::NoSuchArticle { last: articles },
            "{statute}"
        );
    }
    for (citation, items) in [
        ("行政处罚法第四十六条", &[8u8, 0, 0] as &[u8]),
        ("行政处罚法第五十八条", &[4, 0]),
        ("行政处罚法第六十三条", &[6, 0]),
        ("行政处罚法第六十四条", &[8]),
        ("行政强制法第十八条", &[10]),
        ("行政强制法第二十五条", &[0, 0, 0]),
        ("行政复议法第二十三条", &[5, 0]),
        ("生态环境法典第二百五十条", &[0, 0, 0, 0]),
        ("生态环境法典第一千一百三十二条", &[0, 0, 0]),
        ("城市市容和环境卫生管理条例第三十六条", &[3]),
        ("住房和城乡建设行政处罚程序规定第十九条", &[0, 0, 5, 0]),
    ] {
        let citation: Citation = citation.parse().unwrap();
        let statute = law.statute(&citation.statute).unwrap();
        let (_, structure) = statute.version_on(date("2026-11-22")).unwrap();
        assert_eq!(
            structure.unwrap().paragraphs(citation.place),
            Some(items),
            "{citation}"
        );
    }
}

/// The full text of the teaching standards and their structure in the data say the same.
#[test]
fn teaching_standards_agree_with_their_text() {
    let law = shipped();
    let document = include_str!("../../docs/teaching-standards.md");
    let mut compared = 0;
    for section in document.split("\n## ").skip(2) {
        let (title, body) = section.split_once('\n').unwrap();
        let statute = law.statute(title).unwrap_or_else(|| panic!("{title}"));
        assert_eq!(statute.data().rank, Rank::Teaching);
        assert!(title.ends_with("（教学用）"));
        let (version, structure) = statute.version_on(date("2026-11-22")).unwrap();
        let (year, month, day) = version.in_force.ymd();
        assert!(
            body.contains(&format!("{year}年{month}月{day}日起施行")),
            "{title}"
        );
        for article in body.split("\n第").skip(1) {
            let (number, text) = article.split_once("条　").unwrap();
            let citation: Citation = format!("{title}第{number}条").parse().unwrap();
            let mut counted: Vec<u8> = Vec::new();
            for line in text.lines().filter(|line| !line.is_empty()) {
                match line.starts_with('（') {
                    true => *counted.last_mut().unwrap() += 1,
                    false => counted.push(0),
                }
            }
            if let Some((_, total)) = text.split_once("事项，共") {
                counted = vec![total.split_once('项').unwrap().0.parse().unwrap()];
            }
            let found = structure.unwrap().paragraphs(citation.place);
            assert_eq!(found, Some(counted.as_slice()), "{citation}");
            compared += 1;
        }
    }
    assert_eq!(compared, 23 + 7 + 7 + 3);
}

#[test]
fn a_subset_holds_the_cited_statutes_and_their_successors() {
    let law = shipped();
    let subset = law.subset(["处罚法", "大气法", "不存在的法", "行政处罚法"]);
    let ids: Vec<&str> = subset.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(ids, ["行政处罚法", "生态环境法典", "大气污染防治法"]);
    let json = serde_json::to_string(&subset).unwrap();
    let again: Vec<StatuteData> = serde_json::from_str(&json).unwrap();
    let small = LawIndex::new(again).unwrap();
    assert_eq!(
        resolve(&small, "大气法第一条", "2026-09-01").status(),
        "repealed"
    ); // 旧法，已废止
    assert_eq!(
        resolve(&small, "行政强制法第一条", "2026-09-01").status(),
        "unknown_statute"
    );
}

#[test]
fn faulty_statutes_are_all_reported_with_their_place() {
    let good = r#"{"id":"甲法","name":"中华人民共和国甲法","rank":"法律",
        "version":[{"revised":"2020-01-01","in_force":"2020-02-01","articles":"1x3"}]}"#;
    let bad = r#"{"id":"乙法","name":"甲法","rank":"法律","aliases":[""],
        "version":[{"revised":"2020-01-01","in_force":"2020-02-01","articles":"1 ?",
                    "repealed":"2020-01-01","repealed_by":"甲法第四条"}]}"#;
    let none = r#"{"id":"丙法","name":"丙法","rank":"法律","version":[]}"#;
    let data = [good, bad, none].map(|json| serde_json::from_str(json).unwrap());
    let errors = LawIndex::new(data.into()).unwrap_err();
    let found: Vec<_> = errors
        .iter()
        .map(|e| (e.path.as_str(), &e.problem))
        .collect();
    assert_eq!(
        found,
        [
            ("statute[1].name", &LawProblem::NameTaken("甲法".into())),
            ("statute[1].aliases[0]", &LawProblem::Empty),
            ("statute[1].version[0]", &LawProblem::Order),
            (
                "statute[1].version[0].articles",
                &LawProblem::Structure { token: 1 }
            ),
            ("statute[2].version", &LawProblem::Empty),
            (
                "statute[1].version[0].repealed_by",
                &LawProblem::Unresolved {
                    citation: "甲法第四条".into(),
                    status: "not_yet_in_force",
                },
            ),
        ],
    );
}

#[test]
fn cards_are_found_by_citation_nearest_first() {
    let law = shipped();
    let cards = cards(&law);
    let found = |text: &str, day: &str| -> Vec<String> {
        let found = cards.on(&text.parse().unwrap(), &law, date(day));
        found.iter().map(|card| card.id.to_string()).collect()
    };
    let code = "生态环境法典第一千一百三十二条";
    for (citation, day, ids) in [
        (
            "处罚法第51条",
            "2026-09-18",
            &["行政处罚法第五十一条"] as &[&str],
        ),
        (
            "处罚法第58条第1款第2项",
            "2026-09-18",
            &["行政处罚法第五十八条"],
        ),
        ("处罚法第51条", "2021-07-14", &[]),
        ("处罚法第3条", "2026-09-18", &[]),
        ("某法第3条", "2026-09-18", &[]),
        (
            "法典第1132条第3款",
            "2026-09-18",
            &[&format!("{code}第三款")],
        ),
        (
            "法典第1132条",
            "2026-09-18",
            &[
                &format!("{code}第一款"),
                &format!("{code}第二款"),
                &format!("{code}第三款"),
            ],
        ),
        ("示范省裁量基准第四条第一款第（二）项", "2026-08-14", &[]),
        (
            "示范省裁量基准第四条第一款第（二）项",
            "2026-08-15",
            &["示范省裁量基准第四条"],
        ),
    ] {
        assert_eq!(found(citation, day), ids, "{citation} {day}");
    }
}

#[test]
fn every_teaching_article_and_every_number_is_on_a_card() {
    let law = shipped();
    let cards = cards(&law);
    let day = date("2026-11-22");
    for statute in law.statutes().filter(|s| s.data().rank == Rank::Teaching) {
        let (_, structure) = statute.version_on(day).unwrap();
        for article in structure.unwrap().articles() {
            let citation = Citation::new(statute.data().id.clone(), article);
            assert!(!cards.on(&citation, &law, day).is_empty(), "{citation}");
        }
    }
    for card in cards.cards() {
        assert!(
            card.numbers.iter().all(|number| number.value > 0),
            "{}",
            card.id
        );
        assert!(
            card.points.iter().all(|point| point.chars().count() <= 120),
            "{}",
            card.id
        );
    }
}

/// What rules and cases rely on can be read up where it is named.
#[test]
fn every_article_that_rules_and_cases_cite_is_on_a_card() {
    let law = shipped();
    let cards = cards(&law);
    let on_a_card = |cited: &Citation| {
        cards.cards().iter().any(|card| {
            let whole = cited.place.whole_article();
            card.id.statute == cited.statute && whole.contains(card.id.place)
        })
    };
    let mut texts = files("../scenarios/rules");
    texts.extend(
        files("../scenarios/cases")
            .iter()
            .map(|case| case.join("case.toml")),
    );
    let (mut cited, mut missing) = (0, Vec::new());
    for path in texts {
        let text = std::fs::read_to_string(&path).unwrap();
        for mention in law.mentions(&text, Context::default()) {
            let known = matches!(mention.statute, Named::Known(_));
            if !known || mention.place.article == 0 {
                continue;
            }
            cited += 1;
            let citation = mention.citation();
            if !on_a_card(&citation) {
                missing.push(format!("{}: {citation}", path.display()));
            }
        }
    }
    assert!(cited > 100, "only {cited} citations found");
    assert!(
        missing.is_empty(),
        "add cards in scenarios/law/cards:\n{}",
        missing.join("\n")
    );
}

#[test]
fn faulty_cards_are_all_reported_with_their_place() {
    let law = shipped();
    let card = |id: &str, more: &str| {
        serde_json::from_str(&format!(
            r#"{{"id":"{id}","title":"题","points":["点"],"from":"2026-01-01"{more}}}"#
        ))
        .unwrap()
    };
    let errors = CardIndex::new(
        vec![
            card("处罚法第99条", ""),
            card(
                "处罚法第5条",
                r#","related":["某法第1条"],"until":"2026-01-01""#,
            ),
            card("处罚法第6条", r#","teaching":true"#),
            card("处罚法第7条", r#","numbers":[]"#),
            card("行政处罚法第7条", ""),
            card(
                "示范省程序规定第一条",
                r#","teaching":true,"related":["处罚法第7条"]"#,
            ),
        ],
        &law,
    )
    .unwrap_err();
    let found: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "card[0].id: 处罚法第九十九条: no_such_article",
            "card[1].until: dates are not in order",
            "card[1].related[0]: 某法第一条: unknown_statute",
            "card[2].teaching: marked as teaching standard, or not, by mistake",
            "card[4]: there is such a card already",
        ],
    );
}

#[test]
fn a_citation_in_text_carries_span_and_name() {
    let law = shipped();
    let text = "违反《中华人民共和国生态环境法典》第二百五十条第三款，依照该法第1132条第1款处罚；参见《某省条例》第三条、第五条和第九条规定。";
    let found: Vec<_> = law.mentions(text, Context::default()).collect();
    let shown: Vec<(&str, Named, String)> = found
        .iter()
        .map(|m| (&text[m.span.clone()], m.statute, m.place.to_string()))
        .collect();
    let code = Named::Known("生态环境法典");
    let other = Named::Unknown("某省条例");
    assert_eq!(
        shown,
        [
            (
                "《中华人民共和国生态环境法典》第二百五十条第三款",
                code,
                "第二百五十条第三款".into()
            ),
            ("该法第1132条第1款", code, "第一千一百三十二条第一款".into()),
            ("《某省条例》第三条", other, "第三条".into()),
            ("第五条", other, "第五条".into()),
            ("第九条", other, "第九条".into()),
        ],
    );
}

fn shown(text: &str, law: &LawIndex, context: Context) -> String {
    let mentions = law.mentions(text, context).map(|mention| {
        let name = match mention.statute {
            Named::Known(id) => id.to_owned(),
            Named::Unknown(name) => format!("（{name}）"),
            Named::Missing => "？".to_owned(),
        };
        let through = mention.through.map(|last| format!("～{last}"));
        format!("{name}{}{}", mention.place, through.unwrap_or_default())
    });
    mentions.collect::<Vec<_>>().join(" | ")
}

#[test]
fn citations_are_found_as_people_write_them() {
    let law = shipped();
    let mut failed = Vec::new();
    for line in include_str!("data/mentions.txt").lines().skip(1) {
        let (text, expected) = line.split_once(" =>").unwrap();
        let found = shown(text, &law, Context::default());
        if found != expected.trim() {
            failed.push(format!(
                "{text}\n  expected {expected}\n  found     {found}"
            ));
        }
    }
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}

#[test]
fn a_text_within_a_statute_refers_to_itself() {
    let law = shipped();
    let context = Context {
        statute: Some("处罚法"),
        place: Place {
            paragraph: 2,
            ..Place::article(52)
        },
    };
    for (text, found) in [
        ("前款规定的决定书", "行政处罚法第五十二条第一款"),
        (
            "依照本法第六十七条至第六十九条的规定",
            "行政处罚法第六十七条～第六十九条",
        ),
        ("前条规定的限额", "行政处罚法第五十一条"),
        ("本条第三款", "行政处罚法第五十二条第三款"),
        (
            "本法第五十一条、行政强制法第二条和本法第四条",
            "行政处罚法第五十一条 | 行政强制法第二条 | 行政处罚法第四条",
        ),
    ] {
        assert_eq!(shown(text, &law, context), found, "{text}");
    }
}
