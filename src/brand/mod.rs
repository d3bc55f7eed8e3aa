//! What a body puts its documents under: `theme.toml` at the root of a theme, its name, its colour, its logo; and beside it
//! `mots.toml`, the words that it has for itself.
//!
//! Whoever brands the documents touches neither Typst nor style sheets, and may not know what makes them accessible or
//! safe: the colour must stand out, and a logo is a drawing and nothing else. All faults are told, with their line.

mod color;
mod logo;
mod mots;
mod reach;

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Diagnostic, Report};

pub use color::Color;
pub use mots::mots;

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
    /// The line of the name in `theme.toml`, for who finds that it cannot be printed; 0 without a name.
    pub name_line: usize,
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
                let what = format!("ce fichier ne peut pas être lu : {}", why(error.message()));
                report.push(fault(text, error.span().unwrap_or(0..0), &what).help(
                    "il a trois clés, toutes facultatives : nom = \"…\", couleur = \"#0b4f5c\", logo = \"logo.svg\"",
                ));
                return Err(report);
            }
        };
        let mut brand = Brand::plain();
        if let Some(name) = &file.nom
            && let Some(character) = name.get_ref().chars().find(|c| is_unseen(*c))
        {
            let what = format!("le nom porte le caractère invisible U+{:04X}", u32::from(character));
            report.push(fault(text, name.span(), &what).help("effacez le nom, puis tapez-le au clavier"));
        }
        brand.name_line = file.nom.as_ref().map_or(0, |name| line(text, &name.span()));
        brand.name = file.nom.map(|name| name.into_inner().trim().to_owned()).filter(|name| !name.is_empty());
        if let Some(color) = &file.couleur {
            match readable(text, color) {
                Ok(color) => (brand.color, brand.color_in_the_dark) = (color, color.in_the_dark(DARK)),
                Err(fault) => report.push(*fault),
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
        Brand { name: None, name_line: 0, color, color_in_the_dark: color.in_the_dark(DARK), logo: None }
    }
}

/// What the reader of TOML says, in French.
fn why(message: &str) -> String {
    let key = message.split('`').nth(1).unwrap_or_default();
    match message {
        unknown if unknown.starts_with("unknown field") => format!("la clé « {key} » n'existe pas ici"),
        typed if typed.starts_with("invalid type") => "une valeur n'est pas un texte entre guillemets".to_owned(),
        twice if twice.starts_with("duplicate") => "une clé est écrite deux fois".to_owned(),
        _ => "l'écriture TOML est incorrecte à cet endroit".to_owned(),
    }
}

/// Whether a character is not seen, or moves those around it.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
        || matches!(c, '\u{FEFF}' | '\u{FFF9}'..='\u{FFFD}' | '\u{E000}'..='\u{F8FF}')
}

/// A fault of `theme.toml`.
fn fault(text: &str, span: Range<usize>, what: &str) -> Diagnostic {
    fault_at(line(text, &span), what)
}

fn line(text: &str, span: &Range<usize>) -> usize {
    1 + text.get(..span.start).unwrap_or_default().matches('\n').count()
}

/// A fault at a line of `theme.toml`.
pub fn fault_at(line: usize, what: &str) -> Diagnostic {
    Diagnostic::error("theme", format!("la marque du thème est en défaut ({PATH}, ligne {line}) : {what}"))
}

