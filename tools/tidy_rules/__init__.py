"""The rules of tools/tidy. A rule is a generator of findings over a tree; see tree.py for both."""
from . import bans, headers, layers, lengths, migrations, places, sql
from .exceptions import Exceptions

RULES = [
    layers.order,
    layers.includes,
    lengths.files,
    lengths.functions,
    lengths.python_functions,
    sql.place,
    sql.shape,
    sql.desk,
    bans.code,
    bans.todo,
    headers.pragma,
    headers.heavy,
    headers.documented,
    places.readmes,
    places.names,
    places.machine_paths,
    migrations.names,
    migrations.comment,
    migrations.keys,
]


def check_tree(tree):
    """All findings that no exception names, by path and line; an exception that names nothing is a finding too."""
    exceptions = Exceptions(tree)
    findings = list(exceptions.broken())
    for rule in RULES:
        findings += [finding for finding in rule(tree) if not exceptions.covers(finding)]
    findings += exceptions.unused()
    return sorted(findings)
