"""tools/tidy-exceptions.txt: what a rule lets pass. One `RULE PATH-OR-NAME  # reason` a line; the reason is a must."""
import fnmatch
import re

from .tree import Finding

FILE = "tools/tidy-exceptions.txt"


class Exceptions:
    def __init__(self, tree):
        self.entries = []
        self.used = set()
        self.bad = []
        for number, line in enumerate(tree.files.get(FILE, "").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            match = re.fullmatch(r"(\S+)\s+(\S+)\s+# (\S.*)", line)
            if match:
                self.entries.append((number, match[1], match[2]))
            else:
                self.bad.append(number)

    def covers(self, finding):
        hits = [
            number
            for number, rule, what in self.entries
            if rule == finding.rule and (what == finding.name or fnmatch.fnmatch(finding.path, what))
        ]
        self.used.update(hits)
        return bool(hits)

    def broken(self):
        for number in self.bad:
            yield Finding(FILE, number, "exception", "not `RULE PATH-OR-NAME  # reason`")

    def unused(self):
        for number, rule, what in self.entries:
            if number not in self.used:
                yield Finding(FILE, number, "exception", f"{rule} {what} is not needed any more")
