//! A run in the words of the interface: what a person picks, writes and presses, step by step.

use engine::activity::{Activity, Offer, Param, ParamKind};
use engine::attempt::Attempt;
use engine::calendar::Date;
use engine::case::Case;
use engine::case::view::{Answer, CaseView, Command};
use engine::score::Finding;
use serde::Serialize;

/// A run from beginning to end, and what it came to.
#[derive(Debug, Serialize)]
pub(super) struct Run {
    case: String,
    title: String,
    seed: u64,
    steps: Vec<Told>,
    finished: bool,
    score: i64,
    passed: bool,
    findings: Vec<Found>,
}

/// A step, and what 教学 would ask about before it is taken.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    #[serde(flatten)]
    step: Step,
    warns: Vec<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case", tag = "do")]
enum Step {
    Act { action: String, fields: Vec<Field> },
    Next,
    Until { date: Date },
    Place { evidence: String, element: String },
    Remove { evidence: String, element: String },
    Remind { label: String, date: Date },
    Finish,
}

#[derive(Debug, Serialize)]
struct Field {
    label: String,
    kind: ParamKind,
    /// The options' names, the amount in yuan, the date, the number or the text.
    answers: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Found {
    rule: String,
    title: String,
    severity: &'static str,
}

/// The step that a command is, in words; taken before the command is carried out.
pub(super) fn tell(attempt: &Attempt<Case>, command: &Command) -> Told {
    let (case, state) = (attempt.activity(), attempt.state());
    let previewed = case.preview(state, command);
    let warns = previewed.map(|preview| {
        preview
            .findings
            .into_iter()
            .map(|finding| finding.title)
            .collect()
    });
    Told {
        step: step(case, state, command),
        warns: warns.unwrap_or_default(),
    }
}

/// The whole run with its result.
pub(super) fn whole(attempt: &Attempt<Case>, steps: Vec<Told>) -> Run {
    let (header, report) = (attempt.header(), attempt.report());
    Run {
        case: header.content.clone(),
        title: header.title.clone(),
        seed: header.seed.get(),
        steps,
        finished: attempt.finished(),
        score: report.score,
        passed: report.passed,
        findings: report.findings.iter().map(found).collect(),
    }
}

fn found(finding: &Finding) -> Found {
    Found {
        rule: finding.rule.to_string(),
        title: finding.title.clone(),
        severity: finding.severity.chinese(),
    }
}

fn step(case: &Case, state: &<Case as Activity>::State, command: &Command) -> Step {
    match command {
        Command::Act { action, with, .. } => {
            let offers = case.offers(state);
            let offer = offers.iter().find(|offer| offer.id == *action);
            // In the form's own order: an answer may bring up further questions.
            let params = offer.map_or(&[][..], |offer: &Offer| &offer.params);
            let fields = params
                .iter()
                .filter_map(|param| Some(field(param, with.get(&param.id)?)))
                .collect();
            Step::Act {
                action: offer.map_or_else(|| action.clone(), |offer| offer.label.clone()),
                fields,
            }
        }
        Command::Next => Step::Next,
        Command::Until { date } => Step::Until { date: *date },
        Command::Place { evidence, element } => {
            let (evidence, element) = placed(&case.view(state), evidence, element);
            Step::Place { evidence, element }
        }
        Command::Remove { evidence, element } => {
            let (evidence, element) = placed(&case.view(state), evidence, element);
            Step::Remove { evidence, element }
        }
        Command::Remind { label, date } => Step::Remind {
            label: label.clone(),
            date: *date,
        },
        Command::Finish => Step::Finish,
    }
}

fn field(param: &Param, answer: &Answer) -> Field {
    let name = |id: &String| {
        let option = param.options.iter().find(|option| option.id == *id);
        option.map_or_else(|| id.clone(), |option| option.label.clone())
    };
    let answers = match answer {
        Answer::Int(fen) if param.kind == ParamKind::Money => {
            vec![format!("{}.{:02}", fen / 100, fen % 100)]
        }
        Answer::Int(number) => vec![number.to_string()],
        Answer::Text(text) => vec![name(text)],
        Answer::Many(ids) => ids.iter().map(name).collect(),
    };
    Field {
        label: param.label.clone(),
        kind: param.kind,
        answers,
    }
}

fn placed(view: &CaseView, evidence: &str, element: &str) -> (String, String) {
    let card = view.evidence.iter().find(|card| card.id == evidence);
    let row = view.matrix.iter().find(|row| row.element == element);
    let or_id = |label: Option<&String>, id: &str| label.cloned().unwrap_or_else(|| id.to_owned());
    (
        or_id(card.map(|card| &card.label), evidence),
        or_id(row.map(|row| &row.label), element),
    )
}
