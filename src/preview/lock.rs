//! Locks, which a thread that panicked does not close for the others.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a lock holds. A thread that panicked left it whole: nothing here is changed in several steps.
pub fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
