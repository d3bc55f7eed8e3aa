//! The text of a statement → rich text: `**` marks bold, everything else is literal.

use crate::model::{Inline, Rich};

/// Reads a statement; `None` when a bold passage is not closed.
pub fn statement(text: &str) -> Option<Rich> {
    let mut inlines = Vec::new();
    for (n, piece) in text.split("**").enumerate() {
        if piece.is_empty() {
            continue;
        }
        let run = Inline::Text(piece.to_owned());
        inlines.push(if n % 2 == 1 { Inline::Strong(vec![run]) } else { run });
    }
    text.matches("**").count().is_multiple_of(2).then_some(Rich(inlines))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_bold_is_marked() {
        let rich = statement("a **b** `c` _d_ <e> *f*").expect("a text");
        let text = |s: &str| Inline::Text(s.into());
        assert_eq!(rich.0, [text("a "), Inline::Strong(vec![text("b")]), text(" `c` _d_ <e> *f*")]);
    }

    #[test]
    fn an_open_bold_is_an_error() {
        assert_eq!(statement("a **b"), None);
        assert_eq!(statement("**a** **"), None);
    }
}
