//! The preview server, and a site verified as it is served.

use crate::desk::{Desk, NEXT_DAY};
use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

pub struct Serving {
    child: Child,
    pub address: String,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn serve(desk: &Desk, under: &str) -> Serving {
    serve_folder(desk, "site", under)
}

pub fn serve_folder(desk: &Desk, folder: &str, under: &str) -> Serving {
    let mut child = Command::new(env!("CARGO_BIN_EXE_signpost"))
        .args(["serve", folder, "--port", "0", "--under", under])
        .current_dir(desk.path(""))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().rsplit(' ').next().unwrap().to_owned();
    Serving { child, address }
}

#[test]
fn a_served_site_verifies_under_any_path_and_a_change_on_the_host_is_noticed() {
    let desk = Desk::with_site();
    for under in ["/", "/a/b/"] {
        let serving = serve(&desk, under);
        assert!(serving.address.starts_with("http://127.0.0.1:"), "{}", serving.address);
        desk.run(&format!("verify {} --at {NEXT_DAY}", serving.address)).ends(0).says("signed, and current");
        let app = desk.read("site/app-1.js");
        desk.write("site/app-1.js", "another app");
        desk.run(&format!("verify {} --at {NEXT_DAY}", serving.address)).ends(2).says("app-1.js");
        desk.write("site/app-1.js", app);
    }
}

#[test]
fn a_missing_file_is_a_plain_404_and_a_server_that_is_gone_is_reported() {
    let desk = Desk::with_site();
    let serving = serve(&desk, "/");
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let response = agent.get(format!("{}metadata/2.root.json", serving.address)).call().unwrap();
    assert_eq!(response.status().as_u16(), 404);
    let address = serving.address.clone();
    drop(serving);
    desk.run(&format!("verify {address}")).ends(2).says("index.html could not be read");
}
