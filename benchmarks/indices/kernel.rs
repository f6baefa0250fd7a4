//! Nodes that know each other by reference, by count, and by index: the timed work.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use slotmap::{DefaultKey, DenseSlotMap, SlotMap};

use crate::harness::{Entry, entry};

mod build;
mod demos;
mod layout;
use layout::Noise;

// ---- what a link is, and where it leads ----

// #region traverse/reference
// #region traverse/reference-in-order
// #region neighbors/reference
/// A node in an arena, which knows others by reference.
struct Place<'a, const LINKS: usize> {
    links: [Cell<Option<&'a Place<'a, LINKS>>>; LINKS],
    value: u32,
}
// #endregion
// #endregion
// #endregion

// #region traverse/rc
// #region neighbors/rc
/// A node with a block of its own. Somebody else owns it; the others know it by Weak.
struct Counted<const LINKS: usize> {
    links: [Weak<RefCell<Counted<LINKS>>>; LINKS],
    value: u32,
}
// #endregion
// #endregion

// #region traverse/index
// #region traverse/option
// #region traverse/option-in-order
// #region traverse/slotmap
// #region neighbors/option
// #region neighbors/slotmap
/// A node that knows others by index.
struct Node<Index, const LINKS: usize> {
    links: [Index; LINKS],
    value: u32,
}
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion

// #region traverse/option
// #region traverse/option-in-order
// #region neighbors/option
// #region lookup/option
// #region churn/option
#[derive(Clone, Copy)]
struct Index {
    at: usize,
    generation: u32,
}

/// The usual generational arena. Its generations come from one counter, or it would forget them with their tenants.
struct Slots<T> {
    items: Vec<Option<(u32, T)>>,
    free: Vec<usize>,
    generation: u32,
}

impl<T> Slots<T> {
    fn get(&self, index: Index) -> Option<&T> {
        match self.items.get(index.at) {
            Some(Some((generation, value))) if *generation == index.generation => Some(value),
            _ => None,
        }
    }
}
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion

// #region traverse/columns
// #region neighbors/columns
// #region lookup/columns
#[derive(Clone, Copy)]
struct Key {
    at: u32,
    generation: u32,
}

/// Each part of a slot in a vector of its own.
struct Columns<T> {
    generations: Vec<u32>,
    values: Vec<T>,
}

impl<T> Columns<T> {
    fn get(&self, key: Key) -> Option<&T> {
        if *self.generations.get(key.at as usize)? != key.generation {
            return None;
        }
        self.values.get(key.at as usize)
    }
}
// #endregion
// #endregion
// #endregion

// ---- traverse: once around a cycle, each node leads to the next ----

// #region traverse/reference
// #region traverse/reference-in-order
fn follow_references(first: &Place<1>, steps: u32) -> u32 {
    let (mut node, mut sum) = (first, 0_u32);
    for _ in 0..steps {
        sum = sum.wrapping_add(node.value);
        node = node.links[0].get().expect("a cycle has no end");
    }
    sum
}
// #endregion
// #endregion

// #region traverse/rc
fn follow_counted(first: &Rc<RefCell<Counted<1>>>, steps: u32) -> u32 {
    let (mut node, mut sum) = (Rc::clone(first), 0_u32);
    for _ in 0..steps {
        let next = {
            let here = node.borrow();
            sum = sum.wrapping_add(here.value);
            here.links[0].upgrade().expect("alive")
        };
        node = next;
    }
    sum
}
// #endregion

// #region traverse/index
fn follow_indices(nodes: &[Node<u32, 1>], first: u32, steps: u32) -> u32 {
    let (mut at, mut sum) = (first, 0_u32);
    for _ in 0..steps {
        let node = &nodes[at as usize];
        sum = sum.wrapping_add(node.value);
        at = node.links[0];
    }
    sum
}
// #endregion

// #region traverse/option
// #region traverse/option-in-order
fn follow_generations(slots: &Slots<Node<Index, 1>>, first: Index, steps: u32) -> u32 {
    let (mut index, mut sum) = (first, 0_u32);
    for _ in 0..steps {
        let node = slots.get(index).expect("alive");
        sum = sum.wrapping_add(node.value);
        index = node.links[0];
    }
    sum
}
// #endregion
// #endregion

