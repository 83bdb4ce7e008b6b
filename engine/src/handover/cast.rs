//! Who of the staff cards speak of, and what the place is called in which they play.

use super::content::Post;
use super::sim::person::Person;
use super::sim::state::Town;
use super::world::World;
use serde::Serialize;

/// What stands for one of the staff in the text of a card, between braces.
pub const ROLES: [&str; 4] = ["老队员", "年轻队员", "内勤", "辅助人员"];

/// What is said of a town, and what is said of a sub-district (街道) instead; the longer before what it holds.
const STREET: [(&str, &str); 11] = [
    ("镇党政办", "街道党政办"),
    ("镇财政所", "街道财政所"),
    ("镇政府", "街道办事处"),
    ("副镇长", "副主任"),
    ("镇长", "主任"),
    ("你们镇", "你们街道"),
    ("你镇", "你街道"),
    ("本镇", "本街道"),
    ("驻镇", "驻街道"),
    ("镇里", "街道"),
    ("镇上", "街道上"),
];

/// How content is told in a town: with those of the staff who are spoken of, in the words for a place of its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cast {
    /// In the order of [`ROLES`]: the role with the name, or the role where there is nobody.
    names: [String; 4],
    /// It is a sub-district.
    street: bool,
}

impl Cast {
    /// The oldest and the youngest officer, one of the office, an auxiliary; those at work before those absent.
    pub(super) fn of(world: &World, town: &Town) -> Cast {
        let mut left: Vec<&Person> = town
            .people
            .iter()
            .filter(|person| !person.left && !person.stationed)
            .collect();
        let mut take = |rank: &dyn Fn(&Person) -> Option<u32>| {
            let ranked = left
                .iter()
                .enumerate()
                .filter_map(|(at, person)| Some(((!person.present(town.week), rank(person)?), at)));
            let (_, at) = ranked.min()?;
            Some(world.name_of(left.remove(at)))
        };
        let officer = |person: &Person| !person.auxiliary;
        let veteran = take(&|person| officer(person).then(|| u32::MAX - person.age));
        let novice = take(&|person| officer(person).then_some(person.age));
        let clerk = take(&|person| Some(u32::from(person.post != Post::Office)));
        let helper = take(&|person| person.auxiliary.then_some(0));
        let mut names = ROLES.map(str::to_owned);
        for (role, name) in names.iter_mut().zip([veteran, novice, clerk, helper]) {
            role.push_str(&name.unwrap_or_default());
        }
        Cast {
            names,
            street: world.town().is_some_and(|town| town.name.ends_with("街道")),
        }
    }

    /// A text with those who are spoken of in it, in the words for the place.
    pub fn tell(&self, text: &str) -> String {
        let mut told = text.to_owned();
        for (role, name) in ROLES.iter().zip(&self.names) {
            if told.contains('{') {
                told = told.replace(&format!("{{{role}}}"), name);
            }
        }
        for (town, street) in STREET.iter().filter(|_| self.street) {
            if told.contains(town) {
                told = told.replace(town, street);
            }
        }
        told
    }

    /// What stands between braces in a text and is no role.
    pub fn strangers(text: &str) -> Vec<&str> {
        let named = text.split('{').skip(1);
        named
            .map(|rest| rest.split('}').next().unwrap_or(rest))
            .filter(|role| !ROLES.contains(role))
            .collect()
    }
}
