struct Record {
    tags: Vec<String>,
}

fn process(tags: Vec<String>) -> usize { //~ refused
fn process(tags: &[String]) -> usize { //~ accepted
    tags.len()
}

fn main() {
    let records = vec![Record { tags: vec![String::from("wool")] }];
    for record in &records {
        process(record.tags.clone()); //~ refused
        process(&record.tags.clone()); //~ accepted
    }
    for record in &records {
        process(&record.tags);
    }
}
