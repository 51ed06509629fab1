"""What the rules look at: the files of the repository, and C++ with its comments or strings taken out."""
import dataclasses
import functools
import os
import re

SKIPPED_FOLDERS = {".git", "build", "node_modules", "dist", "data", "__pycache__", "generated"}
TEXT_ENDINGS = (".cc", ".h", ".sql", ".py", ".sh", ".ts", ".tsx", ".css", ".html", ".md", ".txt", ".cmake", ".toml")


@dataclasses.dataclass(frozen=True, order=True)
class Finding:
    path: str
    line: int
    rule: str
    text: str
    name: str = ""  # what an exception may name besides the path


class Tree:
    """Files by their path from the root."""

    def __init__(self, files):
        self.files = files

    @classmethod
    def read(cls, root):
        files = {}
        for folder, folders, names in os.walk(root):
            folders[:] = sorted(set(folders) - SKIPPED_FOLDERS)
            for name in names:
                full = os.path.join(folder, name)
                path = os.path.relpath(full, root)
                if name.endswith(TEXT_ENDINGS) or path.startswith((".ci/", "tools/")) or path == "dev":
                    with open(full, encoding="utf-8", errors="surrogateescape") as file:
                        files[path] = file.read()
        return cls(files)

    def under(self, *prefixes, endings=("",)):
        """Paths and texts of the files in these folders with one of these endings, in order."""
        for path in sorted(self.files):
            if path.startswith(prefixes) and path.endswith(endings):
                yield path, self.files[path]

    def cpp(self, *prefixes, endings=(".cc", ".h")):
        yield from self.under(*(prefixes or ("server/", "bench/", "tests/")), endings=endings)


TOKEN = re.compile(
    r"""(?P<line>//[^\n]*) | (?P<block>/\*.*?\*/)
      | R"(?P<tag>[^(\s]*)\((?P<raw>.*?)\)(?P=tag)"
      | "(?P<string>(?:[^"\\\n]|\\.)*)"
      | (?P<number>\b\d[\w.]*(?:'[\w.]+)*)
      | '(?P<char>(?:[^'\\\n]|\\.)+)'""",
    re.X | re.S,
)


def blank(text):
    return re.sub(r"[^\n]", " ", text)


@functools.lru_cache(maxsize=None)
def code_only(text):
    """C++ without comments, strings and preprocessor lines; what is taken out becomes spaces, lines stay."""

    def replace(token):
        if token["number"]:
            return token[0]
        if token["string"] is not None or token["raw"] is not None:
            return '"' + blank(token[0][1:-1]) + '"'
        return blank(token[0])

    return re.sub(r"^[ \t]*#(?:[^\n\\]|\\.|\\\n)*", lambda line: blank(line[0]), TOKEN.sub(replace, text), flags=re.M)


@functools.lru_cache(maxsize=None)
def comments(text):
    """(line, text) of every comment."""
    return [(line_of(text, t.start()), t[0]) for t in TOKEN.finditer(text) if t["line"] or t["block"]]


@functools.lru_cache(maxsize=None)
def strings(text):
    """(line, text) of every string literal; literals that follow each other are one. Includes are none."""
    found = []
    end = -1
    for token in TOKEN.finditer(text):
        piece = token["raw"] if token["raw"] is not None else token["string"]
        if piece is None:
            continue
        between = text[end : token.start()] if end >= 0 else None
        if between is not None and not between.strip():
            found[-1] = (found[-1][0], found[-1][1] + piece)
        elif not re.search(r"#\s*include\s*$", text[: token.start()].rsplit("\n", 1)[-1]):
            found.append((line_of(text, token.start()), piece))
        else:
            continue
        end = token.end()
    return found


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def is_test(path):
    return path.endswith(("_test.cc", "_test.h")) or path.startswith(("server/testing/", "tests/"))
