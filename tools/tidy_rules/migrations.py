"""Migrations: numbered, with the reason in front, every key led by the desk."""
import re

from .tree import Finding, line_of

FOLDER = "db/migrations/"
NAME = re.compile(r"(\d{4})_[a-z0-9_]+(\.sqlite|\.postgres)?\.sql")


def each(tree):
    yield from tree.under(FOLDER, endings=(".sql",))


def names(tree):
    seen = {}
    for path, _ in each(tree):
        match = NAME.fullmatch(path.removeprefix(FOLDER))
        if not match:
            yield Finding(path, 1, "migration-name", "NNNN_name.sql, or .sqlite.sql and .postgres.sql")
            continue
        stem = path.removesuffix(".sql").removesuffix(match[2] or "")
        if seen.setdefault(match[1], stem) != stem:
            yield Finding(path, 1, "migration-name", f"{match[1]} is {seen[match[1]]} already")
        other = {".sqlite": ".postgres", ".postgres": ".sqlite"}.get(match[2])
        if other and f"{stem}{other}.sql" not in tree.files:
            yield Finding(path, 1, "migration-name", f"its twin {stem}{other}.sql is missing")


def comment(tree):
    for path, text in each(tree):
        if not re.match(r"-- \w", text):
            yield Finding(path, 1, "migration-comment", "begins with a comment that says why")


TABLE = re.compile(r"create\s+table\s+(?:if\s+not\s+exists\s+)?(\w+)\s*\((.*?)\)\s*;", re.I | re.S)
INDEX = re.compile(r"create\s+(?:unique\s+)?index\s+(?:if\s+not\s+exists\s+)?(\w+)\s+on\s+(\w+)\s*(?:using\s+\w+\s*)?\(\s*(\w+)", re.I)


def keys(tree):
    """A table with a desk_id has it first in its primary key, its uniques and its indexes."""
    desk_tables = {}
    for path, text in each(tree):
        text = re.sub(r"--[^\n]*", lambda line: " " * len(line[0]), text)
        for match in TABLE.finditer(text):
            if not re.search(r"\bdesk_id\b", match[2]):
                continue
            desk_tables[match[1].lower()] = path
            for key in re.finditer(r"\b(primary\s+key|unique)\b\s*(\(\s*(\w+))?", match[2], re.I):
                if key[3] != "desk_id":
                    line = line_of(text, match.start(2) + key.start())
                    yield Finding(path, line, "desk-key", f"{key[1].lower()} of {match[1]} begins with desk_id", match[1])
        for match in INDEX.finditer(text):
            if match[2].lower() in desk_tables and match[3].lower() != "desk_id":
                line = line_of(text, match.start())
                yield Finding(path, line, "desk-key", f"index {match[1]} begins with desk_id", match[1])
