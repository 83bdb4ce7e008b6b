//! The shipped holiday calendar, the deadline vectors and the laws that every deadline obeys.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use engine::calendar::{
    Date, HolidayCalendar, HolidayData, HolidayProblem, Last, Moment, Period, Roll, Unit, deadline,
    latest_day_before, workdays_between,
};

fn shipped() -> HolidayCalendar {
    toml::from_str(include_str!("../../scenarios/calendar/holidays.toml")).unwrap()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

#[test]
fn last_lawful_days() {
    let calendar = shipped();
    // vector, start, period, roll, last day, moved
    for (vector, from, n, roll, last, rolled) in [
        (
            "T1 登记保存",
            "2026-09-04",
            "7个工作日",
            Roll::Never,
            "2026-09-15",
            false,
        ),
        (
            "T2 登记保存跨国庆",
            "2026-09-28",
            "7个工作日",
            Roll::Never,
            "2026-10-13",
            false,
        ),
        (
            "T3 立案",
            "2026-09-09",
            "90日",
            Roll::Never,
            "2026-12-08",
            false,
        ),
        (
            "T3 延期",
            "2026-12-08",
            "30日",
            Roll::Never,
            "2027-01-07",
            false,
        ),
        (
            "T4 立案",
            "2024-09-09",
            "90日",
            Roll::Never,
            "2024-12-08",
            false,
        ),
        (
            "T5 扣押",
            "2026-09-01",
            "30日",
            Roll::Never,
            "2026-10-01",
            false,
        ),
        (
            "T5 扣押延期",
            "2026-10-01",
            "30日",
            Roll::Never,
            "2026-10-31",
            false,
        ),
        (
            "T6 陈述申辩",
            "2026-09-18",
            "5个工作日",
            Roll::Never,
            "2026-09-24",
            false,
        ),
        (
            "T8 缴款",
            "2026-09-10",
            "15日",
            Roll::Never,
            "2026-09-25",
            false,
        ),
        (
            "T8 缴款顺延",
            "2026-09-10",
            "15日",
            Roll::Forward,
            "2026-09-28",
            true,
        ),
        (
            "T8 复议",
            "2026-09-10",
            "60日",
            Roll::Never,
            "2026-11-09",
            false,
        ),
        (
            "T8 复议不需顺延",
            "2026-09-10",
            "60日",
            Roll::Forward,
            "2026-11-09",
            false,
        ),
        (
            "T9 催告",
            "2026-09-10",
            "10个工作日",
            Roll::Never,
            "2026-09-23",
            false,
        ),
        (
            "起诉",
            "2026-09-10",
            "6个月",
            Roll::Never,
            "2027-03-10",
            false,
        ),
        (
            "未告知",
            "2026-09-10",
            "1年",
            Roll::Never,
            "2027-09-10",
            false,
        ),
        (
            "末日是调休上班的星期日",
            "2026-09-05",
            "15日",
            Roll::Forward,
            "2026-09-20",
            false,
        ),
        (
            "末日是星期六，次日调休上班",
            "2026-09-04",
            "15日",
            Roll::Forward,
            "2026-09-20",
            true,
        ),
    ] {
        let end = deadline(&calendar, date(from), &period(n), roll);
        assert_eq!(
            (end.last, end.rolled),
            (Last::Day(date(last)), rolled),
            "{vector}"
        );
    }
}

#[test]
fn t4_decision_of_2024_12_11_is_day_93() {
    assert_eq!(date("2024-09-09").days_until(date("2024-12-11")), 93);
    assert_eq!(date("2024-12-08").days_until(date("2024-12-11")), 3);
}

#[test]
fn t6_first_day_for_the_decision_is_the_monday_after_mid_autumn() {
    assert_eq!(
        shipped().next_workday(date("2026-09-24")),
        date("2026-09-28")
    );
}

#[test]
fn latest_days_for_notice_before_a_hearing_or_substitute_performance() {
    let calendar = shipped();
    for (vector, day, n, latest) in [
        ("T7 听证", "2026-09-24", "7个工作日", "2026-09-15"),
        ("代履行", "2026-09-24", "3个工作日", "2026-09-20"),
        ("跨国庆", "2026-10-12", "3个工作日", "2026-10-07"),
        ("自然日", "2026-09-24", "7日", "2026-09-16"),
        ("月", "2026-09-24", "1个月", "2026-08-23"),
        ("年", "2026-09-24", "1年", "2025-09-23"),
    ] {
        let end = latest_day_before(&calendar, date(day), &period(n));
        assert_eq!(end.last, Last::Day(date(latest)), "{vector}");
    }
}

#[test]
fn hours_run_from_the_minute() {
    let calendar = shipped();
    let from: Moment = "2026-09-30T16:20".parse().unwrap();
    let end = deadline(&calendar, from, &period("24小时"), Roll::Forward);
    assert_eq!(end.last, Last::Moment("2026-10-01T16:20".parse().unwrap()));
    assert!(!end.rolled, "hours never roll");
    let day = deadline(&calendar, from, &period("1日"), Roll::Never);
    assert_eq!(
        day.last,
        Last::Day(date("2026-10-01")),
        "days count from the day"
    );
    assert_eq!(
        latest_day_before(&calendar, date("2026-09-24"), &period("24小时"))
            .last
            .moment(),
        "2026-09-23T00:00".parse().unwrap(),
    );
}

#[test]
fn every_day_agrees_with_chinesecalendar() {
    let calendar = shipped();
    let mut days = 0;
    for line in include_str!("data/chinesecalendar-1.11.0.csv")
        .lines()
        .skip(1)
    {
        let (day, works) = line.split_once(',').unwrap();
        assert_eq!(calendar.is_workday(date(day)), works == "1", "{day}");
        days += 1;
    }
    assert_eq!(days, 366 + 365 + 365);
}

#[test]
fn holidays_have_names_and_make_up_workdays_are_known() {
    let calendar = shipped();
    assert_eq!(calendar.holiday_name(date("2026-09-26")), Some("中秋节"));
    assert_eq!(calendar.holiday_name(date("2026-10-10")), None);
    assert!(calendar.is_makeup_workday(date("2026-09-20")));
    assert!(!calendar.is_makeup_workday(date("2026-09-21")));
    assert_eq!(
        calendar.prev_workday(date("2026-10-08")),
        date("2026-09-30")
    );
    assert!(calendar.covers(2026) && !calendar.covers(2027));
}

#[test]
fn a_year_without_data_counts_weekends_only_and_says_so() {
    let calendar = shipped();
    let end = deadline(
        &calendar,
        date("2026-12-30"),
        &period("5个工作日"),
        Roll::Never,
    );
    assert_eq!(
        end.last,
        Last::Day(date("2027-01-06")),
        "1 January counts as a workday"
    );
    assert_eq!(end.uncovered_year, Some(2027));
    let end = deadline(
        &calendar,
        date("2026-12-10"),
        &period("90日"),
        Roll::Forward,
    );
    assert_eq!(
        (end.last.date(), end.uncovered_year),
        (date("2027-03-10"), Some(2027))
    );
    let end = deadline(&calendar, date("2026-12-10"), &period("90日"), Roll::Never);
    assert_eq!(end.uncovered_year, None, "no holiday was looked at");
    let end = latest_day_before(&calendar, date("2024-01-04"), &period("5个工作日"));
    assert_eq!(end.uncovered_year, Some(2023));
}

/// What must hold of every deadline, over every start day of four years.
#[test]
fn properties_of_deadlines() {
    let calendar = shipped();
    for n in 0..4 * 365 {
        let from = date("2023-07-01").plus_days(n);
        let mut before = from;
        for k in [1, 2, 3, 5, 7, 10, 15, 30, 60, 90] {
            let workdays = Period::new(k, Unit::Workday).unwrap();
            let last = deadline(&calendar, from, &workdays, Roll::Never)
                .last
                .date();
            assert!(calendar.is_workday(last));
            assert!(last > before, "longer periods end later");
            assert_eq!(workdays_between(&calendar, from, last), i32::from(k));
            before = last;

            let latest = latest_day_before(&calendar, from, &workdays).last.date();
            assert_eq!(
                workdays_between(&calendar, latest, from.plus_days(-1)),
                i32::from(k)
            );
            assert!(
                calendar.is_workday(latest.plus_days(1)),
                "one day later is too late"
            );

            let days = Period::new(k, Unit::Day).unwrap();
            let still = deadline(&calendar, from, &days, Roll::Never).last.date();
            assert_eq!(from.days_until(still), i32::from(k));
            let moved = deadline(&calendar, from, &days, Roll::Forward);
            assert!(calendar.is_workday(moved.last.date()));
            assert_eq!(moved.rolled, !calendar.is_workday(still));
            assert_eq!(
                workdays_between(&calendar, still, moved.last.date()),
                i32::from(moved.rolled)
            );
            let latest = latest_day_before(&calendar, from, &days).last.date();
            assert_eq!(latest.days_until(from), i32::from(k) + 1);
        }
        assert_eq!(
            calendar.workday_from(from) == from,
            calendar.is_workday(from)
        );
        assert!(calendar.next_workday(from) > from && calendar.prev_workday(from) < from);
    }
}

#[test]
fn the_ends_of_the_range_hold() {
    let calendar = shipped();
    let longest = Period::new(Period::MAX, Unit::Workday).unwrap();
    assert_eq!(
        deadline(&calendar, Date::MAX, &longest, Roll::Never)
            .last
            .date(),
        Date::MAX
    );
    assert_eq!(
        latest_day_before(&calendar, Date::MIN, &longest)
            .last
            .date(),
        Date::MIN
    );
    let years = Period::new(Period::MAX, Unit::Year).unwrap();
    assert_eq!(
        deadline(&calendar, Date::MIN, &years, Roll::Forward)
            .last
            .date(),
        Date::MAX
    );
    assert_eq!(
        latest_day_before(&calendar, Date::MAX, &years).last.date(),
        Date::MIN
    );
}

#[test]
fn faulty_calendar_data_is_refused_with_its_place() {
    for (toml, path, problem) in [
        (
            "[[year]]\nyear=2026\nsource=''\nholiday=[]\n[[year]]\nyear=2026\nsource=''\nholiday=[]",
            "year[1]",
            HolidayProblem::DuplicateYear,
        ),
        (
            "[[year]]\nyear=99999\nsource=''\nholiday=[]",
            "year[0]",
            HolidayProblem::YearOutOfRange,
        ),
        (
            "[[year]]\nyear=2026\nsource=''\nholiday=[{name='',from='2025-12-31',to='2026-01-01'}]",
            "year[0].holiday[0]",
            HolidayProblem::OtherYear,
        ),
        (
            "[[year]]\nyear=2026\nsource=''\nholiday=[{name='',from='2026-01-03',to='2026-01-01'}]",
            "year[0].holiday[0]",
            HolidayProblem::Reversed,
        ),
        (
            "[[year]]\nyear=2026\nsource=''\nholiday=[{name='',from='2026-01-01',to='2026-01-03',workdays=['2026-01-03']}]",
            "year[0].holiday[0].workdays[0]",
            HolidayProblem::Overlap,
        ),
        (
            "[[year]]\nyear=2026\nsource=''\nholiday=[{name='',from='2026-01-01',to='2026-01-01',workdays=['2026-01-05']}]",
            "year[0].holiday[0].workdays[0]",
            HolidayProblem::NotAWeekend,
        ),
    ] {
        let data: HolidayData = toml::from_str(toml).unwrap();
        let error = HolidayCalendar::new(data).unwrap_err();
        assert_eq!((error.path.as_str(), error.problem), (path, problem));
    }
}

#[test]
fn the_calendar_survives_json() {
    let calendar = shipped();
    let json = serde_json::to_string(&calendar).unwrap();
    assert_eq!(
        serde_json::from_str::<HolidayCalendar>(&json).unwrap(),
        calendar
    );
}
