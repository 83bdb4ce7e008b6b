//! The numbers of the model. Content gives each its value, range, unit and source.

use super::data::ParameterData;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Why a set of parameters cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParameterError {
    /// Not a parameter of this version.
    Unknown(String),
    /// Given nowhere.
    Missing(String),
    /// Given twice.
    Twice(String),
    /// Outside what may be set.
    OutOfRange {
        /// Its name.
        name: String,
        /// The value given.
        value: i64,
        /// The least and the most.
        range: [i64; 2],
    },
}

impl std::fmt::Display for ParameterError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ParameterError::Unknown(id) => write!(f, "没有名为“{id}”的参数"),
            ParameterError::Missing(id) => write!(f, "缺参数“{id}”"),
            ParameterError::Twice(id) => write!(f, "参数“{id}”重复"),
            ParameterError::OutOfRange {
                name,
                value,
                range: [low, high],
            } => {
                write!(f, "“{name}”为{value}，应在{low}至{high}之间")
            }
        }
    }
}

impl std::error::Error for ParameterError {}

macro_rules! parameters {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// The numbers of the model.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Parameters {
            $($(#[$doc])* pub $name: i64,)*
        }

        impl Parameters {
            /// All names.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];

            /// The place of a parameter.
            pub fn place(&mut self, name: &str) -> Option<&mut i64> {
                match name {
                    $(stringify!($name) => Some(&mut self.$name),)*
                    _ => None,
                }
            }
        }
    };
}

parameters! {
    /// Clues at a liaison station, per hundred stations and month.
    station_clues,
    /// Clues that grid staff pass on, per hundred persons and month.
    grid_clues,
    /// Clues that patrols find, per hundred tickets of 12345.
    patrol_clues,
    /// Share of checked clues for which a case is opened, ‰.
    filing_rate,
    /// Share of checked clues that a penalty on the spot ends, ‰.
    spot_rate,
    /// Share of cases that end without a penalty, ‰.
    exempt_rate,
    /// Share of ordinary cases with a hearing, ‰.
    hearing_rate,
    /// Share of ordinary cases with a seizure or sealing, ‰.
    hold_rate,
    /// Share of parties who pay by themselves, ordinary track, ‰.
    pay_rate,
    /// Working days until one who has not paid is urged and pays or is taken to court.
    urge_days,
    /// Person-minutes to take in and route a clue.
    triage_minutes,
    /// Minutes of each of two officers to check a clue on the spot.
    check_minutes,
    /// Person-minutes of a penalty on the spot.
    spot_minutes,
    /// Person-hours of a case on the simple track.
    simple_hours,
    /// Person-hours of an ordinary case.
    ordinary_hours,
    /// Further person-hours for a hearing.
    hearing_hours,
    /// Further person-hours for a seizure.
    hold_hours,
    /// Person-minutes of a legal review.
    review_minutes,
    /// Person-minutes to mend a file that the review sent back.
    rework_minutes,
    /// Working days for which an ordinary case waits on others, median.
    ordinary_wait,
    /// The same, 90th percentile.
    ordinary_wait_p90,
    /// Working days for which a simple case waits on others, median.
    simple_wait,
    /// The same, 90th percentile.
    simple_wait_p90,
    /// Days within which a clue must be checked and answered.
    clue_days,
    /// Days within which a simple case should be decided.
    simple_days,
    /// Days within which an ordinary case must be decided.
    ordinary_days,
    /// Days that the county takes to answer a clue passed on, at an appraisal weight of half.
    county_days,
    /// Chance of a substantial defect in a case's documents, novice, ‰ per document.
    defect_document,
    /// Chance of a defect of time limits or order, novice, ‰ per step.
    defect_procedure,
    /// Chance of a defect in applying the law, novice, ‰ per case.
    defect_law,
    /// What an expert's chance is of a novice's, ‰.
    expert_share,
    /// Share of defects that lead to 撤销, ‰.
    grave_share,
    /// Defects in professional matters, per cent of those in general ones.
    professional_defects,
    /// Defects without a guide, per cent of those with one.
    without_guide,
    /// Defects without templates, per cent.
    without_templates,
    /// Defects of work done under overload, per cent.
    overload_defects,
    /// Defects of procedure by those who work where they live, per cent.
    local_defects,
    /// Share of defects found by a reviewer without the qualification, ‰.
    detect_unqualified,
    /// Share found by a qualified reviewer, ‰.
    detect_qualified,
    /// Share found where two or more qualified reviewers read each other's files, ‰.
    detect_paired,
    /// Share found by joint review, ‰.
    detect_joint,
    /// False alarms of an own reviewer, ‰ of cases.
    false_own,
    /// False alarms of joint review, ‰ of cases.
    false_joint,
    /// Working days that joint review takes, median.
    joint_days,
    /// The same, 90th percentile.
    joint_days_p90,
    /// What a lawyer's advice leaves of defects in applying the law, per cent.
    lawyer_effect,
    /// Chance of a defect after one case of the kind, per cent of before.
    learn_case,
    /// Chance after two hours of training, per cent of before.
    learn_hours,
    /// Growth of the chance per week without practice, ‰.
    forgetting,
    /// Challenges (复议 or 诉讼) per thousand penalties.
    challenge_rate,
    /// Challenges of a decision with a grave defect, ‰.
    challenge_grave,
    /// Share of those that are lost, ‰.
    lost_grave,
    /// Share of staff certified at the beginning, ‰.
    certified_rate,
    /// Share of towns with an own qualified reviewer, ‰.
    reviewer_rate,
    /// Share of officers with a first degree of 大专 or above, ‰.
    college_rate,
    /// Share with less than 高中, ‰.
    school_rate,
    /// Spread of officers' age, tenths of a year.
    age_spread,
    /// Auxiliaries who leave, ‰ per month.
    quit_rate,
    /// Person-hours of a guide.
    guide_hours,
    /// Person-hours to adopt templates and discretion benchmarks for a field.
    rules_hours,
    /// Person-hours for an agreement, an account, taking over a department's cases.
    errand_hours,
    /// Working days until an account, seal and receipts are there, median.
    account_days,
    /// The same, 90th percentile.
    account_days_p90,
    /// Working days until an agreement is signed, median.
    agreement_days,
    /// The same, 90th percentile.
    agreement_days_p90,
    /// Hours of each of two officers for a drill (模拟案).
    drill_hours,
    /// Training hours of an officer in a field's work that count as enough.
    training_target,
    /// The county's help that a town may call for, tokens.
    tokens,
    /// What the county's lead leaves of defects, per cent.
    help_effect,
    /// The first week in which an item may go live.
    first_live,
    /// Readiness from which an item may go live, of 100.
    ready_at,
    /// Inherited cases, per hundred tickets of 12345 a week.
    backlog_rate,
    /// Satisfaction at the beginning, basis points.
    satisfaction_base,
    /// The aim, basis points.
    satisfaction_aim,
    /// Weights of the seven dimensions, per cent.
    weight_institution,
    /// 组织运行.
    weight_organisation,
    /// 监管检查.
    weight_supervision,
    /// 处罚办案.
    weight_handling,
    /// 法制审核.
    weight_review,
    /// 实施效果.
    weight_effect,
    /// 群众满意度.
    weight_satisfaction,
}

