//! What a body puts its documents under: `theme.toml` at the root of a theme, its name, its colour, its logo.
//!
//! Whoever brands the documents touches neither Typst nor style sheets, and may not know what makes them accessible or
//! safe: the colour must stand out, and a logo is a drawing and nothing else. All faults are told, with their line.

mod color;
mod logo;

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Diagnostic, Report};

pub use color::Color;

/// Where it is read, in the folder of a theme.
pub const PATH: &str = "theme.toml";

/// The least contrast of a text with its ground: WCAG 2.2, 1.4.3, level AA.
const CONTRAST: f64 = 4.5;
/// The grounds of the pages, light and dark, and those of their frames.
const LIGHT: [Color; 2] = [Color([0xff; 3]), Color([0xf2, 0xf6, 0xf6])];
const DARK: [Color; 2] = [Color([0x11, 0x18, 0x1a]), Color([0x1a, 0x24, 0x27])];

/// The name, the colours, the logo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brand {
    pub name: Option<String>,
    /// On a light ground.
    pub color: Color,
    /// The same hue, on a dark one.
    pub color_in_the_dark: Color,
    /// An SVG drawing; a brand with a logo has a name, which is said in its place.
    pub logo: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ThemeFile {
    nom: Option<Spanned<String>>,
    couleur: Option<Spanned<String>>,
    logo: Option<Spanned<String>>,
}

impl Brand {
    /// Reads `theme.toml` among the files of a theme, by their path in its folder; without it, the brand is plain.
    pub fn read(theme: &BTreeMap<String, Vec<u8>>) -> Result<Brand, Report> {
        let mut report = Report::default();
        let Some(bytes) = theme.get(PATH) else { return Ok(Brand::plain()) };
        let Ok(text) = std::str::from_utf8(bytes) else {
            report.push(
                Diagnostic::error("theme", format!("le fichier {PATH} du thème n'est pas en UTF-8"))
                    .help("enregistrez ce fichier en UTF-8"),
            );
            return Err(report);
        };
        let file: ThemeFile = match toml::from_str(text) {
            Ok(file) => file,
            Err(error) => {
                let what = format!("ce fichier ne peut pas être lu : {}", error.message());
                report.push(fault(text, error.span().unwrap_or(0..0), &what).help(
                    "il a trois clés, toutes facultatives : nom = \"…\", couleur = \"#0b4f5c\", logo = \"logo.svg\"",
                ));
                return Err(report);
            }
        };
        let mut brand = Brand::plain();
        brand.name = file.nom.map(|name| name.into_inner().trim().to_owned()).filter(|name| !name.is_empty());
        if let Some(color) = &file.couleur {
            match readable(text, color) {
                Ok(color) => (brand.color, brand.color_in_the_dark) = (color, color.in_the_dark(DARK)),
                Err(fault) => report.push(fault),
            }
        }
        if let Some(path) = &file.logo {
            if brand.name.is_none() {
                report.push(
                    fault(text, path.span(), "un logo sans nom est muet pour qui ne le voit pas")
                        .help("ajoutez nom = \"…\" : il est lu à la place du logo"),
                );
            }
            match logo(text, path, theme) {
                Ok(drawing) => brand.logo = Some(drawing),
                Err(faults) => report.extend(faults),
            }
        }
        if report.has_errors() { Err(report) } else { Ok(brand) }
    }

    fn plain() -> Brand {
        let color = Color([0x0b, 0x4f, 0x5c]);
        Brand { name: None, color, color_in_the_dark: color.in_the_dark(DARK), logo: None }
    }
}

/// A fault of `theme.toml`.
fn fault(text: &str, span: Range<usize>, what: &str) -> Diagnostic {
    let line = 1 + text.get(..span.start).unwrap_or_default().matches('\n').count();
    Diagnostic::error("theme", format!("la marque du thème est en défaut ({PATH}, ligne {line}) : {what}"))
}

