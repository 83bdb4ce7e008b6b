use std::fmt;
use std::sync::Arc;

use super::Symbol;

/// A set of symbols, kept in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Set(Arc<[Symbol]>);

impl Set {
    /// The members in order.
    pub fn members(&self) -> &[Symbol] {
        &self.0
    }

    /// How many members.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it is a member.
    pub fn has(&self, member: &str) -> bool {
        self.0.iter().any(|symbol| symbol == member)
    }
}

impl FromIterator<Symbol> for Set {
    fn from_iter<I: IntoIterator<Item = Symbol>>(members: I) -> Set {
        let mut members: Vec<Symbol> = members.into_iter().collect();
        members.sort_unstable();
        members.dedup();
        Set(members.into())
    }
}

impl fmt::Display for Set {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("-");
        }
        for (n, member) in self.0.iter().enumerate() {
            if n > 0 {
                f.write_str("|")?;
            }
            f.write_str(member)?;
        }
        Ok(())
    }
}