// #region traverse/columns
fn follow_columns(links: &Columns<[Key; 1]>, values: &[u32], first: Key, steps: u32) -> u32 {
    let (mut key, mut sum) = (first, 0_u32);
    for _ in 0..steps {
        sum = sum.wrapping_add(values[key.at as usize]);
        key = links.get(key).expect("alive")[0];
    }
    sum
}
// #endregion

// #region traverse/slotmap
fn follow_keys(map: &SlotMap<DefaultKey, Node<DefaultKey, 1>>, first: DefaultKey, steps: u32) -> u32 {
    let (mut key, mut sum) = (first, 0_u32);
    for _ in 0..steps {
        let node = map.get(key).expect("alive");
        sum = sum.wrapping_add(node.value);
        key = node.links[0];
    }
    sum
}
// #endregion

// ---- neighbors: node after node, the sum of the four that it knows ----

// #region neighbors/reference
fn sum_references(nodes: &[Place<4>], steps: u32) -> u32 {
    let (mut left, mut sum) = (steps as usize, 0_u32);
    while left > 0 {
        for node in &nodes[..left.min(nodes.len())] {
            for link in &node.links {
                sum = sum.wrapping_add(link.get().expect("four neighbors").value);
            }
            left -= 1;
        }
    }
    sum
}
// #endregion

// #region neighbors/rc
fn sum_counted(nodes: &[Rc<RefCell<Counted<4>>>], steps: u32) -> u32 {
    let (mut left, mut sum) = (steps as usize, 0_u32);
    while left > 0 {
        for node in &nodes[..left.min(nodes.len())] {
            for link in &node.borrow().links {
                sum = sum.wrapping_add(link.upgrade().expect("alive").borrow().value);
            }
            left -= 1;
        }
    }
    sum
}
// #endregion

// #region neighbors/option
fn sum_generations(slots: &Slots<Node<Index, 4>>, steps: u32) -> u32 {
    let (mut left, mut sum) = (steps as usize, 0_u32);
    while left > 0 {
        for (_, node) in slots.items.iter().flatten().take(left) {
            for &link in &node.links {
                sum = sum.wrapping_add(slots.get(link).expect("alive").value);
            }
            left -= 1;
        }
    }
    sum
}
// #endregion

// #region neighbors/columns
fn sum_columns(links: &[[Key; 4]], values: &Columns<u32>, steps: u32) -> u32 {
    let (mut left, mut sum) = (steps as usize, 0_u32);
    while left > 0 {
        for links in &links[..left.min(links.len())] {
            for &link in links {
                sum = sum.wrapping_add(*values.get(link).expect("alive"));
            }
            left -= 1;
        }
    }
    sum
}
// #endregion

// #region neighbors/slotmap
fn sum_keys(map: &SlotMap<DefaultKey, Node<DefaultKey, 4>>, steps: u32) -> u32 {
    let (mut left, mut sum) = (steps as usize, 0_u32);
    while left > 0 {
        for node in map.values().take(left) {
            for &link in &node.links {
                sum = sum.wrapping_add(map.get(link).expect("alive").value);
            }
            left -= 1;
        }
    }
    sum
}
// #endregion

// ---- scan: one field of each record, in the order in which they are listed ----

// #region lookup/reference
// #region lookup/index
// #region lookup/option
// #region lookup/columns
// #region lookup/slotmap
// #region churn/rc
// #region churn/option
// #region churn/slotmap
// #region scan/fresh
// #region scan/aged
// #region scan/option
// #region scan/pattern
// #region scan/rows
/// Four numbers. The first is asked for.
type Record = [u32; 4];
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion

