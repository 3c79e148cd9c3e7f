"""Removes each defence of the trust crate and checks that its test fails.

Usage: mutations.py [NUMBER...]    (in the repository's root; writes what it ran into the table of docs/trust-tests.md)

Each entry: the defence (its function), the file, the text and its replacement, and the tests that must then fail.
The file is restored in any case.
"""

import pathlib
import re
import resource
import subprocess
import sys

CORE = "crates/trust/src/"
ALWAYS = "Ok(())"
MUTATIONS = [
    # ---- bytes
    ("`json::parse`: duplicate keys", "json.rs", "if object.contains_key(&key) {", "if false {",
     ["duplicate_json_keys_are_refused"]),
    ("`json::parse`: no fractions", "json.rs", "    fn visit_str<E: Error>(self,",
     "    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {\n        Ok(Value::from(number))\n    }\n\n    fn visit_str<E: Error>(self,",
     ["floats_are_refused"]),
    ("`json::parse`: integers to 2^53", "json.rs", "match (-MAX_INTEGER..=MAX_INTEGER).contains(&number) {", "match number > -MAX_INTEGER {",
     ["integers_above_2_53_are_refused"]),
    ("`json::Strict`: depth", "json.rs", "self.room.checked_sub(1).map(", "Some(self.room).map(", ["deep_json_is_refused"]),
    ("`metadata::open`: `_type`", "metadata/envelope.rs", "if found != kind {", "if false {",
     ["a_wrong_type_is_refused", "an_editors_thief_cannot_write"]),
    ("`metadata::is_known_spec`", "metadata/envelope.rs", "if !is_known_spec(&spec_version) {", "if false {",
     ["a_spec_version_of_another_major_is_refused"]),
    ("`metadata::parse_time`", "metadata/fields.rs", "    if !fits {\n        return None;\n    }", "    let _ = fits;\n    if text.len() < 20 {\n        return None;\n    }",
     ["versions_below_1_and_times_of_other_forms"]),
    # ---- signatures
    ("`Metadata::verify_signatures`", "metadata/envelope.rs", "if role.threshold >= 1 && found >= role.threshold {", "if true {",
     ["every_byte_of_the_timestamp_matters", "a_revoked_key_no_longer_signs", "a_delegated_role_signed_by_anothers_key"]),
    ("`Metadata::signers`: distinct public keys", "metadata/envelope.rs", "if signed && identities.insert(verifier.identity()) {",
     "identities.insert(verifier.identity());\n            if signed {", ["one_key_under_two_keyids_counts_once"]),
    ("`Role::from_fields`: a keyid once", "metadata/envelope.rs", "if !keyids.iter().all(|id| seen.insert(id)) {",
     "if !keyids.iter().all(|id| seen.insert(id)) && false {", ["a_keyid_listed_twice_is_refused"]),
    ("`envelope::read_signatures`: a keyid once", "metadata/envelope.rs", "!keyids.insert(&signature.keyid)", "!keyids.insert(&signature.keyid) && false",
     ["two_signatures_under_one_keyid_are_refused", "a_keyid_twice_among_the_signatures"]),
    ("`Role::from_fields` and `Metadata::verify_signatures`: threshold 0", "metadata/envelope.rs",
     [("fields.number(\"threshold\", 1)?", "fields.number(\"threshold\", 0)?"), ("role.threshold >= 1 && ", "")], None,
     ["a_threshold_of_0_is_refused"]),
    ("`key::ED25519`: strict, no small order", "key.rs",
     [("(!key.is_weak()).then(||", "Some(()).map(|()|"), ("self.0.verify_strict(message, &signature)", "ed25519_dalek::Verifier::verify(&self.0, message, &signature)")], None,
     ["a_small_order_key_is_no_key"]),
    # ---- root
    ("`state::check_next_root`: the old keys", "state.rs", "    verify_root(new, trusted.signed(), schemes)?;\n", "    let _ = trusted;\n",
     ["a_root_signed_by_only_the_new_keys_is_refused", "a_lowered_threshold_is_signed_by_the_old_one"]),
    ("`state::check_next_root`: the new keys", "state.rs", "    verify_root(new, new.signed(), schemes)\n", "    Ok(())\n",
     ["a_root_signed_by_only_the_old_keys_is_refused", "a_raised_threshold_must_be_met"]),
    ("`Update::update_root`: exactly N+1", "client/workflow.rs", "        if new.version() != expected {\n            let reason = Reason::BadVersion { expected };\n            return Err(Refusal::new(ROOT",
     "        if false {\n            let reason = Reason::BadVersion { expected };\n            return Err(Refusal::new(ROOT",
     ["root_n_or_n_plus_2_where_n_plus_1_is_due_is_refused"]),
    ("`Update::advance`: cap of new roots", "client/workflow.rs", "if self.new_roots >= self.policy.caps.roots {", "if false {",
     ["a_chain_of_256_roots"]),
    ("`Update::finish_roots`: expired root", "client/workflow.rs", "        if header.is_expired(self.now) {\n            return Err(self.expired(ROOT",
     "        if false {\n            return Err(self.expired(ROOT", ["an_expired_root_is_refused"]),
    ("`state::revokes_online_key` in `add_root`: recovery", "state.rs", "if revokes_online_key(self.root().signed(), root.signed(), schemes) {", "if false {",
     ["a_floor_does_not_stand_in_the_way_of_recovery"]),
    ("`state::revokes_online_key`: only when a key is taken away", "state.rs", "if revokes_online_key(self.root().signed(), root.signed(), schemes) {", "if true {",
     ["an_online_key_that_is_only_added"]),
    ("`client::looks_like_html`", "client/workflow.rs", "Response::Body { bytes, .. } => looks_like_html(bytes),", "Response::Body { bytes, .. } => bytes.len() == usize::MAX,",
     ["any_fault_on_any_fetch"]),
    # ---- timestamp
    ("`Update::update_timestamp`: rollback", "client/workflow.rs", "if new.version() < trusted.version() {\n                return refuse", "if false {\n                return refuse",
     ["rollback_of_the_timestamp_is_refused"]),
    ("`Update::update_timestamp`: rollback of the snapshot", "client/workflow.rs", "if snapshot_version < trusted.signed().snapshot.version {", "if false {",
     ["rollback_of_the_snapshot_in_a_new_timestamp"]),
    ("`Update::update_timestamp`: the same version", "client/workflow.rs", "if new.version() == trusted.version() {\n                //", "if false {\n                //",
     ["the_same_timestamp_version_with_other_content"]),
    ("`Update::update_timestamp`: expiry of the same version", "client/workflow.rs", "                self.check_expiry(TIMESTAMP, &trusted.signed().header)?;\n", "                let _ = trusted;\n",
     ["freeze_is_refused_by_a_strict_client_also_from_its_cache"]),
    ("`Update::update_timestamp`: expiry", "client/workflow.rs", "        self.check_expiry(TIMESTAMP, &new.signed().header)?;\n", "",
     ["a_first_visit_within_the_grace"]),
    ("`Update::update_timestamp`: floor", "client/workflow.rs", "if new.version() < floor.timestamp {", "if false {", ["the_floor_of_the_page"]),
    ("`Update::update_timestamp`: floor of the snapshot", "client/workflow.rs", "if snapshot_version < floor.snapshot {", "if false {", ["the_floor_of_the_page"]),
    # ---- snapshot
    ("`client::verify_length_and_hashes`: length", "client/workflow.rs", "(Some(expected), _) if expected != found =>", "(Some(expected), _) if expected != found && false =>",
     ["the_length_and_hash_of_every_metadata_file"]),
    ("`client::verify_length_and_hashes`: hash", "client/workflow.rs", "(_, Some(hashes)) if !hashes.matches(bytes) =>", "(_, Some(hashes)) if !hashes.matches(bytes) && false =>",
     ["a_file_of_the_right_length_with_another_hash"]),
    ("`Update::update_snapshot`: the listed version", "client/workflow.rs", "        if new.version() != expected {\n            let reason = Reason::BadVersion { expected };\n            return Err(Refusal::new(SNAPSHOT",
     "        if false {\n            let reason = Reason::BadVersion { expected };\n            return Err(Refusal::new(SNAPSHOT", ["a_snapshot_of_another_version_than_listed"]),
    ("`client::check_rollback`", "client/workflow.rs", "            check_rollback(&trusted, &new)?;\n", "            let _ = &trusted;\n",
     ["rollback_of_targets_in_a_new_snapshot", "rollback_of_a_delegated_role", "a_role_that_vanishes", "the_same_snapshot_version_with_other_content"]),
    ("`Update::update_snapshot`: floor of targets", "client/workflow.rs", "&& meta.version < self.state.floor().targets", "&& meta.version < 0 * self.state.floor().targets",
     ["the_floor_of_the_page"]),
    ("`Update::accept_snapshot`: expiry, also of a cached one", "client/workflow.rs", "        self.check_expiry(SNAPSHOT, &snapshot.signed().header)?;\n", "",
     ["a_cached_snapshot_expires_too"]),
    # ---- targets
    ("`Update::role_meta`", "client/workflow.rs", "            .ok_or_else(|| Refusal::new(name, None, Reason::NotInSnapshot))", "            .or(self.timestamp.as_ref().map(|file| &file.signed().snapshot))\n            .ok_or_else(|| Refusal::new(name, None, Reason::NotInSnapshot))",
     ["a_delegated_role_that_the_snapshot_never_listed"]),
    ("`Update::check_role`: the listed version", "client/workflow.rs", "        if role.version() != expected {", "        if false {",
     ["a_targets_file_of_another_version_than_listed"]),
    ("`Update::check_role_expiry`", "client/workflow.rs", "        Err(self.expired(name, role.version(), header.expires))", "        self.stale = true;\n        Ok(())",
     ["expired_editors_are_refused_on_new_data", "expired_targets_are_refused_on_new_data"]),
    ("`Update::check_role_expiry`: a partner alone", "client/workflow.rs", "if self.goal == Goal::Release && name.starts_with(PARTNER_PREFIX) {", "if false {",
     ["an_expired_partner_makes_only_its_own_entries_stale"]),
    # ---- delegations
    ("`release::release_roles`: cap of roles", "release.rs", "if names.len() as u64 > limit.into() {", "if false {", ["thirty_two_roles_are_read"]),
    ("`release::is_partner_name`", "release.rs", "    (1..=64).contains(&name.len())", "    true || (1..=64).contains(&name.len())", ["a_partners_name_is_plain"]),
    ("`release::may_list`: the delegation", "release.rs", "if !may_list(targets, name, target) ||", "if false ||", ["a_partner_outside_its_path"]),
    ("`release::may_list`: the author's folder", "release.rs", "|| !target.starts_with(&folder)", "", ["a_partner_stays_in_its_folder"]),
    ("`Author::may_sign`", "release.rs", "        let foreign = ids.into_iter().find(|id| !self.author.may_sign(id, &self.partners));", "        let foreign = ids.into_iter().find(|_| false);",
     ["a_partners_file_with_anothers_record_ids"]),
    ("`Update::visit_next_role`: each role once", "client/lookup.rs", "if lookup.visited.contains(&name) {", "if false {", ["diamond_and_cyclic_delegations"]),
    ("`Update::visit_next_role`: cap of roles", "client/lookup.rs", "if lookup.visited.len() > limit as usize {", "if false {", ["a_lookup_asks_32_delegated_roles", "a_chain_of_delegations"]),
    ("`path::is_safe`", "client/lookup.rs", "if !path::is_safe(&target) {", "if false {", ["names_that_leave_the_site"]),
    ("`path::quote_name`", "path.rs", "utf8_percent_encode(name, SEGMENT).to_string()", "name.to_owned()", ["names_with_question_marks_and_hashes"]),
    ("`Delegations::from_value`: names", "metadata/targets.rs", "if !names.insert(&role.name) {", "if !names.insert(&role.name) && false {", ["a_role_named_like_a_top_level_one"]),
    # ---- files and device
    ("`client::body`: download caps", "client/mod.rs", "Response::Body { bytes, .. } if bytes.len() as u64 <= fetch.max_length => {", "Response::Body { bytes, .. } if bytes.len() < usize::MAX => {",
     ["a_good_file_padded_beyond_its_cap"]),
    ("`release::check_body`: length", "release.rs", "if bytes.len() as u64 != length {", "if false {", ["stored_packs_are_checked_again", "a_decompression_bomb"]),
    ("`release::check_body`: hash", "release.rs", "if digest.unwrap_or_else(|| Sha256::digest(bytes).into()) != sha256 {", "if digest.is_none() && false {",
     ["stored_packs_are_checked_again", "every_bit_flip_in_every_file"]),
    ("`release::release_file`: cap of inflated bytes", "release.rs", "if inflated.is_some_and(|(length, _)| length > caps.inflated_bytes) {", "if false {", ["a_pack_that_claims_to_inflate"]),
    ("`TrustedState::not_before`: highest clock", "state.rs", "now.max(self.floor.time).max(self.highest_clock)", "now.max(self.floor.time)", ["a_clock_set_back"]),
    ("`TrustedState::not_before`: the page's time", "state.rs", "now.max(self.floor.time).max(self.highest_clock)", "now.max(self.highest_clock)", ["a_clock_before_the_page"]),
    ("`state::saved::read`: checksum", "state/saved.rs", "if Sha256::digest(body).as_slice() != digest {", "if false {", ["any_flipped_bit_of_the_stored_state"]),
    ("`TrustedRelease::verify`", "state/trusted_release.rs", "                release::verify_delegate(name, role, targets, schemes)?;\n", "", ["indexeddb_tampered_with_is_refused"]),
    ("`state::saved::check_link`", "state/saved.rs", "    check_next_root(old, new, policy.schemes)\n", "    let _ = policy;\n    Ok(())\n", ["a_stored_root_that_the_chain_does_not_reach", "a_page_with_a_strangers_root"]),
    ("`TrustedState::join`: the page's root", "state/saved.rs", "            if !same {", "            if false {", ["a_page_with_a_strangers_root"]),
    # ---- layers
    ("`release::build`: later layers last", "release.rs", "    files.sort_by_key(ReleaseFile::layer);\n", "",
     ["later_layers_are_asked_for_last"]),
    ("`Update::layers_so_far`: only while a later layer is awaited", "client/workflow.rs",
     "let (Phase::Pack(at), Some(_)) = (&self.phase, &self.request) else", "let Phase::Pack(at) = &self.phase else",
     ["layers_alone_are_never_kept"]),
    ("`Update::layers_so_far`: nothing before it is missing", "client/workflow.rs",
     "if next.first()?.layer() == 0 || !before.iter().all(is_here) {", "if next.first()?.layer() == 0 {\n            let _ = (before, is_here);",
     ["an_update_whose_first_layers_are_stored"]),
    ("`release::build`: files of other parts than are wanted are not asked for", "release.rs", "if !policy.parts.have(target) {",
     "if false {", ["only_the_files_of_wanted_parts_are_asked_for"]),
    ("`release::part`: in the editors' folder alone", "release.rs", 'path.strip_prefix("data/")?', "path",
     ["a_part_is_known_by_the_name_of_its_file"]),
]
MUTATIONS = [entry for entry in MUTATIONS if entry[4]]


