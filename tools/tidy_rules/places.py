"""Where files are, what they are called, and that they know no single machine."""
import re

from .tree import Finding

README_MAX = 40
MACHINE = re.compile(r"(?<![\w.:}/])/(?:work|root|home|Users|tmp)/")


def readmes(tree):
    for feature in sorted({"/".join(path.split("/")[:3]) for path, _ in tree.under("server/features/")}):
        path = f"{feature}/README.md"
        if path not in tree.files:
            yield Finding(path, 1, "readme", "a feature has a README.md")
        elif tree.files[path].count("\n") > README_MAX:
            yield Finding(path, README_MAX + 1, "readme", f"at most {README_MAX} lines")


def names(tree):
    for path, _ in tree.cpp():
        if not re.fullmatch(r"[a-z0-9_/]+\.(?:cc|h)", path):
            yield Finding(path, 1, "name", "files and folders are snake_case")


def machine_paths(tree):
    for path, text in tree.under("", endings=("",)):
        for number, line in enumerate(text.splitlines(), 1):
            match = MACHINE.search(line)
            if match:
                yield Finding(path, number, "machine-path", f"{match[0]} is a path of one machine")
