use engine::document::MOST_ROWS;
use leptos::prelude::*;

/// A table that is written row by row.
#[component]
pub fn RowsField(
    /// Its name.
    label: String,
    /// Small print.
    hint: String,
    /// Heads of the columns.
    columns: Vec<String>,
    /// The rows.
    rows: RwSignal<Vec<Vec<String>>>,
) -> impl IntoView {
    let width = columns.len();
    let heads = StoredValue::new(columns.clone());
    let count = Memo::new(move |_| rows.with(Vec::len));
    let add = move |_| {
        rows.update(|rows| {
            if rows.len() < MOST_ROWS {
                rows.push(vec![String::new(); width]);
            }
        });
    };
    let cell = move |row: usize, column: usize| {
        let value = move || {
            rows.with(|rows| {
                rows.get(row)
                    .and_then(|row| row.get(column))
                    .cloned()
                    .unwrap_or_default()
            })
        };
        let write = move |event| {
            let text = event_target_value(&event);
            rows.update(|rows| {
                if let Some(cells) = rows.get_mut(row) {
                    cells.resize(width, String::new());
                    if let Some(cell) = cells.get_mut(column) {
                        *cell = text;
                    }
                }
            });
        };
        let name = heads.with_value(|heads| heads.get(column).cloned().unwrap_or_default());
        view! {
            <td data-label=name.clone()>
                <textarea class="input cell" rows="1" maxlength="500" aria-label=format!("第{}行，{name}", row + 1)
                    prop:value=value on:input=write></textarea>
            </td>
        }
    };
    let line = move |row: usize| {
        let remove = move |_| {
            rows.update(|rows| {
                if row < rows.len() {
                    rows.remove(row);
                }
            });
        };
        view! {
            <tr>
                {(0..width).map(|column| cell(row, column)).collect_view()}
                <td class="cell-end"><button type="button" class="icon-button" aria-label=format!("删去第{}行", row + 1) on:click=remove>"✕"</button></td>
            </tr>
        }
    };
    view! {
        <div class="field">
            <p class="field-label">{label.clone()}</p>
            <table class="rows" aria-label=label>
                <thead><tr>{columns.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view()}<th><span class="sr">"操作"</span></th></tr></thead>
                <tbody><For each=move || 0..count.get() key=|row| *row let:row>{line(row)}</For></tbody>
            </table>
            <button type="button" class="link-button" on:click=add>"添一行"</button>
            {(!hint.is_empty()).then(|| view! { <p class="field-hint">{hint}</p> })}
        </div>
    }
}
