//! Words of the interface that several screens share.

use crate::store::StoreError;
use engine::activity::{Mode, Rejection, RejectionCode};
use engine::calendar::{Date, Moment};
use engine::case::view::CaseView;
use engine::score::{PathStatus, Proof, Severity};

/// All modes, in the order in which they are offered.
pub const MODES: [Mode; 3] = [Mode::Guided, Mode::Practice, Mode::Exam];

/// The mode's word in addresses and attributes.
pub fn mode_id(mode: Mode) -> &'static str {
    match mode {
        Mode::Guided => "guided",
        Mode::Practice => "practice",
        Mode::Exam => "exam",
    }
}

/// 教学, 练习, 考核.
pub fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Guided => "教学",
        Mode::Practice => "练习",
        Mode::Exam => "考核",
    }
}

/// What the mode means, in one line.
pub fn mode_line(mode: Mode) -> &'static str {
    match mode {
        Mode::Guided => "有提示；操作违法之前先提醒，并说明依据。可以撤回。",
        Mode::Practice => "自由办理；需要时查看已发现的问题。可以撤回。",
        Mode::Exam => "自由办理，中途不作评判；不能撤回。办结后出具报告。",
    }
}

/// What the mode means in a review, in one line.
pub fn review_line(mode: Mode) -> &'static str {
    match mode {
        Mode::Guided => "可以要提示：从哪个角度再看哪一份文书。可以撤销。",
        Mode::Practice => "自己审，没有提示。可以撤销。",
        Mode::Exam => "没有提示，不能撤销；意见书计入成绩。提交后出具结果。",
    }
}

/// What the mode means in a handover, in one line.
pub fn handover_line(mode: Mode) -> &'static str {
    match mode {
        Mode::Guided => "可以要提示，也可以照示范对策办理；随时看得到评估。可以撤销。",
        Mode::Practice => "自己定；随时看得到评估，也可以照示范对策办理。可以撤销。",
        Mode::Exam => "没有提示和示范，不能撤销；评估只在第七周和期满给出。",
    }
}

/// What the mode means in a sitting, in one line.
pub fn joint_line(mode: Mode) -> &'static str {
    match mode {
        Mode::Guided => "可以要提示：先看什么，哪一卷还没有结论。可以撤销。",
        Mode::Practice => "自己审，没有提示。可以撤销，时间也退回去。",
        Mode::Exam => "没有提示，不能撤销。散会后出具结果。",
    }
}

/// What the mode means in the routing drill, in one line.
pub fn routing_line(mode: Mode) -> &'static str {
    match mode {
        Mode::Guided => "每张都可以要提示；派完一张，马上看对错和理由。可以撤销。",
        Mode::Practice => "没有提示；派完一张，马上看对错和理由。可以撤销。",
        Mode::Exam => "没有提示，不能撤销；全部派完才看对错。",
    }
}

/// `2026年9月18日 星期五`.
pub fn day(date: Date) -> String {
    date.chinese_with_weekday()
}

/// `2026年9月18日`.
pub fn long_day(date: Date) -> String {
    let (year, ..) = date.ymd();
    format!("{year}年{}", short_day(date))
}

/// `9月18日`, in lists where the year is plain.
pub fn short_day(date: Date) -> String {
    let (_, month, day) = date.ymd();
    format!("{month}月{day}日")
}

/// `9/18`, in narrow columns.
pub fn slash_day(date: Date) -> String {
    let (_, month, day) = date.ymd();
    format!("{month}/{day}")
}

/// `14:02`.
pub fn clock(moment: Moment) -> String {
    let (hour, minute) = moment.hour_minute();
    format!("{hour:02}:{minute:02}")
}

/// `9月18日 14:02`.
pub fn short_moment(moment: Moment) -> String {
    format!("{} {}", short_day(moment.date()), clock(moment))
}

/// `约 30 分钟`, `约 2 小时`, `约 1 小时 30 分钟`.
pub fn duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("约 {minutes} 分钟"),
        (hours, 0) => format!("约 {hours} 小时"),
        (hours, minutes) => format!("约 {hours} 小时 {minutes} 分钟"),
    }
}

pub use engine::score::points;

/// 优秀, 良好, 合格, 不合格.
pub fn grade(score: i64, passed: bool) -> &'static str {
    match score {
        _ if !passed => "不合格",
        9000.. => "优秀",
        7500.. => "良好",
        _ => "合格",
    }
}

