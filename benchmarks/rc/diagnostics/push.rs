use std::rc::Rc;

fn main() {
    let list = Rc::new(vec![1]); //~ refused
    list.push(2); //~ refused
    let mut list = Rc::new(vec![1]); //~ accepted
    Rc::make_mut(&mut list).push(2); //~ accepted
    println!("{list:?}");
}
