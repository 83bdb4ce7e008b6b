//! Who of the staff cards speak of.

use super::content::Post;
use super::sim::person::Person;
use super::sim::state::Town;
use super::world::World;
use serde::Serialize;

/// What stands for one of the staff in the text of a card, between braces.
pub const ROLES: [&str; 4] = ["老队员", "年轻队员", "内勤", "辅助人员"];

/// Those who are spoken of, in the order of [`ROLES`]: the role with the name, or the role where there is nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cast([String; 4]);

impl Cast {
    /// The oldest and the youngest officer, one of the office, an auxiliary; those at work before those absent.
    pub(super) fn of(world: &World, town: &Town) -> Cast {
        let here = |person: &&Person| !person.left && !person.stationed;
        let officers = || {
            let all = town.people.iter().filter(here);
            all.filter(|person| !person.auxiliary)
        };
        let absent = |person: &Person| !person.present(town.week);
        let veteran =
            officers().min_by_key(|person| (absent(person), std::cmp::Reverse(person.age)));
        let is = |one: Option<&Person>, person: &Person| {
            one.is_some_and(|one| std::ptr::eq(one, person))
        };
        let others = || officers().filter(|person| !is(veteran, person));
        let clerk =
            others().min_by_key(|person| (person.post != Post::Office, absent(person), person.age));
        let novice = others()
            .filter(|person| !is(clerk, person))
            .min_by_key(|person| (absent(person), person.age));
        let helper = town
            .people
            .iter()
            .filter(here)
            .find(|person| person.auxiliary);
        let chosen = [veteran, novice, clerk, helper];
        let mut names = ROLES.map(str::to_owned);
        for (name, person) in names.iter_mut().zip(chosen) {
            if let Some(person) = person {
                name.push_str(&world.name_of(person));
            }
        }
        Cast(names)
    }

    /// A text of a card with those who are spoken of in it.
    pub fn tell(&self, text: &str) -> String {
        let mut told = text.to_owned();
        for (role, name) in ROLES.iter().zip(&self.0) {
            told = told.replace(&format!("{{{role}}}"), name);
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
