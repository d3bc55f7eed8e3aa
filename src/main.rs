//! The command line: arguments and exit code. 0 done, 1 the content has errors, 2 usage or machine.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable))]
#![allow(clippy::disallowed_methods, reason = "the command line knows the hour and the machine")]

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
