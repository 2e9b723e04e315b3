//! The shapes of Spanish terms: what is paid, how, and where a price fits into them.

use super::words;

/// Whether a text speaks of what is paid rather than bought: *la matrícula de 2027*.
pub(crate) fn is_paid(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| words().paid.has(word))
}

/// Whether terms tell how something is paid (*el pago en cuatro mensualidades*): what their price is of is told with it.
pub(crate) fn is_payment(terms: &str) -> bool {
    let mut before = "";
    terms.split_whitespace().any(|word| {
        let by = words().payments.has(word.trim_end_matches(',')) && before != "de";
        before = word;
        by
    })
}

/// One of the parts in which something is paid: *cada una* of *mensualidades*.
pub(crate) fn each_payment(terms: &str) -> &'static str {
    let feminine = ["cuotas", "mensualidades", "partes", "veces", "quincenas"];
    if feminine.iter().any(|word| terms.contains(word)) { "cada una" } else { "cada uno" }
}

/// What a price is of, where a sentence tells that and nothing else: *al mes* of *El valor es mensual.*, *por tarde* of *El
/// precio es por tarde.*
pub(crate) fn price_basis(sentence: &str) -> Option<&str> {
    const WORDS: usize = 3;
    let starts = ["El precio es ", "El valor es ", "La tarifa es ", "Es un precio ", "El costo es ", "El coste es "];
    let basis = starts.iter().find_map(|start| sentence.trim().strip_prefix(start))?.trim_end_matches('.');
    match basis {
        "diario" => Some("al día"),
        "semanal" => Some("a la semana"),
        "mensual" => Some("al mes"),
        "anual" => Some("al año"),
        _ if !basis.contains(',') && basis.split(' ').count() <= WORDS => {
            ["por ", "al ", "a la "].iter().any(|word| basis.starts_with(word)).then_some(basis)
        }
        _ => None,
    }
}

/// New terms with their price where it belongs: *un crédito de 116.000 pesos por las cuatro funciones*, *un encargo aparte
/// de cuatro vídeos por 1450 €*, *un vale de 640 soles, por la mitad del precio*. That of a payment is told behind it.
pub(crate) fn priced(terms: &str, price: &str) -> String {
    let terms = terms.trim();
    let mut at = 0;
    for word in terms.split_inclusive(' ').take(3) {
        let bare = word.trim_end_matches([' ', ',']);
        let mut end = at + bare.len();
        // *una cuota mensual de 40 €*
        let next = terms[end..].trim_start().split([' ', ',']).next().unwrap_or_default();
        if words().sums.has(bare)
            && ["al", "ual", "fijo", "fija", "único", "única", "diaria"].iter().any(|it| next.ends_with(it))
            && next.len() > 3
        {
            end += terms[end..].find(next).unwrap_or(0) + next.len();
        }
        // *una cuota más baja de 220 soles*
        if words().sums.has(bare) && next == "más" {
            let behind = terms[end..].trim_start().splitn(3, ' ').take(2).map(|word| word.len() + 1).sum::<usize>();
            end = (end + behind).min(terms.len());
            end -= usize::from(terms[..end].ends_with([',', ' ']));
        }
        // *una tarifa de grupo* has its *de* already.
        if words().sums.has(bare) && !terms[end..].starts_with(" de ") {
            let (name, rest) = terms.split_at(end);
            return match rest.strip_prefix(" por ").filter(|rest| is_share(rest)) {
                Some(share) => format!("{name} de {price}, por {share}"),
                None => format!("{name} de {price}{rest}"),
            };
        }
        at += word.len();
    }
    // *a $90 por sábado*
    let by = if price.contains(" por ") { "a" } else { "por" };
    if is_payment(terms) {
        terms.to_owned()
    } else if terms.contains(',') || terms.contains(" por ") {
        // *un encargo aparte por la herencia: son 690 €*
        format!("{terms}: son {price}")
    } else {
        format!("{terms} {by} {price}")
    }
}

/// Whether a sum is told as a part of another (*la mitad del precio*, *el 30 % de la factura*), which then explains it.
fn is_share(told: &str) -> bool {
    let of_hundred = || told.strip_prefix("el ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    ["la mitad", "un tercio", "una parte", "el total", "el importe", "el valor"].iter().any(|it| told.starts_with(it))
        || of_hundred()
}

/// The price that a sentence tells and nothing else: *60.000 pesos* of *Su costo es de 60.000 pesos.*
pub(crate) fn price_told(sentence: &str) -> Option<&str> {
    const WORDS: usize = 3;
    let after = |text: &str, words: &[&str]| words.iter().find_map(|word| text.strip_prefix(*word)).map(str::len);
    let mut told = sentence;
    for words in [
        &["Su ", "El "][..],
        &["costo ", "coste ", "precio ", "valor "],
        &["es de ", "sería de ", "es ", "sería ", "queda en "],
    ] {
        told = &told[told.len() - after(told, words)?..];
    }
    let price = told.trim_end_matches('.');
    let plain = price.starts_with(|c: char| c.is_ascii_digit() || "$€S".contains(c));
    (plain && price.contains(|c: char| c.is_ascii_digit()) && price.split_whitespace().count() <= WORDS)
        .then_some(price)
}