def limit():
    """Bounds memory and processor time, since without some defences the client never ends."""
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (100, 100))


def run(tests):
    """The names of the tests that failed (a run that never ends, or dies, failed them all); None: it does not compile."""
    build = ["cargo", "test", "--quiet", "--package", "signpost-cli", "--test", "trust", "--no-run"]
    if subprocess.run(build, capture_output=True, check=False).returncode:
        return None
    command = ["cargo", "test", "--quiet", "--package", "signpost-cli", "--test", "trust", "--", *tests]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, preexec_fn=limit)
    except subprocess.TimeoutExpired:
        return tests
    names = {name for pair in re.findall(r"^test (\S+) \.\.\. FAILED|^    (\S+::\S+)$", done.stdout, re.M) for name in pair}
    return sorted(names - {""}) or (tests if done.returncode else [])


def main():
    wanted = [int(word) for word in sys.argv[1:]] or range(1, len(MUTATIONS) + 1)
    rows, bad = {}, 0
    for number in wanted:
        defence, file, old, new, tests = MUTATIONS[number - 1]
        path = pathlib.Path(CORE + file)
        original = path.read_text()
        text = original
        for before, after in old if isinstance(old, list) else [(old, new)]:
            if before not in text:
                sys.exit(f"{number}: {before!r} is not in {path}")
            text = text.replace(before, after, 1)
        try:
            path.write_text(text)
            failed = run(tests)
        finally:
            path.write_text(original)
        names = failed or []
        missed = [test for test in tests if not any(test in name for name in names)]
        verdict = "does not compile" if failed is None else "MISSED by " + ", ".join(missed) if missed else "caught"
        bad += verdict != "caught"
        rows[number] = "<br>".join(f"`{name}`" for name in names), verdict
        document(rows)
        print(f"{number:3} {verdict:10} {defence}", flush=True)
    sys.exit(bad > 0)


def document(ran):
    """Writes the table. A defence that was not run keeps what its last run found."""
    path = pathlib.Path("docs/trust-tests.md")
    head, table = path.read_text().split("<!-- mutations -->")
    found = [line.split(" | ") for line in table.splitlines() if re.match(r"\| \d", line)]
    rows = {cells[1]: (cells[3], cells[4].removesuffix(" |")) for cells in found}
    lines = ["| | defence | in | removed, these fail | |", "| --- | --- | --- | --- | --- |"]
    for number, (defence, file, *_) in enumerate(MUTATIONS, 1):
        tests, verdict = ran.get(number) or rows.get(defence, ("", "not run"))
        lines.append(f"| {number} | {defence} | `{file}` | {tests} | {verdict} |")
    path.write_text(f"{head}<!-- mutations -->\n" + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
