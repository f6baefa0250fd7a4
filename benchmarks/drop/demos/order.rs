//! In which order values are dropped.
use std::cell::RefCell;

// #region order
/// Tells the log when it is dropped.
struct Tells<'l>(&'static str, &'l Log);
type Log = RefCell<Vec<&'static str>>;

impl Drop for Tells<'_> {
    fn drop(&mut self) {
        self.1.borrow_mut().push(self.0);
    }
}

fn locals(log: &Log) {
    let _first = Tells("first", log);
    let _second = Tells("second", log);
    let _third = Tells("third", log);
}

fn fields(log: &Log) {
    struct Pair<'l> {
        _left: Tells<'l>,
        _right: Tells<'l>,
    }
    let _right = Tells("right", log); // made first
    let _left = Tells("left", log);
    let _pair = Pair { _left, _right };
}

fn underscore(log: &Log) {
    let _ = Tells("let _", log);
    let _named = Tells("let _named", log);
    log.borrow_mut().push("end of scope");
}

fn shadowed(log: &Log) {
    let _it = Tells("the old", log);
    let _it = Tells("the new", log); // hides the old one, does not end it
    log.borrow_mut().push("end of scope");
}
// #endregion

type Scene = fn(&Log);

pub fn main() {
    let scenes: [(&str, Scene); 4] =
        [("locals", locals), ("fields", fields), ("let _", underscore), ("shadowed", shadowed)];
    for (name, scene) in scenes {
        let log = Log::default();
        scene(&log);
        println!("{name}: {}", log.borrow().join(", "));
    }
}
