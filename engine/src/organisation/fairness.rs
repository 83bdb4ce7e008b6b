//! Whole-number arithmetic of fair shares: apportionment and inequality.

/// Divides a whole among claims by largest remainder (最大余数法): the parts add up to the whole exactly.
///
/// Equal remainders go to the earlier claim. Where no one claims anything, all claim the same.
pub fn apportion(whole: u32, claims: &[u64]) -> Vec<u32> {
    let sum: u128 = claims.iter().map(|claim| u128::from(*claim)).sum();
    if sum == 0 {
        return match claims.is_empty() {
            true => Vec::new(),
            false => apportion(whole, &vec![1; claims.len()]),
        };
    }
    let quota = |claim: &u64| u128::from(*claim) * u128::from(whole);
    let mut parts: Vec<u32> = claims
        .iter()
        .map(|claim| u32::try_from(quota(claim) / sum).unwrap_or(whole))
        .collect();
    let given: u32 = parts.iter().sum();
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by_key(|n| std::cmp::Reverse(claims.get(*n).map_or(0, |claim| quota(claim) % sum)));
    let left = usize::try_from(whole.saturating_sub(given)).unwrap_or(0);
    for n in order.into_iter().take(left) {
        if let Some(part) = parts.get_mut(n) {
            *part += 1;
        }
    }
    parts
}

/// Gini coefficient (基尼系数) in per mille: 0 where all have the same, towards 1 000 where one has all.
pub fn gini(values: &[u64]) -> u32 {
    let count = i128::try_from(values.len()).unwrap_or(0);
    let sum: i128 = values.iter().map(|value| i128::from(*value)).sum();
    if count == 0 || sum == 0 {
        return 0;
    }
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let weighted: i128 = (1_i128..)
        .zip(&sorted)
        .map(|(place, value)| (2 * place - count - 1) * i128::from(*value))
        .sum();
    u32::try_from(weighted * 1_000 / (count * sum)).unwrap_or(0)
}

/// Part of a whole in per mille; 0 of nothing.
pub fn per_mille(part: u64, whole: u64) -> u32 {
    let share = (u128::from(part) * 1_000).checked_div(u128::from(whole));
    u32::try_from(share.unwrap_or(0)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_to_the_whole_exactly() {
        for (whole, claims) in [
            (512, vec![3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]),
            (16, vec![1; 11]),
            (1, vec![0, 0, 0]),
            (7, vec![u64::MAX, u64::MAX, 1]),
            (0, vec![4, 5]),
        ] {
            let parts = apportion(whole, &claims);
            assert_eq!(parts.iter().sum::<u32>(), whole, "{claims:?}");
        }
        assert!(apportion(5, &[]).is_empty());
    }

    #[test]
    fn the_largest_remainder_gets_the_odd_post() {
        // Quotas 4.7, 3.6, 1.7: the two largest remainders are the first and the last, the first of equals first.
        assert_eq!(apportion(10, &[47, 36, 17]), vec![5, 3, 2]);
        assert_eq!(apportion(1, &[1, 1]), vec![1, 0]);
        assert_eq!(apportion(10, &[1, 1, 1]), vec![4, 3, 3]);
    }

    #[test]
    fn gini_is_nought_for_equals_and_near_a_thousand_for_one_who_has_all() {
        assert_eq!(gini(&[5, 5, 5, 5]), 0);
        assert_eq!(gini(&[0, 0, 0, 10]), 750);
        assert_eq!(gini(&[1, 3]), 250);
        assert_eq!(gini(&[]), 0);
        assert_eq!(gini(&[0, 0]), 0);
    }

    #[test]
    fn gini_does_not_depend_on_order_or_scale() {
        assert_eq!(gini(&[9, 1, 4]), gini(&[1, 4, 9]));
        assert_eq!(gini(&[9, 1, 4]), gini(&[900, 100, 400]));
    }
}
