//! The commands of `lifa`: one file each.
//!
//! Exit 0: all well; 1: something was found; 2: it could not be done (bad arguments or files).

mod bundle;
mod check;
pub(crate) mod cite;
pub(crate) mod deadline;
mod defects;
mod dossier;
mod draft;
mod handover;
mod joint;
mod monitor;
mod plant;
mod play;
mod queue;
mod review;
mod rules;
mod score;
pub use score::table as figures_table;
mod steps;
mod templates;
mod verify;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Why a command could not be carried out: one line with the place.
#[derive(Debug)]
pub struct Failure(pub String);

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure(error.to_string())
    }
}

/// What a command comes to: `Ok(true)` all well, `Ok(false)` something was found.
pub type Outcome = Result<bool, Failure>;

const USAGE: &str = "\
lifa COMMAND [--json]
  check [DIR]                                   check content
  cite TEXT [--on DATE]                         what a text cites, and whether it is in force
  deadline --from DATE --period P [--before] [--roll]   the last lawful day
  bundle DIR OUT                                compile content to OUT
  play CASE --seed N --commands FILE [--mode M] [--report] [--record OUT]
       [--steps OUT]                            the run in the words of the interface
  templates [ID]                                document templates with their fields and checks
  draft TEMPLATE (--facts FILE | --dossier ID) --draft FILE      judge a draft; findings as JSON
  score --corpus DIR [--template ID] [--misses]  how the checks agree with a careful reviewer
  dossier RECORD --docx OUT.zip                 the file of a recorded case, for Word and WPS
  plant CASE --seed N [--defects K] [--decoys M] [--defect ID]... [--out DIR]
                                                a dossier with defects; what is found in it
  review DIR --marks FILE                       judge a review of a dossier that plant wrote to DIR
  joint ID --seed N                             the dossiers of a sitting and what is planted in them
  defects [--check SEEDS]                       defects and decoys, and the cases they apply to
  handover TOWN --policy FILE|NAME --runs N --seed S [--csv OUT]
                                                many runs of a town's thirteen weeks
  queue --servers C --arrival R --service R --runs N              the bare queue beside Erlang's formula
  verify FILE...                                replay result files
  rules [--on DATE]                             all procedure rules with their basis
  monitor --log FILE.csv [--rules FILE] [--idle DAYS] [--faults]   judge an event log
Content is read from --content DIR, else from scenarios/ here or above.";

/// Runs the command that the arguments name.
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    let mut parser = lexopt::Parser::from_args(args);
    match dispatch(&mut parser) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(Failure(message)) => {
            eprintln!("lifa: {message}");
            ExitCode::from(2)
        }
    }
}

fn dispatch(parser: &mut lexopt::Parser) -> Outcome {
    let name = match parser.next()? {
        Some(lexopt::Arg::Value(name)) => name,
        Some(lexopt::Arg::Long("help") | lexopt::Arg::Short('h')) | None => {
            println!("{USAGE}");
            return Ok(true);
        }
        Some(other) => return Err(Failure(other.unexpected().to_string())),
    };
    // Commands are added here, one line each.
    match name.to_str() {
        Some("bundle") => bundle::run(parser),
        Some("check") => check::run(parser),
        Some("cite") => cite::run(parser),
        Some("deadline") => deadline::run(parser),
        Some("defects") => defects::run(parser),
        Some("dossier") => dossier::run(parser),
        Some("draft") => draft::run(parser),
        Some("handover") => handover::run(parser),
        Some("joint") => joint::run(parser),
        Some("monitor") => monitor::run(parser),
        Some("plant") => plant::run(parser),
        Some("play") => play::run(parser),
        Some("queue") => queue::run(parser),
        Some("review") => review::run(parser),
        Some("rules") => rules::run(parser),
        Some("score") => score::run(parser),
        Some("templates") => templates::run(parser),
        Some("verify") => verify::run(parser),
        _ => Err(Failure(format!(
            "no command {}; see lifa --help",
            name.to_string_lossy()
        ))),
    }
}

/// The content folder: as given, else `scenarios` here or in a folder above.
pub(crate) fn content_dir(given: Option<PathBuf>) -> Result<PathBuf, Failure> {
    if let Some(dir) = given {
        return Ok(dir);
    }
    let here = std::env::current_dir()?;
    here.ancestors()
        .map(|folder| folder.join("scenarios"))
        .find(|folder| folder.is_dir())
        .ok_or_else(|| Failure("no scenarios/ here or above; give --content DIR".to_owned()))
}

/// A file's text.
pub(crate) fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| Failure(format!("{}: {error}", path.display())))
}
