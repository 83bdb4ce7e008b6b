//! Well-formed values: document numbers, 身份证号码, 统一社会信用代码, certificates, sums.

use super::check::Form;
use super::class::Class;
use super::normal::{Folded, fold_str};
use super::values::{day, moments, sum};

/// Whether a text is of that form.
///
/// `figures` is what the field of the sum in figures holds, for [`Form::Capital`].
pub(crate) fn is_well_formed(form: Form, text: &str, figures: &str) -> bool {
    let folded = Folded::new(text);
    match form {
        Form::Number => {
            let at =
                (0..folded.chars.len()).find(|&at| Class::Number.end(&folded.chars, at).is_some());
            at.is_some_and(|at| at > 0)
        }
        Form::Identity => is_identity(&fold_str(text)),
        Form::CreditCode => is_credit_code(&fold_str(text)),
        Form::Certificate => {
            let figures = folded.chars.iter().filter(|c| c.is_ascii_digit()).count();
            figures >= 4
        }
        Form::Date => day(text).is_some(),
        Form::Span => match moments(text).as_slice() {
            [from, .., to] => from <= to,
            _ => false,
        },
        Form::Money => sum(text).is_some() || !super::values::sums(&folded).is_empty(),
        Form::Capital => {
            let capital = fold_str(text);
            let written = "零壹贰叁肆伍陆柒捌玖";
            capital.chars().any(|c| written.contains(c))
                && sum(&capital).is_some_and(|fen| figures.is_empty() || sum(figures) == Some(fen))
        }
        Form::Phone => {
            let figures = folded.chars.iter().filter(|c| c.is_ascii_digit()).count();
            (7..=12).contains(&figures)
        }
    }
}

/// GB 11643: eighteen characters, a date of birth that exists, the check character by ISO 7064 MOD 11-2.
pub(crate) fn is_identity(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let (Some(body), Some(&check)) = (chars.get(..17), chars.get(17)) else {
        return false;
    };
    let digits: Option<Vec<u32>> = body.iter().map(|c| c.to_digit(10)).collect();
    let Some(digits) = digits.filter(|_| chars.len() == 18) else {
        return false;
    };
    let number = |from: usize, to: usize| {
        digits
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .fold(0, |sum, digit| sum * 10 + digit)
    };
    let born = i32::try_from(number(6, 10))
        .ok()
        .and_then(|year| crate::calendar::Date::new(year, number(10, 12), number(12, 14)));
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = digits
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    let right = "10x98765432".chars().nth((sum % 11) as usize);
    born.is_some() && right == Some(check)
}

/// GB 32100: eighteen characters of its alphabet, the last by modulus 31.
pub(crate) fn is_credit_code(text: &str) -> bool {
    const ALPHABET: &str = "0123456789abcdefghjklmnpqrtuwxy";
    const WEIGHTS: [usize; 17] = [
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
    ];
    let values: Option<Vec<usize>> = text.chars().map(|c| ALPHABET.find(c)).collect();
    let Some(values) = values.filter(|values| values.len() == 18) else {
        return false;
    };
    let sum: usize = values
        .iter()
        .zip(WEIGHTS)
        .map(|(value, weight)| value * weight)
        .sum();
    values.last() == Some(&((31 - sum % 31) % 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_checked() {
        assert!(is_identity("990101197805143010"));
        assert!(!is_identity("990101197805143011"));
        assert!(!is_identity("990101197802303010"));
        assert!(is_credit_code(&fold_str("92990101MA7K3CW19Y")));
        assert!(!is_credit_code(&fold_str("92990101MA7K3CW18Y")));
    }

    #[test]
    fn capitals_equal_the_figures() {
        assert!(is_well_formed(Form::Capital, "人民币捌仟元整", "8000元"));
        assert!(!is_well_formed(Form::Capital, "捌万元整", "8000元"));
        assert!(!is_well_formed(Form::Capital, "八千元", "8000元"));
    }

    #[test]
    fn numbers_have_authority_year_and_serial() {
        assert!(is_well_formed(Form::Number, "青河罚决〔2026〕12号", ""));
        assert!(is_well_formed(Form::Number, "青河罚决[2026]第12号", ""));
        assert!(!is_well_formed(Form::Number, "罚决12号", ""));
        assert!(!is_well_formed(Form::Number, "〔2026〕12号", ""));
    }
}
