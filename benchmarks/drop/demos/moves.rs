//! Half of a pair is moved out.

struct Tells(&'static str);

impl Drop for Tells {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}

// #region moves
fn keep_one() -> Tells {
    let pair = (Tells("left"), Tells("right"));
    println!("taken apart");
    let left = pair.0; // moved out
    println!("left goes on");
    left
}
// #endregion

// #region temporary
fn temporaries() {
    let length = Tells("temporary").0.len();
    println!("{length}");
    match Tells("subject").0.len() {
        length => println!("{length}"),
    }
    println!("end");
}
// #endregion

fn main() {
    let _left = keep_one();
    println!("back");
    temporaries();
}
