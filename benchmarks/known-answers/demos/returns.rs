//! Every way to print, and an end.

pub fn main() {
    // #region returns
    println!("one: {}", 1);
    print!("two: ");
    println!("2");
    eprintln!("“three”: {:>3}", 3);
    println!();
    print!("not ended");
    // #endregion
}
