//! What becomes of messages that nobody receives.
use std::sync::mpsc;

pub fn main() {
    // #region back-pressure
    const MESSAGES: usize = 1_000;
    let message = || vec![7_u8; 10_000];

    let (sender, receiver) = mpsc::channel();
    let sent = (0..MESSAGES).take_while(|_| sender.send(message()).is_ok()).count();
    println!("sent, unbounded: {sent}");
    let waiting: usize = receiver.try_iter().map(|message| message.len()).sum();
    println!("bytes waiting, unbounded: {waiting}");

    let (sender, receiver) = mpsc::sync_channel(8);
    let sent = (0..MESSAGES).take_while(|_| sender.try_send(message()).is_ok()).count();
    println!("sent, bounded to 8: {sent}");
    let waiting: usize = receiver.try_iter().map(|message| message.len()).sum();
    println!("bytes waiting, bounded to 8: {waiting}");
    // #endregion
}
