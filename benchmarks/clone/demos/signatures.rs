//! The same question, with a clone for the answer and without; and a clone only where it is needed.
use std::borrow::Cow;

struct Record {
    tags: Vec<String>,
}

// #region owned
/// The longest tag of each record.
fn longest_owned(tags: Vec<String>) -> Option<String> {
    tags.into_iter().max_by_key(String::len)
}

fn all_owned(records: &[Record]) -> Vec<Option<String>> {
    let clones = records.iter().map(|record| record.tags.clone());
    clones.map(longest_owned).collect()
}
// #endregion

// #region lent
/// Lends what it was lent.
fn longest(tags: &[String]) -> Option<&str> {
    tags.iter().map(String::as_str).max_by_key(|tag| tag.len())
}

fn all(records: &[Record]) -> Vec<Option<&str>> {
    records.iter().map(|record| longest(&record.tags)).collect()
}
// #endregion

// #region cow
/// Only a tag with a capital letter is copied.
fn lower(tag: &str) -> Cow<'_, str> {
    if tag.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(tag.to_ascii_lowercase())
    } else {
        Cow::Borrowed(tag)
    }
}
// #endregion

// #region elements
fn kept(all: &[String], wanted: &[usize]) -> Vec<String> {
    let mut copy = all.to_vec();
    let mut place = 0;
    copy.retain(|_| {
        place += 1;
        wanted.contains(&(place - 1))
    });
    copy
}
// #endregion

fn main() {
    let tags = || vec![String::from("Wool"), String::from("cotton")];
    let records = [Record { tags: tags() }];
    println!("{:?} {:?}", all_owned(&records), all(&records));
    println!("{} {}", lower("Wool"), lower("cotton"));
    println!("{:?}", kept(&tags(), &[1]));
}
