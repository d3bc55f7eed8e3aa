//! Letters that the font lacks and that answers bring: Word's ticks and boxes, the ligature of two f, small figures
//! below the line. They are drawn here, or made of letters that the font has, and joined to the program of the font.

/// A letter to join: its outline, and its width in units of the font.
pub struct Added {
    pub outline: Outline,
    pub width: u16,
}

/// How a letter is drawn, in units of the font.
pub enum Outline {
    /// Filled shapes: an inner one that turns the other way is a hole.
    Shapes(Vec<Vec<(i16, i16)>>),
    /// Glyphs of the program, each moved to the right and up.
    Glyphs(Vec<(u16, i16, i16)>),
}

/// The program with these letters after its own, and the glyph of the first; nothing when the program is not as expected.
pub fn join(program: &[u8], added: &[Added]) -> Option<(Vec<u8>, u16)> {
    let mut tables = tables(program)?;
    let table =
        |tables: &Tables, name: &[u8; 4]| tables.iter().find(|(tag, _)| tag == name).map(|(_, data)| data.clone());
    let (mut head, mut hhea, mut maxp) = (table(&tables, b"head")?, table(&tables, b"hhea")?, table(&tables, b"maxp")?);
    let (mut glyf, loca, hmtx) = (table(&tables, b"glyf")?, table(&tables, b"loca")?, table(&tables, b"hmtx")?);
    let count = u16_at(&maxp, 4)?;
    let long = u16_at(&head, 50)? != 0;
    let offset = |n: usize| if long { u32_at(&loca, 4 * n) } else { Some(2 * u32::from(u16_at(&loca, 2 * n)?)) };
    let mut places = (0..=usize::from(count)).map(offset).collect::<Option<Vec<u32>>>()?;
    glyf.truncate(usize::try_from(*places.last()?).ok()?);
    let mut widths = metrics(&hmtx, usize::from(u16_at(&hhea, 34)?), usize::from(count))?;
    for Added { outline, width } in added {
        let (drawn, left) = match outline {
            Outline::Shapes(shapes) => drawn(shapes),
            Outline::Glyphs(glyphs) => composed(glyphs, &glyf, &places)?,
        };
        glyf.extend(drawn);
        glyf.resize(glyf.len().next_multiple_of(4), 0);
        places.push(u32::try_from(glyf.len()).ok()?);
        widths.extend([width.to_be_bytes(), left.to_be_bytes()].concat());
    }
    let total = count.checked_add(u16::try_from(added.len()).ok()?)?;
    put(&mut head, 50, &1u16.to_be_bytes())?;
    put(&mut head, 8, &[0; 4])?;
    put(&mut hhea, 34, &total.to_be_bytes())?;
    put(&mut maxp, 4, &total.to_be_bytes())?;
    // The most points, shapes and parts of a glyph: at least those of the letters joined.
    for (at, least) in [(6, 32), (8, 4), (28, 4), (30, 2)] {
        let most = u16_at(&maxp, at)?.max(least);
        put(&mut maxp, at, &most.to_be_bytes())?;
    }
    let loca = places.into_iter().flat_map(u32::to_be_bytes).collect();
    let changed =
        [(b"head", head), (b"hhea", hhea), (b"maxp", maxp), (b"glyf", glyf), (b"loca", loca), (b"hmtx", widths)];
    for (name, data) in changed {
        tables.iter_mut().find(|(tag, _)| tag == name)?.1 = data;
    }
    Some((file(&tables)?, count))
}

type Tables = Vec<([u8; 4], Vec<u8>)>;

fn tables(program: &[u8]) -> Option<Tables> {
    let count = usize::from(u16_at(program, 4)?);
    let table = |n: usize| {
        let record = program.get(12 + 16 * n..28 + 16 * n)?;
        let (at, length) = (u32_at(record, 8)? as usize, u32_at(record, 12)? as usize);
        Some((record[..4].try_into().ok()?, program.get(at..at.checked_add(length)?)?.to_vec()))
    };
    (0..count).map(table).collect()
}

/// A width and a left edge a glyph, whatever was left out for those that are as wide as the last.
fn metrics(hmtx: &[u8], full: usize, count: usize) -> Option<Vec<u8>> {
    let mut widths = Vec::with_capacity(4 * count);
    for n in 0..count {
        let (width, left) =
            if n < full { (4 * n, 4 * n + 2) } else { (4 * full.checked_sub(1)?, 4 * full + 2 * (n - full)) };
        widths.extend(hmtx.get(width..width + 2)?);
        widths.extend(hmtx.get(left..left + 2)?);
    }
    Some(widths)
}

