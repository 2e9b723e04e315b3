//! Mails that the crate writes itself: their moves are known.

use std::path::Path;

use declina::{Language, Report};

use crate::corpus::Mail;

pub fn mails(_declines: &Path, _language: Language) -> Result<Vec<Mail>, Box<dyn std::error::Error>> {
    Ok(Vec::new())
}

pub fn print_failures(_mails: &[Mail], _reports: &[Report]) {}
