//! Runs of any activity behind one object-safe face: what the app and the CLI hold.

mod opened;

pub use opened::{Content, Opened, ResumeError, Shelf};

use crate::activity::{Activity, Offer, Preview, Rejection, RejectionCode, Sheet};
use crate::attempt::Attempt;
use crate::calendar::Moment;
use crate::json;
use crate::record::{Entry, Outcome, Record};
use crate::score::Report;
use serde::Deserialize;
use std::any::Any;

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
