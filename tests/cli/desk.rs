//! A volunteer's desk: a folder with a tiny community's data, a tiny app, and the binary.

use sha2::{Digest, Sha256};
use signpost_directory::{Directory, ledger::Ledger, pack};
use signpost_trust::hex;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// 2026-11-21T09:00:00Z, when the stories begin.
pub const MORNING: &str = "2026-11-21T09:00:00Z";
pub const NEXT_DAY: &str = "2026-11-22T09:00:00Z";

/// Where the shelter is, which nobody may know.
pub const SECRET_STREET: &str = "77 Hidden Lane";
pub const SECRET_LATITUDE: &str = "25.4321";

pub struct Desk {
    folder: tempfile::TempDir,
}

pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    #[track_caller]
    pub fn ends(self, code: i32) -> Ran {
        assert_eq!(self.code, code, "\n--- stdout\n{}\n--- stderr\n{}", self.out, self.err);
        self
    }

    #[track_caller]
    pub fn says(self, text: &str) -> Ran {
        let said = self.out.contains(text) || self.err.contains(text);
        assert!(said, "“{text}” is not in\n--- stdout\n{}\n--- stderr\n{}", self.out, self.err);
        self
    }
}

impl Ran {
    /// The digest in the command that confirms a loss.
    #[track_caller]
    pub fn loss_digest(&self) -> String {
        let (_, digest) = self.err.rsplit_once("--confirm-loss ").expect("a refusal with a command");
        digest.trim().to_owned()
    }
}

impl Desk {
    /// A desk with `data/` (three programs, one in a confidential place) and `app/`.
    pub fn new() -> Desk {
        let desk = Desk { folder: tempfile::tempdir().unwrap() };
        desk.write("data/signpost.toml", "name = \"Maple County Help\"\ntime_zone = \"America/New_York\"\n");
        desk.write(
            "data/organization.csv",
            "id,name,description\no1,Maple Food Bank,Food for all\no2,Safe Home,Shelter\n",
        );
        desk.write_programs(&["food", "rides", "shelter"]);
        desk.write(
            "data/location.csv",
            format!(
                "id,organization_id,name,location_type,latitude,longitude,x_confidential,transportation\n\
                 l1,o1,Main hall,physical,25.77,-80.19,,Bus 1\n\
                 l2,o2,The house,physical,{SECRET_LATITUDE},-80.2,true,Bus 12 to {SECRET_STREET}\n"
            ),
        );
        desk.write(
            "data/address.csv",
            format!(
                "id,location_id,address_1,city,state_province,postal_code,country,address_type\n\
                 a1,l1,1 Main Street,Maple,FL,33142,US,physical\n\
                 a2,l2,{SECRET_STREET},Maple,FL,33199,US,physical\n"
            ),
        );
        desk.write("data/service_at_location.csv", "id,service_id,location_id\ns1,food,l1\ns2,shelter,l2\n");
        desk.write("data/phone.csv", "id,service_id,number\np1,shelter,555-0142\n");
        desk.write_app(&[
            ("index.html", "<title>{{name}}</title>{{demo}}<script type=\"application/json\" id=\"trust-anchor\">{{trust_anchor}}</script>"),
            ("app-1.js", "the app"),
            ("icons/icon.svg", "<svg/>"),
            ("sw.js", "const FILES = {{files}}; // {{version}}"),
        ]);
        desk
    }

    /// A desk with demonstration keys and a first release in `site/`.
    pub fn with_site() -> Desk {
        let desk = Desk::new();
        desk.run("keys new keys --demo --at 2026-11-21T08:00:00Z").ends(0);
        desk.publish(MORNING).ends(0);
        desk
    }

    pub fn write_programs(&self, ids: &[&str]) {
        let rows = ids.iter().map(|id| {
            let organization = if *id == "shelter" { "o2" } else { "o1" };
            format!("{id},{organization},The {id} program,Help with {id},active\n")
        });
        let table: String =
            std::iter::once("id,organization_id,name,description,status\n".to_owned()).chain(rows).collect();
        self.write("data/service.csv", &table);
    }

    pub fn write_app(&self, files: &[(&str, &str)]) {
        let _ = fs::remove_dir_all(self.path("app"));
        let mut hashes = BTreeMap::new();
        for (path, text) in files {
            self.write(&format!("app/{path}"), text);
            hashes.insert(*path, hex::encode(&Sha256::digest(text)));
        }
        let list = serde_json::json!({ "build": "test", "files": hashes });
        self.write("app/app.json", list.to_string());
    }

