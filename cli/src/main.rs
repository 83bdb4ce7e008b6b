//! `lifa`: Lifa without a screen.

use std::process::ExitCode;

fn main() -> ExitCode {
    lifa::command::run(std::env::args_os().skip(1))
}
