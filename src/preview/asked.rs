//! A file that someone asks for, and waits for.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use super::demand::{Made, State};
use super::hub::Hub;
use super::lock::held;

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
