//! Who clones, and who drops, when an Arc goes to eight threads.
#[cfg(target_family = "wasm")]
use crate::harness::thread;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, OnceLock};
#[cfg(not(target_family = "wasm"))]
use std::thread;

static SPAWNER: OnceLock<thread::ThreadId> = OnceLock::new();
/// On the spawning thread, and elsewhere.
type Tally = [AtomicU32; 2];
static CLONES: Tally = [const { AtomicU32::new(0) }; 2];
static DROPS: Tally = [const { AtomicU32::new(0) }; 2];

fn count(tally: &Tally) {
    let elsewhere = SPAWNER.get() != Some(&thread::current().id());
    tally[usize::from(elsewhere)].fetch_add(1, Relaxed);
}

// #region eight-threads
/// An Arc that counts where it is cloned and dropped.
struct Handle(Arc<Vec<u8>>);

impl Clone for Handle {
    fn clone(&self) -> Self {
        count(&CLONES);
        Handle(Arc::clone(&self.0))
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        count(&DROPS);
    }
}

fn share(data: Handle) {
    let threads = [(); 8].map(|()| {
        let data = data.clone();
        thread::spawn(move || data.0[0])
    });
    for thread in threads {
        thread.join().unwrap();
    }
}
// #endregion

pub fn main() {
    SPAWNER.get_or_init(|| thread::current().id());
    share(Handle(Arc::new(vec![7; 1_000_000])));
    let [clones_here, clones_elsewhere] = CLONES.each_ref().map(|count| count.load(Relaxed));
    let [drops_here, drops_elsewhere] = DROPS.each_ref().map(|count| count.load(Relaxed));
    println!("clones on the spawning thread: {clones_here}");
    println!("clones elsewhere: {clones_elsewhere}");
    println!("drops on the spawning thread: {drops_here}");
    println!("drops elsewhere: {drops_elsewhere}");
}
