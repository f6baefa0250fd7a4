//! Lays the nodes out that the kernels work on: the same graph for each kind of link.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use slotmap::{DefaultKey, SlotMap};
use typed_arena::Arena;

use super::layout::{Held, Plan, cycle, graph, places, timed};
use super::*;
use crate::harness::{Context, Kernel};

// ---- nodes that are linked, by however many links ----

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn arena_of<const LINKS: usize>(
    plan: &Plan<LINKS>,
) -> Held<&'static [Place<'static, LINKS>], Arena<Place<'static, LINKS>>> {
    Held::new(Arena::with_capacity(plan.values.len()), |arena: &'static Arena<_>| {
        let nodes: &'static [Place<LINKS>] = arena.alloc_extend(
            plan.values.iter().map(|&value| Place { links: [const { Cell::new(None) }; LINKS], value }),
        );
        for (node, links) in nodes.iter().zip(&plan.links) {
            for (cell, &link) in node.links.iter().zip(links) {
                cell.set(Some(&nodes[link as usize]));
            }
        }
        nodes
    })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn counted_of<const LINKS: usize>(plan: &Plan<LINKS>) -> Vec<Rc<RefCell<Counted<LINKS>>>> {
    let block =
        |&value: &u32| Rc::new(RefCell::new(Counted { links: [const { Weak::new() }; LINKS], value }));
    let nodes: Vec<_> = plan.values.iter().map(block).collect();
    for (node, links) in nodes.iter().zip(&plan.links) {
        node.borrow_mut().links = links.map(|link| Rc::downgrade(&nodes[link as usize]));
    }
    nodes
}