/// The colour, if it can be read on all the light grounds.
fn readable(text: &str, written: &Spanned<String>) -> Result<Color, Diagnostic> {
    let Some(color) = Color::parse(written.get_ref()) else {
        let what = format!("« {} » n'est pas une couleur", written.get_ref());
        return Err(fault(text, written.span(), &what).help("écrivez # et six chiffres hexadécimaux, comme #0b4f5c"));
    };
    let least = LIGHT.into_iter().map(|ground| (ground, color.contrast(ground))).min_by(|a, b| a.1.total_cmp(&b.1));
    match least.filter(|(_, contrast)| *contrast < CONTRAST) {
        None => Ok(color),
        Some((ground, contrast)) => {
            // Never rounded up to what is asked.
            let contrast = format!("{:.2}", (contrast * 100.0).floor() / 100.0).replace('.', ",");
            let ground = if ground == LIGHT[0] { "blanc".to_owned() } else { format!("{ground}, celui des encadrés") };
            let what = format!("la couleur {color} n'a qu'un contraste de {contrast} sur le fond {ground}");
            let near = color.darkened(LIGHT, CONTRAST);
            Err(fault(text, written.span(), &what).help(format!(
                "un texte doit se détacher à 4,5 au moins (WCAG 2.2, niveau AA) : assombrissez-la, par exemple {near}"
            )))
        }
    }
}

