#!/bin/sh
# Leaves the tool at bin/signpost, if it does not lie there: from TOOL_URL, an archive whose SHA-256 is TOOL_SHA256.
set -eu
if [ ! -x bin/signpost ]; then
  if [ -z "${TOOL_URL:-}" ]; then
    echo "There is no bin/signpost and no variable SIGNPOST_TOOL_URL. README.md says how to get the tool." >&2
    exit 1
  fi
  curl --fail --silent --show-error --location --output signpost.tar.gz "$TOOL_URL"
  echo "${TOOL_SHA256:-}  signpost.tar.gz" | sha256sum -c -
  mkdir -p bin
  tar -xzf signpost.tar.gz --strip-components 1 -C bin
  rm signpost.tar.gz
fi
bin/signpost --version
