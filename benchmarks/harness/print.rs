//! The standard library's printing, for demos: `println!` in a chapter finds these first. Natively everything goes to
//! standard output, so that lines keep their order; in the page each line goes there at once.

#[cfg(not(all(target_family = "wasm", feature = "demos")))]
#[allow(unused_macros)]
macro_rules! eprintln {
    ($($text:tt)*) => { ::std::println!($($text)*) };
}

#[cfg(not(all(target_family = "wasm", feature = "demos")))]
#[allow(unused_macros)]
macro_rules! eprint {
    ($($text:tt)*) => { ::std::print!($($text)*) };
}

#[cfg(all(target_family = "wasm", feature = "demos"))]
macro_rules! print {
    ($($text:tt)*) => { $crate::harness::demo_page::write(::std::format_args!($($text)*)) };
}

#[cfg(all(target_family = "wasm", feature = "demos"))]
macro_rules! println {
    () => { print!("\n") };
    ($($text:tt)*) => {{
        print!($($text)*);
        print!("\n");
    }};
}

#[cfg(all(target_family = "wasm", feature = "demos"))]
#[allow(unused_macros)]
macro_rules! eprint {
    ($($text:tt)*) => { print!($($text)*) };
}

#[cfg(all(target_family = "wasm", feature = "demos"))]
#[allow(unused_macros)]
macro_rules! eprintln {
    ($($text:tt)*) => { println!($($text)*) };
}
