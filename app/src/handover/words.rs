//! Words and figures of the handover's screens.

use engine::handover::assess::{End, Light};
use engine::handover::view::{ItemView, Standing};
use engine::handover::{Channel, Post, Verdict};

/// All posts in their order.
pub const POSTS: [Post; 6] = [
    Post::Squad1,
    Post::Squad2,
    Post::Squad3,
    Post::Duty,
    Post::Office,
    Post::Review,
];

/// All channels.
pub const CHANNELS: [Channel; 3] = [Channel::Party, Channel::Shadow, Channel::Site];

/// The word of a post in attributes.
pub fn post_id(post: Post) -> &'static str {
    match post {
        Post::Squad1 => "squad1",
        Post::Squad2 => "squad2",
        Post::Squad3 => "squad3",
        Post::Duty => "duty",
        Post::Office => "office",
        Post::Review => "review",
    }
}

/// The word of a channel in attributes.
pub fn channel_id(channel: Channel) -> &'static str {
    match channel {
        Channel::Party => "party",
        Channel::Shadow => "shadow",
        Channel::Site => "site",
    }
}

/// How an item stands, in a word.
pub fn standing(item: &ItemView) -> &'static str {
    match item.verdict {
        None => "待研判",
        Some((Verdict::Defer, _)) => "暂缓",
        Some((Verdict::Return, _)) => "退回",
        Some((Verdict::Accept, _)) => match (item.live, item.gated) {
            (Some(_), true) => "已上线",
            (Some(_), false) => "带病上线",
            (None, _) => "承接，未上线",
        },
    }
}

/// The class of that word.
pub fn standing_class(item: &ItemView) -> &'static str {
    match item.verdict {
        None => "tag open",
        Some((Verdict::Accept, _)) => match (item.live, item.gated) {
            (Some(_), true) => "tag good",
            (Some(_), false) => "tag bad",
            (None, _) => "tag plain",
        },
        Some(_) => "tag quiet",
    }
}

/// How an errand stands.
pub fn errand(stands: Standing) -> String {
    match stands {
        Standing::Not => "未办".to_owned(),
        Standing::Listed => "内勤在办".to_owned(),
        Standing::Coming(days) => format!("等待，约 {days} 个工作日"),
        Standing::There => "已办成".to_owned(),
    }
}

/// A light's word and class.
pub fn light(score: i64) -> (&'static str, &'static str) {
    match Light::of(score) {
        Light::Green => ("绿灯", "light green"),
        Light::Yellow => ("黄灯", "light yellow"),
        Light::Red => ("红灯", "light red"),
    }
}

/// What became of an item.
pub fn end(end: End) -> &'static str {
    match end {
        End::Taken => "承接",
        End::Extended => "延期",
        End::Withdrawn => "收回",
    }
}

/// Thousandths as `3.2`.
pub fn thousandths(value: u64) -> String {
    format!("{}.{}", value / 1_000, value % 1_000 / 100)
}

/// Basis points as `96.20%`.
pub fn percent(bp: i64) -> String {
    format!("{}.{:02}%", bp / 100, bp % 100)
}

/// Orders in words, alike ones together: what was done, and to whom or what each time; nothing where it stands for itself.
pub fn gist(lines: &[String]) -> Vec<(String, Vec<String>)> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for line in lines {
        let Some((head, of)) = line.split_once('：') else {
            groups.push((line.clone(), Vec::new()));
            continue;
        };
        match groups
            .iter_mut()
            .find(|(known, of)| known == head && !of.is_empty())
        {
            Some((_, all)) => all.push(of.to_owned()),
            None => groups.push((head.to_owned(), vec![of.to_owned()])),
        }
    }
    groups
}
