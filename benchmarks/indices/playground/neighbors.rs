// A program for the Rust playground for each variant.

// #region graph
/// Four neighbors for each place, left to chance.
fn graph(count: usize) -> Vec<[usize; 4]> {
    let mut x = 1_u32;
    let mut next = || {
        x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        ((x >> 8) as usize * count) >> 24
    };
    (0..count).map(|_| [next(), next(), next(), next()]).collect()
}

// #include steps
// #endregion

// #region reference
use std::cell::Cell;

// #kernel

// #include graph

fn main() {
    for count in [1_001, 10_001, 100_001] {
        // A vector that no longer grows: as good an arena as any.
        let node = |value| Place { links: [const { Cell::new(None) }; 4], value: value as u32 };
        let nodes: Vec<_> = (0..count).map(node).collect();
        for (node, links) in nodes.iter().zip(graph(count)) {
            for (cell, link) in node.links.iter().zip(links) {
                cell.set(Some(&nodes[link]));
            }
        }
        time_steps("references, nodes", count, |steps| sum_references(&nodes, steps));
    }
}
// #endregion

// #region rc
use std::cell::RefCell;
use std::rc::{Rc, Weak};

// #kernel

// #include graph

fn main() {
    for count in [1_001, 10_001, 100_001] {
        let links = [const { Weak::new() }; 4];
        let node = |value| Rc::new(RefCell::new(Counted { links: links.clone(), value: value as u32 }));
        let nodes: Vec<_> = (0..count).map(node).collect();
        for (node, links) in nodes.iter().zip(graph(count)) {
            node.borrow_mut().links = links.map(|link| Rc::downgrade(&nodes[link]));
        }
        time_steps("Rc, RefCell, Weak, nodes", count, |steps| sum_counted(&nodes, steps));
    }
}
// #endregion

// #region option
// #kernel

// #include graph

fn main() {
    for count in [1_001, 10_001, 100_001] {
        let index = |at| Index { at, generation: 1 };
        let node = |links: [usize; 4]| Some((1, Node { links: links.map(index), value: 1 }));
        let items = graph(count).into_iter().map(node).collect();
        let slots = Slots { items, free: vec![], generation: 1 };
        assert_eq!(slots.free.len() as u32 + slots.generation, 1);
        time_steps("generations, nodes", count, |steps| sum_generations(&slots, steps));
    }
}
// #endregion

// #region columns
// #kernel

// #include graph

fn main() {
    for count in [1_001, 10_001, 100_001] {
        let key = |at| Key { at: at as u32, generation: 1 };
        let links: Vec<_> = graph(count).into_iter().map(|links| links.map(key)).collect();
        let values = Columns { generations: vec![1; count], values: vec![1; count] };
        time_steps("columns, nodes", count, |steps| sum_columns(&links, &values, steps));
    }
}
// #endregion

// #region slotmap
// #include slot-map

// #kernel

// #include graph

fn main() {
    for count in [1_001, 10_001, 100_001] {
        let mut map = SlotMap::new();
        let node = |value| Node { links: [DefaultKey::default(); 4], value: value as u32 };
        let keys: Vec<_> = (0..count).map(|value| map.insert(node(value))).collect();
        for (&key, links) in keys.iter().zip(graph(count)) {
            map[key].links = links.map(|link| keys[link]);
        }
        time_steps("slotmap, nodes", count, |steps| sum_keys(&map, steps));
    }
}
// #endregion
