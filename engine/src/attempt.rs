//! One run of an activity: mode, undo, hints, forks and the record, written once for all kinds.

use crate::activity::{Activity, Mode, Preview, Rejection, RejectionCode, Seed};
use crate::calendar::Moment;
use crate::json;
use crate::record::{Entry, Fork, Header, Outcome, Record, What, entry_hash, header_hash};
use crate::score::Report;
use std::sync::Arc;

/// Most entries that a run may have.
pub const MOST_ENTRIES: usize = 5_000;

/// A run of an activity.
#[derive(Clone, Debug)]
pub struct Attempt<A: Activity> {
    activity: Arc<A>,
    header: Header,
    entries: Vec<Entry>,
    /// Indices of the entries whose commands stand.
    standing: Vec<usize>,
    state: A::State,
    /// The chain's head.
    hash: String,
    /// A check of a record: its entries are kept as they are, and only the outcome is wanted.
    checking: bool,
}

impl<A: Activity> Attempt<A> {
    /// A new run.
    pub fn new(activity: Arc<A>, header: Header) -> Self {
        let state = start(&*activity, &header);
        let hash = header_hash(&header);
        Attempt {
            activity,
            header,
            entries: Vec::new(),
            standing: Vec::new(),
            state,
            hash,
            checking: false,
        }
    }

    /// A run that only repeats the entries of a record whose chain is sound, to see what they come to.
    pub fn checking(activity: Arc<A>, header: Header) -> Self {
        let mut attempt = Attempt::new(activity, header);
        attempt.checking = true;
        attempt.activity.mute(&mut attempt.state);
        attempt
    }

    /// The activity.
    pub fn activity(&self) -> &A {
        &self.activity
    }

    /// What is run.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The state now.
    pub fn state(&self) -> &A::State {
        &self.state
    }

    /// What was done.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The mode.
    pub fn mode(&self) -> Mode {
        self.header.mode
    }

    /// The seed.
    pub fn seed(&self) -> Seed {
        self.header.seed
    }

    /// Carries a command out and records it.
    ///
    /// # Errors
    /// A [`Rejection`] leaves the run as it was.
    pub fn submit(&mut self, command: serde_json::Value) -> Result<Entry, Rejection> {
        let parsed = parse::<A>(&command)?;
        self.room()?;
        let at = self.activity.now(&self.state);
        self.activity.step(&mut self.state, &parsed)?;
        self.standing.push(self.entries.len());
        // What is recorded is the command as understood, so that equal commands have equal texts.
        let command = json::read(&json::write(&parsed)).unwrap_or(command);
        Ok(self.append(at, What::Command(command)))
    }

    /// Takes the latest standing command back; the record keeps both.
    ///
    /// # Errors
    /// In 考核, or when nothing stands.
    pub fn undo(&mut self) -> Result<Entry, Rejection> {
        if !self.header.mode.forgiving() {
            return Err(Rejection::new(RejectionCode::Forbidden));
        }
        self.room()?;
        let at = self.activity.now(&self.state);
        if self.standing.pop().is_none() {
            return Err(Rejection::new(RejectionCode::Impossible));
        }
        self.state = self.replay_standing()?;
        Ok(self.append(at, What::Undo(true)))
    }

    /// Asks for the next step of a lawful path; the record notes it.
    ///
    /// # Errors
    /// In 考核.
    pub fn hint(&mut self) -> Result<(Entry, Option<String>), Rejection> {
        if !self.header.mode.forgiving() {
            return Err(Rejection::new(RejectionCode::Forbidden));
        }
        self.room()?;
        let hint = self.activity.hint(&self.state);
        let at = self.activity.now(&self.state);
        Ok((self.append(at, What::Hint(true)), hint))
    }

    /// What a command would add to the findings.
    ///
    /// # Errors
    /// What the command would be refused for; in 考核 always.
    pub fn preview(&self, command: &serde_json::Value) -> Result<Preview, Rejection> {
        if !self.header.mode.forgiving() {
            return Err(Rejection::new(RejectionCode::Forbidden));
        }
        self.activity.preview(&self.state, &parse::<A>(command)?)
    }

