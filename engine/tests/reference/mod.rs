//! The rule language read literally: every question is answered by looking through all events
//! again. Slow, and without anything in common with the monitor but the calendar and `Expr`.

use engine::calendar::{
    Date, HolidayCalendar, Moment, Period, Roll, Unit, deadline, latest_day_before,
};
use engine::expr::{Expr, Scope};
use engine::rule::{
    Amount, AttrId, Event, KindId, Names, RuleData, RuleKind, TraceStep, Verdict, Vocabulary,
};
use engine::value::{Symbol, Value};

/// A verdict without its rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    pub at: Moment,
    pub event: Option<u32>,
    pub verdict: Verdict,
    pub related: Option<u32>,
    pub due: Option<Date>,
    pub exception: Option<u16>,
}

/// A rule, and all steps of a trace.
pub struct Reader<'a> {
    pub rule: &'a RuleData,
    pub vocabulary: &'a Vocabulary,
    pub calendar: &'a HolidayCalendar,
    pub steps: &'a [TraceStep],
    pub closed: bool,
}

/// What is known at one moment: the first `seen` steps, within one instance of the rule.
#[derive(Clone, Copy)]
struct Known<'a> {
    reader: &'a Reader<'a>,
    seen: usize,
    instance: &'a [Value],
    own: Option<&'a Event>,
    other: Option<&'a Event>,
}

impl<'a> Reader<'a> {
    /// All verdicts of the rule on the trace, in any order.
    pub fn read(&'a self) -> Vec<Said> {
        let mut said = Vec::new();
        for step in 0..self.steps.len() {
            if let TraceStep::Event(event) = &self.steps[step] {
                if self.rule.kind == RuleKind::Response {
                    said.extend(self.owe(step, event));
                } else {
                    said.extend(self.judge(step, event));
                }
            }
        }
        if self.closed {
            self.close(&mut said);
        }
        said
    }

    fn kinds(&self, names: &Names) -> Vec<KindId> {
        names
            .iter()
            .map(|name| self.vocabulary.kind(name).unwrap())
            .collect()
    }

    fn attrs(&self, names: &Names) -> Vec<AttrId> {
        names
            .iter()
            .map(|name| self.vocabulary.attr(name).unwrap())
            .collect()
    }

