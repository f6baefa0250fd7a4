//! The kernels outside the browser. Takes one order a line from standard input and answers each with a line; who gives
//! the orders is the same conductor as in the page (scripts/native.ts).
//!
//! ```text
//! case <threads> <seed> <name> [<parameter>=<value> …]   one for each case, in order
//! open <threads>                                          -> ready <tick> <now>, nanoseconds
//! <operation> <case> <threads> <length> <call>            -> ok <8 numbers for each thread>, or failed <case> <message>
//! ```
//!
//! `native demo <chapter>/<name>` runs a demo instead (scripts/demos.ts).

use std::io::{BufRead, Write, stdin, stdout};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Instant;

use kernels::harness::context::Shared;
use kernels::harness::crew::{Case, Member, Order, Report};
use kernels::harness::demo_program;
use kernels::harness::meeting::Meeting;

type Answer = (usize, Result<Report, String>);

/// The threads, waiting for orders.
struct Crew {
    orders: Vec<Sender<Order>>,
    answers: Receiver<Answer>,
}

impl Crew {
    fn open(threads: usize, cases: Vec<Case>) -> Self {
        let cases = Arc::new(cases);
        let origin = Instant::now();
        let (answer, answers) = channel();
        let orders = (0..threads).map(|thread| {
            let (order, orders) = channel::<Order>();
            let (cases, answer) = (Arc::clone(&cases), answer.clone());
            thread::spawn(move || {
                let mut member = Member::new(thread, cases, origin);
                for order in orders {
                    if answer.send((thread, member.obey(&order))).is_err() {
                        break;
                    }
                }
            });
            order
        });
        Self { orders: orders.collect(), answers }
    }

    /// Gives the order to its threads. When one fails, its message comes back at once: the others may wait for it forever.
    fn command(&self, order: &Order) -> Result<Vec<Report>, String> {
        for thread in &self.orders[..order.threads] {
            thread.send(order.clone()).map_err(|_| "a thread has ended".to_owned())?;
        }
        let answers = self.answers.iter().take(order.threads);
        let mut reports = answers
            .map(|(thread, answer)| answer.map(|report| (thread, report)))
            .collect::<Result<Vec<_>, _>>()?;
        reports.sort_by_key(|(thread, _)| *thread);
        Ok(reports.into_iter().map(|(_, report)| report).collect())
    }
}

fn parse_case(words: &[&str]) -> Option<Case> {
    let [threads, seed, name, parameters @ ..] = words else { return None };
    let parameter = |text: &&str| {
        let (id, value) = text.split_once('=')?;
        Some((id.to_owned(), value.parse().ok()?))
    };
    Some(Case {
        name: (*name).to_owned(),
        parameters: parameters.iter().map(parameter).collect::<Option<_>>()?,
        threads: threads.parse().ok()?,
        seed: seed.parse().ok()?,
        shared: Shared::new(),
    })
}

fn parse_order(words: &[&str]) -> Option<Order> {
    let [operation, case, threads, length, call] = words else { return None };
    Some(Order {
        operation: (*operation).to_owned(),
        case: case.parse().ok()?,
        threads: threads.parse().ok()?,
        length: length.parse().ok()?,
        call: call.parse().ok()?,
        meeting: Arc::new(Meeting::default()),
    })
}

/// Smallest step of the clock, and the cost of one reading, nanoseconds.
fn clock() -> (u128, f64) {
    const READINGS: u32 = 2000;
    let step = || {
        let start = Instant::now();
        loop {
            let step = start.elapsed().as_nanos();
            if step > 0 {
                return step;
            }
        }
    };
    let tick = (0..20).map(|_| step()).min().unwrap_or(1);
    let start = Instant::now();
    for _ in 0..READINGS {
        std::hint::black_box(Instant::now());
    }
    (tick, start.elapsed().as_nanos() as f64 / f64::from(READINGS))
}

fn write_report(report: &Report) -> String {
    let Report { status, iterations, time, start, end, hop_before, hop_after, value } = report;
    format!("{status} {iterations} {time} {start} {end} {hop_before} {hop_after} {value}")
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [command, name] = arguments.as_slice()
        && command == "demo"
    {
        return demo_program::run(name);
    }
    conduct();
    ExitCode::SUCCESS
}

fn conduct() {
    // The message goes back with the answer.
    std::panic::set_hook(Box::new(|_| {}));
    let mut cases = Vec::new();
    let mut crew: Option<Crew> = None;
    for line in stdin().lock().lines() {
        let Ok(line) = line else { break };
        let words: Vec<&str> = line.split(' ').collect();
        let answer = match (words.first().copied(), &crew) {
            (Some("case"), None) => match parse_case(&words[1..]) {
                Some(case) => {
                    cases.push(case);
                    continue;
                }
                None => format!("failed 0 not a case: {line}"),
            },
            (Some("open"), None) => {
                let threads = words.get(1).and_then(|text| text.parse().ok()).unwrap_or(1);
                crew = Some(Crew::open(threads, std::mem::take(&mut cases)));
                let (tick, now) = clock();
                format!("ready {tick} {now}")
            }
            (_, Some(crew)) => match parse_order(&words) {
                Some(order) => match crew.command(&order) {
                    Ok(reports) => {
                        let all: Vec<String> = reports.iter().map(write_report).collect();
                        format!("done {}", all.join(" "))
                    }
                    Err(message) => format!("failed {} {}", order.case, message.replace('\n', " ")),
                },
                None => format!("failed 0 not an order: {line}"),
            },
            _ => format!("failed 0 nothing is open: {line}"),
        };
        let mut out = stdout().lock();
        if writeln!(out, "{answer}").and_then(|()| out.flush()).is_err() {
            break;
        }
    }
}
