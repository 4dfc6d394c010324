//! The language of a text.

use whatlang::{Detector, Lang};

/// So many letters are needed to tell.
const FEWEST_LETTERS: usize = 12;

/// So much of a text is looked at, in bytes.
const SAMPLE: usize = 4_000;

/// Codes of ISO 639-3 with those of ISO 639-1.
const CODES: &str = "eng en rus ru cmn zh spa es por pt ita it ben bn fra fr deu de ukr uk kat ka \
    ara ar hin hi jpn ja heb he yid yi pol pl amh am jav jv kor ko nob nb dan da swe sv fin fi \
    tur tr nld nl hun hu ces cs ell el bul bg bel be mar mr kan kn ron ro slv sl hrv hr srp sr \
    mkd mk lit lt lav lv est et tam ta vie vi urd ur tha th guj gu uzb uz pan pa aze az ind id \
    tel te pes fa mal ml ori or mya my nep ne sin si khm km tuk tk aka ak zul zu sna sn afr af \
    lat la slk sk cat ca tgl tl hye hy cym cy epo eo";

/// What is taken for granted of a short text in Latin letters: the languages of most news.
const USUAL: [Lang; 7] = [
    Lang::Eng,
    Lang::Spa,
    Lang::Fra,
    Lang::Deu,
    Lang::Ita,
    Lang::Por,
    Lang::Nld,
];

/// ISO 639-1 code of the text's language; `und` if there is too little to tell.
///
/// Looks at the first 4,000 bytes. A text too short or mixed for a sure answer is given to the
/// likeliest of seven languages of the West, if its letters are Latin.
pub fn language(text: &str) -> &'static str {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    let letters = sample
        .chars()
        .filter(|c| c.is_alphabetic())
        .take(FEWEST_LETTERS)
        .count();
    if letters < FEWEST_LETTERS {
        return "und";
    }
    let found = match whatlang::detect(sample) {
        Some(info) if info.is_reliable() || info.script() != whatlang::Script::Latin => {
            Some(info.lang())
        }
        Some(_) => Detector::with_allowlist(USUAL.to_vec()).detect_lang(sample),
        None => None,
    };
    found.map_or("und", two_letters)
}

fn two_letters(lang: Lang) -> &'static str {
    let mut codes = CODES.split_whitespace();
    while let (Some(three), Some(two)) = (codes.next(), codes.next()) {
        if three == lang.code() {
            return two;
        }
    }
    "und"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_languages_have_a_code() {
        for lang in Lang::all() {
            assert_ne!(two_letters(*lang), "und", "{lang}");
        }
    }

    #[test]
    fn tells_languages_apart() {
        for (text, code) in [
            (
                "The harbour opened again on Monday after nine months of work.",
                "en",
            ),
            (
                "El puerto abrió de nuevo el lunes tras nueve meses de obras, dijo el ministro.",
                "es",
            ),
            (
                "Le port a rouvert lundi après neuf mois de travaux, a dit le ministre.",
                "fr",
            ),
            (
                "Der Hafen wurde am Montag nach neun Monaten Arbeit wieder geöffnet.",
                "de",
            ),
            (
                "Порт снова открылся в понедельник после девяти месяцев работ.",
                "ru",
            ),
            ("港口经过九个月的施工，于星期一重新开放，港务局表示。", "zh"),
            ("It began at 5pm there", "en"),
            ("5 / 7", "und"),
            ("", "und"),
        ] {
            assert_eq!(language(text), code, "{text}");
        }
    }
}
