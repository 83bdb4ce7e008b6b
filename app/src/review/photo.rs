use leptos::prelude::*;

/// A photograph as a drawing: a street front, and on it what the camera or the officer wrote.
#[component]
pub fn Photo(
    id: String,
    n: u32,
    shows: String,
    taken: String,
    place: String,
    takers: String,
) -> impl IntoView {
    // The same piece always looks the same, and no two alike.
    let turn = id.bytes().fold(n * 7, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(u32::from(byte))
    });
    let shift = |salt: u32, most: u32| turn.wrapping_mul(2_654_435_761).rotate_left(salt) % most;
    let (door, roof, window) = (60 + shift(3, 130), 34 + shift(9, 30), 24 + shift(15, 30));
    let stamp: Vec<String> = [taken, place, takers]
        .iter()
        .flat_map(|line| folded(line))
        .collect();
    let lines = stamp.len();
    let stamped = stamp.into_iter().enumerate().map(|(row, line)| {
        let y = 196 - 15 * (lines - 1 - row);
        view! { <text x="10" y=y>{line}</text> }
    });
    let label = format!("{shows}，第 {} 张", n + 1);
    view! {
        <svg class="photo" viewBox="0 0 320 208" role="img" aria-label=label>
            <rect class="photo-sky" width="320" height="208"/>
            <rect class="photo-wall" x="28" y=roof width="264" height=170 - roof/>
            <rect class="photo-sign" x="44" y=roof + 12 width="232" height="24" rx="2"/>
            <rect class="photo-dark" x=door y="96" width="58" height="74"/>
            <rect class="photo-glass" x=(door + 88) % 190 + 44 y="100" width=window + 30 height="40"/>
            <rect class="photo-pipe" x=240 - window y=roof - 22 width="14" height="66" rx="2"/>
            <rect class="photo-ground" y="170" width="320" height="38"/>
            <rect class="photo-veil" y="150" width="320" height="58"/>
            <g class="photo-stamp">{stamped.collect_view()}</g>
        </svg>
    }
}

/// So many characters fit on a line of the stamp.
const LINE: usize = 26;

/// A text in lines.
fn folded(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    chars
        .chunks(LINE)
        .map(|line| line.iter().collect())
        .collect()
}
