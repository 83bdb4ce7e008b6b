//! How characters are set.

/// 方正小标宋简体: letterhead and title (GB/T 9704—2012, 7.2.4 and 7.3.1).
pub const SONG: &str = "方正小标宋简体";
/// 仿宋_GB2312: the body (5.2.2).
pub const FANGSONG: &str = "仿宋_GB2312";
/// 黑体: headings of the first level (7.3.3).
pub const HEITI: &str = "黑体";

/// The red of letterheads.
pub const RED: &str = "FF0000";

/// How the characters of a run are set.
#[derive(Clone, Copy, Debug)]
pub struct Face {
    /// The Chinese font; Latin letters and digits are always in Times New Roman.
    pub font: &'static str,
    /// In half points.
    pub size: usize,
    /// In red.
    pub red: bool,
    /// With a line under it.
    pub underlined: bool,
    /// In a box.
    pub boxed: bool,
}

impl Face {
    const fn plain(font: &'static str, size: usize) -> Face {
        Face {
            font,
            size,
            red: false,
            underlined: false,
            boxed: false,
        }
    }

    /// 三号 仿宋.
    pub const BODY: Face = Face::plain(FANGSONG, 32);
    /// 四号 仿宋, within tables.
    pub const CELL: Face = Face::plain(FANGSONG, 28);
    /// 四号 黑体, heads of columns.
    pub const HEAD: Face = Face::plain(HEITI, 28);
    /// 三号 黑体.
    pub const HEADING: Face = Face::plain(HEITI, 32);
    /// 二号 小标宋.
    pub const TITLE: Face = Face::plain(SONG, 44);
    /// What is signed.
    pub const SIGNED: Face = Face {
        underlined: true,
        ..Face::BODY
    };
    /// Instead of a seal.
    pub const SEAL: Face = Face {
        red: true,
        boxed: true,
        ..Face::plain(HEITI, 32)
    };

    /// 红色小标宋, as large as lets the name stand on one line, at most 小初.
    pub fn letterhead(name: &str) -> Face {
        let characters = name.chars().count().max(1);
        Face {
            red: true,
            ..Face::plain(
                SONG,
                (2 * crate::page::WIDTH / 20 / characters).clamp(32, 72),
            )
        }
    }
}