    fn persons<'e>(&self, names: &Names, event: &'e Event) -> Vec<&'e Symbol> {
        let attrs = self.attrs(names);
        attrs
            .iter()
            .flat_map(|attr| event.get(*attr).symbols())
            .collect()
    }

    fn key(&self) -> Vec<AttrId> {
        let mut key = self.attrs(&self.rule.key);
        key.sort();
        key.dedup();
        key
    }

    fn instance(&self, event: &Event) -> Vec<Value> {
        self.key()
            .iter()
            .map(|attr| event.get(*attr).clone())
            .collect()
    }

    /// Whether an event belongs to an instance by that part of the key that its kind declares.
    fn belongs(&self, event: &Event, instance: &[Value]) -> bool {
        self.key().iter().zip(instance).all(|(attr, value)| {
            !self.vocabulary.declares(event.kind(), *attr) || event.get(*attr) == value
        })
    }

    /// The number of a step among the events, counted from 0.
    fn number(&self, step: usize) -> u32 {
        self.steps[..step]
            .iter()
            .filter(|step| matches!(step, TraceStep::Event(_)))
            .count() as u32
    }

    /// The moment to which the clock has come after so many steps.
    fn clock(&self, steps: usize) -> Moment {
        let clocks = self.steps[..steps].iter().map(|step| match step {
            TraceStep::Event(event) => event.at(),
            TraceStep::End(date) => Moment::start_of(*date),
        });
        clocks.max().unwrap_or(Moment::MIN)
    }

    fn in_force(&self, known: Known<'_>, act: Date) -> bool {
        let dated = match self.rule.dated_by.as_deref() {
            None | Some("act") => None,
            Some(kind) => {
                let kind = self.vocabulary.kind(kind).unwrap();
                known
                    .events(&[kind])
                    .last()
                    .map(|(_, event)| event.at().date())
            }
        };
        let date = dated.unwrap_or(act);
        self.rule.from.is_none_or(|from| from <= date)
            && self.rule.until.is_none_or(|until| date <= until)
    }

    fn judge(&'a self, step: usize, event: &'a Event) -> Option<Said> {
        let rule = self.rule;
        let (acts, with) = (self.kinds(&rule.act), self.kinds(&rule.with));
        let taking_part = rule.kind == RuleKind::Overlap && with.contains(&event.kind());
        if !acts.contains(&event.kind()) && !taking_part {
            return None;
        }
        let instance = self.instance(event);
        let mut known = Known {
            reader: self,
            seen: step,
            instance: &instance,
            own: Some(event),
            other: None,
        };
        let mut said = Said {
            at: event.at(),
            event: Some(self.number(step)),
            verdict: Verdict::Kept,
            related: None,
            due: None,
            exception: None,
        };
        let others = match rule.kind {
            RuleKind::Gap | RuleKind::Exclusion => self.kinds(&rule.after),
            RuleKind::Agreement | RuleKind::Distinct => with.clone(),
            _ => self.kinds(&rule.needs),
        };
        let mut other = None;
        if matches!(
            rule.kind,
            RuleKind::Gap | RuleKind::Exclusion | RuleKind::Agreement
        ) {
            let latest = known.counting(&others).pop()?;
            other = Some(latest.0);
            known = known.beside(latest.1);
            said.related = Some(self.number(latest.0));
        }
        if !known.admits(&rule.when) || !self.in_force(known, event.at().date()) {
            return None;
        }
        let violated = match rule.kind {
            RuleKind::Absence => known.holds(rule.breach.as_ref().unwrap()),
            RuleKind::Existence | RuleKind::Precedence => {
                let since = known
                    .events(&self.kinds(&rule.since))
                    .last()
                    .map(|(place, _)| *place);
                let found = known
                    .counting(&others)
                    .into_iter()
                    .rev()
                    .find(|(place, _)| Some(*place) > since);
                said.related = found.map(|(place, _)| self.number(place));
                found.is_none()
            }
            RuleKind::Gap => {
                let after = known.other.unwrap();
                let roll = if rule.roll {
                    Roll::Forward
                } else {
                    Roll::Never
                };
                let (last, date) = match (&rule.period, &rule.day) {
                    (Some(period), _) => {
                        let end = deadline(self.calendar, after.at(), period, roll).last;
                        (end.moment(), end.date())
                    }
                    (None, Some(day)) => {
                        let day = known.value(day).date()?;
                        let day = if rule.roll {
                            self.calendar.workday_from(day)
                        } else {
                            day
                        };
                        (Moment::end_of(day), day)
                    }
                    _ => unreachable!(),
                };
                said.due = Some(date);
                event.at() <= last
            }
            RuleKind::Lead => {
                let day = known.value(rule.day.as_ref().unwrap()).date()?;
                let last = latest_day_before(self.calendar, day, &rule.period.unwrap()).last;
                said.due = Some(last.date());
                event.at() > last.moment()
            }
            RuleKind::Exclusion => {
                let lifted = known.events(&self.kinds(&rule.lifted_by));
                lifted.last().is_none_or(|(place, _)| Some(*place) < other)
            }
            RuleKind::Cardinality => {
                let mut judged = self.judged_before(step, &instance);
                judged.push(event);
                let count = self.count(&judged);
                let most = rule.most.as_ref().map(|most| known.amount(most));
                most.is_some_and(|most| Value::Int(count).compare(&most).is_some_and(|o| o.is_gt()))
            }
            RuleKind::Agreement => known.holds(rule.breach.as_ref().unwrap()),
            RuleKind::Bound => {
                let value = match (&rule.value, &rule.sum) {
                    (Some(value), _) => {
                        let value = known.amount(value);
                        if value.is_absent() {
                            return None;
                        }
                        value
                    }
                    (None, Some(sum)) => {
                        let mut total = Value::Absent;
                        for place in 0..=step {
                            let TraceStep::Event(earlier) = &self.steps[place] else {
                                continue;
                            };
                            if place < step && !self.applies(place, earlier, &instance) {
                                continue;
                            }
                            let at = Known {
                                seen: place,
                                own: Some(earlier),
                                ..known
                            };
                            let value = at.amount(sum);
                            total = match (total.is_absent(), value.is_absent()) {
                                (true, _) => value,
                                (_, true) => total,
                                _ => total.plus(&value),
                            };
                        }
                        total
                    }
                    _ => unreachable!(),
                };
                let beyond = |bound: &Option<Amount>, wrong| {
                    bound
                        .as_ref()
                        .is_some_and(|bound| value.compare(&known.amount(bound)) == Some(wrong))
                };
                beyond(&rule.most, std::cmp::Ordering::Greater)
                    || beyond(&rule.least, std::cmp::Ordering::Less)
            }
            RuleKind::Overlap => {
                let span = |known: Known<'_>| {
                    let start = known.value(rule.start.as_ref().unwrap());
                    match (start, known.value(rule.end.as_ref().unwrap())) {
                        (Value::Moment(start), Value::Moment(end)) => Some((start, end)),
                        _ => None,
                    }
                };
                let members = |event| self.persons(&rule.member, event);
                let (start, end) = span(known)?;
                if members(event).is_empty() {
                    return None;
                }
                let with = if with.is_empty() { acts.clone() } else { with };
                let mut clash = None;
                for place in 0..step {
                    let TraceStep::Event(earlier) = &self.steps[place] else {
                        continue;
                    };
                    let at = Known {
                        seen: place,
                        own: Some(earlier),
                        ..known
                    };
                    let pair = |a: &[KindId], b: &[KindId]| {
                        a.contains(&event.kind()) && b.contains(&earlier.kind())
                    };
                    if !(pair(&acts, &with) || pair(&with, &acts))
                        || self.instance(earlier) != instance
                        || !at.admits(&rule.when)
                        || !self.in_force(at, earlier.at().date())
                    {
                        continue;
                    }
                    let shared = members(event)
                        .iter()
                        .any(|member| members(earlier).contains(member));
                    if let Some((from, to)) = span(at)
                        && shared
                        && from < to
                        && start < end
                        && from < end
                        && start < to
                    {
                        clash = Some(self.number(place));
                    }
                }
                said.related = clash;
                clash.is_some()
            }
            RuleKind::Distinct => {
                let who = self.persons(&rule.who, event);
                if who.is_empty() {
                    return None;
                }
                let shared = known
                    .counting(&others)
                    .into_iter()
                    .rev()
                    .find(|(_, other)| {
                        self.persons(&rule.whom, other)
                            .iter()
                            .any(|p| who.contains(p))
                    });
                if let Some((place, other)) = shared {
                    said.related = Some(self.number(place));
                    known = known.beside(other);
                }
                shared.is_some()
            }
            RuleKind::Response => unreachable!(),
        };
        Some(self.excuse(violated, said, known))
    }

    fn excuse(&self, violated: bool, mut said: Said, known: Known<'_>) -> Said {
        if violated {
            let excused = self
                .rule
                .unless
                .iter()
                .position(|unless| known.holds(&unless.condition));
            said.exception = excused.map(|place| place as u16);
            if excused.is_none() && said.verdict == Verdict::Kept {
                said.verdict = Verdict::Violated;
            } else if excused.is_some() {
                said.verdict = Verdict::Kept;
            }
        }
        said
    }

    /// Whether the rule applied to an earlier act of the same instance.
    fn applies(&'a self, step: usize, event: &'a Event, instance: &'a [Value]) -> bool {
        let known = Known {
            reader: self,
            seen: step,
            instance,
            own: Some(event),
            other: None,
        };
        self.kinds(&self.rule.act).contains(&event.kind())
            && self.instance(event) == instance
            && known.admits(&self.rule.when)
            && self.in_force(known, event.at().date())
    }

    fn judged_before(&'a self, step: usize, instance: &'a [Value]) -> Vec<&'a Event> {
        let events = (0..step).filter_map(|place| match &self.steps[place] {
            TraceStep::Event(event) => self.applies(place, event, instance).then_some(event),
            TraceStep::End(_) => None,
        });
        events.collect()
    }

    fn count(&self, events: &[&Event]) -> i64 {
        match &self.rule.of {
            None => events.len() as i64,
            Some(of) => {
                let attr = self.vocabulary.attr(of).unwrap();
                let mut values: Vec<&Value> = events
                    .iter()
                    .map(|event| event.get(attr))
                    .filter(|v| !v.is_absent())
                    .collect();
                values.sort();
                values.dedup();
                values.len() as i64
            }
        }
    }

    /// What one trigger makes owed, to its end.
    fn owe(&'a self, trigger: usize, event: &'a Event) -> Option<Said> {
        let rule = self.rule;
        let instance = self.instance(event);
        let known = Known {
            reader: self,
            seen: trigger,
            instance: &instance,
            own: Some(event),
            other: None,
        };
        if !self.kinds(&rule.act).contains(&event.kind())
            || !known.admits(&rule.when)
            || !self.in_force(known, event.at().date())
        {
            return None;
        }
        let by = rule.by.as_ref().map(|by| known.value(by).date());
        let said = |verdict, at, due: Option<Moment>| Said {
            at,
            event: Some(self.number(trigger)),
            verdict,
            related: None,
            due: due.map(Moment::date),
            exception: None,
        };
        let mut extensions: Vec<usize> = Vec::new();
        let mut due = self.due(event.at(), by, &extensions, trigger + 1, &instance);
        // What is overdue from the start, or was when its clock stopped, runs out at once.
        let overdue = |due: Option<Moment>, step: usize, now: Moment| {
            let known = Known {
                seen: step + 1,
                ..known
            };
            due.filter(|end| *end < now)
                .map(|_| self.excuse(true, said(Verdict::Violated, now, due), known))
        };
        if let Some(verdict) = overdue(due, trigger, event.at()) {
            return Some(verdict);
        }
        for step in trigger + 1..self.steps.len() {
            let known = Known {
                seen: step,
                ..known
            };
            let now = match &self.steps[step] {
                TraceStep::Event(event) => event.at(),
                TraceStep::End(date) => Moment::start_of(*date).max(self.clock(step)),
            };
            if let Some(end) = due
                && end < now
            {
                let verdict = said(Verdict::Violated, end.plus_minutes(1), due);
                return Some(self.excuse(true, verdict, known));
            }
            let TraceStep::Event(later) = &self.steps[step] else {
                continue;
            };
            if !self.belongs(later, &instance) {
                due = self.due(event.at(), by, &extensions, step + 1, &instance);
                if let Some(verdict) = overdue(due, step, later.at()) {
                    return Some(verdict);
                }
                continue;
            }
            let paired = Known {
                own: Some(later),
                other: Some(event),
                ..known
            };
            if self.kinds(&rule.needs).contains(&later.kind()) && paired.admits(&rule.condition) {
                return Some(Said {
                    related: Some(self.number(step)),
                    ..said(Verdict::Kept, later.at(), due)
                });
            }
            if self.kinds(&rule.cancel).contains(&later.kind()) {
                return None;
            }
            for (which, extend) in rule.extend.iter().enumerate() {
                let granted = extensions.iter().filter(|known| **known == which).count();
                if self.kinds(&extend.by).contains(&later.kind())
                    && granted < usize::from(extend.times)
                    && paired.admits(&extend.condition)
                {
                    extensions.push(which);
                }
            }
            due = self.due(event.at(), by, &extensions, step + 1, &instance);
            if let Some(verdict) = overdue(due, step, later.at()) {
                return Some(verdict);
            }
        }
        if !self.closed {
            return None;
        }
        let steps = self.steps.len();
        let verdict = said(Verdict::ClosedUnfulfilled, self.clock(steps), due);
        Some(self.excuse(
            true,
            verdict,
            Known {
                seen: steps,
                ..known
            },
        ))
    }

    /// The last minute in time, knowing the first `steps` steps.
    fn due(
        &self,
        since: Moment,
        by: Option<Option<Date>>,
        extensions: &[usize],
        steps: usize,
        instance: &[Value],
    ) -> Option<Moment> {
        let rule = self.rule;
        let mut suspended: Vec<(Date, Date)> = Vec::new();
        for suspend in &rule.suspend {
            let key = suspend
                .key
                .as_ref()
                .map(|key| self.vocabulary.attr(key).unwrap());
            let (start, end) = (self.kinds(&suspend.start), self.kinds(&suspend.end));
            // The clock is stopped for those instances that both its events can tell apart.
            let own: Vec<(AttrId, &Value)> = self
                .key()
                .into_iter()
                .zip(instance)
                .filter(|(attr, _)| {
                    start
                        .iter()
                        .chain(&end)
                        .all(|kind| self.vocabulary.declares(*kind, *attr))
                })
                .collect();
            let mut open: Vec<(Value, Date)> = Vec::new();
            for step in &self.steps[..steps] {
                let TraceStep::Event(event) = step else {
                    continue;
                };
                if own.iter().any(|(attr, value)| event.get(*attr) != *value) {
                    continue;
                }
                let value = key.map(|key| event.get(key).clone()).unwrap_or_default();
                let place = open.iter().position(|(known, _)| *known == value);
                if start.contains(&event.kind()) && place.is_none() {
                    open.push((value, event.at().date()));
                } else if end.contains(&event.kind())
                    && let Some(place) = place
                {
                    suspended.push((open.remove(place).1, event.at().date()));
                }
            }
            if !open.is_empty() {
                return None;
            }
        }
        let stands = |day: Date| suspended.iter().any(|(from, to)| *from <= day && day < *to);
        // Every day after `from` is looked at once.
        let lay = |from: Moment, period: &Period| -> Moment {
            let last = match period.unit() {
                Unit::Hour => return from.plus_minutes(i64::from(period.n()) * 60),
                Unit::Day | Unit::Workday => {
                    let (mut day, mut counted) = (from.date(), 0);
                    while counted < period.n() {
                        day = day.plus_days(1);
                        let counts = period.unit() == Unit::Day || self.calendar.is_workday(day);
                        counted += u16::from(counts && !stands(day));
                    }
                    return Moment::end_of(day);
                }
                Unit::Month => from.date().plus_months(i32::from(period.n())),
                Unit::Year => from.date().plus_months(12 * i32::from(period.n())),
            };
            Moment::end_of(push(from.date(), last, &stands))
        };
        let mut end = match (&rule.within, by) {
            (Some(period), _) => lay(since, period),
            (None, Some(by)) => Moment::end_of(push(since.date(), by?, &stands)),
            (None, None) => return None,
        };
        for which in extensions {
            end = lay(end, &rule.extend[*which].period);
        }
        Some(match rule.roll {
            true => Moment::end_of(self.calendar.workday_from(end.date())),
            false => end,
        })
    }

    fn close(&'a self, said: &mut Vec<Said>) {
        let (rule, steps) = (self.rule, self.steps.len());
        let at = self.clock(steps);
        let blank = Said {
            at,
            event: None,
            verdict: Verdict::Kept,
            related: None,
            due: None,
            exception: None,
        };
        let none: &[Value] = &[];
        let known = Known {
            reader: self,
            seen: steps,
            instance: none,
            own: None,
            other: None,
        };
        match rule.kind {
            RuleKind::Existence
                if rule.act.is_empty()
                    && known.admits(&rule.when)
                    && self.in_force(known, at.date()) =>
            {
                let found = known.counting(&self.kinds(&rule.needs)).pop();
                let related = found.map(|(place, _)| self.number(place));
                let verdict = Said { related, ..blank };
                said.push(self.excuse(found.is_none(), verdict, known));
            }
            RuleKind::Cardinality => {
                let Some(least) = &rule.least else { return };
                let mut instances: Vec<Vec<Value>> = match rule.key.is_empty() {
                    true => vec![Vec::new()],
                    false => Vec::new(),
                };
                for (place, step) in self.steps.iter().enumerate() {
                    if let TraceStep::Event(event) = step {
                        let instance = self.instance(event);
                        let counts = self.kinds(&rule.act).contains(&event.kind())
                            && self.applies(place, event, &instance)
                            && (rule.of.is_none() || self.count(&[event]) > 0);
                        if counts && !instances.contains(&instance) {
                            instances.push(instance);
                        }
                    }
                }
                for instance in &instances {
                    let known = Known { instance, ..known };
                    if self.in_force(known, at.date()) {
                        let count = self.count(&self.judged_before(steps, instance));
                        let least = known.amount(least);
                        let few = Value::Int(count).compare(&least).is_some_and(|o| o.is_lt());
                        said.push(self.excuse(few, blank.clone(), known));
                    }
                }
            }
            _ => {}
        }
    }
}