// #region scan/fresh
// #region scan/aged
/// Where the boxes lie is the whole difference between a fresh heap and one with a past.
fn scan_boxes(records: &[Box<Record>], steps: u32) -> u32 {
    let (mut left, mut sum) = (steps as usize, 0_u32);
    while left > 0 {
        let round = &records[..left.min(records.len())];
        for record in round {
            sum = sum.wrapping_add(record[0]);
        }
        left -= round.len();
    }
    sum
}
// #endregion
// #endregion

// #region scan/option
// #region scan/pattern
/// Holes are slots without a tenant. They are looked at, too.
fn scan_slots(slots: &[Option<(u32, Record)>], live: usize, steps: u32) -> u32 {
    let (mut left, mut sum) = (steps as usize, 0_u32);
    while left >= live {
        for (_, record) in slots.iter().flatten() {
            sum = sum.wrapping_add(record[0]);
        }
        left -= live;
    }
    for (_, record) in slots.iter().flatten().take(left) {
        sum = sum.wrapping_add(record[0]);
    }
    sum
}
// #endregion
// #endregion

// #region scan/rows
/// The crate's dense map: whole records side by side, and a table beside them that says which slot has which.
fn scan_rows(map: &DenseSlotMap<DefaultKey, Record>, steps: u32) -> u32 {
    let (mut left, mut sum) = (steps as usize, 0_u32);
    while left > 0 {
        for record in map.values().take(left) {
            sum = sum.wrapping_add(record[0]);
        }
        left -= left.min(map.len());
    }
    sum
}
// #endregion

// #region scan/columns
/// The same table, but beside it each field of the records has a dense column of its own.
fn scan_column(column: &[u32], steps: u32) -> u32 {
    let (mut left, mut sum) = (steps as usize, 0_u32);
    while left > 0 {
        let round = &column[..left.min(column.len())];
        for &value in round {
            sum = sum.wrapping_add(value);
        }
        left -= round.len();
    }
    sum
}
// #endregion

// ---- lookup: by handles in no order ----

// #region lookup/reference
// #region lookup/index
// #region lookup/option
// #region lookup/columns
// #region lookup/slotmap
/// Looks one record up by each handle, again and again from the first on.
fn look_up<H: Copy>(handles: &[H], steps: u32, get: impl Fn(H) -> u32) -> u32 {
    let (mut left, mut sum) = (steps as usize, 0_u32);
    while left > 0 {
        let round = &handles[..left.min(handles.len())];
        for &handle in round {
            sum = sum.wrapping_add(get(handle));
        }
        left -= round.len();
    }
    sum
}
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion

// #region lookup/reference
fn by_reference(handles: &[&Record], steps: u32) -> u32 {
    look_up(handles, steps, |record| record[0])
}
// #endregion

// #region lookup/index
fn by_index(records: &[Record], handles: &[u32], steps: u32) -> u32 {
    look_up(handles, steps, |at| records[at as usize][0])
}
// #endregion

// #region lookup/option
fn by_generation(slots: &Slots<Record>, handles: &[Index], steps: u32) -> u32 {
    look_up(handles, steps, |index| slots.get(index).expect("alive")[0])
}
// #endregion

// #region lookup/columns
fn by_columns(columns: &Columns<Record>, handles: &[Key], steps: u32) -> u32 {
    look_up(handles, steps, |key| columns.get(key).expect("alive")[0])
}
// #endregion

// #region lookup/slotmap
fn by_key(map: &SlotMap<DefaultKey, Record>, handles: &[DefaultKey], steps: u32) -> u32 {
    look_up(handles, steps, |key| map.get(key).expect("alive")[0])
}
// #endregion

// ---- churn: tenants come and go, and old handles are asked for ----

// #region churn/option
impl<T> Slots<T> {
    fn insert(&mut self, value: T) -> Index {
        let item = Some((self.generation, value));
        let at = match self.free.pop() {
            Some(at) => {
                self.items[at] = item;
                at
            }
            None => {
                self.items.push(item);
                self.items.len() - 1
            }
        };
        Index { at, generation: self.generation }
    }

    fn remove(&mut self, index: Index) -> Option<T> {
        self.get(index)?;
        self.free.push(index.at);
        self.generation = self.generation.wrapping_add(1);
        self.items[index.at].take().map(|(_, value)| value)
    }
}
// #endregion

