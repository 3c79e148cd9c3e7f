"""Runs a command at a terminal of its own and answers its questions.

Arguments: the command. Standard input: JSON, a list of [part of a question, answer]. Prints all that the terminal
showed, and ends as the command did.
"""

import json
import os
import pty
import select
import sys
import time

answers = json.load(sys.stdin)
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[1], sys.argv[1:])

shown, read_until, deadline = b"", 0, time.time() + 120
while time.time() < deadline:
    ready, _, _ = select.select([terminal], [], [], 1)
    if ready:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    if answers and answers[0][0].encode() in shown[read_until:]:
        read_until = len(shown)
        # A question is shown before the terminal stops to show what is typed.
        time.sleep(0.2)
        os.write(terminal, answers.pop(0)[1].encode() + b"\n")

sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
