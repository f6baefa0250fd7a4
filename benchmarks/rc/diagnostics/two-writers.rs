fn main() {
    let mut total = 0;
    let one = &mut total;
    let other = &mut total; //~ refused
    *one += 1;
    let other = &mut total; //~ accepted
    *other += 5;
    println!("{total}");
}
