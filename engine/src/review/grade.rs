//! Judging a review: what was seen, what was not, what was seen that is not there.

use super::defect::DefectData;
use super::mark::{Nearness, ReviewMark};
use super::plant::{Planted, Spot};
use super::terms::{Category, Remedy};
use crate::law::{Citation, LawIndex};
use crate::score::{CAPPED, Severity};
use serde::{Deserialize, Serialize};

/// The judgement of a review.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Grade {
    /// Score in basis points, 0 ..= 10 000, without the opinion.
    pub score: i64,
    /// What was planted and what became of it.
    pub defects: Vec<DefectResult>,
    /// Marks at places where nothing is wrong.
    pub alarms: Vec<Alarm>,
    /// By heading.
    pub categories: Vec<CategoryResult>,
    /// What the confidence came to.
    pub confidence: Confidence,
    /// The conclusion given.
    pub conclusion: Option<Remedy>,
    /// The conclusion that was due.
    pub due: Remedy,
    /// Index into `defects` of the fatal defect that was let through and caps the score.
    pub capped_by: Option<usize>,
}

/// One planted defect as judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DefectResult {
    /// Its id.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Its heading.
    pub category: Category,
    /// What it leads to.
    pub severity: Severity,
    /// The provisions, in full.
    pub basis: Vec<String>,
    /// What was to be asked for.
    pub remedy: Remedy,
    /// Why it is a defect.
    pub explain: String,
    /// Where it shows.
    pub shows: Spot,
    /// Index of the mark that found it.
    pub mark: Option<usize>,
    /// Whether the mark is at the place.
    pub placed: bool,
    /// Whether its heading is right.
    pub category_right: bool,
    /// Whether its article is right.
    pub basis_right: bool,
    /// Whether its severity is right.
    pub severity_right: bool,
    /// Whether its remedy is right.
    pub remedy_right: bool,
}

/// A mark where nothing is wrong.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alarm {
    /// The mark.
    pub mark: usize,
    /// The decoy that it fell for; empty if none.
    pub decoy: String,
    /// Why it is lawful; for what is no decoy, that nothing was found there.
    pub why: String,
    /// The provisions, in full.
    pub basis: Vec<String>,
}

/// One heading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CategoryResult {
    /// Which.
    pub category: Category,
    /// Defects found under it.
    pub hits: u32,
    /// Defects not found.
    pub misses: u32,
    /// Marks where nothing is wrong.
    pub alarms: u32,
    /// Of the marks, those that hit, in basis points.
    pub precision: i64,
    /// Of the defects, those found, in basis points.
    pub recall: i64,
    /// Their harmonic mean, in basis points.
    pub f1: i64,
}

/// What stating one's confidence came to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Confidence {
    /// Points: 1, 2, 3 for a right mark, 0, −2, −6 for a wrong one.
    pub points: i64,
    /// For each level, how many marks, and how many of them right.
    pub levels: [(u32, u32); 3],
}

/// What a defect weighs.
fn weight(severity: Severity) -> i64 {
    match severity {
        Severity::Void => 8,
        Severity::Revocable => 6,
        Severity::Unlawful => 3,
        Severity::Curable => 2,
        Severity::Remark => 1,
    }
}

/// What a mark where nothing is wrong costs, in basis points, times the confidence plus one, halved.
const ALARM: i64 = 250;
/// The same for a decoy.
const DECOY: i64 = 450;
/// The share of the conclusion, in basis points.
const CONCLUSION: i64 = 1_000;

/// The mark that finds a defect, and how near it is.
type Best = Option<(usize, Nearness)>;

/// What is compared.
#[derive(Clone, Copy)]
pub struct Exam<'e> {
    /// What can be planted.
    pub defects: &'e [DefectData],
    /// What was.
    pub planted: &'e [Planted],
    /// What the reviewer marked.
    pub marks: &'e [ReviewMark],
    /// The conclusion.
    pub conclusion: Option<Remedy>,
    /// Statutes.
    pub law: &'e LawIndex,
}

