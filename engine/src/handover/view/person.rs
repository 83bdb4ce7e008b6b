//! One of the staff as the deputy sees them.

use super::super::content::{Channel, Post};
use super::super::sim::person::{Person, Schooling};
use super::super::sim::state::Town;
use super::super::world::World;
use serde::Serialize;

/// One of the staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonView {
    /// Place, by which orders name them.
    pub n: u16,
    /// Name.
    pub name: String,
    /// Years.
    pub age: u32,
    /// 第一学历.
    pub schooling: &'static str,
    /// 辅助人员.
    pub auxiliary: bool,
    /// Certified.
    pub certified: bool,
    /// The week in which the certificate runs out, from 1.
    pub expires: Option<u8>,
    /// May review.
    pub qualified: bool,
    /// Sent by the county.
    pub stationed: bool,
    /// Works in the home place.
    pub local: bool,
    /// The post.
    pub post: Post,
    /// Training.
    pub study: Option<(Channel, u8)>,
    /// Absent until this week, from 1.
    pub away: Option<u8>,
    /// Skill of documents, law, procedure: per cent of the way from novice to expert.
    pub skills: [u32; 3],
    /// The same by field.
    pub fields: Vec<u32>,
    /// Working time used last week, per cent.
    pub load: u32,
    /// Hours of training so far.
    pub trained: u32,
    /// Cases handled.
    pub cases: u32,
}

/// All who are still there.
pub(super) fn people(world: &World, town: &Town) -> Vec<PersonView> {
    let expert = world.parameters.expert_share.clamp(0, 999) as u32;
    let way = |value: u16| (1_000 - u32::from(value).min(1_000)) * 100 / (1_000 - expert);
    let one = |(n, person): (usize, &Person)| PersonView {
        n: n as u16,
        name: world.name_of(person),
        age: person.age / 10,
        schooling: match person.schooling {
            Schooling::Below => "高中以下",
            Schooling::Secondary => "高中中专",
            Schooling::College => "大专以上",
        },
        auxiliary: person.auxiliary,
        certified: person.certified,
        expires: person.expires.map(|week| week + 1),
        qualified: person.qualified,
        stationed: person.stationed,
        local: person.local,
        post: person.post,
        study: person.study,
        away: (person.away > town.week).then(|| person.away + 1),
        skills: person.skills.map(way),
        fields: person
            .fields
            .iter()
            .take(world.data.fields.len())
            .map(|field| way(*field))
            .collect(),
        load: (person.worked + person.studied) * 100 / 2_400,
        trained: person.trained,
        cases: person.cases,
    };
    let all = town.people.iter().enumerate();
    all.filter(|(_, person)| !person.left).map(one).collect()
}
