// A program for the Rust playground for each variant.

// #region cycle
/// The next place of a cycle, for each.
fn cycle(order: &[usize]) -> Vec<usize> {
    let mut next = vec![0; order.len()];
    for (step, &place) in order.iter().enumerate() {
        next[place] = order[(step + 1) % order.len()];
    }
    next
}

// #include steps
// #endregion

// #region in-arena
use std::cell::Cell;

// #kernel

// #include cycle

fn time_references(what: &str, order: &[usize]) {
    // A vector that no longer grows: as good an arena as any.
    let node = |value| Place { links: [Cell::new(None)], value: value as u32 };
    let nodes: Vec<_> = (0..order.len()).map(node).collect();
    for (node, next) in nodes.iter().zip(cycle(order)) {
        node.links[0].set(Some(&nodes[next]));
    }
    time_steps(what, order.len(), |steps| follow_references(&nodes[order[0]], steps));
}
// #endregion

// #region reference
// #include in-arena

// #include places

fn main() {
    for count in [1_001, 30_001, 150_001] {
        time_references("references, nodes", &places(count));
    }
}
// #endregion

// #region reference-in-order
// #include in-arena

fn main() {
    for count in [1_001, 30_001, 150_001] {
        let order: Vec<_> = (0..count).collect();
        time_references("references in order, nodes", &order);
    }
}
// #endregion

// #region rc
use std::cell::RefCell;
use std::rc::{Rc, Weak};

// #kernel

// #include cycle

// #include places

fn main() {
    for count in [1_001, 30_001, 150_001] {
        let order = places(count);
        let node = |value| Rc::new(RefCell::new(Counted { links: [Weak::new()], value: value as u32 }));
        let nodes: Vec<_> = (0..count).map(node).collect();
        for (node, next) in nodes.iter().zip(cycle(&order)) {
            node.borrow_mut().links = [Rc::downgrade(&nodes[next])];
        }
        time_steps("Rc, RefCell, Weak, nodes", count, |steps| follow_counted(&nodes[order[0]], steps));
    }
}
// #endregion

// #region index
// #kernel

// #include cycle

// #include places

fn main() {
    for count in [1_001, 30_001, 150_001] {
        let order = places(count);
        let node = |next| Node { links: [next as u32], value: next as u32 };
        let nodes: Vec<_> = cycle(&order).into_iter().map(node).collect();
        time_steps("plain indices, nodes", count, |steps| follow_indices(&nodes, order[0] as u32, steps));
    }
}
// #endregion

// #region in-slots
// #kernel

// #include cycle

fn time_generations(what: &str, order: &[usize]) {
    let index = |at| Index { at, generation: 1 };
    let node = |next| Some((1, Node { links: [index(next)], value: next as u32 }));
    let items = cycle(order).into_iter().map(node).collect();
    let slots = Slots { items, free: vec![], generation: 1 };
    assert_eq!(slots.free.len() as u32 + slots.generation, 1);
    time_steps(what, order.len(), |steps| follow_generations(&slots, index(order[0]), steps));
}
// #endregion

// #region option
// #include in-slots

// #include places

fn main() {
    for count in [1_001, 30_001, 150_001] {
        time_generations("generations, nodes", &places(count));
    }
}
// #endregion

// #region option-in-order
// #include in-slots

fn main() {
    for count in [1_001, 30_001, 150_001] {
        let order: Vec<_> = (0..count).collect();
        time_generations("generations in order, nodes", &order);
    }
}
// #endregion

// #region columns
// #kernel

// #include cycle

// #include places

fn main() {
    for count in [1_001, 30_001, 150_001] {
        let order = places(count);
        let key = |at| Key { at: at as u32, generation: 1 };
        let keys = cycle(&order).into_iter().map(|next| [key(next)]).collect();
        let links = Columns { generations: vec![1; count], values: keys };
        let values = vec![1; count];
        time_steps("columns, nodes", count, |steps| follow_columns(&links, &values, key(order[0]), steps));
    }
}
// #endregion

// #region slotmap
// #include slot-map

// #kernel

// #include cycle

// #include places

fn main() {
    for count in [1_001, 30_001, 150_001] {
        let order = places(count);
        let mut map = SlotMap::new();
        let node = |value| Node { links: [DefaultKey::default()], value: value as u32 };
        let keys: Vec<_> = (0..count).map(|value| map.insert(node(value))).collect();
        for (place, next) in cycle(&order).into_iter().enumerate() {
            map[keys[place]].links = [keys[next]];
        }
        time_steps("slotmap, nodes", count, |steps| follow_keys(&map, keys[order[0]], steps));
    }
}
// #endregion
