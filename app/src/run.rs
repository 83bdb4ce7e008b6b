//! The thin seam to the engine: runs by JSON, typed for the screens.

use crate::library::Shelf;
use crate::organisation::drill;
use crate::{drafting, handover, joint, review, text};
use engine::activity::{Mode, Offer, Preview, Rejection, Seed};
use engine::calendar::HolidayCalendar;
use engine::case::view::Command;
use engine::json;
use engine::law::{CardIndex, LawIndex};
use engine::money::Fen;
use engine::record::Header;
use engine::run::{Content, Opened, Run, Submitted};

/// A run of whatever kind.
pub type AnyRun = Box<dyn Run>;

/// Reads a bundle.
pub fn open(bundle: &str) -> Result<Opened, String> {
    Opened::read(bundle).map_err(|error| format!("案例内容不能读取（{error}）"))
}

/// How a run is begun.
#[derive(Clone, Copy, Debug)]
pub struct Beginning {
    /// The seed.
    pub seed: Seed,
    /// The mode.
    pub mode: Mode,
    /// Whether a 考核 of a case comprises the writing of documents.
    pub documents: bool,
}

/// A new run and the header of its record.
pub fn begin(opened: &Opened, how: Beginning, name: &str, unit: &str) -> (AnyRun, Header) {
    let header = Header {
        documents: how.documents && how.mode == Mode::Exam && opened.case().is_some(),
        ..opened.header(how.seed, how.mode, name, unit)
    };
    (opened.run(header.clone()), header)
}

/// Carries a command out.
pub fn submit(run: &mut AnyRun, command: &Command) -> Result<Submitted, Rejection> {
    run.submit(&json(command)?)
}

/// What a command would add to the findings.
pub fn preview(run: &AnyRun, command: &Command) -> Result<Preview, Rejection> {
    run.preview(&json(command)?)
}

/// The view of a run, if it is of that kind.
pub fn view<V: 'static>(run: &AnyRun) -> Option<V> {
    run.view_value().downcast().ok().map(|view| *view)
}

/// Where a run stands, for lists.
pub fn place(opened: &Opened, run: &AnyRun) -> Option<String> {
    Some(match opened.content() {
        Content::Case(_) => text::place(&view(run)?),
        Content::Drafting(_) => drafting::place(&view(run)?),
        Content::Review(_) => review::place(&view(run)?),
        Content::Handover(content) => handover::place(&view(run)?, &content.data),
        Content::Joint(_) => joint::place(&view(run)?),
        Content::Routing(_) => drill::place(&view(run)?),
    })
}

/// What can be done now.
pub fn offers(run: &AnyRun) -> Vec<Offer> {
    run.offers()
}

fn json(command: &Command) -> Result<String, Rejection> {
    Ok(json::write(command))
}

/// The amount in words: 捌仟元整.
pub fn in_words(fen: i64) -> String {
    Fen::new(fen).map(Fen::capital).unwrap_or_default()
}

/// Statutes, cards and calendar of a bundle.
pub fn shelf(opened: &Opened) -> Result<Shelf, String> {
    let fault = |what: String| format!("案例内容不能读取（{what}）");
    let bundle = opened.shelf();
    let calendar =
        HolidayCalendar::new(bundle.holidays.clone()).map_err(|error| fault(error.to_string()))?;
    let law = LawIndex::new(bundle.statutes.clone()).map_err(|errors| fault(first(&errors)))?;
    let cards =
        CardIndex::new(bundle.cards.clone(), &law).map_err(|errors| fault(first(&errors)))?;
    Ok(Shelf {
        law,
        cards,
        calendar,
    })
}

fn first<E: std::fmt::Display>(errors: &[E]) -> String {
    errors.first().map(ToString::to_string).unwrap_or_default()
}
