struct Player {
    name: String,
    score: u32,
}

fn main() {
    let mut players = vec![Player { name: "Ada".into(), score: 1 }];
    let ada = &players[0]; //~ refused
    let ada = 0; //~ accepted
    players.push(Player { name: "Grace".into(), score: 2 });
    println!("{} has {}", ada.name, ada.score); //~ refused
    println!("{} has {}", players[ada].name, players[ada].score); //~ accepted
}
