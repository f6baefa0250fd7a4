//! What a kernel promises. The twin of `Kernel` in `src/lab/experiment.ts`.

/// One variant of an experiment, set up in one thread.
pub trait Kernel {
    /// The timed loop. Returns a checksum that depends on the work, is the same whenever it is called with the same
    /// iterations on the same thread, whatever the other threads do, and is equal to that of the TypeScript twin.
    fn run(&mut self, iterations: u32) -> u32;

    /// Where operations make up a whole (the nodes of a tree that is built and dropped), so many: a timed call is then a
    /// multiple of it. `run` still takes any number, and does a smaller whole for the rest.
    fn whole(&self) -> u32 {
        1
    }

    /// Called in each thread when all are done, with the iterations that this thread ran in all, and the sum
    /// over all threads. The error says what is wrong with the data.
    fn audit(&mut self, _mine: u64, _everyone: u64) -> Result<(), String> {
        Ok(())
    }
}