/// A day pushed on, day by day, by the days that stand still.
fn push(from: Date, last: Date, stands: &impl Fn(Date) -> bool) -> Date {
    let mut owed = (1..=from.days_until(last).max(0))
        .filter(|n| stands(from.plus_days(*n)))
        .count();
    let mut day = last;
    while owed > 0 {
        day = day.plus_days(1);
        owed -= usize::from(!stands(day));
    }
    day
}

impl<'a> Known<'a> {
    /// The earlier events of these kinds that belong to the instance.
    fn events(self, kinds: &[KindId]) -> Vec<(usize, &'a Event)> {
        let steps = self.reader.steps[..self.seen].iter().enumerate();
        steps
            .filter_map(|(place, step)| match step {
                TraceStep::Event(event) => Some((place, event)),
                TraceStep::End(_) => None,
            })
            .filter(|(_, event)| kinds.contains(&event.kind()))
            .filter(|(_, event)| self.reader.belongs(event, self.instance))
            .collect()
    }

    /// Of these, those that the rule's `if` chooses.
    fn counting(self, kinds: &[KindId]) -> Vec<(usize, &'a Event)> {
        let mut events = self.events(kinds);
        events.retain(|(_, other)| self.beside(other).admits(&self.reader.rule.condition));
        events
    }

