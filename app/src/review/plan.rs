//! What a dossier shall hold: its size, what was overlooked so far, the dossier of the day.

use engine::activity::Seed;
use engine::calendar::Date;
use engine::review::{Category, CategoryResult, Profile};
use engine::score::PASS;

/// How much there is to find (份量).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// A short half hour.
    Light,
    /// As in an ordinary week.
    Usual,
    /// As before a hearing.
    Heavy,
}

impl Size {
    /// All, the smallest first.
    pub const ALL: [Size; 3] = [Size::Light, Size::Usual, Size::Heavy];

    /// Its word in the form.
    pub fn id(self) -> &'static str {
        match self {
            Size::Light => "light",
            Size::Usual => "usual",
            Size::Heavy => "heavy",
        }
    }

    /// Its name.
    pub fn chinese(self) -> &'static str {
        match self {
            Size::Light => "轻",
            Size::Usual => "常规",
            Size::Heavy => "重",
        }
    }

    /// What it asks, in one line; not how many there are.
    pub fn line(self) -> &'static str {
        match self {
            Size::Light => "问题少，多在明处。",
            Size::Usual => "明处暗处都有，另有看似有错、其实合法的地方。",
            Size::Heavy => "问题多，要前后文书对着看。",
        }
    }

    /// The size of that word.
    pub fn of(id: &str) -> Option<Size> {
        Size::ALL.into_iter().find(|size| size.id() == id)
    }

    /// What the dossier shall hold.
    pub fn profile(self, weak: Vec<Category>) -> Profile {
        let (defects, decoys, hardest) = match self {
            Size::Light => (3, 1, 2),
            Size::Usual => (5, 2, 0),
            Size::Heavy => (8, 4, 0),
        };
        Profile {
            defects,
            decoys,
            hardest,
            weak,
        }
    }
}

/// The seed of 每日一卷: the day as eight digits, the same for everybody.
pub fn daily(today: Date) -> Option<Seed> {
    let (year, month, day) = today.ymd();
    let year = u64::try_from(year).ok()?;
    Seed::new(year * 10_000 + u64::from(month) * 100 + u64::from(day))
}

/// The day of 每日一卷 that a seed stands for.
pub fn day_of(seed: Seed) -> Option<Date> {
    let digits = seed.get();
    if !(20_000_101..=29_991_231).contains(&digits) {
        return None;
    }
    let part = |number: u64| u32::try_from(number).ok();
    let year = i32::try_from(digits / 10_000).ok()?;
    Date::new(year, part(digits / 100 % 100)?, part(digits % 100)?)
}

/// At most so many headings are brought up more often.
const MOST_WEAK: usize = 3;
/// So many of one's latest reviews say where one is weak.
const LATEST: usize = 8;

/// The headings in which most was overlooked or wrongly marked of late, the weakest first; `reviews` latest first.
pub fn weak(reviews: &[Vec<CategoryResult>]) -> Vec<Category> {
    let latest = || reviews.iter().take(LATEST).flatten();
    let mut found: Vec<(u32, Category)> = Category::ALL
        .into_iter()
        .map(|category| {
            let own = latest().filter(|row| row.category == category);
            let (hits, faults) = own.fold((0, 0), |(hits, faults), row| {
                (hits + row.hits, faults + row.misses + row.alarms)
            });
            // As often wrong as right, or worse.
            (if faults >= hits { faults } else { 0 }, category)
        })
        .filter(|(faults, _)| *faults > 0)
        .collect();
    found.sort_by_key(|(faults, _)| std::cmp::Reverse(*faults));
    found
        .into_iter()
        .map(|(_, category)| category)
        .take(MOST_WEAK)
        .collect()
}

/// The size to offer: one more after two good results, one less after two bad ones; scores latest first.
pub fn suggested(scores: &[i64]) -> Size {
    match scores {
        [] => Size::Light,
        [one, other, ..] if one.min(other) >= &8_500 => Size::Heavy,
        [one, other, ..] if one.max(other) < &PASS => Size::Light,
        [one] if *one < PASS => Size::Light,
        _ => Size::Usual,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(category: Category, hits: u32, misses: u32, alarms: u32) -> CategoryResult {
        CategoryResult {
            category,
            hits,
            misses,
            alarms,
            precision: 0,
            recall: 0,
            f1: 0,
        }
    }

    #[test]
    fn the_seed_of_a_day_leads_back_to_the_day_and_a_drawn_one_to_none() {
        let day = Date::new(2026, 11, 27).unwrap();
        let seed = daily(day).unwrap();
        assert_eq!(seed.get(), 20_261_127);
        assert_eq!(day_of(seed), Some(day));
        for digits in [42, 999_999, 20_261_301, 20_260_230] {
            assert_eq!(day_of(Seed::new(digits).unwrap()), None, "{digits}");
        }
    }

    #[test]
    fn weak_are_the_headings_in_which_more_went_wrong_than_right() {
        let reviews = vec![
            vec![
                row(Category::Procedure, 1, 2, 0),
                row(Category::Facts, 3, 1, 0),
            ],
            vec![
                row(Category::Evidence, 0, 1, 3),
                row(Category::Law, 0, 0, 0),
            ],
        ];
        assert_eq!(weak(&reviews), [Category::Evidence, Category::Procedure]);
        assert_eq!(weak(&[]), []);
    }

    #[test]
    fn two_results_of_a_kind_change_the_size() {
        assert_eq!(suggested(&[]), Size::Light);
        assert_eq!(suggested(&[9_000, 8_600, 1_000]), Size::Heavy);
        assert_eq!(suggested(&[5_900, 2_000]), Size::Light);
        assert_eq!(suggested(&[9_000, 2_000]), Size::Usual);
    }
}
