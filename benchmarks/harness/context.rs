//! What a kernel is told when it is set up.

use std::any::Any;
use std::sync::{Arc, Mutex, PoisonError};

/// What the threads of one case have in common. Thread 0 makes it, the others find it.
#[derive(Default)]
pub struct Shared(Mutex<Option<Arc<dyn Any + Send + Sync>>>);

impl Shared {
    pub const fn new() -> Self {
        Self(Mutex::new(None))
    }

    /// Forgets it: the next case makes its own.
    pub fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
    }
}

pub struct Context<'a> {
    pub threads: u32,
    /// 0 to threads - 1.
    pub thread: u32,
    pub seed: u32,
    parameters: &'a [(String, u32)],
    shared: &'a Shared,
}

impl<'a> Context<'a> {
    pub fn new(
        threads: u32,
        thread: u32,
        seed: u32,
        parameters: &'a [(String, u32)],
        shared: &'a Shared,
    ) -> Self {
        Self { threads, thread, seed, parameters, shared }
    }

    /// A parameter of the experiment, or nothing when it has none of that name.
    pub fn find(&self, name: &str) -> Option<u32> {
        self.parameters.iter().find(|(each, _)| each == name).map(|(_, value)| *value)
    }

    /// A parameter of the experiment. Panics when it has none of that name.
    pub fn parameter(&self, name: &str) -> u32 {
        self.find(name).unwrap_or_else(|| panic!("no parameter {name}"))
    }

    /// What all threads of the case share: made by the first that asks (thread 0, alone), found by the others.
    pub fn share<T: Send + Sync + 'static>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        let shared = self.found().unwrap_or_else(|| self.keep(Arc::new(make())));
        shared.downcast().unwrap_or_else(|_| panic!("the threads share something else"))
    }

    // Not for each type anew.
    #[inline(never)]
    fn found(&self) -> Option<Arc<dyn Any + Send + Sync>> {
        self.shared.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    #[inline(never)]
    fn keep(&self, made: Arc<dyn Any + Send + Sync>) -> Arc<dyn Any + Send + Sync> {
        let mut slot = self.shared.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(slot.get_or_insert(made))
    }
}

/// `stride 64` on each line. The error names the line.
pub fn parse_parameters(text: &str) -> Result<Vec<(String, u32)>, String> {
    text.lines()
        .map(|line| {
            let (name, value) = line.split_once(' ').ok_or_else(|| format!("no value: {line}"))?;
            let value = value.parse().map_err(|_| format!("not a whole number: {line}"))?;
            Ok((name.to_owned(), value))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_found_by_name() {
        let parameters = parse_parameters("stride 64\nthreads 2").unwrap();
        let shared = Shared::new();
        let context = Context::new(2, 0, 1, &parameters, &shared);
        assert_eq!(context.parameter("stride"), 64);
        assert_eq!(context.find("size"), None);
        assert_eq!(parse_parameters("stride").unwrap_err(), "no value: stride");
        assert_eq!(parse_parameters("stride -1").unwrap_err(), "not a whole number: stride -1");
    }

    #[test]
    fn threads_share_what_the_first_of_them_made() {
        let shared = Shared::new();
        let first = Context::new(2, 0, 1, &[], &shared).share(|| vec![1]);
        let second = Context::new(2, 1, 1, &[], &shared).share(|| vec![2]);
        assert!(Arc::ptr_eq(&first, &second));
        shared.clear();
        assert_eq!(*Context::new(2, 0, 1, &[], &shared).share(|| vec![3]), [3]);
    }
}
