"""Drives the conformance client against repositories written by python-tuf, over HTTP.

One file, although it is long: all tests share one repository and one server, and it runs without being installed.

Usage: suite.py CLIENT [NAME...]    (needs the PyPI packages tuf and securesystemslib[crypto])

Each `test_*` function is one promise of the TUF client workflow (specification 5); each runs once with Ed25519 and
once with ECDSA P-256 keys. Exit status 0 when all hold.
"""

import concurrent.futures
import functools
import hashlib
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from datetime import datetime, timedelta, timezone
from urllib import parse

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import (
    DelegatedRole,
    Delegations,
    Key,
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    SuccinctRoles,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization.json import JSONSerializer

TOP = ["root", "timestamp", "snapshot", "targets"]


def in_days(days):
    return datetime.now(timezone.utc).replace(microsecond=0) + timedelta(days=days)


class Repository:
    """All published files of one repository, by the path below its address."""

    def __init__(self, new_signer, consistent=True):
        self.new_signer = new_signer
        self.hashed = False
        self.prefixed = consistent
        self.requests = []
        self.files = {}
        self.signers = {}
        self.md = {
            "root": Metadata(Root(expires=in_days(30), consistent_snapshot=consistent)),
            "timestamp": Metadata(Timestamp(expires=in_days(30))),
            "snapshot": Metadata(Snapshot(expires=in_days(30))),
            "targets": Metadata(Targets(expires=in_days(30))),
        }
        for role in TOP:
            self.add_key(role)
        for role in ["targets", "snapshot", "timestamp", "root"]:
            self.sign(role)

    def said(self, role):
        return self.md[role].signed

    def add_key(self, role, delegator="root", signer=None):
        signer = signer or self.new_signer()
        self.said(delegator).add_key(signer.public_key, role)
        self.signers.setdefault(role, []).append(signer)
        return signer

    def rotate(self, role):
        for keyid in list(self.said("root").roles[role].keyids):
            self.said("root").revoke_key(keyid, role)
        self.signers[role] = []
        self.add_key(role)

    def name(self, role):
        quoted = parse.quote(role, "")
        if role == "timestamp" or (role != "root" and not self.said("root").consistent_snapshot):
            return f"metadata/{quoted}.json"
        return f"metadata/{self.said(role).version}.{quoted}.json"

    def sign(self, role):
        """Publishes the role as it stands."""
        md = self.md[role]
        md.signatures.clear()
        for signer in self.signers[role]:
            md.sign(signer, append=True)
        self.files[self.name(role)] = md.to_bytes(JSONSerializer())

    def bump(self, *roles):
        for role in roles:
            self.said(role).version += 1
            self.sign(role)

    def meta(self, role):
        data = self.files[self.name(role)]
        if not self.hashed:
            return MetaFile(self.said(role).version)
        digest = hashlib.sha256(data).hexdigest()
        return MetaFile(self.said(role).version, len(data), {"sha256": digest})

    def timestamp(self):
        self.said("timestamp").snapshot_meta = self.meta("snapshot")
        self.bump("timestamp")

    def snapshot(self):
        for role in self.md:
            if role not in ["root", "timestamp", "snapshot"]:
                self.said("snapshot").meta[f"{role}.json"] = self.meta(role)
        self.bump("snapshot")
        self.timestamp()

    def artifact(self, role, path, data, algorithms=("sha256",)):
        target = TargetFile.from_data(path, data, list(algorithms))
        self.said(role).targets[path] = target
        folder, sep, name = path.rpartition("/")
        if self.prefixed:
            for digest in target.hashes.values():
                self.files[f"targets/{folder}{sep}{digest}.{name}"] = data
        else:
            self.files[f"targets/{path}"] = data

    def delegate(self, delegator, name, paths=("*",), terminating=False, prefixes=None, expires=None):
        said = self.said(delegator)
        if said.delegations is None:
            said.delegations = Delegations({}, roles={})
        said.delegations.roles[name] = DelegatedRole(
            name, [], 1, terminating, None if prefixes else list(paths), prefixes
        )
        if name not in self.md:
            self.md[name] = Metadata(Targets(expires=expires or in_days(30)))
        self.add_key(name, delegator)

    def publish_delegations(self):
        for role in self.md:
            if role not in ["root", "timestamp", "snapshot", "targets"]:
                self.sign(role)
        self.bump("targets")
        self.snapshot()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        _, number, path = self.path.split("/", 2)
        repository = self.server.repositories[int(number)]
        repository.requests.append(path)
        special = getattr(repository, "special", {}).get(path)
        if special == "endless":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(4000):
                    self.wfile.write(b" " * 65536)
            except OSError:
                pass
            self.close_connection = True
            return
        if special == "redirects":
            self.send_response(302)
            self.send_header("Location", self.path)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        data = repository.files.get(path)
        if data is None:
            # File names of targets come percent-encoded where they are unusual.
            data = repository.files.get(parse.unquote(path)) if path.startswith("targets/") else None
        status = 200 if data is not None else getattr(repository, "missing", 404)
        data = data if data is not None else b"<html>not here</html>"
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    """Clients that hang up are not news."""

    def handle_error(self, request, client_address):
        pass


class Client:
    def __init__(self, command, server, repository):
        self.command = command
        self.repository = repository
        server.repositories.append(repository)
        number = len(server.repositories) - 1
        self.url = f"http://127.0.0.1:{server.server_address[1]}/{number}"
        self.folder = tempfile.mkdtemp(prefix="tuf-suite-")
        self.metadata = os.path.join(self.folder, "metadata")
        self.targets = os.path.join(self.folder, "targets")
        os.mkdir(self.metadata)
        os.mkdir(self.targets)

    def run(self, *args):
        done = subprocess.run([self.command, *args], capture_output=True, timeout=120, check=False)
        assert done.returncode in (0, 1), (done.returncode, done.stderr)
        self.stderr = done.stderr.decode()
        return done.returncode

    def init(self, root=None):
        path = os.path.join(self.folder, "initial.json")
        with open(path, "wb") as file:
            file.write(root or self.repository.files["metadata/1.root.json"])
        return self.run("--metadata-dir", self.metadata, "init", path)

    def refresh(self):
        del self.repository.requests[:]
        return self.run("--metadata-url", f"{self.url}/metadata/", "--metadata-dir", self.metadata, "refresh")

    def download(self, *names):
        del self.repository.requests[:]
        wanted = [word for name in names for word in ("--target-name", name)]
        return self.run(
            "--metadata-url", f"{self.url}/metadata", "--metadata-dir", self.metadata, *wanted,
            "--target-base-url", f"{self.url}/targets", "--target-dir", self.targets, "download",
        )

    def version(self, role):
        with open(os.path.join(self.metadata, f"{role}.json"), "rb") as file:
            return json.load(file)["signed"]["version"]

    def trusted(self):
        return sorted(os.listdir(self.metadata))

    def fetched(self):
        found = []
        for name in sorted(os.listdir(self.targets)):
            with open(os.path.join(self.targets, name), "rb") as file:
                found.append(file.read())
        return found


# ---- the promises


def test_first_refresh_asks_in_order(new):
    repo, client = new()
    assert client.init() == 0 and repo.requests == []
    assert client.trusted() == ["root.json"]
    assert client.refresh() == 0
    assert repo.requests == [
        "metadata/2.root.json", "metadata/timestamp.json", "metadata/1.snapshot.json", "metadata/1.targets.json",
    ]
    assert client.trusted() == ["root.json", "snapshot.json", "targets.json", "timestamp.json"]


def test_nothing_new_asks_for_two_files(new):
    repo, client = new()
    client.init()
    assert client.refresh() == 0
    assert client.refresh() == 0
    assert repo.requests == ["metadata/2.root.json", "metadata/timestamp.json"]


def test_broken_initial_root_asks_nothing(new):
    repo, client = new()
    root = json.loads(repo.files["metadata/1.root.json"])
    del root["signed"]["version"]
    client.init(json.dumps(root).encode())
    assert client.refresh() == 1 and repo.requests == []
    root = json.loads(repo.files["metadata/1.root.json"])
    root["signatures"][0]["sig"] = "30" * 35
    client.init(json.dumps(root).encode())
    assert client.refresh() == 1 and repo.requests == []


def test_download_of_unknown_target_refreshes_first(new):
    repo, client = new()
    client.init()
    assert client.download("nothing") == 1
    assert len(repo.requests) == 4 and len(client.trusted()) == 4


def test_unknown_fields_are_signed_over(new):
    repo, client = new()
    client.init()
    repo.said("root").unrecognized_fields["custom"] = {"ä": [1, "\u0001", None, True]}
    keyid = repo.said("root").roles["root"].keyids[0]
    repo.said("root").keys[keyid].unrecognized_fields["x"] = {"a": 1}
    repo.said("root").roles["root"].unrecognized_fields["y"] = "z"
    repo.bump("root")
    assert client.refresh() == 0 and client.version("root") == 2


def test_wrong_keyid_hash_algorithms_do_not_matter(new):
    repo, client = new()
    client.init()
    keyid = repo.said("root").roles["snapshot"].keyids[0]
    repo.said("root").keys[keyid].unrecognized_fields["keyid_hash_algorithms"] = ["md5"]
    repo.bump("root")
    assert client.refresh() == 0


def test_same_timestamp_version_with_other_content_is_not_stored(new):
    repo, client = new()
    client.init()
    assert client.refresh() == 0
    repo.said("timestamp").snapshot_meta.version = 100
    repo.sign("timestamp")
    client.refresh()
    with open(os.path.join(client.metadata, "timestamp.json"), "rb") as file:
        assert json.load(file)["signed"]["meta"]["snapshot.json"]["version"] == 1


def test_targets_hash_and_length_are_checked(new):
    for field in ["hashes", "length"]:
        repo, client = new()
        client.init()
        repo.hashed = True
        repo.snapshot()
        assert client.refresh() == 0
        repo.bump("targets")
        repo.snapshot()
        meta = repo.said("snapshot").meta["targets.json"]
        if field == "hashes":
            meta.hashes = {"sha256": "0" * 64}
        else:
            meta.length += 1
        repo.sign("snapshot")
        repo.timestamp()
        assert client.refresh() == 1, field
        assert client.version("targets") == 1


def test_snapshot_hash_and_length_are_checked(new):
    for field in ["hashes", "length"]:
        repo, client = new()
        client.init()
        repo.hashed = True
        repo.snapshot()
        meta = repo.said("timestamp").snapshot_meta
        if field == "hashes":
            meta.hashes = {"sha256": "0" * 64}
        else:
            meta.length += 1
        repo.bump("timestamp")
        assert client.refresh() == 1, field
        assert "snapshot.json" not in client.trusted()


def test_sha512_is_checked(new):
    repo, client = new()
    client.init()
    repo.artifact("targets", "a", b"right", ["sha512"])
    repo.bump("targets")
    repo.snapshot()
    for name in [name for name in repo.files if name.startswith("targets/")]:
        repo.files[name] = b"wrong"
    assert client.download("a") == 1 and client.fetched() == []
    repo.artifact("targets", "a", b"right", ["sha512"])
    assert client.download("a") == 0 and client.fetched() == [b"right"]


def test_version_mismatches_are_refused(new):
    repo, client = new()
    client.init()
    repo.said("snapshot").version = 2
    repo.files["metadata/1.snapshot.json"] = resigned(repo, "snapshot")
    assert client.refresh() == 1
    assert client.trusted() == ["root.json", "timestamp.json"]
    repo, client = new()
    client.init()
    repo.said("targets").version = 2
    repo.files["metadata/1.targets.json"] = resigned(repo, "targets")
    assert client.refresh() == 1
    assert "targets.json" not in client.trusted()


def resigned(repo, role):
    md = repo.md[role]
    md.signatures.clear()
    for signer in repo.signers[role]:
        md.sign(signer, append=True)
    return md.to_bytes(JSONSerializer())


def test_timestamp_rollback(new):
    repo, client = new()
    client.init()
    old = repo.files["metadata/timestamp.json"]
    repo.timestamp()
    assert client.refresh() == 0
    repo.files["metadata/timestamp.json"] = old
    assert client.refresh() == 1
    assert client.version("timestamp") == 2 and repo.requests[-1] == "metadata/timestamp.json"


def test_snapshot_rollback(new):
    for hashed in [False, True]:
        repo, client = new()
        client.init()
        repo.hashed = hashed
        repo.snapshot()
        assert client.refresh() == 0
        repo.said("snapshot").version = 1
        repo.timestamp()
        assert client.refresh() == 1
        assert client.version("timestamp") == 2 and client.version("snapshot") == 2


def test_targets_rollback(new):
    for hashed in [False, True]:
        repo, client = new()
        client.init()
        repo.hashed = hashed
        repo.bump("targets")
        repo.snapshot()
        assert client.refresh() == 0
        repo.said("targets").version = 1
        repo.snapshot()
        assert client.refresh() == 1
        assert client.version("snapshot") == 2 and client.version("targets") == 2


def test_removed_target_role_is_a_rollback(new):
    repo, client = new()
    client.init()
    repo.delegate("targets", "role")
    repo.publish_delegations()
    assert client.refresh() == 0
    del repo.said("snapshot").meta["role.json"]
    repo.bump("snapshot")
    repo.timestamp()
    assert client.refresh() == 1


def test_fast_forward_recovery(new):
    for role in ["timestamp", "snapshot", "targets"]:
        repo, client = new()
        client.init()
        repo.said(role).version = 99_999
        if role == "targets":
            repo.sign("targets")
            repo.snapshot()
        elif role == "snapshot":
            repo.snapshot()
        else:
            repo.sign("timestamp")
        assert client.refresh() == 0
        assert client.version(role) >= 99_999
        for rotated in {"timestamp": ["timestamp"], "snapshot": ["snapshot", "timestamp"], "targets": ["snapshot"]}[role]:
            repo.rotate(rotated)
        repo.bump("root")
        repo.said(role).version = 1
        if role == "targets":
            repo.sign("targets")
            repo.snapshot()
        elif role == "snapshot":
            repo.sign("snapshot")
            repo.timestamp()
        else:
            repo.sign("snapshot")
            repo.sign("timestamp")
        assert client.refresh() == 0, role
        assert client.version(role) == 1


def test_expired_root_is_kept_but_stops(new):
    repo, client = new()
    client.init()
    assert client.refresh() == 0
    repo.said("root").expires = in_days(-1)
    repo.bump("root")
    repo.timestamp()
    assert client.refresh() == 1
    assert client.version("root") == 2 and client.version("timestamp") == 1
    repo.said("root").expires = in_days(30)
    repo.bump("root")
    assert client.refresh() == 0 and client.version("root") == 3


def test_expired_roles_are_not_taken(new):
    for role in ["timestamp", "snapshot", "targets"]:
        repo, client = new()
        client.init()
        assert client.refresh() == 0
        repo.said(role).expires = in_days(-5)
        repo.bump("targets")
        repo.snapshot()
        assert client.refresh() == 1, role
        assert client.version(role) == 1, role


def test_cached_files_expire(new):
    for role in ["timestamp", "snapshot", "targets", "delegated"]:
        repo, client = new()
        client.init()
        repo.delegate("targets", "delegated")
        repo.artifact("delegated", "a", b"a")
        repo.artifact("delegated", "b", b"b")
        repo.said(role).expires = datetime.now(timezone.utc).replace(microsecond=0) + timedelta(seconds=4)
        repo.publish_delegations()
        assert client.download("a") == 0, (role, client.stderr)
        time.sleep(5)
        assert client.download("b") == 1, role
        # ... and are good for an update to newer ones all the same.
        repo.said(role).expires = in_days(30)
        if role == "delegated":
            repo.bump("delegated")
        repo.bump("targets")
        repo.snapshot()
        assert client.download("b") == 0, (role, client.stderr)


def test_expired_delegated_role_is_not_taken(new):
    repo, client = new()
    client.init()
    repo.delegate("targets", "delegated", ["d/*"], expires=in_days(-1))
    repo.artifact("delegated", "d/a", b"a")
    repo.publish_delegations()
    assert client.refresh() == 0
    assert client.download("d/a") == 1
    assert client.fetched() == [] and "delegated.json" not in client.trusted()


ROTATIONS = [
    # (keys, threshold, signers) of each root; whether the last is taken
    ([([1], 1, [1]), ([2], 1, [2, 1]), ([2], 1, [2])], True),
    ([([1], 1, [3, 1, 4]), ([2], 1, [3, 2, 1, 4]), ([2], 1, [3, 2, 4])], True),
    ([([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([0, 1, 3, 4, 5], 3, [0, 4, 1])], True),
    ([([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([5, 6, 7, 8, 9], 3, [0, 2, 4, 5, 6, 7]), ([5, 6, 7, 8, 9], 3, [5, 6, 7])], True),
    ([([1, 2, 3], 1, [1]), ([1, 2, 3], 2, [1, 2])], True),
    ([([1, 2, 3], 2, [1, 2]), ([1, 2, 3], 1, [1, 2]), ([1, 2, 3], 1, [1])], True),
    ([([1], 1, [1]), ([2], 1, [2, 3, 4])], False),
    ([([1], 1, [1]), ([2], 1, [1, 3, 4])], False),
    ([([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([0, 1, 3, 4, 5], 3, [0, 2, 4])], False),
    ([([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([0, 1, 3, 4, 5], 3, [0, 4, 5])], False),
    ([([1, 2, 3], 1, [1]), ([1, 2, 3], 2, [2])], False),
    ([([1, 2, 3], 2, [1, 2]), ([1, 2, 3], 1, [1])], False),
]


def test_root_rotations(new):
    for roots, good in ROTATIONS:
        repo, client = new()
        signers = [repo.new_signer() for _ in range(10)]
        repo.said("root").version = 0
        published = []
        for keys, threshold, signed_by in roots:
            role = repo.said("root").roles["root"]
            role.keyids.clear()
            role.threshold = threshold
            repo.signers["root"] = [signers[n] for n in signed_by]
            for n in keys:
                repo.said("root").add_key(signers[n].public_key, "root")
            repo.bump("root")
            published.append(repo.files[repo.name("root")])
        client.init(published[0])
        assert client.refresh() == (0 if good else 1), (roots, client.stderr)
        with open(os.path.join(client.metadata, "root.json"), "rb") as file:
            assert file.read() == published[-1 if good else -2]


def test_thresholds_of_other_roles(new):
    for role in ["timestamp", "snapshot", "targets"]:
        for keys, threshold, signed_by, good in [
            ([2], 1, [2], True), ([1], 1, [3, 1, 4], True), ([2], 1, [1, 3, 4], False),
            ([0, 1, 3, 4, 5], 3, [0, 2, 4], False), ([0, 1, 2, 3, 4], 3, [2, 3, 4], True), ([0, 1], 3, [0, 1], False),
        ]:
            repo, client = new()
            client.init()
            signers = [repo.new_signer() for _ in range(6)]
            said = repo.said("root").roles[role]
            said.keyids.clear()
            said.threshold = threshold
            for n in keys:
                repo.said("root").add_key(signers[n].public_key, role)
            repo.signers[role] = [signers[n] for n in signed_by]
            repo.bump("root")
            repo.bump("targets")
            repo.snapshot()
            assert client.refresh() == (0 if good else 1), (role, keys, client.stderr)


def test_one_key_under_many_keyids_counts_once(new):
    repo, client = new()
    client.init()
    signer = repo.signers["snapshot"][0]
    root = repo.said("root")
    root.roles["snapshot"].threshold = 2
    root.roles["snapshot"].keyids.append("f" * 64)
    key = signer.public_key
    root.keys["f" * 64] = Key.from_dict("f" * 64, key.to_dict())
    repo.bump("root")
    repo.snapshot()
    snapshot = json.loads(repo.files[repo.name("snapshot")])
    snapshot["signatures"].append({**snapshot["signatures"][0], "keyid": "f" * 64})
    repo.files[repo.name("snapshot")] = json.dumps(snapshot).encode()
    assert client.refresh() == 1 and "snapshot.json" not in client.trusted()


GRAPHS = [
    ([("targets", "A")], ["A"]),
    ([("targets", "A"), ("targets", "B"), ("B", "C")], ["A", "B", "C"]),
    ([("targets", "A"), ("targets", "B"), ("A", "C"), ("A", "D")], ["A", "C", "D", "B"]),
    ([("targets", "A"), ("targets", "B"), ("A", "C", ("*",), True), ("A", "D")], ["A", "C"]),
    ([("targets", "A"), ("targets", "B"), ("A", "C", ("*",), True), ("C", "D")], ["A", "C", "D"]),
    ([("targets", "A", ("*.py",)), ("targets", "B"), ("A", "C")], ["B"]),
    ([("targets", "A"), ("targets", "B"), ("B", "C"), ("C", "D"), ("D", "B")], ["A", "B", "C", "D"]),
    ([("targets", "A"), ("targets", "B"), ("B", "C"), ("A", "C")], ["A", "C", "B"]),
    ([("targets", "A"), ("targets", "B"), ("B", "C"), ("A", "C", ("*.py",))], ["A", "B", "C"]),
]


def test_delegations_are_walked_depth_first(new):
    for edges, order in GRAPHS:
        repo, client = new()
        client.init()
        for edge in edges:
            repo.delegate(*edge)
        repo.publish_delegations()
        assert client.download("missing") == 1
        assert repo.requests[4:] == [f"metadata/1.{role}.json" for role in order], (edges, repo.requests)


def test_path_patterns(new):
    repo, client = new()
    client.init()
    repo.delegate("targets", "A", ["*.doc", "*.md"])
    repo.delegate("targets", "B", ["releases/*/*"])
    repo.delegate("B", "C", ["releases/x/*"])
    repo.delegate("B", "D", ["releases/y/*.zip"])
    repo.artifact("targets", "file", b"0")
    repo.artifact("A", "README.md", b"1")
    repo.artifact("C", "releases/x/x_v1", b"2")
    repo.artifact("D", "releases/y/y_v1.zip", b"3")
    repo.artifact("D", "releases/z/z_v1.zip", b"4")
    repo.publish_delegations()
    assert client.download("file", "README.md", "releases/x/x_v1", "releases/y/y_v1.zip") == 0, client.stderr
    assert sorted(client.fetched()) == [b"0", b"1", b"2", b"3"]
    assert client.download("releases/z/z_v1.zip") == 1


def test_path_hash_prefixes_and_bins(new):
    repo, client = new()
    client.init()
    prefix = hashlib.sha256(b"some/path").hexdigest()[:4]
    repo.delegate("targets", "A", prefixes=["0000", prefix])
    repo.artifact("A", "some/path", b"found")
    repo.publish_delegations()
    assert client.download("some/path") == 0
    repo, client = new()
    client.init()
    signer = repo.new_signer()
    bins = SuccinctRoles([], 1, 5, "bin")
    repo.said("targets").delegations = Delegations({}, None, bins)
    repo.said("targets").add_key(signer.public_key)
    for name in bins.get_roles():
        repo.md[name] = Metadata(Targets(expires=in_days(30)))
        repo.signers[name] = [signer]
    repo.artifact(bins.get_role_for_target("a/b"), "a/b", b"binned")
    repo.publish_delegations()
    assert client.download("a/b") == 0, client.stderr
    assert client.fetched() == [b"binned"]


def test_unusual_role_names(new):
    for role in ["?", "#", "/delegated", "../delegated", "ä b%2F"]:
        repo, client = new()
        client.init()
        repo.delegate("targets", role)
        repo.publish_delegations()
        assert client.download("missing") == 1
        assert f"metadata/1.{parse.quote(role, '')}.json" in repo.requests, repo.requests
        assert len(client.trusted()) == 5
        assert os.listdir(client.folder).count("delegated.json") == 0


def test_unusual_target_names(new):
    for name in ["a b", "a?b", "a#b", "ä/ö", "a%2Fb"]:
        repo, client = new()
        client.init()
        repo.artifact("targets", name, b"x")
        repo.bump("targets")
        repo.snapshot()
        assert client.download(name) == 0, (name, client.stderr, repo.requests)
    repo, client = new()
    client.init()
    repo.artifact("targets", "../../evil", b"x")
    repo.bump("targets")
    repo.snapshot()
    assert client.download("../../evil") == 1


def test_a_target_is_fetched_once(new):
    repo, client = new()
    client.init()
    repo.artifact("targets", "dir/file", b"one")
    repo.bump("targets")
    repo.snapshot()
    assert client.download("dir/file") == 0
    assert client.download("dir/file") == 0
    assert not any(path.startswith("targets/") for path in repo.requests)
    repo.artifact("targets", "dir/file", b"two")
    repo.bump("targets")
    repo.snapshot()
    assert client.download("dir/file") == 0 and client.fetched() == [b"two"]


def test_substituted_target_is_refused(new):
    repo, client = new()
    client.init()
    repo.artifact("targets", "file", b"good content")
    repo.bump("targets")
    repo.snapshot()
    for evil in [b"evil content", b"good content and more", b"good"]:
        for name in [name for name in repo.files if name.startswith("targets/")]:
            repo.files[name] = evil
        assert client.download("file") == 1 and client.fetched() == []


def test_without_consistent_snapshots(new):
    repo, client = new(consistent=False)
    client.init()
    repo.delegate("targets", "role", ["dir/*"])
    repo.artifact("role", "dir/file", b"plain")
    repo.publish_delegations()
    assert client.download("dir/file") == 0
    assert repo.requests == [
        "metadata/2.root.json", "metadata/timestamp.json", "metadata/snapshot.json", "metadata/targets.json",
        "metadata/role.json", "targets/dir/file",
    ]


def test_missing_files_are_refusals(new):
    for missing in ["timestamp", "snapshot", "targets"]:
        repo, client = new()
        client.init()
        del repo.files[repo.name(missing)]
        assert client.refresh() == 1
        assert f"{missing}.json" not in client.trusted()
    for status in [403, 404]:
        repo, client = new()
        client.init()
        repo.missing = status
        assert client.refresh() == 0
    repo, client = new()
    client.init()
    repo.missing = 500
    assert client.refresh() == 1


def test_endless_bodies_and_redirects_end(new):
    for special in ["endless", "redirects"]:
        for path in ["metadata/2.root.json", "metadata/timestamp.json", "metadata/1.snapshot.json"]:
            repo, client = new()
            client.init()
            repo.special = {path: special}
            assert client.refresh() == 1, (special, path)


def test_many_roots_are_walked(new):
    repo, client = new()
    client.init()
    for _ in range(40):
        repo.bump("root")
    assert client.refresh() == 0 and client.version("root") == 41


def main():
    command = os.path.abspath(sys.argv[1])
    server = Server(("127.0.0.1", 0), Handler)
    server.repositories = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    tests = {name: test for name, test in globals().items() if name.startswith("test_")}
    wanted = sys.argv[2:] or list(tests)
    kinds = {"Ed25519": CryptoSigner.generate_ed25519, "P-256": CryptoSigner.generate_ecdsa}
    lock = threading.Lock()

    def new_pair(new_signer, consistent=True):
        repository = Repository(new_signer, consistent)
        with lock:
            return repository, Client(command, server, repository)

    def run(job):
        name, kind = job
        try:
            tests[name](functools.partial(new_pair, kinds[kind]))
            print(f"ok      {kind:8} {name}", flush=True)
            return True
        except Exception:
            print(f"FAILED  {kind:8} {name}\n{traceback.format_exc()}", flush=True)
            return False

    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        results = list(pool.map(run, [(name, kind) for name in wanted for kind in kinds]))
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    sys.exit(not all(results))


if __name__ == "__main__":
    main()