    /// The run as it was after its first `n` entries.
    ///
    /// # Errors
    /// If an entry does not replay, which cannot be for a run made by [`Attempt::submit`].
    pub fn at(&self, n: usize) -> Result<Self, Rejection> {
        let mut past = Attempt::new(Arc::clone(&self.activity), self.header.clone());
        for entry in self.entries.iter().take(n) {
            past.redo(entry)?;
        }
        Ok(past)
    }

    /// A new run that starts with this one's first `n` entries (从这里重来).
    ///
    /// # Errors
    /// In 考核.
    pub fn fork(&self, n: usize) -> Result<Self, Rejection> {
        if !self.header.mode.forgiving() {
            return Err(Rejection::new(RejectionCode::Forbidden));
        }
        let past = self.at(n)?;
        let header = Header {
            fork: Some(Fork {
                parent: past.hash.clone(),
                entries: past.entries.len(),
            }),
            ..self.header.clone()
        };
        let mut fork = Attempt::new(Arc::clone(&self.activity), header);
        for entry in &past.entries {
            fork.redo(entry)?;
        }
        Ok(fork)
    }

    /// Repeats a recorded entry; the hash becomes this run's own.
    ///
    /// # Errors
    /// What the entry is refused for.
    pub fn redo(&mut self, entry: &Entry) -> Result<(), Rejection> {
        match &entry.what {
            What::Command(command) if self.checking => {
                self.room()?;
                let parsed = parse::<A>(command)?;
                self.activity.step(&mut self.state, &parsed)?;
                self.standing.push(self.entries.len());
                self.entries.push(entry.clone());
                Ok(())
            }
            What::Command(command) => self.submit(command.clone()).map(|_| ()),
            What::Undo(_) => self.undo().map(|_| ()),
            What::Hint(_) => {
                if !self.header.mode.forgiving() {
                    return Err(Rejection::new(RejectionCode::Forbidden));
                }
                self.room()?;
                let at = self.activity.now(&self.state);
                self.append(at, What::Hint(true));
                Ok(())
            }
        }
    }

    /// Whether the run is over.
    pub fn finished(&self) -> bool {
        self.activity.finished(&self.state)
    }

    /// The report; its timeline counts entries of the record.
    pub fn report(&self) -> Report {
        let mut report = self.activity.report(&self.state);
        for entry in &mut report.timeline {
            entry.command = self.entry_after(entry.command);
        }
        report
    }

    /// How many entries of the record had been made once `commands` standing commands were carried out.
    fn entry_after(&self, commands: usize) -> usize {
        match commands.checked_sub(1).and_then(|n| self.standing.get(n)) {
            Some(entry) => entry + 1,
            None => 0,
        }
    }

    /// The record; with the outcome once the run is over.
    pub fn record(&self) -> Record {
        Record {
            header: self.header.clone(),
            entries: self.entries.clone(),
            outcome: self.outcome(),
        }
    }

    /// What the run came to, once it is over.
    pub fn outcome(&self) -> Option<Outcome> {
        self.finished().then(|| self.activity.outcome(&self.state))
    }

    fn append(&mut self, at: Moment, what: What) -> Entry {
        let hash = entry_hash(&self.hash, at, &what);
        self.hash.clone_from(&hash);
        let entry = Entry { at, what, hash };
        self.entries.push(entry.clone());
        entry
    }

    fn replay_standing(&self) -> Result<A::State, Rejection> {
        let mut state = start(&*self.activity, &self.header);
        if self.checking {
            self.activity.mute(&mut state);
        }
        for entry in self.standing.iter().filter_map(|n| self.entries.get(*n)) {
            if let What::Command(command) = &entry.what {
                self.activity.step(&mut state, &parse::<A>(command)?)?;
            }
        }
        Ok(state)
    }

    fn room(&self) -> Result<(), Rejection> {
        if self.entries.len() < MOST_ENTRIES {
            Ok(())
        } else {
            Err(Rejection::new(RejectionCode::Limit))
        }
    }
}

fn start<A: Activity>(activity: &A, header: &Header) -> A::State {
    let mut state = activity.start(header.seed, header.mode);
    if header.documents {
        activity.demand_documents(&mut state);
    }
    state
}

fn parse<A: Activity>(command: &serde_json::Value) -> Result<A::Command, Rejection> {
    json::take::<A::Command>(command).map_err(|error| Rejection {
        code: RejectionCode::Malformed,
        reason: error.to_string(),
        param: None,
    })
}