/// What 复议 or a court would do with an act that has such a finding.
pub fn outcome(severity: Option<Severity>, passed: bool) -> &'static str {
    match severity {
        None if !passed => "没有发现违法之处，但案件没有办完。应办的事项没有办，不能得分。",
        Some(Severity::Void) => {
            "属于重大且明显违法。当事人申请确认无效的，复议机关依《行政复议法》第六十七条确认无效，\
             人民法院依《行政诉讼法》第七十五条判决确认无效；造成损失的，还要依法赔偿。"
        }
        Some(Severity::Revocable) => {
            "复议机关依《行政复议法》第六十四条第一款，人民法院依《行政诉讼法》第七十条，可予全部或者部分撤销，\
             并可以要求重新作出。"
        }
        Some(Severity::Unlawful) => {
            "决定不予撤销，但会被确认违法：复议依《行政复议法》第六十五条，诉讼依《行政诉讼法》第七十四条。"
        }
        Some(Severity::Curable) => {
            "属于瑕疵，一般不影响决定的效力；应当及时补正或者说明，并存入案卷。"
        }
        Some(Severity::Remark) => "不影响决定的效力，供今后办案参考。",
        None => {
            "没有发现影响效力的问题。如被申请复议或者被起诉，可望依《行政复议法》第六十八条维持，\
             或者依《行政诉讼法》第六十九条驳回原告的诉讼请求。"
        }
    }
}

/// A finding's name: rules are named by what they demand.
pub fn breach(severity: Severity, title: &str) -> String {
    match severity {
        Severity::Remark => title.to_owned(),
        _ => format!("违反：{title}"),
    }
}

/// 已证明, 孤证, 证据不足.
pub fn proof(proof: Proof) -> &'static str {
    match proof {
        Proof::Proved => "已证明",
        Proof::Solitary => "孤证",
        Proof::Unproved => "证据不足",
    }
}

/// A mark and a word: never by colour only.
pub fn path_status(status: PathStatus) -> (&'static str, &'static str) {
    match status {
        PathStatus::Same => ("＝", "一致"),
        PathStatus::Skipped => ("－", "漏做"),
        PathStatus::Extra => ("＋", "多做"),
        PathStatus::Moved => ("⇅", "次序不同"),
    }
}

/// Where a case stands, in one line.
pub fn place(view: &CaseView) -> String {
    let date = day(view.now.date());
    match &view.clock {
        Some(clock) => format!("{date}，立案第 {} 日", clock.day),
        None => date,
    }
}

/// Why a command was not carried out, as a sentence.
pub fn refusal(rejection: &Rejection) -> String {
    if !rejection.reason.is_empty() && rejection.code != RejectionCode::Malformed {
        return rejection.reason.clone();
    }
    match rejection.code {
        RejectionCode::Malformed => "这步操作没有被识别，请重新打开本页。",
        RejectionCode::Unknown => "没有这个选项，请重新选择。",
        RejectionCode::BadParameter => "还有内容没有填写，或者填写不正确。",
        RejectionCode::Impossible => "现在做不了这件事。",
        RejectionCode::Finished => "本次办案已经结束。",
        RejectionCode::Forbidden => "考核中不能这样做。",
        RejectionCode::Unwritten => "这一步的文书要自己写。",
        RejectionCode::Limit => "本次办案的步数或者天数已到上限。",
    }
    .to_owned()
}

/// What happened to the storage and what can be done.
pub fn store_error(error: &StoreError) -> String {
    match error {
        StoreError::Quota => "浏览器的存储空间已满，最近的操作没有保存。请先在“设置”中导出数据、腾出空间，再点“重试”。".into(),
        StoreError::Conflict => "这次办案已在另一个页面继续，本页面最近的操作没有写入。".into(),
        StoreError::Gone => "没有找到这次办案的记录，它可能已在另一个页面被删除。".into(),
        StoreError::Newer => "本机数据由更新版本的砺法写入，当前版本不能读取。原数据没有改动，请更新后再打开。".into(),
        StoreError::Blocked => "另一个页面正在使用旧版本的数据，请关闭其他砺法页面后重新打开。".into(),
        StoreError::Unavailable => "浏览器不允许本页面保存数据（可能处于无痕浏览）。".into(),
        StoreError::Corrupt(what) => format!("本机数据有损坏，不能读取（{what}）。原数据没有改动。"),
        StoreError::Other(what) => format!("浏览器没有完成保存（{what}）。"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_told_in_hours_and_minutes() {
        for (minutes, text) in [
            (5, "约 5 分钟"),
            (60, "约 1 小时"),
            (90, "约 1 小时 30 分钟"),
            (480, "约 8 小时"),
        ] {
            assert_eq!(duration(minutes), text);
        }
    }

    #[test]
    fn points_are_rounded_to_a_tenth() {
        for (basis, text) in [
            (0, "0"),
            (10_000, "100"),
            (8250, "82.5"),
            (5900, "59"),
            (1234, "12.3"),
            (-1250, "-12.5"),
        ] {
            assert_eq!(points(basis), text);
        }
    }

    #[test]
    fn a_run_that_does_not_pass_is_never_graded_better() {
        assert_eq!(grade(9500, false), "不合格");
        assert_eq!(grade(9000, true), "优秀");
        assert_eq!(grade(6000, true), "合格");
    }
}
