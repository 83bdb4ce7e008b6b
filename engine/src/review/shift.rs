//! Days moved, in values and in texts.

use crate::calendar::{Date, Moment};
use crate::value::Value;

/// A move by so many days.
#[derive(Clone, Copy)]
pub(super) struct Shift {
    pub days: i32,
}

impl Shift {
    pub fn moment(self, at: Moment) -> Moment {
        Moment::new(at.date().plus_days(self.days), at.minute()).unwrap_or(at)
    }

    /// Moves a value that is of the old day.
    pub fn value(self, value: &mut Value, old: Date) {
        match value {
            Value::Date(day) if *day == old => *day = day.plus_days(self.days),
            Value::Moment(at) if at.date() == old => *at = self.moment(*at),
            _ => {}
        }
    }

    /// Rewrites the old day in a text, with or without its year, in any of the usual ways.
    pub fn text(self, text: &str, old: Date) -> String {
        let new = old.plus_days(self.days);
        let (_, month, day) = old.ymd();
        let (_, new_month, new_day) = new.ymd();
        // A mark keeps a day that was just written from being rewritten again.
        let short = format!("{month}月{day}日");
        let text = text
            .replace(&old.chinese(), "\u{1}")
            .replace(&old.to_string(), "\u{2}");
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once(&short) {
            out.push_str(before);
            // `12月1日` is not `2月1日`.
            if before.ends_with(|c: char| c.is_ascii_digit()) || before.ends_with('年') {
                out.push_str(&short);
            } else {
                out.push_str(&format!("{new_month}月{new_day}日"));
            }
            rest = after;
        }
        out.push_str(rest);
        out.replace('\u{1}', &new.chinese())
            .replace('\u{2}', &new.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_rewritten_wherever_it_stands() {
        let shift = Shift { days: 3 };
        let old = Date::new(2026, 9, 1).unwrap();
        assert_eq!(
            shift.text(
                "2026年9月1日9时；9月1日；2026-09-01；19月1日；2025年9月1日",
                old
            ),
            "2026年9月4日9时；9月4日；2026-09-04；19月1日；2025年9月1日"
        );
    }
}