/// The drawing of the logo, if it is one and nothing else.
fn logo(text: &str, path: &Spanned<String>, theme: &BTreeMap<String, Vec<u8>>) -> Result<String, Report> {
    let mut report = Report::default();
    let path_of_logo = path.get_ref();
    match theme.get(path_of_logo) {
        None => report.push(
            fault(text, path.span(), &format!("le fichier « {path_of_logo} » n'est pas dans le dossier du thème"))
                .help(format!("mettez-y le logo, en SVG, à côté de {PATH}")),
        ),
        Some(bytes) => match logo::read(bytes) {
            Ok(drawing) => return Ok(drawing),
            Err(faults) => {
                for logo::Fault { line, what, help } in faults {
                    let what =
                        format!("le logo du thème ne peut pas être publié ({path_of_logo}, ligne {line}) : {what}");
                    report.push(Diagnostic::error("theme", what).help(help));
                }
            }
        },
    }
    Err(report)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOGO: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 4'>\n<path d='M0 0h8v4z'/>\n</svg>";

    fn read(toml: &str, logo: &str) -> Result<Brand, Vec<String>> {
        let theme = [(PATH, toml), ("logo.svg", logo)];
        let theme = theme.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        let told = |report: Report| {
            let told = report.diagnostics.into_iter().map(|it| format!("{} | {}", it.message, it.help.join(" ")));
            told.collect()
        };
        Brand::read(&theme.into()).map_err(told)
    }

    #[test]
    fn a_brand_is_read() {
        let brand = read("nom = \"Le Fournil\"\ncouleur = \"#7A1F2b\"\nlogo = \"logo.svg\"\n", LOGO).expect("a brand");
        assert_eq!(brand.name.as_deref(), Some("Le Fournil"));
        assert_eq!(brand.color.to_string(), "#7a1f2b");
        assert_eq!(brand.logo.as_deref(), Some(LOGO));
        assert_eq!(Brand::read(&BTreeMap::new()).expect("a plain brand"), Brand::plain());
        assert_eq!(read("", LOGO).expect("a plain brand"), Brand::plain());
    }

    #[test]
    fn the_least_contrast_is_that_of_wcag() {
        // 4.54 on white, but 4.17 on the ground of frames.
        for (color, told) in
            [("#767676", Some("4,17")), ("#6f6f6f", None), ("#ffff00", Some("1,01")), ("#000000", None)]
        {
            let found = read(&format!("nom = \"A\"\n\ncouleur = \"{color}\"\n"), LOGO);
            match told {
                None => assert!(found.is_ok(), "{found:?}"),
                Some(contrast) => {
                    let faults = found.expect_err("a fault");
                    assert!(faults[0].contains("theme.toml, ligne 3"), "{faults:?}");
                    assert!(faults[0].contains(color) && faults[0].contains(contrast), "{faults:?}");
                    // The colour that the help proposes is one.
                    let near = faults[0].rsplit_once("par exemple ").expect("a proposal").1;
                    assert!(read(&format!("couleur = \"{near}\""), LOGO).is_ok(), "{faults:?}");
                }
            }
        }
    }

    #[test]
    fn a_colour_in_the_dark_stands_out_there_and_keeps_its_hue() {
        for color in ["#0b4f5c", "#7a1f2b", "#000000", "#0000ff", "#4b3b00", "#5b2a86"] {
            let brand = read(&format!("couleur = \"{color}\""), LOGO).expect("a brand");
            for ground in DARK {
                let contrast = brand.color_in_the_dark.contrast(ground);
                assert!(contrast >= CONTRAST, "{color} → {}: {contrast}", brand.color_in_the_dark);
            }
        }
    }

    #[test]
    fn faults_are_told_by_line_and_all_at_once() {
        let told = |toml: &str| read(toml, LOGO).expect_err("faults");
        assert!(told("couleur = \"vert\"")[0].contains("ligne 1) : « vert » n'est pas une couleur"));
        assert!(told("# dit\nnom = \"A\"\ncolor = \"#000000\"")[0].contains("theme.toml, ligne 3"));
        assert!(told("nom = \"A")[0].contains("theme.toml, ligne 1"));
        assert!(told("\nlogo = \"absent.svg\"\nnom = \"A\"")[0].contains("ligne 2) : le fichier « absent.svg »"));
        assert!(told("nom = \"A\"\nlogo = \"../logo.svg\"")[0].contains("n'est pas dans le dossier du thème"));
        assert_eq!(told("couleur = \"#eeeeee\"\nlogo = \"logo.svg\"").len(), 2);
    }

    #[test]
    fn a_logo_is_a_drawing_and_nothing_else() {
        let svg = |inside: &str| {
            format!(
                "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 9 9'>\n{inside}</svg>"
            )
        };
        let brand = |logo: &str| read("nom = \"A\"\nlogo = \"logo.svg\"", logo);
        for harmless in [
            "<title>Logo</title><defs><linearGradient id='a'><stop offset='0' stop-color='red'/></linearGradient></defs>\
             <g fill='url(#a)' style='opacity:.5'><use href='#b'/><rect width='3' height='3'/></g>",
            "<!-- une remarque --><path d='M0 0h9' xlink:href='#a'/>",
        ] {
            assert!(brand(&svg(harmless)).is_ok(), "{harmless}: {:?}", brand(&svg(harmless)));
        }
        for hostile in [
            "<script>alert(1)</script>",
            "<g onload='alert(1)'/>",
            "<image href='https://a.fr/b.png'/>",
            "<image href='data:image/png;base64,AAAA'/>",
            "<use href='https://a.fr/b.svg#c'/>",
            "<use xlink:href='b.svg#c'/>",
            "<a href='https://a.fr'><path d=''/></a>",
            "<foreignObject/>",
            "<style>@import url(https://a.fr/b.css);</style>",
            "<path style='fill:url(https://a.fr/b)'/>",
            "<path fill='URL( \"https://a.fr/b\" )'/>",
            "<path style='fill:u\\72l(https://a.fr/b)'/>",
            "<animate attributeName='href' to='https://a.fr'/>",
            "<text>Fournil</text>",
            "<?xml-stylesheet href='https://a.fr/b.css'?>",
            "<x:script xmlns:x='http://www.w3.org/2000/svg'/>",
        ] {
            let faults = brand(&svg(hostile)).expect_err(hostile);
            assert!(faults[0].contains("logo.svg, ligne 2"), "{hostile}: {faults:?}");
        }
        for broken in [
            "",
            "<html/>",
            "pas de XML",
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>\n<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>",
        ] {
            assert!(brand(broken).expect_err(broken)[0].contains("logo.svg, ligne"), "{broken}");
        }
    }
}
