use super::TextField;
use leptos::prelude::*;

/// An amount in yuan, with the amount in words below it.
#[component]
pub fn MoneyField(
    /// Its name.
    #[prop(into)]
    label: String,
    /// What is typed.
    value: RwSignal<String>,
    /// An example or a remark.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    let words = move || {
        let text = value.get();
        match read_yuan(&text) {
            Some(fen) => crate::run::in_words(fen),
            None if text.trim().is_empty() => String::new(),
            None => "请输入金额，如 8000 或 8000.50".to_owned(),
        }
    };
    view! {
        <div class="money">
            <TextField label=format!("{label}（元）") value=value keyboard="decimal" max=16 hint=hint/>
            <p class="money-words" aria-live="polite">{words}</p>
        </div>
    }
}

/// The amount in words below a field that holds a sum.
#[component]
pub fn MoneyWords(
    /// What is typed: `8000`, `8000元`, `0.8万元`.
    value: RwSignal<String>,
) -> impl IntoView {
    let words = move || {
        let text = value.get();
        text.trim()
            .parse::<engine::money::Fen>()
            .map(|fen| format!("大写：{}", fen.capital()))
            .unwrap_or_default()
    };
    view! { <p class="money-words" aria-live="polite">{words}</p> }
}

/// Fen from yuan as typed: digits, thousands commas, at most two decimals; up to 10^12 fen.
pub fn read_yuan(text: &str) -> Option<i64> {
    let text: String = text
        .trim()
        .chars()
        .filter(|c| !matches!(c, ',' | '，'))
        .collect();
    let (yuan, cents) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if yuan.is_empty() || yuan.len() > 11 || cents.len() > 2 || !digits(yuan) || !digits(cents) {
        return None;
    }
    let cents: i64 = format!("{cents:0<2}").parse().ok()?;
    let fen = yuan
        .parse::<i64>()
        .ok()?
        .checked_mul(100)?
        .checked_add(cents)?;
    (fen <= 1_000_000_000_000).then_some(fen)
}

#[cfg(test)]
mod tests {
    use super::read_yuan;

    #[test]
    fn yuan_are_read_to_the_fen_and_nothing_else_is() {
        for (text, fen) in [
            ("8000", 800_000),
            ("8,000.5", 800_050),
            (" 0.01 ", 1),
            ("10000000000", 1_000_000_000_000),
        ] {
            assert_eq!(read_yuan(text), Some(fen), "{text}");
        }
        for text in [
            "",
            "-1",
            "1.234",
            "１００",
            "1e3",
            ".5",
            "10000000000.01",
            "99999999999999",
            "八千",
        ] {
            assert_eq!(read_yuan(text), None, "{text}");
        }
    }
}