/// A glyph of straight lines, and its left edge.
fn drawn(shapes: &[Vec<(i16, i16)>]) -> (Vec<u8>, i16) {
    let points: Vec<(i16, i16)> = shapes.iter().flatten().copied().collect();
    let edge = |of: fn(&(i16, i16)) -> i16, most: bool| {
        let all = points.iter().map(of);
        if most { all.max() } else { all.min() }.unwrap_or_default()
    };
    let (left, bottom) = (edge(|point| point.0, false), edge(|point| point.1, false));
    let (right, top) = (edge(|point| point.0, true), edge(|point| point.1, true));
    let mut glyph = numbers(&[shapes.len() as i16, left, bottom, right, top]);
    let mut end = -1;
    for shape in shapes {
        end += shape.len() as i16;
        glyph.extend(end.to_be_bytes());
    }
    // No instructions; then each point on its line, two bytes a coordinate.
    glyph.extend([0, 0]);
    glyph.extend(points.iter().map(|_| 1));
    for of in [|point: &(i16, i16)| point.0, |point: &(i16, i16)| point.1] {
        let mut last = 0;
        for point in &points {
            glyph.extend((of(point) - last).to_be_bytes());
            last = of(point);
        }
    }
    (glyph, left)
}

/// A glyph made of others, and its left edge.
fn composed(glyphs: &[(u16, i16, i16)], glyf: &[u8], places: &[u32]) -> Option<(Vec<u8>, i16)> {
    const WORDS: u16 = 1;
    const MOVED: u16 = 1 << 1;
    const MORE: u16 = 1 << 5;
    let mut edges = [i16::MAX, i16::MAX, i16::MIN, i16::MIN];
    let mut parts = Vec::new();
    for (n, (glyph, right, up)) in glyphs.iter().enumerate() {
        let at = *places.get(usize::from(*glyph))? as usize;
        let own =
            |n: usize| Some(u16_at(glyf, at + 2 + 2 * n)? as i16 + if n.is_multiple_of(2) { *right } else { *up });
        for (n, edge) in edges.iter_mut().enumerate() {
            *edge = if n < 2 { (*edge).min(own(n)?) } else { (*edge).max(own(n)?) };
        }
        parts.extend((WORDS | MOVED | if n + 1 < glyphs.len() { MORE } else { 0 }).to_be_bytes());
        parts.extend(glyph.to_be_bytes());
        parts.extend(numbers(&[*right, *up]));
    }
    let [left, bottom, right, top] = edges;
    Some(([numbers(&[-1, left, bottom, right, top]), parts].concat(), left))
}

/// The tables as one file, with its sums.
fn file(tables: &Tables) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let power = count.checked_ilog2()?;
    let range = 16u16 << power;
    let mut file = 0x0001_0000u32.to_be_bytes().to_vec();
    for number in [count, range, power as u16, 16 * count - range] {
        file.extend(number.to_be_bytes());
    }
    let mut at = 12 + 16 * tables.len();
    for (name, data) in tables {
        file.extend(name);
        for number in [sum(data), u32::try_from(at).ok()?, u32::try_from(data.len()).ok()?] {
            file.extend(number.to_be_bytes());
        }
        at += data.len().next_multiple_of(4);
    }
    let mut head = None;
    for (name, data) in tables {
        if name == b"head" {
            head = Some(file.len());
        }
        file.extend(data);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    let adjustment = 0xb1b0_afbau32.wrapping_sub(sum(&file));
    put(&mut file, head? + 8, &adjustment.to_be_bytes())?;
    Some(file)
}

fn sum(data: &[u8]) -> u32 {
    let word =
        |chunk: &[u8]| (0..4).fold(0, |word, n| word << 8 | u32::from(chunk.get(n).copied().unwrap_or_default()));
    data.chunks(4).map(word).fold(0, u32::wrapping_add)
}

fn numbers(numbers: &[i16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_be_bytes()).collect()
}

fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?))
}

fn put(data: &mut [u8], at: usize, bytes: &[u8]) -> Option<()> {
    data.get_mut(at..at + bytes.len())?.copy_from_slice(bytes);
    Some(())
}