    fn beside(self, other: &'a Event) -> Known<'a> {
        Known {
            other: Some(other),
            ..self
        }
    }

    fn holds(self, source: &str) -> bool {
        Expr::parse(source).unwrap().is_true(&self)
    }

    fn admits(self, source: &Option<String>) -> bool {
        source.as_ref().is_none_or(|source| self.holds(source))
    }

    fn value(self, source: &str) -> Value {
        Expr::parse(source).unwrap().eval(&self)
    }

    fn amount(self, amount: &Amount) -> Value {
        match amount {
            Amount::Number(number) => Value::Int(*number),
            Amount::Expression(source) => self.value(source),
        }
    }
}

impl Scope for Known<'_> {
    fn name(&self, path: &[Symbol]) -> Value {
        let get = |event: Option<&Event>, name: &str| match event {
            None => Value::Absent,
            Some(event) if name == "at" => Value::Moment(event.at()),
            Some(event) => self
                .reader
                .vocabulary
                .attr(name)
                .map(|attr| event.get(attr).clone())
                .unwrap_or_default(),
        };
        match path {
            [name] => get(self.own, name),
            [first, name] if first == "ref" => get(self.other, name),
            [_, kind, name] => {
                let kind = self.reader.vocabulary.kind(kind).unwrap();
                get(self.events(&[kind]).last().map(|(_, event)| *event), name)
            }
            _ => Value::Absent,
        }
    }

    fn call(&self, function: &str, args: &[Value]) -> Option<Value> {
        let events = |n: usize| {
            let kind = args.get(n).and_then(Value::symbol)?;
            Some(self.events(&[self.reader.vocabulary.kind(kind)?]))
        };
        match function {
            "seen" => Some(Value::Bool(!events(0)?.is_empty())),
            "count" => Some(Value::Int(events(0)?.len() as i64)),
            "since" => {
                let latest = |n: usize| Some(events(n)?.last().map(|(place, _)| *place));
                Some(Value::Bool(latest(0)? > latest(1)?))
            }
            "deadline" => {
                let period: Period = args.get(1)?.symbol()?.parse().ok()?;
                let from = match args.first()? {
                    Value::Moment(moment) => *moment,
                    other => Moment::start_of(other.date()?),
                };
                let end = deadline(self.reader.calendar, from, &period, Roll::Never);
                Some(Value::Date(end.last.date()))
            }
            _ => None,
        }
    }
}
