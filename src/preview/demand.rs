//! Files made when they are asked for: one at a time, once, and remembered as long as they are up to date.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use super::Site;
use super::hub::{Hub, held};

/// A file, or why it cannot be made.
pub type Made = Result<Arc<Vec<u8>>, Arc<str>>;

pub struct Demands {
    /// By address, with the key of what is or was made.
    states: Mutex<BTreeMap<String, (String, State)>>,
    done: Condvar,
    /// Held while a file is made: each takes all the processors.
    making: Mutex<()>,
    hinter: Sender<()>,
}

enum State {
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

    fn make(&self, site: &Site, path: &str, key: &str) {
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

/// The file that the last good site has at `path`, made if it is not yet; `None` when the site has it no more, or when
/// the time is over.
pub fn demand(hub: &Arc<Hub>, path: &str, time: Option<Duration>) -> Option<Made> {
    let demands = &hub.demands;
    loop {
        // Looked at again each time: the sources may have changed meanwhile.
        let site = hub.state().site?;
        let key = site.on_demand.get(path)?.key.clone();
        let mut states = held(&demands.states);
        match states.get(path) {
            Some((known, State::Made(made))) if *known == key => return Some(made.clone()),
            Some((known, State::Making)) if *known == key => {}
            _ => {
                let task = {
                    let (hub, path, key) = (Arc::clone(hub), path.to_owned(), key.clone());
                    move || hub.demands.make(&site, &path, &key)
                };
                if std::thread::Builder::new().spawn(task).is_err() {
                    return Some(Err("Le système refuse une tâche de plus. Rechargez la page.".into()));
                }
                states.insert(path.to_owned(), (key.clone(), State::Making));
            }
        }
        let is_making = |states: &mut BTreeMap<String, (String, State)>| matches!(states.get(path), Some((known, State::Making)) if *known == key);
        match time {
            None => drop(demands.done.wait_while(states, is_making)),
            Some(time) => {
                let waited = demands.done.wait_timeout_while(states, time, is_making);
                if waited.unwrap_or_else(PoisonError::into_inner).1.timed_out() {
                    return None;
                }
            }
        }
    }
}
