//! A client for the public TUF conformance suite, over the same core as the reader's browser.
//!
//! ```text
//! tuf_client --metadata-dir DIR init TRUSTED_ROOT_FILE
//! tuf_client --metadata-url URL --metadata-dir DIR refresh
//! tuf_client --metadata-url URL --metadata-dir DIR --target-name PATH --target-base-url URL --target-dir DIR download
//! ```
//!
//! Exit status 0 on success, 1 on any refusal or mistake. `--target-name` may be repeated: one client instance takes
//! them in order, and the first failure ends the command. Trusted metadata lies in `--metadata-dir` under unversioned,
//! percent-encoded names; nothing is written there that was not verified. No grace: this is the specification, to the letter.

mod ecdsa;
mod store;

use clap::{Parser, Subcommand};
use signpost_trust::{
    Goal, Policy, TrustedState, Update,
    client::{Fetch, Outcome, Place, Response, Step},
    key::{ED25519, Scheme},
};
use std::{
    error::Error,
    io::Read,
    path::PathBuf,
    process::ExitCode,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// What this client can check: what ships, and ECDSA P-256 under the names that were in use over the years.
const SCHEMES: &[Scheme] = &[ED25519, ecdsa::P256];

#[derive(Parser)]
#[command(about = "A TUF client for the public conformance suite")]
struct Args {
    /// Where trusted metadata is kept.
    #[arg(long, global = true)]
    metadata_dir: Option<PathBuf>,
    #[arg(long, global = true)]
    metadata_url: Option<String>,
    /// May be repeated.
    #[arg(long, global = true)]
    target_name: Vec<String>,
    #[arg(long, global = true)]
    target_base_url: Option<String>,
    #[arg(long, global = true)]
    target_dir: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Store the given root as trusted, unchecked; ask nobody.
    Init { trusted_root: PathBuf },
    /// Update the top-level metadata.
    Refresh,
    /// Update, then fetch the named targets.
    Download,
}

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(u8::from(error.use_stderr()));
        }
    };
    match run(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: Args) -> Result<(), Box<dyn Error>> {
    let metadata = args.metadata_dir.ok_or("--metadata-dir is missing")?;
    if let Command::Init { trusted_root } = args.command {
        return store::init(&metadata, &trusted_root);
    }
    let mut shell = Shell {
        agent: agent(),
        metadata_url: args.metadata_url.ok_or("--metadata-url is missing")?,
        targets: None,
        store: store::Metadata::open(metadata)?,
    };
    if let Command::Refresh = args.command {
        let mut update = shell.update(Goal::Refresh)?;
        return shell.drive(&mut update).map(drop);
    }
    shell.targets = Some((
        args.target_base_url.ok_or("--target-base-url is missing")?,
        store::Targets::new(args.target_dir.ok_or("--target-dir is missing")?),
    ));
    let mut names = args.target_name.into_iter();
    let first = names.next().ok_or("--target-name is missing")?;
    let mut update = shell.update(Goal::Target(first.clone()))?;
    shell.download(&mut update, &first)?;
    for name in names {
        update.look_up(&name);
        shell.download(&mut update, &name)?;
    }
    Ok(())
}

/// The network and the disk around one update.
struct Shell {
    agent: ureq::Agent,
    metadata_url: String,
    /// Where targets come from, and where they are kept.
    targets: Option<(String, store::Targets)>,
    store: store::Metadata,
}

impl Shell {
    fn update(&self, goal: Goal) -> Result<Update, Box<dyn Error>> {
        let policy = Policy { schemes: SCHEMES, ..Policy::strict() };
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
        let (root, files) = self.store.read()?;
        let state = TrustedState::from_files(root, files, &policy)?;
        Ok(Update::new(state, goal, &policy, i64::try_from(now)?))
    }

    /// Runs to the end, keeping whatever is verified on the way. A refusal is an error.
    fn drive(&mut self, update: &mut Update) -> Result<Outcome, Box<dyn Error>> {
        loop {
            match update.step() {
                Step::Fetch(fetch) => {
                    let response = self.answer(&fetch);
                    update.handle_response(response);
                    self.store.keep(update.state())?;
                }
                Step::Done(outcome) => {
                    return match *outcome {
                        Outcome::Refused(refusal) | Outcome::Unreachable(refusal) => Err(refusal.into()),
                        outcome => Ok(outcome),
                    };
                }
            }
        }
    }

    fn download(&mut self, update: &mut Update, name: &str) -> Result<(), Box<dyn Error>> {
        if let Some((_, targets)) = &mut self.targets {
            targets.wanted = name.to_owned();
        }
        let outcome = self.drive(update)?;
        match (&self.targets, outcome) {
            (Some((_, targets)), Outcome::Target { bytes, .. }) => targets.keep(&bytes),
            _ => Err("the target was not fetched".into()),
        }
    }

    /// From the disk where the very bytes are there already, else from the network.
    fn answer(&self, fetch: &Fetch) -> Response {
        let base = match (fetch.place, &self.targets) {
            (Place::Targets, Some((base, targets))) => {
                if let Some(bytes) = targets.stored(fetch) {
                    return Response::Body { bytes, sha256: None };
                }
                base
            }
            _ => &self.metadata_url,
        };
        let url = format!("{}/{}", base.trim_end_matches('/'), fetch.path);
        match self.agent.get(&url).call() {
            Err(error) => Response::Failed(error.to_string()),
            Ok(response) if response.status() != 200 => Response::Status(response.status().as_u16()),
            Ok(response) => {
                let mut bytes = Vec::new();
                let reader = response.into_body().into_reader();
                match reader.take(fetch.max_length + 1).read_to_end(&mut bytes) {
                    Err(error) => Response::Failed(error.to_string()),
                    Ok(_) if bytes.len() as u64 > fetch.max_length => Response::TooLong,
                    Ok(_) => Response::Body { bytes, sha256: None },
                }
            }
        }
    }
}

/// Bounded in redirects and in time; statuses are answers, not errors.
fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(3)
        .proxy(None)
        .timeout_connect(Some(Duration::from_secs(20)))
        .timeout_recv_response(Some(Duration::from_secs(60)))
        .timeout_recv_body(Some(Duration::from_secs(300)))
        .build()
        .new_agent()
}
