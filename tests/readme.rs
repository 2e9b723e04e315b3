//! The README shows what the crate really prints. `UPDATE_README=1 cargo test --test readme` puts it in.

use std::fs;

use declina::{Decline, compose};

const SHOWN: [(&str, &str); 2] =
    [("es", "examples/declines/es-capacity-instagram.json"), ("en", "examples/declines/en-out-of-scope-payroll.json")];

/// A mail as the README shows it: a quotation with the subject in bold.
fn quoted(draft: &declina::Draft) -> String {
    let mut lines = format!("> **{}**\n>\n", draft.subject());
    let text: Vec<&str> = draft.text().trim_end().lines().collect();
    for (index, line) in text.iter().enumerate() {
        let next = text.get(index + 1).copied().unwrap_or_default();
        // Two spaces keep the lines of a list and of the signature apart.
        let mark = if !line.is_empty() && !next.is_empty() { "  " } else { "" };
        lines.push_str(format!("> {line}").trim_end());
        lines.push_str(mark);
        lines.push('\n');
    }
    lines
}

#[test]
fn the_readme_shows_the_mails_that_the_example_prints() {
    let mut readme = fs::read_to_string("README.md").expect("the README is there");
    let before = readme.clone();
    for (language, path) in SHOWN {
        let json = fs::read_to_string(path).expect("the example is there");
        let draft = compose(&Decline::from_json(&json).expect("the example is sound")).expect("the example composes");
        let open = format!("<!-- compose: {language} -->\n");
        let start = readme.find(&open).expect("the README has a place for the mail") + open.len();
        let end = start + readme[start..].find("<!-- /compose -->").expect("the place is closed");
        readme.replace_range(start..end, &quoted(&draft));
    }
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write("README.md", &readme).expect("the README can be written");
    }
    assert!(readme == before || std::env::var_os("UPDATE_README").is_some(), "the README shows older mails");
}
