//! Archives whose bytes depend on what is in them and on one time alone.

use crate::outcome::Outcome;
use flate2::{Compression, GzBuilder};
use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A file of the archive.
pub struct Entry {
    /// Below the archive's only folder.
    path: String,
    bytes: Vec<u8>,
    is_program: bool,
}

impl Entry {
    pub fn program(path: &str, bytes: Vec<u8>) -> Entry {
        Entry { path: path.to_owned(), bytes, is_program: true }
    }

    pub fn text(path: &str, bytes: Vec<u8>) -> Entry {
        Entry { path: path.to_owned(), bytes, is_program: false }
    }

    fn mode(&self) -> u32 {
        if self.is_program { 0o755 } else { 0o644 }
    }
}

#[derive(Clone, Copy)]
pub enum Kind {
    TarGz,
    /// What Windows opens.
    Zip,
}

impl Kind {
    pub fn ending(self) -> &'static str {
        match self {
            Kind::TarGz => "tar.gz",
            Kind::Zip => "zip",
        }
    }
}

/// All entries below `folder`. A zip has no times: they would be of some time zone.
pub fn write(kind: Kind, folder: &str, entries: &[Entry], time: u64) -> Outcome<Vec<u8>> {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by_key(|entry| &entry.path);
    match kind {
        Kind::TarGz => tar_gz(folder, &sorted, time),
        Kind::Zip => zip(folder, &sorted),
    }
    .map_err(|e| format!("The archive cannot be made: {e}."))
}

fn tar_gz(folder: &str, entries: &[&Entry], time: u64) -> std::io::Result<Vec<u8>> {
    // The name of the system that made it is left out.
    let gzip = GzBuilder::new().operating_system(255).write(Vec::new(), Compression::best());
    let mut tar = tar::Builder::new(gzip);
    for entry in entries {
        let mut header = tar::Header::new_ustar();
        header.set_size(entry.bytes.len() as u64);
        header.set_mode(entry.mode());
        header.set_mtime(time);
        header.set_uid(0);
        header.set_gid(0);
        tar.append_data(&mut header, format!("{folder}/{}", entry.path), entry.bytes.as_slice())?;
    }
    tar.into_inner()?.finish()
}

fn zip(folder: &str, entries: &[&Entry]) -> std::io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for entry in entries {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(entry.mode());
        zip.start_file(format!("{folder}/{}", entry.path), options)?;
        zip.write_all(&entry.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn entries() -> [Entry; 2] {
        [Entry::text("doc/a.md", b"about".to_vec()), Entry::program("a", b"runs".to_vec())]
    }

    #[test]
    fn the_same_files_in_any_order_give_the_same_bytes() {
        let mut turned = entries();
        turned.reverse();
        for kind in [Kind::TarGz, Kind::Zip] {
            assert_eq!(write(kind, "a-1", &entries(), 1).unwrap(), write(kind, "a-1", &turned, 1).unwrap());
        }
    }

    #[test]
    fn what_is_unpacked_has_its_place_its_bytes_its_time_and_may_run() {
        let bytes = write(Kind::TarGz, "a-1", &entries(), 1_700_000_000).unwrap();
        let mut tar = tar::Archive::new(flate2::read::GzDecoder::new(bytes.as_slice()));
        let found: Vec<_> = tar
            .entries()
            .unwrap()
            .map(|entry| {
                let mut entry = entry.unwrap();
                let mut text = String::new();
                entry.read_to_string(&mut text).unwrap();
                let header = entry.header();
                let numbers = [header.mode().unwrap().into(), header.mtime().unwrap(), header.uid().unwrap()];
                (entry.path().unwrap().to_str().unwrap().to_owned(), text, numbers)
            })
            .collect();
        let expected = |path: &str, text: &str, mode| (path.to_owned(), text.to_owned(), [mode, 1_700_000_000, 0]);
        assert_eq!(found, [expected("a-1/a", "runs", 0o755), expected("a-1/doc/a.md", "about", 0o644)]);

        let bytes = write(Kind::Zip, "a-1", &entries(), 1).unwrap();
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        zip.by_name("a-1/doc/a.md").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!((zip.len(), text.as_str()), (2, "about"));
    }
}
