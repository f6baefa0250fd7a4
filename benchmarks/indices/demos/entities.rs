//! Entities are keys, and what they have lies in columns.
use slotmap::{DefaultKey, SecondaryMap, SlotMap};

// #region entities
/// An entity has a name here, and otherwise what the columns say that it has.
#[derive(Default)]
struct World {
    entities: SlotMap<DefaultKey, &'static str>,
    positions: SecondaryMap<DefaultKey, i32>,
    speeds: SecondaryMap<DefaultKey, i32>,
    targets: SecondaryMap<DefaultKey, DefaultKey>,
}

impl World {
    /// Everything that has a speed and a position moves.
    fn step(&mut self) {
        for (entity, speed) in &self.speeds {
            if let Some(position) = self.positions.get_mut(entity) {
                *position += speed;
            }
        }
    }

    fn target(&self, entity: DefaultKey) -> &'static str {
        let target = self.targets.get(entity).and_then(|&key| self.entities.get(key));
        target.copied().unwrap_or("nothing")
    }
}
// #endregion

pub fn main() {
    // #region entities
    let mut world = World::default();
    let ship = world.entities.insert("a ship");
    let rock = world.entities.insert("a rock");
    world.positions.insert(ship, 0);
    world.positions.insert(rock, 100);
    world.speeds.insert(ship, 5);
    world.targets.insert(ship, rock);
    world.step();
    println!("the ship is at: {}", world.positions[ship]);
    println!("the rock is at: {}", world.positions[rock]);
    println!("the ship aims at: {}", world.target(ship));

    world.entities.remove(rock); // its position stays in the column for now
    println!("the ship aims, the rock being gone, at: {}", world.target(ship));
    let star = world.entities.insert("a star"); // in the rock's slot
    println!("the ship aims, a star being there, at: {}", world.target(ship));
    println!("the star has inherited a position: {}", world.positions.contains_key(star));
    // #endregion
}
