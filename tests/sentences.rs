//! Hand-made cases for finding sentences.

use dateline::text::Parsed;

#[test]
fn hand_made_cases() {
    let mut cases = 0;
    let mut wrong = Vec::new();
    for line in include_str!("data/sentences.txt").lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        cases += 1;
        let marked = line.replace('⏎', "\n");
        let text = marked.replace('‖', "");
        let wanted: Vec<&str> = marked.split('‖').map(str::trim).collect();
        let found: Vec<&str> = Parsed::new(&text)
            .sentences
            .iter()
            .map(|s| s.span.of(&text))
            .collect();
        if found != wanted {
            wrong.push(format!("wanted {wanted:?}\nfound  {found:?}"));
        }
    }
    assert!(cases >= 100, "{cases}");
    assert!(
        wrong.is_empty(),
        "{} of {cases}:\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
}
