//! A name taken apart, and whether two names may be one person's, body's or place's.

use super::fold;
use super::lexicon::Lexicon;
use super::sound::{same_sound, single, skeleton};

/// The words of a name, folded.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Words(pub Vec<String>);

impl Words {
    /// Of a name as printed; an article before it and generation suffixes are left out.
    pub fn of(text: &str) -> Self {
        let mut words: Vec<String> = fold::key(text).split(' ').map(str::to_owned).collect();
        if words.len() > 1 && words[0] == "the" {
            words.remove(0);
        }
        while words.len() > 2
            && matches!(
                words.last().map(String::as_str),
                Some("jr" | "sr" | "ii" | "iii" | "iv")
            )
        {
            words.pop();
        }
        Self(words)
    }

    /// With a space between.
    pub fn text(&self) -> String {
        self.0.join(" ")
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Last word.
    pub fn last(&self) -> &str {
        self.0.last().map_or("", String::as_str)
    }

    /// First word.
    pub fn first(&self) -> &str {
        self.0.first().map_or("", String::as_str)
    }
}

/// The words of a person's family name: the last with its particles, or the first where it stands first.
pub(crate) fn family<'a>(name: &'a Words, lexicon: &Lexicon) -> &'a [String] {
    let words = &name.0;
    if words.len() > 1 && is_family_first(name, lexicon) {
        return &words[..1];
    }
    let mut start = words.len().saturating_sub(1);
    while start > 1 && lexicon.is_particle(&words[start - 1]) {
        start -= 1;
    }
    &words[start..]
}

/// Whether the family name stands first: "Xi Jinping", "Kim Jong Un".
pub(crate) fn is_family_first(name: &Words, lexicon: &Lexicon) -> bool {
    name.len() > 1
        && name.len() <= 4
        && lexicon.is_surname_first(name.first())
        && (!lexicon.is_surname_first(name.last()) || name.last().len() > 3 || name.len() > 2)
        && !lexicon.is_given_name(name.first())
}

/// How well a short form fits a person's full name; 0 if it does not.
pub(crate) fn fits_person(short: &Words, full: &Words, lexicon: &Lexicon) -> u32 {
    if short.len() >= full.len() {
        return 0;
    }
    let family = family(full, lexicon);
    let alike = |a: &[String], b: &[String]| {
        a.len() == b.len() && a.iter().zip(b).all(|(x, y)| same_sound(x, y))
    };
    if alike(&short.0, family) || (family.len() > 1 && alike(&short.0, &family[family.len() - 1..]))
    {
        return 3;
    }
    if short.len() > 1 {
        // "Kim Jong" of "Kim Jong Un", "Garcia Marquez" of "Gabriel Garcia Marquez".
        let n = short.len();
        let tail = alike(&short.0, &full.0[full.len() - n..]);
        let head = alike(&short.0, &full.0[..n]);
        return u32::from(tail || head) * 2;
    }
    if same_sound(short.last(), full.last()) {
        return 2;
    }
    u32::from(
        full.0
            .iter()
            .any(|w| w.len() > 2 && *w == short.0[0] && !lexicon.is_particle(w)),
    )
}

/// Whether two full names may be one person's: same family name and given names that agree.
pub(crate) fn same_person(a: &Words, b: &Words, lexicon: &Lexicon) -> bool {
    if a.len() < 2 || b.len() < 2 {
        return false;
    }
    if a == b {
        return true;
    }
    // Hungarian, Japanese and Chinese names are met in both orders.
    if a.len() == 2 && b.len() == 2 && a.0[0] == b.0[1] && a.0[1] == b.0[0] {
        return true;
    }
    if is_family_first(a, lexicon) || is_family_first(b, lexicon) {
        let glue = |w: &Words| w.0.concat();
        return glue(a) == glue(b);
    }
    if is_arabic(a, lexicon) && is_arabic(b, lexicon) && same_arabic(a, b, lexicon) {
        return true;
    }
    let (fa, fb) = (family(a, lexicon), family(b, lexicon));
    if !same_family(&fa.concat(), &fb.concat()) {
        return false;
    }
    let (ga, gb) = (&a.0[..a.len() - fa.len()], &b.0[..b.len() - fb.len()]);
    match (ga, gb) {
        ([], _) | (_, []) => false,
        _ => agree(ga, gb, lexicon) || ga.ends_with(gb) || gb.ends_with(ga),
    }
}

fn same_family(a: &str, b: &str) -> bool {
    same_sound(a, b) || (a.len() > 3 && single(a) == single(b))
}

/// Whether a name is of the Arabic script, as its given names and particles tell.
fn is_arabic(name: &Words, lexicon: &Lexicon) -> bool {
    let told = |w: &String| is_article(w) || w.starts_with("abd") || lexicon.is_arabic_name(w);
    name.0.iter().any(told)
}

/// "el" of "Abdel Fattah el-Sisi", "bin" of "Mohammed bin Salman".
fn is_article(word: &str) -> bool {
    matches!(
        word,
        "al" | "el" | "ul" | "as" | "ash" | "bin" | "ibn" | "bint" | "ben" | "abu"
    )
}

/// Whether two Arabic names have the same consonants; a common family name must be the same in its
/// vowels too: Hassan is not Hussein.
fn same_arabic(a: &Words, b: &Words, lexicon: &Lexicon) -> bool {
    /// Shorter ones are alike by chance.
    const LEAST: usize = 5;
    let bones = |name: &Words| -> String {
        let words = name.0.iter().filter(|w| !is_article(w));
        words.map(|w| skeleton(w)).collect()
    };
    let (x, y) = (bones(a), bones(b));
    let common =
        |w: &Words| lexicon.is_common_surname(w.last()) || lexicon.is_arabic_name(w.last());
    let family = same_sound(a.last(), b.last()) || !(common(a) || common(b));
    x.len() >= LEAST && single(&x) == single(&y) && family
}