fn generation_of(at: u32) -> Index {
    Index { at: at as usize, generation: 1 }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn slots_of<const LINKS: usize>(plan: &Plan<LINKS>) -> Slots<Node<Index, LINKS>> {
    let node = |(&value, links): (&u32, &[u32; LINKS])| {
        Some((1, Node { links: links.map(generation_of), value }))
    };
    Slots { items: plan.values.iter().zip(&plan.links).map(node).collect(), free: vec![], generation: 1 }
}

fn key_of(at: u32) -> Key {
    Key { at, generation: 1 }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn keys_of<const LINKS: usize>(
    plan: &Plan<LINKS>,
) -> (SlotMap<DefaultKey, Node<DefaultKey, LINKS>>, Vec<DefaultKey>) {
    let mut map = SlotMap::with_capacity(plan.values.len());
    let node = |&value: &u32| Node { links: [DefaultKey::default(); LINKS], value };
    let keys: Vec<_> = plan.values.iter().map(|value| map.insert(node(value))).collect();
    for (&key, links) in keys.iter().zip(&plan.links) {
        map[key].links = links.map(|link| keys[link as usize]);
    }
    (map, keys)
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn references(context: &Context, shuffled: bool) -> Box<dyn Kernel> {
    let plan = cycle(context, shuffled);
    let nodes = arena_of(&plan);
    timed((nodes, plan.first), |(nodes, first), steps| {
        follow_references(&nodes.roots[*first as usize], steps)
    })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn counted(context: &Context) -> Box<dyn Kernel> {
    let plan = cycle(context, true);
    timed((counted_of(&plan), plan.first), |(nodes, first), steps| {
        follow_counted(&nodes[*first as usize], steps)
    })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn indices(context: &Context) -> Box<dyn Kernel> {
    let Plan { links, values, first } = cycle(context, true);
    let nodes: Vec<_> = links.into_iter().zip(values).map(|(links, value)| Node { links, value }).collect();
    timed((nodes, first), |(nodes, first), steps| follow_indices(nodes, *first, steps))
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn generations(context: &Context, shuffled: bool) -> Box<dyn Kernel> {
    let plan = cycle(context, shuffled);
    timed((slots_of(&plan), generation_of(plan.first)), |(slots, first), steps| {
        follow_generations(slots, *first, steps)
    })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn columns(context: &Context) -> Box<dyn Kernel> {
    let Plan { links, values, first } = cycle(context, true);
    let links = Columns {
        generations: vec![1; links.len()],
        values: links.into_iter().map(|links| links.map(key_of)).collect(),
    };
    timed((links, values, key_of(first)), |(links, values, first), steps| {
        follow_columns(links, values, *first, steps)
    })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn keys(context: &Context) -> Box<dyn Kernel> {
    let plan = cycle(context, true);
    let (map, keys) = keys_of(&plan);
    timed((map, keys[plan.first as usize]), |(map, first), steps| follow_keys(map, *first, steps))
}

pub mod neighbors {
    use super::*;

    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn references(context: &Context) -> Box<dyn Kernel> {
        timed(arena_of(&graph(context)), |nodes, steps| sum_references(nodes.roots, steps))
    }

    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn counted(context: &Context) -> Box<dyn Kernel> {
        timed(counted_of(&graph(context)), |nodes, steps| sum_counted(nodes, steps))
    }

    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn generations(context: &Context) -> Box<dyn Kernel> {
        timed(slots_of(&graph(context)), |slots, steps| sum_generations(slots, steps))
    }

    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn columns(context: &Context) -> Box<dyn Kernel> {
        let Plan { links, values, .. } = graph(context);
        let links: Vec<_> = links.into_iter().map(|links| links.map(key_of)).collect();
        let values = Columns { generations: vec![1; values.len()], values };
        timed((links, values), |(links, values), steps| sum_columns(links, values, steps))
    }

    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn keys(context: &Context) -> Box<dyn Kernel> {
        timed(keys_of(&graph(context)).0, |map, steps| sum_keys(map, steps))
    }
}

pub mod scan {
    use super::super::layout::timed_rounds;
    use super::*;

    /// Slots, holes included.
    const SLOTS: u32 = 100_000;

    fn record(value: u32) -> Record {
        [value; 4]
    }

    /// The values of those that live, in the order of their slots.
    fn values(context: &Context) -> Vec<u32> {
        let mut noise = Noise::new(context.seed);
        (0..live(context)).map(|_| noise.next()).collect()
    }

    fn live(context: &Context) -> u32 {
        SLOTS / 100 * (100 - context.parameter("holes"))
    }

    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn boxes(context: &Context, aged: bool) -> Box<dyn Kernel> {
        let values = values(context);
        let mut blocks: Vec<_> = values.iter().map(|_| Some(Box::new(record(0)))).collect();
        let records: Vec<Box<Record>> = places(values.len() as u32, context.seed, aged)
            .into_iter()
            .zip(values)
            .map(|(place, value)| {
                let mut block = blocks[place as usize].take().expect("each place once");
                *block = record(value);
                block
            })
            .collect();
        timed_rounds(records.len(), records, |records, steps| scan_boxes(records, steps))
    }

    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn slots(context: &Context, chance: bool) -> Box<dyn Kernel> {
        let values = values(context);
        let live = values.len();
        let mut slots: Vec<_> = vec![None; SLOTS as usize];
        // Left to chance, or every second one, every tenth one: so many in any case.
        let step = if chance { 1 } else { SLOTS as usize / live };
        for &place in places(SLOTS, context.seed, chance).iter().step_by(step).take(live) {
            slots[place as usize] = Some((1, record(0)));
        }
        for ((_, tenant), value) in slots.iter_mut().flatten().zip(values) {
            *tenant = record(value);
        }
        timed_rounds(live, (slots, live), |(slots, live), steps| scan_slots(slots, *live, steps))
    }

    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn rows(context: &Context) -> Box<dyn Kernel> {
        let mut map = DenseSlotMap::new();
        for value in values(context) {
            map.insert(record(value));
        }
        timed_rounds(map.len(), map, |map, steps| scan_rows(map, steps))
    }

    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn column(context: &Context) -> Box<dyn Kernel> {
        let column = values(context);
        timed_rounds(column.len(), column, |column, steps| scan_column(column, steps))
    }
}

pub mod lookup {
    use super::*;

    /// Records by place, and the places in the order in which they are asked for.
    fn records(context: &Context) -> (Vec<Record>, Vec<u32>) {
        let count = context.parameter("records");
        let mut noise = Noise::new(context.seed);
        ((0..count).map(|_| [noise.next(); 4]).collect(), places(count, context.seed, true))
    }

    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn references(context: &Context) -> Box<dyn Kernel> {
        let (records, order) = records(context);
        let arena: Held<&'static [Record], _> =
            Held::new(Arena::with_capacity(records.len()), |arena: &'static Arena<Record>| {
                &*arena.alloc_extend(records)
            });
        let handles: Vec<&'static Record> = order.iter().map(|&at| &arena.roots[at as usize]).collect();
        timed((handles, arena), |(handles, _), steps| by_reference(handles, steps))
    }

    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn indices(context: &Context) -> Box<dyn Kernel> {
        timed(records(context), |(records, order), steps| by_index(records, order, steps))
    }

    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn generations(context: &Context) -> Box<dyn Kernel> {
        let (records, order) = records(context);
        let handles: Vec<_> = order.into_iter().map(generation_of).collect();
        let items = records.into_iter().map(|record| Some((1, record))).collect();
        let slots = Slots { items, free: vec![], generation: 1 };
        timed((slots, handles), |(slots, handles), steps| by_generation(slots, handles, steps))
    }

    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn columns(context: &Context) -> Box<dyn Kernel> {
        let (values, order) = records(context);
        let handles: Vec<_> = order.into_iter().map(key_of).collect();
        let columns = Columns { generations: vec![1; values.len()], values };
        timed((columns, handles), |(columns, handles), steps| by_columns(columns, handles, steps))
    }

    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn keys(context: &Context) -> Box<dyn Kernel> {
        let (records, order) = records(context);
        let mut map = SlotMap::with_capacity(records.len());
        let keys: Vec<_> = records.into_iter().map(|record| map.insert(record)).collect();
        let handles: Vec<_> = order.into_iter().map(|at| keys[at as usize]).collect();
        timed((map, handles), |(map, handles), steps| by_key(map, handles, steps))
    }
}

pub mod churn {
    use super::*;

    fn tenants(context: &Context) -> impl Iterator<Item = Record> + use<> {
        (0..context.parameter("tenants")).map(|at| [at; 4])
    }

    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn counted(context: &Context) -> Box<dyn Kernel> {
        let tenants: Vec<_> = tenants(context).map(Rc::new).collect();
        timed((tenants, context.seed), |(tenants, seed), steps| {
            churn_counted(tenants, &mut Noise::new(*seed), steps)
        })
    }

    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn generations(context: &Context) -> Box<dyn Kernel> {
        let mut slots = Slots { items: vec![], free: vec![], generation: 1 };
        let tenants: Vec<_> = tenants(context).map(|record| slots.insert(record)).collect();
        timed((slots, tenants, context.seed), |(slots, tenants, seed), steps| {
            churn_generations(slots, tenants, &mut Noise::new(*seed), steps)
        })
    }

    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn keys(context: &Context) -> Box<dyn Kernel> {
        let mut map = SlotMap::new();
        let tenants: Vec<_> = tenants(context).map(|record| map.insert(record)).collect();
        timed((map, tenants, context.seed), |(map, tenants, seed), steps| {
            churn_keys(map, tenants, &mut Noise::new(*seed), steps)
        })
    }
}
