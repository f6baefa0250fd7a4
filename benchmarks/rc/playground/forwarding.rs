//! How long an addition in memory waits for the one before it: two loops whose addresses are spelled differently.
//! For x86-64: `cargo run --release --example forwarding` in benchmarks/, or the Rust playground.

#[cfg(target_arch = "x86_64")]
mod loops {
    use std::arch::asm;

    // #region loops
    /// The address of the word is in one register, as in native code.
    pub fn one_register(word: &mut u32, turns: u64) {
        // SAFETY: the word is this function's alone.
        unsafe {
            asm!(
                "2: inc dword ptr [{word}]",
                "dec dword ptr [{word}]",
                "dec {turns}",
                "jnz 2b",
                word = in(reg) word,
                turns = inout(reg) turns => _,
            );
        }
    }

    /// It is the sum of two, as in WebAssembly.
    pub fn two_registers(word: &mut u32, turns: u64) {
        // SAFETY: as above; the offset is 0.
        unsafe {
            asm!(
                "2: inc dword ptr [{memory} + {offset}]",
                "dec dword ptr [{memory} + {offset}]",
                "dec {turns}",
                "jnz 2b",
                memory = in(reg) word,
                offset = in(reg) 0_u64,
                turns = inout(reg) turns => _,
            );
        }
    }
    // #endregion
}

#[cfg(target_arch = "x86_64")]
fn main() {
    const TURNS: u64 = 100_000_000;
    let mut word = 1;
    for round in 1..=3 {
        for (what, run) in [
            ("one register ", loops::one_register as fn(&mut u32, u64)),
            ("two registers", loops::two_registers),
        ] {
            let start = std::time::Instant::now();
            run(&mut word, TURNS);
            let each = start.elapsed().as_secs_f64() * 1e9 / TURNS as f64;
            println!("round {round}, {what}: {each:.2} ns for adding 1 and taking it away");
        }
    }
}

#[cfg(not(target_arch = "x86_64"))]
fn main() {
    println!("This program is about processors of the x86-64 kind.");
}
