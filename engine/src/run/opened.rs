//! Content ready to be run, and runs begun or taken up again from it.

use super::Run;
use crate::activity::{Mode, Seed};
use crate::attempt::Attempt;
use crate::bundle::{Bundle, BundleError};
use crate::calendar::HolidayData;
use crate::case::Case;
use crate::drafting::{DraftingBundle, Exercise};
use crate::handover::{Handover, HandoverBundle};
use crate::joint::{JointBundle, Sitting};
use crate::law::{Card, StatuteData};
use crate::organisation::routing::{Routing, RoutingBundle};
use crate::record::{Header, Record, SCHEMA, sha256_hex};
use crate::review::{Review, ReviewBundle};
use crate::{bundle, json};
use serde::Deserialize;
use std::sync::Arc;

/// A content bundle ready to be run.
#[derive(Clone)]
pub struct Opened {
    /// Hexadecimal SHA-256 of its text.
    pub hash: String,
    /// Hash of the rules or checks in it.
    rules: String,
    content: Content,
    shelf: Arc<Shelf>,
}

/// What can be run.
#[derive(Clone)]
pub enum Content {
    /// 模拟办案.
    Case(Arc<Case>),
    /// 文书制作.
    Drafting(Arc<Exercise>),
    /// 法制审核.
    Review(Arc<Review>),
    /// 赋权承接.
    Handover(Arc<Handover>),
    /// 云上联审.
    Joint(Arc<Sitting>),
    /// 这是谁的案子.
    Routing(Arc<Routing>),
}

/// What a bundle brings to look things up in.
#[derive(Clone, Debug)]
pub struct Shelf {
    /// Statutes.
    pub statutes: Vec<StatuteData>,
    /// Key-point cards.
    pub cards: Vec<Card>,
    /// Holidays.
    pub holidays: HolidayData,
}

impl Content {
    /// The word of records and of the index.
    pub fn kind(&self) -> &'static str {
        match self {
            Content::Case(_) => "case",
            Content::Drafting(_) => "drafting",
            Content::Review(_) => "review",
            Content::Handover(_) => "handover",
            Content::Joint(_) => "joint",
            Content::Routing(_) => "routing",
        }
    }

    /// Id and title.
    fn name(&self) -> (&str, &str) {
        match self {
            Content::Case(case) => (&case.data().id, &case.data().title),
            Content::Drafting(exercise) => (&exercise.data().id, &exercise.data().title),
            Content::Review(review) => (&review.id, &review.title),
            Content::Handover(handover) => (&handover.id, &handover.title),
            Content::Joint(sitting) => (&sitting.data.id, &sitting.data.title),
            Content::Routing(routing) => (&routing.data.id, &routing.data.title),
        }
    }
}

