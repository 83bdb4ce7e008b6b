//! Procedure rules 程序规则 over the dated events of a case, and the monitor that judges by them
//! (docs/rules.md).
//!
//! A [`RuleSet`] is compiled once from data and shared; a [`Monitor`] follows one case and is
//! cheap to clone.

mod case;
mod compile;
mod compiled;
mod context;
mod data;
mod event;
mod example;
mod finding;
mod interval;
mod judge;
mod layout;
mod monitor;
mod obligation;
mod set;
mod state;
mod suspension;
mod vocabulary;

pub use compile::RuleError;
pub use data::{
    Amount, ExceptionData, ExtendData, FailData, Names, PassData, RuleData, RuleKind, SuspendData,
};
pub use event::{Event, EventData, EventError};
pub use example::{
    ExampleFailure, ExampleProblem, TraceError, TraceStep, judge_trace, read_trace_line,
    run_examples,
};
pub use finding::{Finding, MonitorError, Pending, RuleId, Verdict};
pub use monitor::Monitor;
pub use set::{RuleFact, RuleSet};
pub use vocabulary::{AttrId, EventKindData, KindId, Vocabulary, VocabularyData, VocabularyError};
