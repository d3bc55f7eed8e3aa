//! The fonts that PDFs embed: Libertinus Serif for the source's voice, Noto Sans for forms and the editor's.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The faces, and the book in which Typst looks them up.
pub struct Fonts {
    pub faces: Vec<Font>,
    pub book: LazyHash<FontBook>,
}

/// Read once: the bytes are part of the program.
pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let sans = [notosans::REGULAR_TTF, notosans::ITALIC_TTF, notosans::BOLD_TTF, notosans::BOLD_ITALIC_TTF];
    let faces = typst_assets::fonts().chain(sans).flat_map(|bytes| Font::iter(Bytes::new(bytes)));
    let faces: Vec<Font> =
        faces.filter(|face| ["Libertinus Serif", "Noto Sans"].contains(&face.info().family.as_str())).collect();
    let book = LazyHash::new(FontBook::from_fonts(&faces));
    Fonts { faces, book }
});

/// Whether some embedded font has a glyph for this character.
pub fn covers(character: char) -> bool {
    let known = |face: &Font| face.info().coverage.contains(u32::from(character));
    character == '\n' || FONTS.faces.iter().any(known)
}
