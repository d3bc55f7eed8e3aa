//! Hints that the sources may have changed. They say when to look, never what has changed: a hint too many costs a look
//! and nothing else.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

pub struct Watch {
    sender: Sender<()>,
    /// Made anew each time: a folder that another one replaced is not the one that was watched.
    watcher: Option<RecommendedWatcher>,
}

impl Watch {
    pub fn new() -> (Watch, Receiver<()>) {
        let (sender, receiver) = channel();
        (Watch { sender, watcher: None }, receiver)
    }

    /// To hint that there is something to see.
    pub fn hinter(&self) -> Sender<()> {
        self.sender.clone()
    }

    /// Watches these folders, with all that is under them, instead of those of the last call.
    pub fn follow(&mut self, folders: &[PathBuf]) -> Result<(), String> {
        let sender = self.sender.clone();
        let hint = move |event: notify::Result<Event>| {
            // To look is to open and to read: hints of that would never end.
            let is_reading =
                |kind| matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write));
            if !event.is_ok_and(|event| is_reading(event.kind)) {
                // Refused when nothing looks any more: then nothing needs a hint.
                let _ = sender.send(());
            }
        };
        let mut watcher = notify::recommended_watcher(hint).map_err(|error| why(&error))?;
        for folder in folders.iter().filter(|folder| folder.is_dir()) {
            watcher.watch(folder, RecursiveMode::Recursive).map_err(|error| why(&error))?;
        }
        self.watcher = Some(watcher);
        Ok(())
    }
}

/// Why the system does not watch: the words of the system are in its own language.
fn why(error: &notify::Error) -> String {
    use notify::ErrorKind;
    match &error.kind {
        ErrorKind::MaxFilesWatch => "il surveille déjà autant de dossiers qu'il le peut".to_owned(),
        ErrorKind::PathNotFound | ErrorKind::WatchNotFound => "un dossier vient de disparaître".to_owned(),
        ErrorKind::Io(error) => match error.raw_os_error() {
            // Of Linux: no room among the watches, no room among those who watch.
            Some(28 | 24) if cfg!(target_os = "linux") => {
                "il surveille déjà autant de dossiers qu'il le peut".to_owned()
            }
            Some(code) => format!("erreur {code}"),
            None => "erreur inconnue".to_owned(),
        },
        ErrorKind::Generic(_) | ErrorKind::InvalidConfig(_) => "erreur inconnue".to_owned(),
    }
}
