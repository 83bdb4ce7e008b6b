use super::super::data::{RuleData, RuleKind};
use super::Compiler;
use crate::calendar::{Period, Unit};

/// The fields of a kind: those that it must have and those that it may have besides `act`,
/// `when` and `key`.
fn fields_of(kind: RuleKind) -> (&'static [&'static str], &'static [&'static str]) {
    match kind {
        RuleKind::Existence => (&["needs"], &["if"]),
        RuleKind::Absence => (&["act", "breach"], &[]),
        RuleKind::Precedence => (&["act", "needs"], &["since", "if"]),
        RuleKind::Response => (
            &["act", "needs"],
            &[
                "within",
                "by",
                "roll",
                "roll_basis",
                "suspend",
                "extend",
                "if",
                "cancel",
            ],
        ),
        RuleKind::Gap => (
            &["act", "after"],
            &["period", "day", "roll", "roll_basis", "if"],
        ),
        RuleKind::Lead => (&["act", "day", "period"], &[]),
        RuleKind::Exclusion => (&["act", "after"], &["lifted_by", "if"]),
        RuleKind::Cardinality => (&["act"], &["most", "least", "of"]),
        RuleKind::Agreement => (&["act", "with", "breach"], &["if"]),
        RuleKind::Bound => (&["act"], &["value", "sum", "most", "least"]),
        RuleKind::Overlap => (&["act", "start", "end", "member"], &["with"]),
        RuleKind::Distinct => (&["act", "who", "with", "whom"], &["if"]),
    }
}

impl Compiler<'_> {
    /// Reports fields that are missing, misplaced or at odds with each other.
    pub(super) fn check_fields(&mut self, data: &RuleData) {
        if !is_id(&data.id) {
            self.error("id", "an id is written like notice-before-decision");
        }
        for (path, text) in [("title", &data.title), ("explain", &data.explain)] {
            if text.trim().is_empty() {
                self.error(path, "must not be empty");
            }
        }
        if data.basis.is_empty() {
            self.error("basis", "a rule needs a provision that it rests on");
        }
        let (required, optional) = fields_of(data.kind);
        let present = fields_present(data);
        for field in required {
            if !present.contains(field) {
                self.error(field, "is missing");
            }
        }
        for field in present {
            let known = ["act", "when", "key"].contains(&field)
                || required.contains(&field)
                || optional.contains(&field);
            if !known {
                self.error(field, "has no meaning for this kind of rule");
            }
        }
        self.check_choices(data);
    }

    fn check_choices(&mut self, data: &RuleData) {
        match data.kind {
            RuleKind::Gap if data.period.is_some() == data.day.is_some() => {
                self.error("period", "a gap has either a period or a day");
            }
            RuleKind::Response if data.within.is_some() && data.by.is_some() => {
                self.error("by", "a response has either within or by");
            }
            RuleKind::Bound if data.value.is_some() == data.sum.is_some() => {
                self.error("value", "a bound has either a value or a sum");
            }
            _ => {}
        }
        if matches!(data.kind, RuleKind::Bound | RuleKind::Cardinality)
            && data.most.is_none()
            && data.least.is_none()
        {
            self.error("most", "most or least is missing");
        }
        if data.roll == data.roll_basis.is_empty() {
            self.error("roll_basis", "roll and roll_basis belong together");
        }
        let hours = |period: &Option<Period>| period.is_some_and(|p| p.unit() == Unit::Hour);
        let extended_by_hours = data.extend.iter().any(|extend| hours(&Some(extend.period)));
        if (hours(&data.within) || hours(&data.period) || extended_by_hours) && data.roll {
            self.error("roll", "hours do not move on to a workday");
        }
        if hours(&data.within) && !data.suspend.is_empty() {
            self.error("suspend", "a limit in hours cannot be suspended");
        }
        if extended_by_hours && !hours(&data.within) {
            self.error("extend", "a limit in days cannot be extended by hours");
        }
        if data.within.is_none() && data.by.is_none() {
            for (field, there) in [
                ("suspend", !data.suspend.is_empty()),
                ("extend", !data.extend.is_empty()),
                ("roll", data.roll && data.kind == RuleKind::Response),
            ] {
                if there {
                    self.error(field, "without within or by there is no end to move");
                }
            }
        }
    }
}

fn fields_present(data: &RuleData) -> Vec<&'static str> {
    let fields = [
        ("act", !data.act.is_empty()),
        ("when", data.when.is_some()),
        ("key", !data.key.is_empty()),
        ("needs", !data.needs.is_empty()),
        ("since", !data.since.is_empty()),
        ("after", !data.after.is_empty()),
        ("lifted_by", !data.lifted_by.is_empty()),
        ("with", !data.with.is_empty()),
        ("cancel", !data.cancel.is_empty()),
        ("if", data.condition.is_some()),
        ("breach", data.breach.is_some()),
        ("within", data.within.is_some()),
        ("by", data.by.is_some()),
        ("period", data.period.is_some()),
        ("day", data.day.is_some()),
        ("roll", data.roll),
        ("roll_basis", !data.roll_basis.is_empty()),
        ("suspend", !data.suspend.is_empty()),
        ("extend", !data.extend.is_empty()),
        ("value", data.value.is_some()),
        ("sum", data.sum.is_some()),
        ("most", data.most.is_some()),
        ("least", data.least.is_some()),
        ("of", data.of.is_some()),
        ("start", data.start.is_some()),
        ("end", data.end.is_some()),
        ("member", !data.member.is_empty()),
        ("who", !data.who.is_empty()),
        ("whom", !data.whom.is_empty()),
    ];
    let present = fields.iter().filter(|(_, there)| *there);
    present.map(|(field, _)| *field).collect()
}

/// Kebab-case: lower-case letters, digits and single hyphens between them.
fn is_id(id: &str) -> bool {
    id.split('-').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    })
}
