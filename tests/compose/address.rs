//! A mail addresses its reader in one form from the first word to the last.

use std::collections::{BTreeMap, BTreeSet};

use declina::{Address, Move};

use crate::corpus::{faults, none};

/// The words of the agreement table: for each form of address, what it alone may say.
struct Table {
    /// Every word of each form's column, in the order of `Address::ALL`.
    columns: [BTreeSet<String>; 5],
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn table() -> Table {
    let file =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/es/address.toml")).expect("the table");
    let file: toml::Table = file.parse().expect("TOML");
    let mut columns: [BTreeSet<String>; 5] = Default::default();
    let mut add = |forms: &toml::Value| {
        let forms = forms.as_array().expect("a list of forms");
        assert_eq!(forms.len(), 5, "five forms: {forms:?}");
        for (column, form) in columns.iter_mut().zip(forms) {
            column.extend(words(form.as_str().expect("a form")));
        }
    };
    file["reader"].as_table().expect("a table").values().for_each(&mut add);
    for both in file["both"].as_table().expect("a table").values() {
        add(&both["i"]);
        add(&both["we"]);
    }
    Table { columns }
}

/// The words that give away a form of address that is not the mail's.
fn forbidden(table: &Table, address: Address) -> BTreeSet<String> {
    let own = &table.columns[position(address)];
    let [_, _, usted, _, ustedes] = &table.columns;
    let mut forbidden = BTreeSet::new();
    // A third person may be somebody else, so only the second person and the imperatives of usted give a form away.
    for other in [Address::Tu, Address::Vos, Address::Vosotros] {
        let words = &table.columns[position(other)];
        forbidden.extend(words.iter().filter(|word| !usted.contains(*word) && !ustedes.contains(*word)).cloned());
    }
    let imperatives: BTreeSet<String> = usted
        .union(ustedes)
        .filter(|word| word.ends_with("me") || word.ends_with("nos") || word.ends_with("menme"))
        .cloned()
        .collect();
    forbidden.extend(imperatives);
    forbidden.extend(
        match address {
            Address::Tu => "vos vosotros os vuestro vuestra vuestros vuestras usted ustedes sos tenés podés querés",
            Address::Vos => "ti vosotros os vuestro vuestra vuestros vuestras usted ustedes eres tienes puedes quieres",
            Address::Usted => {
                "tú tu tus te ti contigo tuyo tuya vos vosotros os vuestro vuestra vuestros vuestras ustedes"
            }
            Address::Vosotros => "tú tu tus te ti contigo tuyo tuya vos usted ustedes",
            Address::Ustedes => {
                "tú tu tus te ti contigo tuyo tuya vos vosotros os vuestro vuestra vuestros vuestras usted"
            }
        }
        .split(' ')
        .map(str::to_owned),
    );
    forbidden.retain(|word| !own.contains(word));
    forbidden
}

fn position(address: Address) -> usize {
    Address::ALL.iter().position(|one| *one == address).expect("a form of address")
}

#[test]
fn all_words_agree_with_the_form_of_address() {
    let table = table();
    let forbidden: BTreeMap<Address, BTreeSet<String>> =
        Address::ALL.into_iter().map(|address| (address, forbidden(&table, address))).collect();
    none(&faults(|mail| {
        let Some(address) = mail.decline.address else { return Vec::new() };
        let text = format!("{} {}", mail.draft.subject(), mail.draft.text());
        let given: BTreeSet<String> =
            words(&serde_json::to_string(&mail.decline).expect("a decline serialises")).collect();
        let mut found: Vec<String> =
            words(&text).filter(|word| forbidden[&address].contains(word) && !given.contains(word)).collect();
        if address != Address::Vosotros {
            // The endings of the second person plural belong to vosotros alone.
            found.extend(
                words(&text).filter(|word| (word.ends_with("áis") || word.ends_with("éis")) && !given.contains(word)),
            );
        }
        found
    }));
}

#[test]
fn a_mail_that_asks_something_is_heard_to_address_its_reader() {
    let table = table();
    let neutral: BTreeSet<&String> =
        table.columns[0].iter().filter(|word| table.columns.iter().all(|column| column.contains(*word))).collect();
    none(&faults(|mail| {
        let Some(address) = mail.decline.address else { return Vec::new() };
        let own = &table.columns[position(address)];
        let heard = words(mail.body()).any(|word| own.contains(&word) && !neutral.contains(&word));
        if heard || mail.first(Move::NextStep).is_none() { Vec::new() } else { vec![mail.body().to_owned()] }
    }));
}

#[test]
fn each_form_of_address_has_mails_of_its_own() {
    let mut texts: BTreeMap<(&str, Address), String> = BTreeMap::new();
    // A mail that asks nothing may say nothing to its reader.
    for mail in crate::corpus::mails().iter().filter(|mail| mail.first(Move::NextStep).is_some()) {
        let Some(address) = mail.decline.address else { continue };
        let (example, _) = mail.name.split_once(" [").expect("a name");
        texts.entry((example, address)).or_default().push_str(mail.draft.text());
    }
    let mut seen: BTreeMap<&String, (&str, Address)> = BTreeMap::new();
    for (of, text) in &texts {
        if let Some(other) = seen.insert(text, *of) {
            panic!("{of:?} reads as {other:?}");
        }
    }
}
