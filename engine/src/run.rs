//! Runs of any activity behind one object-safe face: what the app and the CLI hold.

use crate::activity::{Activity, Mode, Offer, Preview, Rejection, RejectionCode, Seed, Sheet};
use crate::attempt::Attempt;
use crate::bundle::{self, Bundle, BundleError};
use crate::calendar::{HolidayData, Moment};
use crate::case::Case;
use crate::drafting::{DraftingBundle, Exercise};
use crate::handover::{Handover, HandoverBundle};
use crate::joint::{JointBundle, Sitting};
use crate::json;
use crate::law::{Card, StatuteData};
use crate::organisation::routing::{Routing, RoutingBundle};
use crate::record::{Entry, Header, Outcome, Record, SCHEMA, sha256_hex};
use crate::review::{Review, ReviewBundle};
use crate::score::Report;
use serde::Deserialize;
use std::any::Any;
use std::sync::Arc;

/// What a submitted entry came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Submitted {
    /// The entry as JSON: append it to storage.
    pub entry_json: String,
    /// Whether the run is over.
    pub finished: bool,
}

/// A run of some activity, over serialized commands and views.
pub trait Run {
    /// Carries a command out.
    ///
    /// # Errors
    /// A [`Rejection`] leaves the run as it was.
    fn submit(&mut self, command_json: &str) -> Result<Submitted, Rejection>;
    /// Takes the latest standing command back; appended as an entry of its own.
    ///
    /// # Errors
    /// In 考核, or when nothing stands.
    fn undo(&mut self) -> Result<Submitted, Rejection>;
    /// The next step of a lawful path, noted in the record.
    ///
    /// # Errors
    /// In 考核.
    fn hint(&mut self) -> Result<(Submitted, Option<String>), Rejection>;
    /// What a command would add to the findings.
    ///
    /// # Errors
    /// What the command would be refused for; in 考核 always.
    fn preview(&self, command_json: &str) -> Result<Preview, Rejection>;
    /// What a command would put on paper that can be written by hand.
    ///
    /// # Errors
    /// What the command would be refused for.
    fn sheets(&self, command_json: &str) -> Result<Vec<Sheet>, Rejection>;
    /// Repeats a recorded entry.
    ///
    /// # Errors
    /// What the entry is refused for.
    fn redo(&mut self, entry: &Entry) -> Result<(), Rejection>;
    /// The view as JSON.
    fn view(&self) -> String;
    /// The view as the activity's own type, for a screen that knows it.
    fn view_value(&self) -> Box<dyn Any>;
    /// What can be done now.
    fn offers(&self) -> Vec<Offer>;
    /// The judgement so far.
    fn report(&self) -> Report;
    /// What it came to, once it is over.
    fn outcome(&self) -> Option<Outcome>;
    /// The record.
    fn record(&self) -> Record;
    /// The record as JSON.
    fn record_json(&self) -> String {
        json::write(&self.record())
    }
    /// How many entries the record has.
    fn entries(&self) -> usize;
    /// Whether the run is over.
    fn finished(&self) -> bool;
    /// The moment on the activity's clock.
    fn now(&self) -> Moment;
    /// The run as it was after its first `n` entries.
    ///
    /// # Errors
    /// If an entry does not replay.
    fn at(&self, n: usize) -> Result<Box<dyn Run>, Rejection>;
    /// A new run that starts with this one's first `n` entries.
    ///
    /// # Errors
    /// In 考核.
    fn fork(&self, n: usize) -> Result<Box<dyn Run>, Rejection>;
}

impl<A: Activity + 'static> Run for Attempt<A>
where
    A::View: 'static,
{
    fn submit(&mut self, command_json: &str) -> Result<Submitted, Rejection> {
        let entry = Attempt::submit(self, command(command_json)?)?;
        Ok(self.submitted(&entry))
    }

    fn undo(&mut self) -> Result<Submitted, Rejection> {
        let entry = Attempt::undo(self)?;
        Ok(self.submitted(&entry))
    }

    fn hint(&mut self) -> Result<(Submitted, Option<String>), Rejection> {
        let (entry, hint) = Attempt::hint(self)?;
        Ok((self.submitted(&entry), hint))
    }

    fn preview(&self, command_json: &str) -> Result<Preview, Rejection> {
        Attempt::preview(self, &command(command_json)?)
    }

    fn sheets(&self, command_json: &str) -> Result<Vec<Sheet>, Rejection> {
        let command = command(command_json)?;
        let command = A::Command::deserialize(command)
            .map_err(|_| Rejection::new(RejectionCode::Malformed))?;
        self.activity().sheets(self.state(), &command)
    }

    fn redo(&mut self, entry: &Entry) -> Result<(), Rejection> {
        Attempt::redo(self, entry)
    }

    fn view(&self) -> String {
        json::write(&self.activity().view(self.state()))
    }

    fn view_value(&self) -> Box<dyn Any> {
        Box::new(self.activity().view(self.state()))
    }

    fn offers(&self) -> Vec<Offer> {
        self.activity().offers(self.state())
    }

    fn report(&self) -> Report {
        Attempt::report(self)
    }

    fn outcome(&self) -> Option<Outcome> {
        Attempt::outcome(self)
    }

    fn record(&self) -> Record {
        Attempt::record(self)
    }

    fn entries(&self) -> usize {
        Attempt::entries(self).len()
    }

    fn finished(&self) -> bool {
        Attempt::finished(self)
    }

    fn now(&self) -> Moment {
        self.activity().now(self.state())
    }

    fn at(&self, n: usize) -> Result<Box<dyn Run>, Rejection> {
        Ok(Box::new(Attempt::at(self, n)?))
    }

    fn fork(&self, n: usize) -> Result<Box<dyn Run>, Rejection> {
        Ok(Box::new(Attempt::fork(self, n)?))
    }
}

impl<A: Activity + 'static> Attempt<A> {
    fn submitted(&self, entry: &Entry) -> Submitted {
        Submitted {
            entry_json: json::write(entry),
            finished: Attempt::finished(self),
        }
    }
}

fn command(text: &str) -> Result<serde_json::Value, Rejection> {
    json::read(text).map_err(|error| Rejection {
        code: RejectionCode::Malformed,
        reason: error.to_string(),
        param: None,
    })
}

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
