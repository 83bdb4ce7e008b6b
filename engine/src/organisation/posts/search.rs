//! The best weighting: every way of dividing ten points among the six indicators is tried.

use super::{Allotment, Indicator, Judgement, PostsData, Weights, apportion, gini, per_mille};

/// The best weighting and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Best {
    /// The weights; they add up to 100.
    pub weights: Weights,
    /// The posts.
    pub allotment: Allotment,
    /// How it does.
    pub judgement: Judgement,
}

/// Points that are divided; one is a weight of ten.
const POINTS: u32 = 10;

impl PostsData {
    /// The weighting with the least unmet need, of equals the one with the lowest Gini, in steps of ten of a hundred.
    pub fn best(&self) -> Best {
        let table = Table::of(self);
        let mut weights = Weights::default();
        let mut found = None;
        divide(&mut weights, &Indicator::ALL, POINTS, &mut |weights| {
            let figures = table.figures(self, weights);
            if found.is_none_or(|(least, _)| figures < least) {
                found = Some((figures, *weights));
            }
        });
        let weights = found.map_or_else(Weights::default, |(_, weights)| weights);
        let allotment = self.distribute(weights);
        Best {
            weights,
            judgement: self.judge(&allotment),
            allotment,
        }
    }
}

/// Calls back with every division of the points among the indicators.
fn divide(weights: &mut Weights, open: &[Indicator], points: u32, each: &mut impl FnMut(&Weights)) {
    let Some((first, rest)) = open.split_first() else {
        return;
    };
    if rest.is_empty() {
        weights.set(*first, points * 10);
        return each(weights);
    }
    for own in 0..=points {
        weights.set(*first, own * 10);
        divide(weights, rest, points - own, each);
    }
}

/// What does not change with the weights.
struct Table {
    /// Shares by line, district and indicator.
    shares: Vec<Vec<[u64; 6]>>,
    /// Posts lacking before anything is handed down, by line and district; negative where there are too many.
    gaps: Vec<Vec<i64>>,
    /// Need and posts there, by district.
    whole: Vec<(u64, u64)>,
}

impl Table {
    fn of(data: &PostsData) -> Table {
        let lines = 0..data.line.len();
        let districts = 0..data.district.len();
        let each = |line: usize, n: usize| Indicator::ALL.map(|by| data.share(by, line, n));
        let gap =
            |line: usize, n: usize| i64::from(data.need(line, n)) - i64::from(data.had(line, n));
        Table {
            shares: lines
                .clone()
                .map(|line| districts.clone().map(|n| each(line, n)).collect())
                .collect(),
            gaps: lines
                .clone()
                .map(|line| districts.clone().map(|n| gap(line, n)).collect())
                .collect(),
            whole: districts
                .map(|n| {
                    let need = lines.clone().map(|line| u64::from(data.need(line, n)));
                    let had = lines.clone().map(|line| u64::from(data.had(line, n)));
                    (need.sum(), had.sum())
                })
                .collect(),
        }
    }

    /// Unmet need and Gini.
    fn figures(&self, data: &PostsData, weights: &Weights) -> (u64, u32) {
        let scale = Indicator::ALL.map(|by| u64::from(weights.get(by)));
        let mut unmet = 0;
        let mut given = vec![0_u64; self.whole.len()];
        for ((line, shares), gaps) in data.line.iter().zip(&self.shares).zip(&self.gaps) {
            let claim = |shares: &[u64; 6]| shares.iter().zip(scale).map(|(s, w)| s * w).sum();
            let claims: Vec<u64> = shares.iter().map(claim).collect();
            let parts = apportion(line.handed, &claims);
            for ((part, gap), given) in parts.iter().zip(gaps).zip(&mut given) {
                unmet += u64::try_from(gap - i64::from(*part)).unwrap_or(0);
                *given += u64::from(*part);
            }
        }
        let loads = self.whole.iter().zip(&given);
        let loads = loads.map(|((need, had), given)| per_mille(*need, (had + given).max(1)));
        let loads: Vec<u64> = loads.map(u64::from).collect();
        (unmet, gini(&loads))
    }
}