impl Parameters {
    /// The values of content, all of them once.
    ///
    /// # Errors
    /// The first that is unknown, missing, given twice or out of its own range.
    pub fn of(data: &[ParameterData]) -> Result<Parameters, ParameterError> {
        let mut parameters = Parameters::default();
        let mut seen = std::collections::BTreeSet::new();
        for given in data {
            let place = parameters.place(&given.id);
            let Some(place) = place else {
                return Err(ParameterError::Unknown(given.id.clone()));
            };
            within(given, given.value)?;
            *place = given.value;
            if !seen.insert(given.id.as_str()) {
                return Err(ParameterError::Twice(given.id.clone()));
            }
        }
        let missing = Self::NAMES.iter().find(|name| !seen.contains(**name));
        match missing {
            Some(name) => Err(ParameterError::Missing((*name).to_owned())),
            None => Ok(parameters),
        }
    }

    /// These with some set otherwise by an instructor.
    ///
    /// # Errors
    /// The first that is unknown or out of range.
    pub fn edited(
        &self,
        data: &[ParameterData],
        edits: &BTreeMap<String, i64>,
    ) -> Result<Parameters, ParameterError> {
        let mut edited = self.clone();
        for (id, value) in edits {
            let given = data.iter().find(|given| given.id == *id);
            let (Some(given), Some(place)) = (given, edited.place(id)) else {
                return Err(ParameterError::Unknown(id.clone()));
            };
            within(given, *value)?;
            *place = *value;
        }
        Ok(edited)
    }
}

fn within(given: &ParameterData, value: i64) -> Result<(), ParameterError> {
    let [low, high] = given.range;
    if (low..=high).contains(&value) {
        return Ok(());
    }
    Err(ParameterError::OutOfRange {
        name: given.name.clone(),
        value,
        range: given.range,
    })
}
