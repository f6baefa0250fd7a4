//! A program without a twin.

pub fn main() {
    // #region missing
    println!("here: in Rust only");
    // #endregion
}
