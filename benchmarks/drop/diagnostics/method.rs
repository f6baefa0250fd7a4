struct Connection;

impl Drop for Connection {
    fn drop(&mut self) {
        println!("closed");
    }
}

fn main() {
    let connection = Connection;
    connection.drop(); //~ refused
    drop(connection); //~ accepted
    println!("still here");
}
