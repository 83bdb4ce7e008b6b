//! What is selected with mouse or finger, as characters of a field.

use super::desk::{Desk, Picked};
use crate::timers;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Node, Range};

/// After so long without a selection it is given up: a finger on 标注所选 takes it away first.
const LINGER: i32 = 400;

/// Follows the selection for as long as the desk is there.
pub fn watch(desk: Desk) {
    let follow = Closure::<dyn FnMut()>::new(move || {
        let found = read();
        if found.is_some() {
            desk.picked.try_set(found);
        } else if desk.picked.try_with_untracked(Option::is_some) == Some(true) {
            leptos::task::spawn_local(async move {
                timers::sleep(LINGER).await;
                if read().is_none() {
                    desk.picked.try_set(None);
                }
            });
        }
    });
    let page = document();
    let function: &js_sys::Function = follow.as_ref().unchecked_ref();
    let _ = page.add_event_listener_with_callback("selectionchange", function);
    let follow = StoredValue::new_local(Some(follow));
    on_cleanup(move || {
        if let Some(follow) = follow.try_update_value(Option::take).flatten() {
            let function: &js_sys::Function = follow.as_ref().unchecked_ref();
            let _ = document().remove_event_listener_with_callback("selectionchange", function);
        }
    });
}

/// What is selected now; of several fields the first.
fn read() -> Option<Picked> {
    let selection = window().get_selection().ok()??;
    if selection.is_collapsed() {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let (start, end) = (range.start_container().ok()?, range.end_container().ok()?);
    let spot = closest(&start, ".spot").or_else(|| closest(&end, ".spot"))?;
    let item = spot
        .closest(".review-half")
        .ok()??
        .get_attribute("data-item")?;
    let span = within(&spot, &range, (&start, &end))?;
    Some(Picked {
        item,
        field: spot.get_attribute("data-spot")?,
        span,
    })
}

/// The characters of a field that lie in the range.
fn within(spot: &Element, range: &Range, (start, end): (&Node, &Node)) -> Option<(usize, usize)> {
    let pieces = spot.query_selector_all("[data-from]").ok()?;
    let mut span: Option<(usize, usize)> = None;
    for piece in (0..pieces.length()).filter_map(|n| pieces.get(n)) {
        if range.intersects_node(&piece) != Ok(true) {
            continue;
        }
        let element: &Element = piece.unchecked_ref();
        let from: usize = element.get_attribute("data-from")?.parse().ok()?;
        let text = piece.text_content().unwrap_or_default();
        let length = text.chars().count();
        let place = |node: &Node, offset: u32, other: usize| {
            if !piece.contains(Some(node)) {
                return other;
            }
            let whole = node.node_type() == Node::TEXT_NODE;
            match (whole, offset) {
                (true, units) => characters(&text, units),
                (false, 0) => 0,
                (false, _) => length,
            }
        };
        let first = from + place(start, range.start_offset().ok()?, 0);
        let last = from + place(end, range.end_offset().ok()?, length);
        span = Some(match span {
            Some((old, _)) => (old, last),
            None => (first, last),
        });
    }
    span.filter(|(from, to)| from < to)
}

/// How many characters so many units of UTF-16 are.
fn characters(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    text.chars()
        .take_while(|c| {
            let own = c.len_utf16();
            let fits = left >= own;
            left = left.saturating_sub(own);
            fits
        })
        .count()
}

fn closest(node: &Node, selector: &str) -> Option<Element> {
    let element = match node.dyn_ref::<Element>() {
        Some(element) => element.clone(),
        None => node.parent_element()?,
    };
    element.closest(selector).ok()?
}
