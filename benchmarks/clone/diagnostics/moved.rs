struct Record {
    tags: Vec<String>,
}

fn process(tags: Vec<String>) -> usize {
    tags.len()
}

fn main() {
    let records = vec![Record { tags: vec![String::from("wool")] }];
    for record in &records {
        process(record.tags); //~ refused
        process(record.tags.clone()); //~ accepted
    }
}
