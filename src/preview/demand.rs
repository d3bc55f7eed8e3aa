//! Files made when they are asked for: one at a time, once, and remembered as long as they are up to date.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex};

use super::lock::held;
use super::site::Site;

/// A file, or why it cannot be made.
pub type Made = Result<Arc<Vec<u8>>, Arc<str>>;

pub struct Demands {
    /// By address, with the key of what is or was made.
    pub states: Mutex<BTreeMap<String, (String, State)>>,
    pub done: Condvar,
    /// Held while a file is made: each takes all the processors.
    making: Mutex<()>,
    hinter: Sender<()>,
}

pub enum State {
    Making,
    Made(Made),
}

impl Demands {
    pub fn new(hinter: Sender<()>) -> Demands {
        Demands { states: Mutex::default(), done: Condvar::new(), making: Mutex::new(()), hinter }
    }

    /// Forgets what is not up to date in `site`.
    pub fn forget_all_but(&self, site: &Site) {
        let is_current = |path: &String, key: &String| site.on_demand.get(path).is_some_and(|order| order.key == *key);
        held(&self.states).retain(|path, (key, _)| is_current(path, key));
        // Those who wait for what was forgotten are to ask for what replaced it.
        self.done.notify_all();
    }

    /// Waits for the file being made, if any.
    pub fn finish(&self) {
        drop(held(&self.making));
    }

    pub fn make(&self, site: &Site, path: &str, key: &str) {
        let turn = held(&self.making);
        let is_wanted = |states: &BTreeMap<String, (String, State)>| states.get(path).is_some_and(|(k, _)| k == key);
        let (true, Some(order)) = (is_wanted(&held(&self.states)), site.on_demand.get(path)) else { return };
        // Whoever waits for the file must be answered, whatever happens to who makes it.
        let made = catch_unwind(AssertUnwindSafe(&order.make)).unwrap_or_else(|_| {
            Err(format!(
                "Le programme a rencontré un défaut en faisant {path} : signalez-le, le contenu n'y est pour rien."
            ))
        });
        drop(turn);
        let mut states = held(&self.states);
        if is_wanted(&states) {
            let made = made.map(Arc::new).map_err(Arc::from);
            states.insert(path.to_owned(), (key.to_owned(), State::Made(made)));
        }
        self.done.notify_all();
        // Refused when nothing looks any more: the preview is ending.
        let _ = self.hinter.send(());
    }
}