/// Whether one of two full names is the other's end ("Ruiz Urquiola" of "Omara Ruiz Urquiola"), which
/// a brother's may be too.
pub(crate) fn is_end_of_other(a: &Words, b: &Words) -> bool {
    a.len() != b.len() && (a.0.ends_with(&b.0) || b.0.ends_with(&a.0))
}

/// Given names agree if the first do and no later one contradicts.
fn agree(a: &[String], b: &[String], lexicon: &Lexicon) -> bool {
    if !same_given(&a[0], &b[0], lexicon) {
        return false;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut rest = long[1..].iter();
    short[1..]
        .iter()
        .all(|w| rest.any(|x| same_given(w, x, lexicon)))
}

fn same_given(a: &str, b: &str, lexicon: &Lexicon) -> bool {
    let initial = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
    same_sound(a, b) || lexicon.same_given_name(a, b) || initial(a, b) || initial(b, a)
}

/// What a body's first letters make, with and without small words; none for a single word, nor for a
/// name with small words of weight ("Italian bank Mediobanca") or with an acronym in it.
pub(crate) fn abbreviations(name: &str) -> Vec<String> {
    let full = Words::of(name);
    let odd = |w: &str| {
        let capital = w.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        is_acronym(w) || !(capital || is_light(&w.to_lowercase()))
    };
    if full.len() < 2 || name.split_whitespace().any(odd) {
        return Vec::new();
    }
    let letters = |light: bool| -> String {
        full.0
            .iter()
            .filter(|w| light || !is_light(w))
            .filter_map(|w| w.chars().next())
            .collect()
    };
    let mut out = vec![letters(true), letters(false)];
    out.dedup();
    out.retain(|l| l.chars().count() > 1);
    out
}

/// Words that acronyms pass by.
pub(crate) fn is_light(word: &str) -> bool {
    matches!(
        word,
        "of" | "the"
            | "and"
            | "for"
            | "in"
            | "on"
            | "de"
            | "la"
            | "del"
            | "des"
            | "du"
            | "et"
            | "y"
            | "to"
            | "&"
            | "e"
            | "al"
            | "und"
            | "der"
    )
}

/// Whether this is printed as an acronym is: one word, several letters, none of them small.
pub(super) fn is_acronym(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
        && text
            .chars()
            .filter(|c| c.is_uppercase() || c.is_numeric())
            .count()
            > 1
        && !text.contains(|c: char| c.is_whitespace() || c.is_lowercase())
}

/// Whether a word in brackets may be short for the name before it: its letters stand there in order.
pub(super) fn shortens(word: &str, name: &str) -> bool {
    let folded = name.to_lowercase();
    let mut letters = folded.chars();
    let first = folded.chars().next() == word.to_lowercase().chars().next();
    is_acronym(word)
        || (first
            && word.starts_with(char::is_uppercase)
            && word.chars().count() > 2
            && word.to_lowercase().chars().all(|c| letters.any(|l| l == c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Words {
        Words::of(text)
    }

    #[test]
    fn short_forms_fit_their_full_names() {
        let lexicon = Lexicon::english();
        for (short, full, fit) in [
            ("Xi", "Xi Jinping", 3),
            ("Orban", "Viktor Orbán", 3),
            ("Guterrez", "Antonio Guterres", 3),
            ("van Kerkhove", "Maria van Kerkhove", 3),
            ("Kerkhove", "Maria van Kerkhove", 3),
            ("Tedros", "Tedros Adhanom Ghebreyesus", 1),
            ("Jinping", "Xi Jinping", 2),
            ("Kim", "Kim Jong Un", 3),
            ("Smith", "Viktor Orban", 0),
            ("Viktor Orban", "Viktor Orban", 0),
        ] {
            assert_eq!(
                fits_person(&words(short), &words(full), lexicon),
                fit,
                "{short} / {full}"
            );
        }
    }

    #[test]
    fn full_names_of_one_person_agree() {
        let lexicon = Lexicon::english();
        for (a, b, same) in [
            ("Joe Biden", "Joseph R. Biden Jr.", true),
            ("Volodymyr Zelensky", "Volodymyr Zelenskyy", true),
            ("Orban Viktor", "Viktor Orban", true),
            ("Adhanom Ghebreyesus", "Tedros Adhanom Ghebreyesus", true),
            ("Luiz Inácio Lula da Silva", "Lula da Silva", true),
            ("Ban Ki-moon", "Ban Ki moon", true),
            ("Bill Clinton", "Hillary Clinton", false),
            ("Xi Jinping", "Xi Zhongxun", false),
            ("George W. Bush", "George H. W. Bush", true), // undecidable from the names alone
            ("John Smith", "John Smyth", false),
        ] {
            assert_eq!(
                same_person(&words(a), &words(b), lexicon),
                same,
                "{a} / {b}"
            );
        }
    }

    #[test]
    fn acronyms_are_known_by_their_letters() {
        assert_eq!(abbreviations("World Health Organization"), ["who"]);
        assert_eq!(abbreviations("Bank of England"), ["boe", "be"]);
        assert_eq!(abbreviations("Xinhua"), [""; 0]);
        assert_eq!(abbreviations("Italian bank Mediobanca"), [""; 0]);
        assert_eq!(abbreviations("IRB Rugby Aid"), [""; 0]);
    }
}
