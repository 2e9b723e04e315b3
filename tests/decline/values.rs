//! Values in their form: dates, times, money, hours, durations, zones.

use declina::{ErrorKind, Hours, Money, ReasonKind, TimeZone};
use serde_json::{Value, json};

use crate::{changed, english, read, refused};

#[test]
fn dates_exist_and_are_written_in_one_way() {
    for date in [
        "2026-02-30",
        "2026-13-01",
        "2026-1-05",
        "04/12/2026",
        "2026-12-04T10:00",
        "26-12-04",
        "",
        "2026-12-04 ",
        "+2026-12-04",
    ] {
        let decline = changed(english(ReasonKind::Capacity), |decline| decline["reply_by"] = date.into());
        let message = format!("reply_by: expected a date that exists, written YYYY-MM-DD, but found {date:?}");
        refused(&decline, ErrorKind::Shape, &message);
    }
    let leap = changed(english(ReasonKind::Capacity), |decline| decline["reply_by"] = "2028-02-29".into());
    read(&leap);
    let inner =
        changed(english(ReasonKind::Capacity), |decline| decline["reasons"][0]["period"]["to"] = "2026-11-31".into());
    let message = "reasons[0].period.to: expected a date that exists, written YYYY-MM-DD, but found \"2026-11-31\"";
    refused(&inner, ErrorKind::Shape, message);
}

#[test]
fn times_exist_and_are_written_in_one_way() {
    for time in ["24:00", "9:00", "09:60", "0900", "09:00:00", "9 pm", "-1:00"] {
        let decline = changed(english(ReasonKind::Capacity), |decline| {
            decline["boundaries"] = json!({"hours": {"from": time, "to": "23:00"}});
        });
        let message = format!("boundaries.hours.from: expected a time of day, written HH:MM, but found {time:?}");
        refused(&decline, ErrorKind::Shape, &message);
        let decline =
            changed(english(ReasonKind::WorkingHours), |decline| decline["reasons"][0]["hours"]["to"] = time.into());
        let message = format!("reasons[0].hours.to: expected a time of day, written HH:MM, but found {time:?}");
        refused(&decline, ErrorKind::Shape, &message);
    }
}

fn with_money(money: Value) -> Value {
    changed(english(ReasonKind::BudgetMismatch), |decline| decline["reasons"][0]["quote"] = money)
}

#[test]
fn money_is_digits_and_a_code() {
    for amount in ["1.800,00", "1,800", "-5", "", "1.005", "5.", ".5", "1e3", "1234567890", "5 "] {
        let message = format!("expected an amount in digits, such as \"1800.00\", but found {amount:?}");
        assert_eq!(Money::new(amount, "EUR").expect_err(amount).to_string(), message);
        let place = format!("reasons[0].quote: {message}");
        refused(&with_money(json!({"amount": amount, "currency": "GBP"})), ErrorKind::Shape, &place);
    }
    for currency in ["eur", "€", "EURO", "", "E R"] {
        let message = format!("expected a currency code of three capitals, such as \"EUR\", but found {currency:?}");
        assert_eq!(Money::new("5", currency).expect_err(currency).to_string(), message);
        let place = format!("reasons[0].quote: {message}");
        refused(&with_money(json!({"amount": "5", "currency": currency})), ErrorKind::Shape, &place);
    }
    let float = with_money(json!({"amount": 1800.5, "currency": "GBP"}));
    refused(
        &float,
        ErrorKind::Shape,
        "reasons[0].quote.amount: invalid type: floating point `1800.5`, expected a string",
    );
    assert_eq!(Money::new("5.5", "EUR").expect("money"), Money::from_hundredths(550, "EUR").expect("money"));
    assert!(Money::from_hundredths(u64::MAX, "EUR").is_err());
}

#[test]
fn hours_lie_between_nothing_and_ten_thousand() {
    for hours in [-0.5, 10_000.01, 1e300] {
        let message = format!("expected hours from 0 to 10000, but found {hours}");
        assert_eq!(Hours::new(hours).expect_err("hours").to_string(), message);
        let decline =
            changed(english(ReasonKind::Capacity), |decline| decline["reasons"][0]["committed_hours"] = hours.into());
        refused(&decline, ErrorKind::Shape, &format!("reasons[0].committed_hours: {message}"));
    }
    assert_eq!(Hours::new(f64::NAN).expect_err("hours").to_string(), "expected hours from 0 to 10000, but found NaN");
}

#[test]
fn durations_have_one_unit() {
    let with = |duration: Value| {
        changed(english(ReasonKind::DeadlineTooShort), |decline| decline["reasons"][0]["needed_time"] = duration)
    };
    let place = "reasons[0].needed_time";
    refused(
        &with(json!({"months": 2})),
        ErrorKind::Shape,
        &format!("{place}: unknown variant `months`, expected one of `minutes`, `hours`, `days`, `weeks`"),
    );
    let fraction = with(json!({"days": 1.5}));
    refused(&fraction, ErrorKind::Shape, &format!("{place}.days: invalid type: floating point `1.5`, expected u16"));
    refused(
        &with(json!({"minutes": 65_536})),
        ErrorKind::Shape,
        &format!("{place}.minutes: invalid value: integer `65536`, expected u16"),
    );
}

#[test]
fn time_zones_are_named_as_iana_names_them() {
    for zone in ["madrid", "CET", "Europe/", "/Madrid", "Europe/madrid", "Europe/San José", "GMT+1", ""] {
        let message = format!("expected the IANA name of a time zone, such as \"Europe/Madrid\", but found {zone:?}");
        assert_eq!(zone.parse::<TimeZone>().expect_err(zone).to_string(), message);
        let decline = changed(english(ReasonKind::Capacity), |decline| {
            decline["boundaries"] = json!({"days": ["mon"], "time_zone": zone});
        });
        refused(&decline, ErrorKind::Shape, &format!("boundaries.time_zone: {message}"));
    }
    for zone in ["UTC", "Europe/Madrid", "America/Argentina/Buenos_Aires", "Etc/GMT+1", "America/Port-au-Prince"] {
        assert_eq!(zone.parse::<TimeZone>().expect(zone).name(), zone);
    }
    let long = "A".repeat(50);
    let shown = format!("{}…", "A".repeat(40));
    let message = format!("expected the IANA name of a time zone, such as \"Europe/Madrid\", but found {shown:?}");
    assert_eq!(long.parse::<TimeZone>().expect_err("no zone").to_string(), message);
}
