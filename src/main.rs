//! The command line: arguments and exit code. 0 done, 1 the content has errors, 2 usage or machine.

#![forbid(unsafe_code)]

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
