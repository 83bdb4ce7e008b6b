//! A made-up log of ordinary procedure: cases of 25 events that overlap in time, every other one
//! with a fault.

use engine::calendar::{Date, Moment};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// How many events a case has.
pub const EVENTS: usize = 25;

/// One event of a case.
pub struct Line {
    pub case: u32,
    pub kind: &'static str,
    pub at: Moment,
    pub data: &'static str,
    pub fault: Option<(&'static str, &'static str)>,
}

/// Day of the case, minute of the day, kind, data (`attribute=value` joined by `;`).
type Step = (u16, u16, &'static str, &'static str);

#[rustfmt::skip]
const STEPS: [Step; EVENTS] = [
    (0, 540, "clue_registered", "clue=c1;source=投诉"),
    (1, 560, "verification_done", "clue=c1;officers=李敏|王强;qualified=2;id_shown=true;recorded=true"),
    (1, 700, "authority_checked", "in_list=true;territorial=true"),
    (2, 600, "filing_approved", "head=true;officers=李敏|王强;qualified=2;cause_standard=true;in_list=true;territorial=true"),
    (3, 570, "inspection", "officers=李敏|王强;qualified=2;id_shown=true;recorded=true;rights_told=true;recusal_told=true;party_present=true;written=true;signed=true;conclusions=false"),
    (3, 640, "interview", "officers=李敏|王强;qualified=2;id_shown=true;person=p1;role=当事人;rights_told=true;recusal_told=true;individually=true;leading=false;signed=true"),
    (4, 580, "evidence_taken", "officers=李敏|王强;qualified=2;evidence=e1;form=书证;original_checked=true;source_noted=true;lawful=true"),
    (4, 620, "correction_ordered", "order=o1;immediate=true;specific=true;basis_cited=true;cite_status=in_force;relief_told=true"),
    (4, 660, "correction_served", "order=o1;method=直接;recipient=本人;officers=李敏|王强;receipt=true"),
    (5, 600, "test_commissioned", "test=t1;accredited=true"),
    (12, 600, "test_result_received", "test=t1;exceeds=true"),
    (13, 600, "test_result_told", "test=t1;written=true"),
    (16, 560, "reinspection", "order=o1;officers=李敏|王强;qualified=2;corrected=true;written=true"),
    (18, 570, "investigation_closed", "officers=李敏|王强;qualified=2;favourable_included=true;reasoned=true"),
    (20, 600, "prior_notice", "notice=n1;head=true;fine=8000元;penalties=罚款;amount_specific=true;facts_stated=true;reasons_stated=true;statement_right=true;hearing_right=false;hearing_line=false"),
    (21, 610, "prior_notice_served", "notice=n1;fine=8000元;penalties=罚款;method=直接;recipient=本人;officers=李敏|王强;receipt=true;statement_right=true"),
    (23, 620, "statement_received", "notice=n1;statement=s1"),
    (25, 630, "statement_reviewed", "notice=n1;statement=s1;written=true;answered=true;reviewers=赵宁;adopted=false;grounds=false"),
    (30, 600, "legal_review_sent", "review=r1"),
    (32, 600, "legal_review", "review=r1;reviewer=周宁;first_time=false;law_qualified=true;passed=true;written=true;itemised=true"),
    (35, 600, "decision", "decision=d1;outcome=penalty;notice=n1;head=true;sealed=true;party_kind=个体工商户;party_right=true;fine=8000元;penalties=罚款;fine_min=5000元;fine_max=50000元;tier_min=5000元;tier_max=12000元;reasoned=true;cite_status=in_force;cite_fits=true;cite_complete=true;correction_ordered=true;statement_answered=true;relief_body_right=true;relief_days=60;court_months=6;payment_told=true;surcharge_told=true;in_list=true;territorial=true"),
    (37, 600, "decision_served", "decision=d1;method=直接;recipient=本人;officers=李敏|王强;receipt=true;fine=8000元"),
    (39, 600, "decision_published", "decision=d1;redacted=true;social_impact=true"),
    (47, 600, "payment", "decision=d1;amount=8000元;to=银行;receipt=true;fine=8000元"),
    (52, 600, "case_closed", "ground=决定已经执行完毕;paid=true;corrected=true;property_disposed=true;catalogue=true;head=true"),
];

