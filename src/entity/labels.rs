//! The labels of the model: no name, or the begin, inside, end or whole of a name of some kind.

use crate::model::EntityKind;

/// How many labels there are.
pub(crate) const LABELS: usize = 13;
/// The kinds that the model tells apart, in the order of the labels.
pub(crate) const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Org, EntityKind::Place];

/// Part of a name that a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Begin = 0,
    Inside = 1,
    End = 2,
    Whole = 3,
}

/// The label of a part of a name.
pub(crate) fn label(kind: usize, part: Part) -> u8 {
    1 + 4 * kind as u8 + part as u8
}

/// The kind of a label: 0 for none, else 1 + index into `KINDS`.
pub(crate) fn class(label: usize) -> usize {
    label.div_ceil(4)
}

/// Whether a name may start with this label, or be outside.
pub(crate) fn opens(label: usize) -> bool {
    label == 0 || matches!((label - 1) % 4, 0 | 3)
}

/// Whether a name may end with this label, or be outside.
pub(crate) fn closes(label: usize) -> bool {
    label == 0 || (label - 1) % 4 >= 2
}

/// Whether the second label may follow the first.
pub(crate) fn follows(first: usize, second: usize) -> bool {
    if closes(first) {
        opens(second)
    } else {
        !opens(second) && class(first) == class(second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_follow_as_names_are_built() {
        let [b, i, e, s] =
            [Part::Begin, Part::Inside, Part::End, Part::Whole].map(|p| label(1, p) as usize);
        assert!(follows(0, b) && follows(b, i) && follows(i, e) && follows(e, s) && follows(s, 0));
        assert!(!follows(0, i) && !follows(b, 0) && !follows(s, e) && !follows(i, b));
        assert!(!follows(b, label(2, Part::End) as usize));
        assert_eq!(
            (0..LABELS).map(class).collect::<Vec<_>>(),
            [0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]
        );
    }
}
