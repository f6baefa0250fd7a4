//! What is sorted: values of one size, each with a key and with more that must stay with it.

use super::sized::for_size;
use super::{sort_boxes, sort_index, sort_values};
use crate::harness::{Context, Kernel};

pub struct Item<const REST: usize> {
    pub key: u32,
    /// Says which value this is, in each word.
    rest: [u32; REST],
}

pub trait HasKey {
    fn key(&self) -> u32;
}

impl<const REST: usize> HasKey for Item<REST> {
    fn key(&self) -> u32 {
        self.key
    }
}

impl<T: HasKey> HasKey for Box<T> {
    fn key(&self) -> u32 {
        (**self).key()
    }
}

/// Calls `$make` with the words of a value's rest: its size without the key's 4 bytes.
macro_rules! of_size {
    ($make:ident($context:expr)) => {
        for_size!($context.parameter("size") - 4, $make($context), [12, 60, 132, 260, 996, 3_996])
    };
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn items<const REST: usize>(context: &Context) -> impl Iterator<Item = Item<REST>> {
    (0..context.parameter("count")).map(|name| Item { key: 0, rest: [name; REST] })
}

struct Sorting<E, const REST: usize> {
    items: Vec<E>,
    /// Keys and places, for the sort that needs them.
    order: Vec<(u32, u32)>,
    seed: u32,
    sort: fn(&mut Self, u32) -> u32,
}

impl<E: AsRef<Item<REST>>, const REST: usize> Kernel for Sorting<E, REST> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.sort)(self, iterations)
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, _: u64, _: u64) -> Result<(), String> {
        all_there(&mut self.items.iter().map(|item| item.as_ref().rest.as_slice()), self.items.len())
    }
}

/// Each value says its name in each word, and there is one of each name. For all sizes in one.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn all_there(rests: &mut dyn Iterator<Item = &[u32]>, count: usize) -> Result<(), String> {
    let mut seen = vec![false; count];
    for rest in rests {
        if rest.iter().any(|word| *word != rest[0]) {
            return Err("a value was torn".to_owned());
        }
        if std::mem::replace(&mut seen[rest[0] as usize], true) {
            return Err("a value was lost".to_owned());
        }
    }
    Ok(())
}

impl<const REST: usize> AsRef<Self> for Item<REST> {
    fn as_ref(&self) -> &Self {
        self
    }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn values_of<const REST: usize>(context: &Context) -> Box<dyn Kernel> {
    Box::new(Sorting::<Item<REST>, REST> {
        items: items(context).collect(),
        order: Vec::new(),
        seed: context.seed,
        sort: |state, iterations| sort_values(&mut state.items, state.seed, iterations),
    })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn boxes_of<const REST: usize>(context: &Context) -> Box<dyn Kernel> {
    Box::new(Sorting::<Box<Item<REST>>, REST> {
        items: items(context).map(Box::new).collect(),
        order: Vec::new(),
        seed: context.seed,
        sort: |state, iterations| sort_boxes(&mut state.items, state.seed, iterations),
    })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn indexed_of<const REST: usize>(context: &Context) -> Box<dyn Kernel> {
    Box::new(Sorting::<Item<REST>, REST> {
        items: items(context).collect(),
        order: Vec::with_capacity(context.parameter("count") as usize),
        seed: context.seed,
        sort: |state, iterations| sort_index(&mut state.items, &mut state.order, state.seed, iterations),
    })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn values(context: &Context) -> Box<dyn Kernel> {
    of_size!(values_of(context))
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn boxes(context: &Context) -> Box<dyn Kernel> {
    of_size!(boxes_of(context))
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn indexed(context: &Context) -> Box<dyn Kernel> {
    of_size!(indexed_of(context))
}