/// Why a stored run could not be resumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResumeError {
    /// The record is not readable.
    Malformed {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// It belongs to other content; the field that differs.
    OtherContent(&'static str),
    /// An entry, from 1, does not replay.
    Entry(usize),
}

impl Opened {
    /// Reads a bundle's text.
    ///
    /// # Errors
    /// A located error if it is malformed or unsound.
    pub fn read(text: &str) -> Result<Opened, BundleError> {
        #[derive(Deserialize)]
        struct Peek {
            exercise: Option<serde::de::IgnoredAny>,
            review: Option<serde::de::IgnoredAny>,
            handover: Option<serde::de::IgnoredAny>,
            joint: Option<serde::de::IgnoredAny>,
            routing: Option<serde::de::IgnoredAny>,
        }
        let peek = json::read::<Peek>(text).ok();
        let is = |kind: fn(&Peek) -> bool| peek.as_ref().is_some_and(kind);
        let (content, rules, shelf) = if is(|peek| peek.handover.is_some()) {
            let bundle: HandoverBundle = bundle::read(text)?;
            let content = Content::Handover(Arc::new(bundle.handover()?));
            let rules = json::write(&bundle.data.parameters);
            let shelf = Shelf {
                statutes: bundle.statutes,
                cards: bundle.cards,
                holidays: bundle.holidays,
            };
            (content, rules, shelf)
        } else if is(|peek| peek.joint.is_some()) {
            let bundle: JointBundle = bundle::read(text)?;
            let content = Content::Joint(Arc::new(bundle.sitting()?));
            let (statutes, cards) = bundle.shelf();
            let defects = bundle.reviews.iter().map(|review| &review.defects);
            let defects = json::write(&(defects.collect::<Vec<_>>(), &bundle.same));
            let mut holidays = bundle
                .reviews
                .into_iter()
                .map(|review| review.case.holidays);
            let shelf = Shelf {
                statutes,
                cards,
                holidays: holidays.next().unwrap_or_default(),
            };
            (content, defects, shelf)
        } else if is(|peek| peek.review.is_some()) {
            let bundle: ReviewBundle = bundle::read(text)?;
            let content = Content::Review(Arc::new(bundle.review()?));
            let shelf = Shelf {
                statutes: bundle.case.statutes,
                cards: bundle.case.cards,
                holidays: bundle.case.holidays,
            };
            (content, json::write(&bundle.defects), shelf)
        } else if is(|peek| peek.routing.is_some()) {
            let bundle: RoutingBundle = bundle::read(text)?;
            let content = Content::Routing(Arc::new(bundle.routing()?));
            let shelf = Shelf {
                statutes: bundle.statutes,
                cards: bundle.cards,
                holidays: bundle.holidays,
            };
            (content, json::write(&bundle.routing.card), shelf)
        } else if is(|peek| peek.exercise.is_some()) {
            let bundle: DraftingBundle = bundle::read(text)?;
            let content = Content::Drafting(Arc::new(bundle.exercise()?));
            let shelf = Shelf {
                statutes: bundle.statutes,
                cards: bundle.cards,
                holidays: bundle.holidays,
            };
            (content, json::write(&bundle.template.checks), shelf)
        } else {
            let bundle = Bundle::read(text)?;
            let content = Content::Case(Arc::new(bundle.case()?));
            let shelf = Shelf {
                statutes: bundle.statutes,
                cards: bundle.cards,
                holidays: bundle.holidays,
            };
            (content, json::write(&bundle.rules), shelf)
        };
        Ok(Opened {
            hash: sha256_hex(text.as_bytes()),
            rules: sha256_hex(rules.as_bytes()),
            content,
            shelf: Arc::new(shelf),
        })
    }

    /// What it is.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// The case, if it is one.
    pub fn case(&self) -> Option<&Arc<Case>> {
        match &self.content {
            Content::Case(case) => Some(case),
            _ => None,
        }
    }

    /// The exercise, if it is one.
    pub fn exercise(&self) -> Option<&Arc<Exercise>> {
        match &self.content {
            Content::Drafting(exercise) => Some(exercise),
            _ => None,
        }
    }

    /// The reviews, if it is some.
    pub fn review(&self) -> Option<&Arc<Review>> {
        match &self.content {
            Content::Review(review) => Some(review),
            _ => None,
        }
    }

    /// The handover, if it is one.
    pub fn handover(&self) -> Option<&Arc<Handover>> {
        match &self.content {
            Content::Handover(handover) => Some(handover),
            _ => None,
        }
    }

    /// The sitting, if it is one.
    pub fn joint(&self) -> Option<&Arc<Sitting>> {
        match &self.content {
            Content::Joint(sitting) => Some(sitting),
            _ => None,
        }
    }

    /// The drill, if it is one.
    pub fn routing(&self) -> Option<&Arc<Routing>> {
        match &self.content {
            Content::Routing(routing) => Some(routing),
            _ => None,
        }
    }

    /// Statutes, cards and holidays.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// The header of a new run.
    pub fn header(&self, seed: Seed, mode: Mode, learner: &str, unit: &str) -> Header {
        let (id, title) = self.content.name();
        Header {
            schema: SCHEMA,
            kind: self.content.kind().to_owned(),
            content: id.to_owned(),
            title: title.to_owned(),
            bundle: self.hash.clone(),
            rules: self.rules.clone(),
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            seed,
            mode,
            learner: learner.to_owned(),
            unit: unit.to_owned(),
            fork: None,
            documents: false,
        }
    }

    /// The first field of a header that does not fit this content.
    pub fn misfit(&self, header: &Header) -> Option<&'static str> {
        let (id, title) = self.content.name();
        let differs = [
            ("kind", header.kind != self.content.kind()),
            ("bundle", header.bundle != self.hash),
            ("content", header.content != id),
            ("title", header.title != title),
            ("rules", header.rules != self.rules),
        ];
        differs
            .iter()
            .find(|(_, differs)| *differs)
            .map(|(field, _)| *field)
    }

    /// A new run.
    pub fn run(&self, header: Header) -> Box<dyn Run> {
        match &self.content {
            Content::Case(case) => Box::new(Attempt::new(Arc::clone(case), header)),
            Content::Drafting(exercise) => Box::new(Attempt::new(Arc::clone(exercise), header)),
            Content::Review(review) => Box::new(Attempt::new(Arc::clone(review), header)),
            Content::Handover(handover) => Box::new(Attempt::new(Arc::clone(handover), header)),
            Content::Joint(sitting) => Box::new(Attempt::new(Arc::clone(sitting), header)),
            Content::Routing(routing) => Box::new(Attempt::new(Arc::clone(routing), header)),
        }
    }

    /// A run that only repeats the entries of a record whose chain is sound, to see what they come to.
    pub(crate) fn check(&self, header: Header) -> Box<dyn Run> {
        match &self.content {
            Content::Case(case) => Box::new(Attempt::checking(Arc::clone(case), header)),
            Content::Drafting(exercise) => {
                Box::new(Attempt::checking(Arc::clone(exercise), header))
            }
            Content::Review(review) => Box::new(Attempt::checking(Arc::clone(review), header)),
            Content::Handover(handover) => {
                Box::new(Attempt::checking(Arc::clone(handover), header))
            }
            Content::Joint(sitting) => Box::new(Attempt::checking(Arc::clone(sitting), header)),
            Content::Routing(routing) => Box::new(Attempt::checking(Arc::clone(routing), header)),
        }
    }

    /// A stored run, brought to where it was.
    ///
    /// # Errors
    /// If the record is unreadable, of other content, or does not replay.
    pub fn resume(&self, record_json: &str) -> Result<Box<dyn Run>, ResumeError> {
        let record: Record = json::read(record_json).map_err(|error| ResumeError::Malformed {
            line: error.line(),
            column: error.column(),
        })?;
        if let Some(field) = self.misfit(&record.header) {
            return Err(ResumeError::OtherContent(field));
        }
        let mut run = self.run(record.header);
        for (n, entry) in record.entries.iter().enumerate() {
            run.redo(entry).map_err(|_| ResumeError::Entry(n + 1))?;
        }
        Ok(run)
    }
}
