//! A colour, and how it stands out on another.

use std::fmt;

/// Red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color(pub [u8; 3]);

/// What a colour in the dark has at least against the ground, and of hue at most: a light colour that glares tires.
const CONTRAST_IN_THE_DARK: f64 = 7.0;
const SATURATION_IN_THE_DARK: f64 = 0.45;
const LIGHTNESS_IN_THE_DARK: u8 = 69;

impl Color {
    /// `#0b4f5c`.
    pub fn parse(text: &str) -> Option<Color> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        let all_digits = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        Some(Color([part(0)?, part(2)?, part(4)?])).filter(|_| all_digits)
    }

    /// From 1, none, to 21, black on white: WCAG 2.2, contrast ratio.
    pub fn contrast(self, other: Color) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The same hue, light enough to be read on dark grounds.
    pub fn in_the_dark(self, grounds: [Color; 2]) -> Color {
        let (hue, saturation, _) = self.hue_saturation_lightness();
        let at = |lightness: u8| Color::of(hue, saturation.min(SATURATION_IN_THE_DARK), f64::from(lightness) / 100.0);
        let stands_out = |color: &Color| grounds.iter().all(|ground| color.contrast(*ground) >= CONTRAST_IN_THE_DARK);
        (LIGHTNESS_IN_THE_DARK..100).map(at).find(stands_out).unwrap_or(Color([0xff; 3]))
    }

    /// The lightest colour of the same hue that has this contrast with all of these grounds.
    pub fn darkened(self, grounds: [Color; 2], contrast: f64) -> Color {
        let (hue, saturation, lightness) = self.hue_saturation_lightness();
        let lightest = (lightness * 100.0) as u8;
        let at = |lightness: u8| Color::of(hue, saturation, f64::from(lightness) / 100.0);
        let stands_out = |color: &Color| grounds.iter().all(|ground| color.contrast(*ground) >= contrast);
        (0..=lightest).rev().map(at).find(stands_out).unwrap_or(Color([0; 3]))
    }

    /// The hue in turns, the others from 0 to 1.
    fn hue_saturation_lightness(self) -> (f64, f64, f64) {
        let [red, green, blue] = self.0.map(|part| f64::from(part) / 255.0);
        let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
        let (spread, lightness) = (most - least, f64::midpoint(most, least));
        if spread == 0.0 {
            return (0.0, 0.0, lightness);
        }
        let hue = if most == red {
            (green - blue) / spread
        } else if most == green {
            (blue - red) / spread + 2.0
        } else {
            (red - green) / spread + 4.0
        };
        ((hue / 6.0).rem_euclid(1.0), spread / (1.0 - (2.0 * lightness - 1.0).abs()), lightness)
    }

    fn of(hue: f64, saturation: f64, lightness: f64) -> Color {
        let reach = saturation * lightness.min(1.0 - lightness);
        Color([0.0, 8.0, 4.0].map(|shift| {
            let turned = (shift + hue * 12.0).rem_euclid(12.0);
            let part = lightness - reach * (turned - 3.0).min(9.0 - turned).clamp(-1.0, 1.0);
            (part * 255.0).round() as u8
        }))
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}
