/// A place under `#/organisation`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// What there is.
    Landing,
    /// 队伍整合、力量下沉.
    Teams,
    /// 编制下放.
    Posts,
    /// 量化赋分制.
    Merit,
}

impl Room {
    const ALL: [Room; 4] = [Room::Landing, Room::Teams, Room::Posts, Room::Merit];

    /// Reads what follows `#/organisation/`.
    pub fn parse(rest: &[&str]) -> Option<Room> {
        match rest {
            [] => Some(Room::Landing),
            [id] => Room::ALL.into_iter().find(|room| room.id() == *id),
            _ => None,
        }
    }

    /// The id of its content; of the landing page none.
    pub fn id(self) -> &'static str {
        match self {
            Room::Landing => "",
            Room::Teams => "teams",
            Room::Posts => "posts",
            Room::Merit => "merit",
        }
    }

    /// The address, with `#`.
    pub fn href(self) -> &'static str {
        match self {
            Room::Landing => "#/organisation",
            Room::Teams => "#/organisation/teams",
            Room::Posts => "#/organisation/posts",
            Room::Merit => "#/organisation/merit",
        }
    }
}