/// A fault: the kind of event that has it, and how it differs.
enum Fault {
    Data(&'static str, &'static str, &'static str),
    /// It comes so many days later, and all after it too.
    Late(&'static str, u16),
    /// It comes before the event before it.
    Early(&'static str),
}

const FAULTS: [Fault; 16] = [
    Fault::Data("verification_done", "qualified", "1"),
    Fault::Data("inspection", "id_shown", "false"),
    Fault::Data("inspection", "signed", "false"),
    Fault::Data("interview", "leading", "true"),
    Fault::Data("evidence_taken", "lawful", "false"),
    Fault::Data("correction_ordered", "cite_status", "repealed"),
    Fault::Data("test_commissioned", "accredited", "false"),
    Fault::Data("prior_notice_served", "fine", "5000元"),
    Fault::Data("statement_reviewed", "answered", "false"),
    Fault::Data("decision", "cite_status", "repealed"),
    Fault::Data("decision", "relief_days", "30"),
    Fault::Late("decision", 70),
    Fault::Late("decision_served", 20),
    Fault::Late("verification_done", 40),
    Fault::Early("legal_review"),
    Fault::Early("prior_notice_served"),
];

/// The log in order of time: `cases` cases, of which `a_day` begin on each day.
pub fn lines(cases: u32, a_day: u32) -> impl Iterator<Item = Line> {
    // Each case waits in the queue with its next event; the soonest comes first.
    let mut queue: BinaryHeap<Reverse<(Moment, u32, usize)>> = BinaryHeap::new();
    let mut next = 0;
    std::iter::from_fn(move || {
        while next < cases
            && queue
                .peek()
                .is_none_or(|Reverse((at, ..))| moment(next, a_day, 0) <= *at)
        {
            queue.push(Reverse((moment(next, a_day, 0), next, 0)));
            next += 1;
        }
        let Reverse((at, case, place)) = queue.pop()?;
        if place + 1 < EVENTS {
            queue.push(Reverse((moment(case, a_day, place + 1), case, place + 1)));
        }
        let (_, _, kind, data) = STEPS[step(case, place)];
        let fault = match fault(case) {
            Some(Fault::Data(faulty, name, value)) if *faulty == kind => Some((*name, *value)),
            _ => None,
        };
        Some(Line {
            case,
            kind,
            at,
            data,
            fault,
        })
    })
}

/// Every other case has a fault.
fn fault(case: u32) -> Option<&'static Fault> {
    let n = case as usize;
    (n % 2 == 1).then(|| &FAULTS[n / 2 % FAULTS.len()])
}

fn place_of(kind: &str) -> usize {
    STEPS
        .iter()
        .position(|(_, _, known, _)| *known == kind)
        .unwrap_or(0)
}

/// Which step stands at that place of the case.
fn step(case: u32, place: usize) -> usize {
    match fault(case) {
        Some(Fault::Early(kind)) if place + 1 == place_of(kind) => place + 1,
        Some(Fault::Early(kind)) if place == place_of(kind) => place - 1,
        _ => place,
    }
}

fn moment(case: u32, a_day: u32, place: usize) -> Moment {
    let first = Date::new(2024, 1, 2).unwrap_or(Date::MIN);
    let (day, minute, ..) = STEPS[place];
    let late = match fault(case) {
        Some(Fault::Late(kind, days)) if place >= place_of(kind) => *days,
        _ => 0,
    };
    let day = i64::from(case / a_day.max(1)) + i64::from(day + late);
    Moment::start_of(first).plus_minutes(day * 1440 + i64::from(minute))
}

impl Line {
    /// The values of the event, with its fault.
    pub fn values(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let fault = self.fault;
        self.data.split(';').map(move |pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            match fault {
                Some((faulty, other)) if faulty == name => (name, other),
                _ => (name, value),
            }
        })
    }
}
