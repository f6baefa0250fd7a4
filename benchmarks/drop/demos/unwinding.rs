//! A panic on the way: who is dropped?

// #region unwinding
struct Connection(&'static str);

impl Drop for Connection {
    fn drop(&mut self) {
        let when = if std::thread::panicking() { "while unwinding" } else { "in peace" };
        println!("closed {}: {when}", self.0);
    }
}

fn transfer() {
    let _to = Connection("to");
    panic!("no route to host");
}

pub fn main() {
    {
        let _brief = Connection("brief");
    }
    let _from = Connection("from");
    transfer();
    println!("transferred: yes");
}
// #endregion
