use std::hint::black_box;
use std::rc::Rc;
use std::sync::Arc;

/// One more owner.
#[unsafe(no_mangle)]
pub fn clone_arc(arc: &Arc<u8>) -> Arc<u8> {
    Arc::clone(arc)
}

/// One more owner, and at once one less.
#[unsafe(no_mangle)]
pub fn clone_and_drop_arc(arc: &Arc<u8>) {
    drop(black_box(Arc::clone(arc)));
}

/// The same, for one thread only.
#[unsafe(no_mangle)]
pub fn clone_and_drop_rc(rc: &Rc<u8>) {
    drop(black_box(Rc::clone(rc)));
}