impl Exam<'_> {
    /// The judgement.
    pub fn grade(&self) -> Grade {
        let truth: Vec<(&Planted, &DefectData)> = self
            .planted
            .iter()
            .filter_map(|planted| {
                let defect = self.defects.iter().find(|defect| defect.id == planted.id)?;
                Some((planted, defect))
            })
            .collect();
        let mut real: Vec<_> = truth
            .iter()
            .copied()
            .filter(|(_, defect)| !defect.decoy)
            .collect();
        real.sort_by_key(|(_, defect)| std::cmp::Reverse(defect.severity));
        let (found, taken) = self.assign(&real);
        let defects: Vec<DefectResult> = real
            .iter()
            .zip(found)
            .map(|((planted, defect), best)| self.result(planted, defect, best))
            .collect();
        let alarms = self.alarms(&truth, &taken);
        let due = defects
            .iter()
            .map(|result| result.remedy)
            .max()
            .unwrap_or(Remedy::Agree);
        let possible: i64 = defects
            .iter()
            .map(|result| weight(result.severity) * 10)
            .sum();
        let earned: i64 = defects.iter().map(points).sum();
        let found = if possible == 0 {
            10_000 - CONCLUSION
        } else {
            (10_000 - CONCLUSION) * earned / possible
        };
        let concluded = if self.conclusion == Some(due) {
            CONCLUSION
        } else {
            0
        };
        let cost: i64 = alarms
            .iter()
            .map(|alarm| {
                let level = self.marks.get(alarm.mark).map_or(1, |mark| mark.confidence);
                let base = if alarm.decoy.is_empty() { ALARM } else { DECOY };
                base * (i64::from(level) + 1) / 2
            })
            .sum();
        let score = (found + concluded - cost).clamp(0, 10_000);
        let capped_by = defects
            .iter()
            .position(|result| result.mark.is_none() && result.severity >= Severity::Revocable);
        Grade {
            score: if capped_by.is_some() {
                score.min(CAPPED)
            } else {
                score
            },
            categories: self.categories(&defects, &alarms),
            confidence: self.confidence(&alarms),
            conclusion: self.conclusion,
            due,
            capped_by,
            defects,
            alarms,
        }
    }

    /// Which mark finds which defect, the best fitting pairs first; and which marks are taken.
    fn assign(&self, real: &[(&Planted, &DefectData)]) -> (Vec<Best>, Vec<bool>) {
        let mut pairs = Vec::new();
        for (d, (planted, defect)) in real.iter().enumerate() {
            for (m, mark) in self.marks.iter().enumerate() {
                let Some(near) = nearest(mark, planted) else {
                    continue;
                };
                let same = mark.category == defect.category;
                // Elsewhere in the document it counts only under the right heading.
                if near == Nearness::Item && !same {
                    continue;
                }
                let first = mark.near(&planted.shows) == Some(Nearness::Exact);
                let cited = self.cites(&mark.basis, &defect.basis);
                pairs.push(((first, near, same, cited), d, m, near));
            }
        }
        // Of pairs that fit alike, that of the graver defect and the earlier mark.
        pairs.sort_by_key(|&(rank, d, m, _)| (std::cmp::Reverse(rank), d, m));
        let mut found = vec![None; real.len()];
        let mut taken = vec![false; self.marks.len()];
        for (_, d, m, near) in pairs {
            if let (Some(slot @ None), Some(free @ false)) = (found.get_mut(d), taken.get_mut(m)) {
                *slot = Some((m, near));
                *free = true;
            }
        }
        (found, taken)
    }

    fn result(&self, planted: &Planted, defect: &DefectData, best: Best) -> DefectResult {
        let mark = best.and_then(|(n, _)| self.marks.get(n));
        DefectResult {
            id: defect.id.clone(),
            title: defect.title.clone(),
            category: defect.category,
            severity: defect.severity,
            basis: self.full(&defect.basis),
            remedy: defect.remedy,
            explain: defect.explain.clone(),
            shows: planted.shows.clone(),
            mark: best.map(|(n, _)| n),
            placed: best.is_some_and(|(_, near)| near == Nearness::Exact),
            category_right: mark.is_some_and(|mark| mark.category == defect.category),
            basis_right: mark.is_some_and(|mark| self.cites(&mark.basis, &defect.basis)),
            severity_right: mark.is_some_and(|mark| mark.severity == defect.severity),
            remedy_right: mark.is_some_and(|mark| mark.remedy == defect.remedy),
        }
    }

    fn full(&self, basis: &[Citation]) -> Vec<String> {
        basis
            .iter()
            .map(|citation| self.law.full(citation))
            .collect()
    }

    /// Whether a text names an article of one of the provisions.
    fn cites(&self, text: &str, basis: &[Citation]) -> bool {
        let named = |citation: &Citation| {
            let known = self.law.canonical(citation)?;
            Some((known.statute, known.place.article))
        };
        let Some(own) = text.trim().parse::<Citation>().ok().and_then(|c| named(&c)) else {
            return false;
        };
        basis.iter().filter_map(named).any(|right| right == own)
    }

    /// Marks that hit nothing, and mark no consequence of what was planted.
    fn alarms(&self, truth: &[(&Planted, &DefectData)], taken: &[bool]) -> Vec<Alarm> {
        let mut alarms = Vec::new();
        for (n, mark) in self.marks.iter().enumerate() {
            if taken.get(n).copied().unwrap_or(false) {
                continue;
            }
            let echo = truth.iter().any(|(planted, defect)| {
                !defect.decoy
                    && defect.category == mark.category
                    && nearest(mark, planted) == Some(Nearness::Exact)
            });
            if echo {
                continue;
            }
            let decoy = truth.iter().find(|(planted, defect)| {
                defect.decoy && nearest(mark, planted) == Some(Nearness::Exact)
            });
            alarms.push(match decoy {
                Some((_, defect)) => Alarm {
                    mark: n,
                    decoy: defect.id.clone(),
                    why: defect.explain.clone(),
                    basis: self.full(&defect.basis),
                },
                None => Alarm {
                    mark: n,
                    decoy: String::new(),
                    why: "这一处与卷内其他材料一致，全部规则和文书检查都没有发现问题。".to_owned(),
                    basis: Vec::new(),
                },
            });
        }
        alarms
    }

    fn categories(&self, defects: &[DefectResult], alarms: &[Alarm]) -> Vec<CategoryResult> {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let rows = Category::ALL.into_iter().map(|category| {
            let own = || {
                defects
                    .iter()
                    .filter(move |result| result.category == category)
            };
            let hits = count(own().filter(|result| result.mark.is_some()).count());
            let misses = count(own().filter(|result| result.mark.is_none()).count());
            let false_marks = alarms.iter().filter(|alarm| {
                self.marks
                    .get(alarm.mark)
                    .is_some_and(|mark| mark.category == category)
            });
            let wrong = count(false_marks.count());
            CategoryResult {
                category,
                hits,
                misses,
                alarms: wrong,
                precision: share(hits, hits + wrong),
                recall: share(hits, hits + misses),
                f1: share(2 * hits, 2 * hits + wrong + misses),
            }
        });
        rows.filter(|row| row.hits + row.misses + row.alarms > 0)
            .collect()
    }

    fn confidence(&self, alarms: &[Alarm]) -> Confidence {
        let mut told = Confidence::default();
        for (n, mark) in self.marks.iter().enumerate() {
            let right = !alarms.iter().any(|alarm| alarm.mark == n);
            let level = usize::from(mark.confidence.clamp(1, 3)) - 1;
            if let Some((all, hit)) = told.levels.get_mut(level) {
                *all += 1;
                *hit += u32::from(right);
            }
            let (gain, loss) = [(1, 0), (2, -2), (3, -6)]
                .get(level)
                .copied()
                .unwrap_or((0, 0));
            told.points += if right { gain } else { loss };
        }
        told
    }
}

fn nearest(mark: &ReviewMark, planted: &Planted) -> Option<Nearness> {
    let spots = std::iter::once(&planted.shows).chain(&planted.also);
    spots.filter_map(|spot| mark.near(spot)).max()
}

/// Tenths of its weight that a defect earned.
fn points(result: &DefectResult) -> i64 {
    if result.mark.is_none() {
        return 0;
    }
    let mut tenths = if result.placed { 6 } else { 4 };
    for right in [
        result.category_right,
        result.basis_right,
        result.severity_right,
        result.remedy_right,
    ] {
        tenths += i64::from(right);
    }
    weight(result.severity) * tenths
}

/// A share in basis points; 0 of nothing.
fn share(part: u32, whole: u32) -> i64 {
    if whole == 0 {
        0
    } else {
        10_000 * i64::from(part) / i64::from(whole)
    }
}
