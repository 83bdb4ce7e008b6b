//! The thin seam to the engine: runs by JSON, typed for the screens.

use crate::library::Shelf;
use engine::activity::{Mode, Offer, Preview, Rejection, Seed};
use engine::calendar::HolidayCalendar;
use engine::case::view::{CaseView, Command};
use engine::drafting::DraftingView;
use engine::handover::HandoverView;
use engine::joint::JointView;
use engine::json;
use engine::law::{CardIndex, LawIndex};
use engine::money::Fen;
use engine::organisation::routing::RoutingView;
use engine::record::Header;
use engine::review::ReviewView;
use engine::run::{Opened, Run, Submitted};

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

/// The view of the case.
pub fn view(run: &AnyRun) -> Option<CaseView> {
    run.view_value().downcast().ok().map(|view| *view)
}

/// The view of a drafting exercise.
pub fn drafting_view(run: &AnyRun) -> Option<DraftingView> {
    run.view_value().downcast().ok().map(|view| *view)
}

/// The view of a review.
pub fn review_view(run: &AnyRun) -> Option<ReviewView> {
    run.view_value().downcast().ok().map(|view| *view)
}

/// The view of a handover.
pub fn handover_view(run: &AnyRun) -> Option<HandoverView> {
    run.view_value().downcast().ok().map(|view| *view)
}

/// The view of a sitting.
pub fn joint_view(run: &AnyRun) -> Option<JointView> {
    run.view_value().downcast().ok().map(|view| *view)
}

/// The view of a routing drill.
pub fn routing_view(run: &AnyRun) -> Option<RoutingView> {
    run.view_value().downcast().ok().map(|view| *view)
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
