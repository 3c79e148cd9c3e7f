//! `cargo xtask fuzz`: the entry points of the fuzz targets of sources over inputs that are changed at random, without a compiler
//! that watches which code they reach.

use crate::{machine, outcome::Outcome};

pub fn run(seconds: u64, seed: u64) -> Outcome<()> {
    // Many inputs where the code is small and soon optimized; the tool, whose archives are unpacked by libraries, as in tests.
    for (package, profile) in [("signpost-hsds", "fuzz"), ("signpost-cli", "dev")] {
        let mut cargo = machine::cargo();
        cargo
            .args(["test", "--profile", profile, "--package", package, "--test", "fuzz", "--"])
            .args(["--nocapture", "--test-threads", "1"])
            .env("SIGNPOST_FUZZ_SECONDS", seconds.to_string())
            .env("SIGNPOST_FUZZ_SEED", seed.to_string());
        let ended = cargo.status().map_err(|error| format!("cargo does not start: {error}."))?;
        if !ended.success() {
            return Err(format!(
                "An input made {package} fall over: its file is named above. Repeat it with --seed {seed}, and keep it as a test."
            ));
        }
    }
    Ok(())
}