// #region churn/rc
// #region churn/option
// #region churn/slotmap
/// Which tenant leaves for a new one, whose handle is asked for afterwards, and whether it is that of the one who left.
struct Draw {
    out: usize,
    other: usize,
    stale: bool,
}

fn draw(noise: &mut Noise, count: usize) -> Draw {
    let (out, other) = (noise.below(count as u32), noise.below(count as u32));
    Draw { out: out as usize, other: other as usize, stale: noise.below(2) == 1 }
}
// #endregion
// #endregion
// #endregion

// #region churn/rc
fn churn_counted(tenants: &mut [Rc<Record>], noise: &mut Noise, steps: u32) -> u32 {
    let mut sum = 0_u32;
    for _ in 0..steps {
        let Draw { out, other, stale } = draw(noise, tenants.len());
        let left = std::mem::replace(&mut tenants[out], Rc::new([out as u32; 4]));
        let handle = Rc::downgrade(if stale { &left } else { &tenants[other] });
        drop(left);
        sum = sum.wrapping_add(handle.upgrade().map_or(1, |record| record[0]));
    }
    sum
}
// #endregion

// #region churn/option
fn churn_generations(
    slots: &mut Slots<Record>,
    tenants: &mut [Index],
    noise: &mut Noise,
    steps: u32,
) -> u32 {
    let mut sum = 0_u32;
    for _ in 0..steps {
        let Draw { out, other, stale } = draw(noise, tenants.len());
        let left = std::mem::replace(&mut tenants[out], slots.insert([out as u32; 4]));
        slots.remove(left);
        let handle = if stale { left } else { tenants[other] };
        sum = sum.wrapping_add(slots.get(handle).map_or(1, |record| record[0]));
    }
    sum
}
// #endregion

// #region churn/slotmap
fn churn_keys(
    map: &mut SlotMap<DefaultKey, Record>,
    tenants: &mut [DefaultKey],
    noise: &mut Noise,
    steps: u32,
) -> u32 {
    let mut sum = 0_u32;
    for _ in 0..steps {
        let Draw { out, other, stale } = draw(noise, tenants.len());
        let left = std::mem::replace(&mut tenants[out], map.insert([out as u32; 4]));
        map.remove(left);
        let handle = if stale { left } else { tenants[other] };
        sum = sum.wrapping_add(map.get(handle).map_or(1, |record| record[0]));
    }
    sum
}
// #endregion

pub use demos::DEMOS;

pub const KERNELS: &[Entry] = &[
    entry("traverse/reference", |context| build::references(context, true)),
    entry("traverse/reference-in-order", |context| build::references(context, false)),
    entry("traverse/rc", build::counted),
    entry("traverse/index", build::indices),
    entry("traverse/option", |context| build::generations(context, true)),
    entry("traverse/option-in-order", |context| build::generations(context, false)),
    entry("traverse/columns", build::columns),
    entry("traverse/slotmap", build::keys),
    entry("neighbors/reference", build::neighbors::references),
    entry("neighbors/rc", build::neighbors::counted),
    entry("neighbors/option", build::neighbors::generations),
    entry("neighbors/columns", build::neighbors::columns),
    entry("neighbors/slotmap", build::neighbors::keys),
    entry("scan/fresh", |context| build::scan::boxes(context, false)),
    entry("scan/aged", |context| build::scan::boxes(context, true)),
    entry("scan/option", |context| build::scan::slots(context, true)),
    entry("scan/pattern", |context| build::scan::slots(context, false)),
    entry("scan/rows", build::scan::rows),
    entry("scan/columns", build::scan::column),
    entry("lookup/reference", build::lookup::references),
    entry("lookup/index", build::lookup::indices),
    entry("lookup/option", build::lookup::generations),
    entry("lookup/columns", build::lookup::columns),
    entry("lookup/slotmap", build::lookup::keys),
    entry("churn/rc", build::churn::counted),
    entry("churn/option", build::churn::generations),
    entry("churn/slotmap", build::churn::keys),
];
