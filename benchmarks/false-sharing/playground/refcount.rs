// A program for the Rust playground for each variant.

// #region small
impl AsRef<Value> for Small {
    fn as_ref(&self) -> &Value {
        &self.0
    }
}
// #endregion

// #region padded
impl AsRef<Value> for Padded {
    fn as_ref(&self) -> &Value {
        &self.0
    }
}
// #endregion

// #region reader-beside
use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

type Value = [u32; 2];

// #kernel

// #include small

// #kernel refcount/cloner-beside

// #include beside

fn main() {
    let arc = Arc::new(Small::default());
    time_beside("read, nobody clones", || read(&arc, ITERATIONS), std::hint::spin_loop);
    let cloning = || _ = black_box(clone_and_drop(&arc, 1000));
    time_beside("read beside the counts while they change", || read(&arc, ITERATIONS), cloning);
}
// #endregion

// #region reader-padded
use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

type Value = [u32; 2];

// #kernel

// #include small

// #include padded

// #kernel refcount/cloner-beside

// #include beside

fn main() {
    let (beside, padded) = (Arc::new(Small::default()), Arc::new(Padded::default()));
    let cloning = || _ = black_box(clone_and_drop(&beside, 1000));
    time_beside("read beside counts that change", || read(&beside, ITERATIONS), cloning);
    let cloning = || _ = black_box(clone_and_drop(&padded, 1000));
    time_beside("read on a line of its own", || read(&padded, ITERATIONS), cloning);
}
// #endregion

// #region cloner-beside
use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

type Value = [u32; 2];

// #kernel

// #kernel refcount/reader-beside

// #include small

// #include beside

fn main() {
    let arc = Arc::new(Small::default());
    time_beside("clone, nobody reads", || clone_and_drop(&arc, ITERATIONS), std::hint::spin_loop);
    let reading = || _ = black_box(read(&arc, 1000));
    time_beside("clone while another reads beside the counts", || clone_and_drop(&arc, ITERATIONS), reading);
}
// #endregion

// #region cloner-padded
use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

type Value = [u32; 2];

// #kernel

// #kernel refcount/reader-padded

// #include small

// #include padded

// #include beside

fn main() {
    let (beside, padded) = (Arc::new(Small::default()), Arc::new(Padded::default()));
    let reading = || _ = black_box(read(&beside, 1000));
    time_beside("clone while another reads beside the counts", || clone_and_drop(&beside, ITERATIONS), reading);
    let reading = || _ = black_box(read(&padded, 1000));
    time_beside("clone while another reads on a line of its own", || clone_and_drop(&padded, ITERATIONS), reading);
}
// #endregion
