//! The macros that print, for this room: unlike those of the standard library, they do not panic when nothing can be
//! written. A reader who leaves, as in `fascicule explain | head -n 1`, is no failure; a disk that is full is one, and is
//! told when the command ends ([`failure`]).

use std::io::{self, ErrorKind, Write};
use std::sync::Mutex;

macro_rules! print {
    ($($text:tt)*) => {{
        use std::io::Write;
        $crate::cli::output::note(write!(std::io::stdout(), $($text)*));
    }};
}

macro_rules! println {
    ($($text:tt)*) => {{
        use std::io::Write;
        $crate::cli::output::note(writeln!(std::io::stdout(), $($text)*));
    }};
}

macro_rules! eprint {
    ($($text:tt)*) => {{
        use std::io::Write;
        $crate::cli::output::note(write!(std::io::stderr(), $($text)*));
    }};
}

macro_rules! eprintln {
    ($($text:tt)*) => {{
        use std::io::Write;
        $crate::cli::output::note(writeln!(std::io::stderr(), $($text)*));
    }};
}

/// The first refusal to write.
static REFUSED: Mutex<Option<io::Error>> = Mutex::new(None);

/// Remembers that something could not be written.
pub fn note(written: io::Result<()>) {
    let Err(error) = written else { return };
    if error.kind() != ErrorKind::BrokenPipe
        && let Ok(mut refused) = REFUSED.lock()
    {
        refused.get_or_insert(error);
    }
}

/// Why something that was printed is not written whole, if it is not.
pub fn failure() -> Option<String> {
    note(io::stdout().flush());
    let refused = REFUSED.lock().ok()?.take()?;
    Some(format!("la sortie n'a pas pu être écrite en entier : {}", fascicule::source::why(&refused)))
}
