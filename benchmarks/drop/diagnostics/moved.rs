fn main() {
    let log = String::from("two lines");
    println!("{log}"); //~ accepted
    drop(log);
    println!("{log}"); //~ refused
}