    pub fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Runs `signpost` on this desk; arguments are split at spaces.
    pub fn run(&self, arguments: &str) -> Ran {
        self.run_all(&arguments.split_whitespace().collect::<Vec<_>>())
    }

    pub fn run_all(&self, arguments: &[&str]) -> Ran {
        self.run_in(arguments, &[])
    }

    /// Runs `signpost` with these variables in its environment.
    pub fn run_with(&self, arguments: &str, variables: &[(&str, &str)]) -> Ran {
        self.run_in(&arguments.split_whitespace().collect::<Vec<_>>(), variables)
    }

    fn run_in(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_signpost"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env("SIGNPOST_CACHE", self.path("cache"))
            .env_remove("SIGNPOST_PASSPHRASE")
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    pub fn publish(&self, at: &str) -> Ran {
        self.run(&format!("publish --from data --keys keys --out site --app app --at {at}"))
    }

    /// Publishes although programs are gone, as a person who has read the refusal would.
    pub fn publish_with_loss(&self, at: &str) -> Ran {
        let refused = self.publish(at).ends(2);
        let digest = refused.loss_digest();
        self.run(&format!("publish --from data --keys keys --out site --app app --at {at} --confirm-loss {digest}"))
    }

    /// Makes `folder` hold exactly these files.
    pub fn restore(&self, folder: &str, files: &BTreeMap<String, Vec<u8>>) {
        let _ = fs::remove_dir_all(self.path(folder));
        for (path, bytes) in files {
            self.write(&format!("{folder}/{path}"), bytes);
        }
    }

    /// Every file below `folder`, by its path there.
    pub fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    collect(root, &path, files);
                } else {
                    let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                    files.insert(name, fs::read(&path).unwrap());
                }
            }
        }
        let mut files = BTreeMap::new();
        let root = self.path(folder);
        collect(&root, &root, &mut files);
        files
    }

    /// The one file of `site/` whose name ends so and that is the newest release's.
    pub fn target(&self, ending: &str) -> Vec<u8> {
        let editors = self.newest("editors");
        let targets = editors["signed"]["targets"].as_object().unwrap();
        let (path, signed) = targets.iter().find(|(path, _)| path.ends_with(ending)).unwrap();
        let (folder, name) = path.rsplit_once('/').unwrap();
        fs::read(self.path(&format!("site/targets/{folder}/{}.{name}", signed["hashes"]["sha256"].as_str().unwrap())))
            .unwrap()
    }

    /// The newest version of a role's metadata in `site/`.
    pub fn newest(&self, role: &str) -> serde_json::Value {
        let versions = self
            .files("site/metadata")
            .into_keys()
            .filter_map(|name| name.strip_suffix(&format!(".{role}.json"))?.parse::<u64>().ok());
        let version = versions.max().unwrap();
        serde_json::from_str(&self.read(&format!("site/metadata/{version}.{role}.json"))).unwrap()
    }

    /// The community's directory as published in `site/`.
    pub fn directory(&self) -> Directory {
        let [first, search, texts] =
            ["directory", "search", "texts"].map(|name| inflated(&self.target(&format!("data/{name}.pack"))));
        pack::decode_layers(&first, &[&search, &texts]).unwrap()
    }

    /// The directory of a site elsewhere on the desk.
    pub fn directory_of(&self, site: &str) -> Directory {
        let newest = |ending: &str| {
            let packs = self.files(site).into_iter().filter(|(name, _)| name.ends_with(ending));
            let written = |name: &str| fs::metadata(self.path(site).join(name)).unwrap().modified().unwrap();
            inflated(&packs.max_by_key(|(name, _)| written(name)).unwrap().1)
        };
        let [first, search, texts] = ["directory.pack", "search.pack", "texts.pack"].map(newest);
        pack::decode_layers(&first, &[&search, &texts]).unwrap()
    }

    pub fn ledger(&self) -> Ledger {
        Ledger::from_json(&self.target("data/ledger.json")).unwrap()
    }
}

pub fn inflated(bytes: &[u8]) -> Vec<u8> {
    pack::decompress(bytes, 100_000_000).unwrap()
}

pub fn inflated_directory(bytes: &[u8]) -> Directory {
    pack::decode(&inflated(bytes)).unwrap()
}

pub fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}
