"""Reads a repository written by Signpost with python-tuf's own client, strictly.

Usage: read_with_python_tuf.py SITE PATH=TEXT...    (SITE holds metadata/ and targets/)
Exit status 0 when every target has that text; 1 when python-tuf refuses.
"""

import pathlib
import sys
import tempfile

from tuf.api.exceptions import DownloadHTTPError
from tuf.ngclient import Updater
from tuf.ngclient.fetcher import FetcherInterface


class Files(FetcherInterface):
    """Addresses are paths of files."""

    def _fetch(self, url):
        path = pathlib.Path(url)
        if not path.is_file():
            raise DownloadHTTPError("not there", 404)
        return iter([path.read_bytes()])


def main():
    site = pathlib.Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        updater = Updater(
            metadata_dir=f"{folder}/metadata",
            metadata_base_url=f"{site}/metadata/",
            target_dir=folder,
            target_base_url=f"{site}/targets/",
            fetcher=Files(),
            bootstrap=(site / "metadata/1.root.json").read_bytes(),
        )
        updater.refresh()
        for wanted in sys.argv[2:]:
            path, text = wanted.split("=", 1)
            target = updater.get_targetinfo(path)
            assert target is not None, f"{path} is not listed"
            got = pathlib.Path(updater.download_target(target)).read_text()
            assert got == text, f"{path}: {got!r}"


main()
