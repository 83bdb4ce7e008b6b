//! A paper and a file with everything that they can hold.

use engine::document::{Paper, PaperBlock};
use export::{Content, Item, Volume};

pub fn paper() -> Paper {
    Paper {
        letterhead: "河口市清源区综合行政执法局".into(),
        title: "行政处罚决定书".into(),
        number: "清综执罚决字〔2026〕第12号".into(),
        blocks: vec![
            PaperBlock::Paragraph {
                text: "当事人：喜来鲜果店，经营者“赵六” <zhao&liu>。".into(),
            },
            PaperBlock::Heading {
                text: "一、违法事实和证据".into(),
            },
            PaperBlock::Paragraph {
                text: "第一段。\n第二段，罚款 300 元。".into(),
            },
            PaperBlock::Row {
                label: "案由".into(),
                text: "跨门经营".into(),
            },
            PaperBlock::Row {
                label: "意见".into(),
                text: "拟同意。\n报请审批。".into(),
            },
            PaperBlock::Table {
                columns: vec!["序号".into(), "证据".into(), "证明内容".into()],
                rows: vec![
                    vec!["1".into(), "现场笔录".into(), "占道摆放货架两组".into()],
                    vec!["2".into(), "照片".into(), "同上".into()],
                ],
            },
            PaperBlock::Signature {
                label: "当事人签名".into(),
                text: "赵六".into(),
            },
            PaperBlock::Signature {
                label: "见证人签名".into(),
                text: String::new(),
            },
        ],
        signed: "河口市清源区综合行政执法局".into(),
        dated: "2026年9月25日".into(),
        sealed: true,
    }
}

#[allow(dead_code)]
pub fn volume() -> Volume {
    let item = |title: &str, number: &str, content| Item {
        title: title.into(),
        number: number.into(),
        date: "2026年9月18日".into(),
        content,
    };
    Volume {
        title: "喜来鲜果店跨门经营案".into(),
        items: vec![
            item(
                "行政处罚决定书",
                "清综执罚决字〔2026〕第12号",
                Content::Paper(paper()),
            ),
            item(
                "现场照片: 货架/正面?",
                "",
                Content::Note("种类：视听资料\n来源：执法记录仪\n内容：货架两组".into()),
            ),
        ],
    }
}
