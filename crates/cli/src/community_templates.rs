//! `templates.json` in the community's folder: handouts that its clinics make again and again, as the app exports them,
//! signed with the data and offered to whoever makes a handout.

use anyhow::{Context, Result, bail, ensure};
use signpost_directory::Directory;
use signpost_handoff::{HandoffError, templates::Templates};

/// What the file is called, beside `signpost.toml`.
pub const FILE_NAME: &str = "templates.json";
/// Every reader downloads them.
const MAX_BYTES: usize = 64 << 10;

/// The file as the directory carries it.
pub fn read(bytes: &[u8]) -> Result<String> {
    let text = std::str::from_utf8(bytes).context("it is not UTF-8")?;
    let templates = match Templates::from_json(text) {
        Ok(templates) => templates,
        Err(HandoffError::Newer) => bail!("it is of a newer version of Signpost"),
        Err(HandoffError::TooMany) => bail!("it has too many templates"),
        Err(_) => bail!("it is no file of templates: take the one that the handout’s page of the app saves"),
    };
    let kept = templates.to_json();
    ensure!(
        kept.len() <= MAX_BYTES,
        "its templates take {} bytes, more than {MAX_BYTES}: every reader downloads them",
        kept.len()
    );
    Ok(kept)
}

/// A sentence for each program of a template that the directory does not have.
pub fn unknown_programs(directory: &Directory) -> Vec<String> {
    let templates = Templates::of_community(&directory.community).templates;
    let unknown = |template: &signpost_handoff::templates::Template| {
        let gone = template.items.iter().filter(|item| directory.find(item.code).is_none());
        gone.map(|item| format!("{FILE_NAME}: “{}” has {}, which is not in the directory", template.name, item.code))
            .collect::<Vec<_>>()
    };
    templates.iter().flat_map(unknown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::{Code, Community, Program};

    fn file(name: &str, code: Code) -> String {
        format!(
            r#"{{"version":1,"templates":[{{"name":"{name}","saved_on":"2026-11-29","items":[{{"code":"{code}"}}]}}]}}"#
        )
    }

    #[test]
    fn programs_that_the_directory_does_not_have_are_named() {
        let mut codes = Code::candidates("a program");
        let [here, gone] = [(); 2].map(|()| codes.next().expect("endless"));
        let program = Program { code: here, ..Program::default() };
        let with = |code| {
            let templates = read(file("Winter", code).as_bytes()).expect("a file of templates");
            let community = Community { templates, ..Community::default() };
            Directory { programs: vec![program.clone()], community, ..Directory::default() }
        };
        assert_eq!(unknown_programs(&with(here)), [""; 0]);
        let said = unknown_programs(&with(gone));
        assert_eq!(said.len(), 1);
        assert!(said[0].contains("“Winter”") && said[0].contains(&gone.to_string()), "{said:?}");
        assert_eq!(unknown_programs(&Directory::default()), [""; 0]);
    }

    #[test]
    fn what_is_no_file_of_templates_says_so() {
        let code = Code::candidates("a program").next().expect("endless");
        let long =
            file("Winter", code).replace("\"items\"", &format!("\"later\":\"{}\",\"items\"", "a".repeat(MAX_BYTES)));
        for (bytes, says) in [
            (&b"\xff"[..], "UTF-8"),
            (b"{}", "no file of templates"),
            (br#"{"version":2,"templates":[]}"#, "newer"),
            (long.as_bytes(), "every reader"),
        ] {
            let error = read(bytes).expect_err("refused").to_string();
            assert!(error.contains(says), "{error}");
        }
    }
}
