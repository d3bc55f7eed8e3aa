//! What the threads of the preview share: the last good site, what is wrong since, and the wait for something new.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use super::demand::Demands;
use super::lock::held;
use super::site::Site;

pub struct Hub {
    state: Mutex<State>,
    changed: Condvar,
    pub demands: Demands,
}

/// What there is to show at one moment.
#[derive(Clone, Default)]
pub struct State {
    /// The last site that could be made.
    pub site: Option<Arc<Site>>,
    /// What has been wrong with the sources since.
    pub faults: Option<Arc<str>>,
    /// Grows at each change.
    pub number: u64,
}

impl Hub {
    /// `hinter` is told when a file was made on demand: what is known of it may be said on the pages.
    pub fn new(hinter: Sender<()>) -> Hub {
        Hub { state: Mutex::default(), changed: Condvar::new(), demands: Demands::new(hinter) }
    }

    pub fn show(&self, site: Result<Site, String>) {
        let mut state = held(&self.state);
        match site {
            Ok(site) => {
                self.demands.forget_all_but(&site);
                state.site = Some(Arc::new(site));
                state.faults = None;
            }
            Err(faults) => state.faults = Some(faults.into()),
        }
        state.number += 1;
        self.changed.notify_all();
    }

    pub fn state(&self) -> State {
        held(&self.state).clone()
    }

    /// The state, once it is no longer the one of that number; or as it is when the time is over.
    pub fn state_after(&self, number: u64, time: Duration) -> State {
        let waited = self.changed.wait_timeout_while(held(&self.state), time, |state| state.number == number);
        waited.unwrap_or_else(PoisonError::into_inner).0.clone()
    }
}
