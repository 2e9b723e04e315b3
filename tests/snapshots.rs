//! What the examples read like: the mail of each example decline, in a file that can be read.

use declina::{Decline, compose};

#[test]
fn the_mails_of_the_examples() {
    insta::glob!("../examples/declines", "*.json", |path| {
        let json = std::fs::read_to_string(path).expect("the text of an example");
        let draft = compose(&Decline::from_json(&json).expect("it reads")).expect("it composes");
        insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!("mail", draft.to_string());
        });
    });
}

#[test]
fn the_html_of_an_example() {
    let json = include_str!("../examples/declines/es-capacity-instagram.json");
    let draft = compose(&Decline::from_json(json).expect("it reads")).expect("it composes");
    insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!("html", draft.html());
    });
}