/// The colour, if it can be read on all the light grounds.
fn readable(text: &str, written: &Spanned<String>) -> Result<Color, Box<Diagnostic>> {
    let Some(color) = Color::parse(written.get_ref()) else {
        let what = format!("« {} » n'est pas une couleur", written.get_ref());
        let fault = fault(text, written.span(), &what);
        return Err(Box::new(fault.help("écrivez # et six chiffres hexadécimaux, comme #0b4f5c")));
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
            Err(Box::new(fault(text, written.span(), &what).help(format!(
                "un texte doit se détacher à 4,5 au moins (WCAG 2.2, niveau AA) : assombrissez-la, par exemple {near}"
            ))))
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
            "<g id='Calque(1)' fill='rgb(1, 2, 3)' transform='translate(1 2) scale(.5,-.5),rotate(9)' aria-label='Logo(2)'/>",
            "<path id='SVGID_00000123456789012345' fill='#123456' style='fill:url(#SVGID_99999999999)' d='M0,0c1-2.5.5,1e-14 3 4z'/>",
            "<clipPath id='SVGID_2_'><use xlink:href='#b' style='overflow:visible' xml:space='preserve'/></clipPath>",
            "<g transform='matrix(6.1e-17 1 -1 6.1e-17 0 0)' clip-path='url(#SVGID_2_)'><path d='M0 0h9'/></g>",
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
            "<path style='background:image-set(\"https://a.fr/b\" 1x)'/>",
            "<path style='border-image:-webkit-image-set(\"https://a.fr/b\" 1x)'/>",
            "<path style='mask-image:Image-Set(\"b\" 1x)'/>",
            "<path style='cursor:image-set(\"b\" 1x), auto'/>",
            "<path cursor='image-set(\"b\" 1x)'/>",
            "<path mask='image-set(\"b\" 1x)'/>",
            "<path style='background:src(\"b\")'/>",
            "<path style='fill:var(--a)'/>",
            "<path fill='paint(a)'/>",
            "<path fill='url( #a)'/>",
            "<path fill='//a.fr/b'/>",
            "<g xml:base='https:a.fr'><use href='#a'/></g>",
        ] {
            let faults = brand(&svg(hostile)).expect_err(hostile);
            assert!(faults[0].contains("logo.svg, ligne 2"), "{hostile}: {faults:?}");
        }
        for broken in [
            "",
            "<html/>",
            "pas de XML",
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox=''/>",
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8'/>",
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 0'/>",
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 -8 4'/>",
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1e30 1e-30'/>",
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 nan 4'/>",
            "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>\n<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>",
        ] {
            assert!(brand(broken).expect_err(broken)[0].contains("logo.svg, ligne"), "{broken}");
        }
    }

    #[test]
    fn a_logo_is_no_heavier_to_draw_than_it_looks() {
        let svg = |root: &str, inside: &str| format!("<svg xmlns='http://www.w3.org/2000/svg' {root}>\n{inside}</svg>");
        let told = |logo: &str| read("nom = \"A\"\nlogo = \"logo.svg\"", logo);
        let small = "viewBox='0 0 8 4'";
        let chain = |element: &str, by: &str| {
            let one = |n: usize| format!("<{element} id='c{n}' {by}='url(#c{})'><path d='M0 0h8'/></{element}>", n + 1);
            (0..1_000).map(one).collect::<String>() + &format!("<path {by}='url(#c0)' d='M0 0h8'/>")
        };
        // Each draws ten times the one before.
        let laughs = (0..9).map(|n| format!("<g id='g{}'>{}</g>", n + 1, format!("<use href='#g{n}'/>").repeat(10)));
        let laughs = format!("<g id='g0'><path d='M0 0h8'/></g>{}", laughs.collect::<String>());
        for hostile in [
            "<ellipse rx='2147483648'/>".to_owned(),
            "<path d='M0 0h3.4e38v2147483648z'/>".to_owned(),
            "<symbol viewBox='0 0 8 4' id='s'/><use href='#s' width='3.4e38'/>".to_owned(),
            "<rect width='1e999' height='1'/>".to_owned(),
            "<rect style='stroke-width:1e12'/>".to_owned(),
            "<rect width='9999cm' height='1'/>".to_owned(),
            "<g transform='scale(1e5)'><g transform='scale(1e5)'><rect width='8' height='4'/></g></g>".to_owned(),
            "<g style='transform:scale(99999)'><rect width='8000' height='4'/></g>".to_owned(),
            "<g transform='skewX(89.9999999)'><rect width='8' height='4'/></g>".to_owned(),
            "<g transform='scale(1e-30)'><rect width='8' height='4'/></g>".to_owned(),
            "<g transform='matrix(1 1 1 1 0 0)'><rect width='8' height='4'/></g>".to_owned(),
            "<symbol viewBox='0 0 1e-9 1e-9' id='s'/><use href='#s' width='8' height='4'/>".to_owned(),
            "<g id='a'><use href='#a'/></g>".to_owned(),
            "<mask id='a' mask='url(#b)'><path d='M0 0h8'/></mask><mask id='b' mask='url(#a)'><path d='M0 0h8'/></mask>".to_owned(),
            chain("clipPath", "clip-path"),
            chain("mask", "mask"),
            laughs,
            "<g>".repeat(2_000) + &"</g>".repeat(2_000),
            "<path d='M0 0h8'/>".repeat(20_001),
        ] {
            let start: String = hostile.chars().take(80).collect();
            let faults = told(&svg(small, &hostile)).expect_err(&start);
            assert!(faults[0].contains("logo.svg, ligne "), "{start}: {faults:?}");
            assert!(faults[0].contains("exportez") && faults[0].len() < 400, "{start}: {faults:?}");
        }
        for root in ["viewBox='0 0 8 4' width='3.4e38'", "viewBox='0 0 8 4' x='1e7'", "viewBox='1e20 0 8 4'"] {
            let faults = told(&svg(root, "")).expect_err(root);
            assert!(faults[0].contains("logo.svg, ligne 1"), "{root}: {faults:?}");
        }
        // What a body's logo may well hold.
        for sober in [
            "<symbol id='s' viewBox='0 0 2 2'><path d='M0 0h2v2z'/></symbol><use href='#s' width='8' height='4'/>"
                .to_owned(),
            "<g transform='matrix(1.33 0 0 -1.33 0 842)'><path d='M0,0 L1e-15,-4.2e2'/></g>".to_owned(),
            "<path d='M0 0h8'/>".repeat(2_000),
        ] {
            assert!(told(&svg("viewBox='0 0 800 600' width='1em' height='100%'", &sober)).is_ok(), "{sober:.80}");
        }
    }

    #[test]
    fn faults_of_the_file_are_in_french() {
        for (toml, words) in [
            ("couleurs = \"#000000\"", "la clé « couleurs » n'existe pas ici"),
            ("nom = 3", "une valeur n'est pas un texte"),
            ("nom = \"A\"\nnom = \"B\"", "une clé est écrite deux fois"),
            ("nom = ", "l'écriture TOML est incorrecte"),
            ("nom = \"A\\u0007\"", "le nom porte le caractère invisible U+0007"),
        ] {
            let faults = read(toml, LOGO).expect_err(toml);
            assert!(faults[0].contains(words) && faults[0].contains("theme.toml, ligne"), "{toml}: {faults:?}");
        }
        let image = logo::read(b"\x89PNG\r\n\x1a\n").expect_err("no drawing");
        assert!(image[0].line == 1 && image[0].what.contains("une image PNG"), "{}", image[0].what);
        for (logo, words) in [
            ("", "le fichier est vide"),
            ("<svg><g></svg>", "une balise n'est pas fermée"),
            ("<!DOCTYPE svg><svg/>", "une déclaration DOCTYPE n'y a pas sa place"),
            ("<svg a='1' a='2'/>", "un attribut est écrit deux fois"),
            ("<svg", "il ne s'y trouve aucun élément"),
            ("<svg a=1/>", "son XML est mal écrit"),
        ] {
            let faults = read("nom = \"A\"\nlogo = \"logo.svg\"", logo).expect_err(logo);
            assert!(faults[0].contains(words), "{logo}: {faults:?}");
        }
    }
}
