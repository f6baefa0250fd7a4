//! One more owner, counted plainly and atomically.
use std::rc::Rc;
use std::sync::Arc;

#[unsafe(no_mangle)]
pub fn clone_rc(rc: &Rc<u64>) -> Rc<u64> {
    Rc::clone(rc)
}

#[unsafe(no_mangle)]
pub fn clone_arc(arc: &Arc<u64>) -> Arc<u64> {
    Arc::clone(arc)
}
