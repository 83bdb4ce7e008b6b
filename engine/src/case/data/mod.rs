//! What a case is made of, as written in `scenarios/` (案件剧本).
//!
//! Texts may hold `{expression}`; conditions are expressions (see `docs/cases.md`).

mod action;
mod effect;
mod evidence;
mod file;
mod goal;
mod person;
mod script;
mod template;

pub use action::{ActionData, CaseOption, OptionData, ParamData, Require};
pub use effect::{Effect, Hook, Reaction, Told};
pub use evidence::{Element, Evidence, EvidenceKind, Exclusion};
pub use file::{CaseData, Draw, FactText, Start};
pub use goal::{Clock, LampRules, Milestone};
pub use person::{Certificate, Person, Role};
pub use script::{Expectation, Script, ScriptStep};
pub use template::{BlockData, TemplateData};
