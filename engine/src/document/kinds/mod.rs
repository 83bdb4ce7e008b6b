//! How each kind of check is judged.

pub(crate) mod agreement;
pub(super) mod citation;
pub(super) mod order;
pub(super) mod relief;
pub(super) mod said;
pub(super) mod value;
