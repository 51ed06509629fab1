"""Every rule of tools/tidy finds its bad sample and lets the good one pass."""
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))

from tidy_rules import check_tree  # noqa: E402
from tidy_rules.lengths import function_spans  # noqa: E402
from tidy_rules.tree import Tree, code_only, strings  # noqa: E402

ROOMS = """
podpora_room(platform/base NEEDS embedded LINKS fmt::fmt)
set(platform platform/base)
podpora_room(testing NEEDS platform/base)
podpora_room(features/audit NEEDS ${platform})
podpora_room(features/tickets NEEDS features/audit)  # comment
podpora_room(features/clocks NEEDS features/tickets)
podpora_room(features/charges NEEDS features/tickets)
podpora_room(features/queue NEEDS features/clocks features/charges)
"""
TICKET_TABLE = """-- Requests of customers.
CREATE TABLE ticket (
  desk_id bigint NOT NULL,
  id bigint NOT NULL,
  PRIMARY KEY (desk_id, id)
);
"""
BASE = {
    "server/CMakeLists.txt": ROOMS,
    "db/migrations/0020_tickets.sql": TICKET_TABLE,
    **{f"server/features/{name}/README.md": "# It\n" for name in ("audit", "tickets", "clocks", "charges", "queue")},
}

STORE = "server/features/tickets/ticket_store.cc"
CODE = "server/features/tickets/reply.cc"
HEADER = "server/features/tickets/reply.h"
MIGRATION = "db/migrations/0099_more.sql"


def query(sql, name="ticket.find"):
    return f'constexpr storage::Query kFind{{"{name}", R"({sql})"}};\n'


def header(body):
    return "#pragma once\n\nnamespace podpora {\n\n" + body + "\n}  // namespace podpora\n"


def function(lines):
    return "int f(int a) {\n" + "  a += 1;\n" * (lines - 2) + "}\n"


# rule, path, what must be found, what must pass
SAMPLES = [
    ("layers", CODE, '#include "features/clocks/clock.h"\n', '#include "features/audit/audit.h"\n'),
    ("layers", "server/features/clocks/x.cc", '#include "features/charges/x.h"\n', '#include "platform/base/id.h"\n'),
    ("layers", CODE, '#include "testing/people.h"\n', '#include <testing/people.h>\n'),
    ("layers", CODE, '#include "ticket.h"\n', '#include "features/tickets/ticket.h"\n'),
    ("file-length", CODE, "int a;\n" * 601, "int a;\n" * 600),
    ("function-length", CODE, function(71), function(70)),
    ("function-length", CODE, "namespace a {\n" + function(71) + "}\n", "int const a[] = {\n" + "  f(1),\n" * 100 + "};\n"),
    ("function-length", CODE, "A::A(int b) : a_{b}, c_{b} {\n" + "  b();\n" * 69 + "}\n", "struct A {\n" + "  int a;\n" * 99 + "};\n"),
    ("function-length", CODE, "struct A {\n  void f() const {\n" + "  b();\n" * 69 + "  }\n};\n", 'auto k = R"(f() {' + "\n" * 99 + ')";\n'),
    ("sql-place", CODE, 'auto s = "select id from ticket where desk_id = :desk";\n', 'auto s = "Select one from the list";\n'.replace(" from", "")),
    ("sql-place", CODE, 'auto s = "delete from ticket";\n', 'auto s = "delete";\n'),
    ("sql-shape", STORE, query("select * from ticket where desk_id = :desk"), query("select count(*) from ticket where desk_id = :desk")),
    ("sql-shape", STORE, query("select id from ticket where desk_id = :desk and id = $1"), query("select id from ticket where desk_id = :desk and a = '$1 ?'")),
    ("sql-shape", STORE, query("select id from ticket where desk_id = :desk and id = ?"), query("select id from ticket where desk_id = :desk and id = :id")),
    ("desk", STORE, query("select id from ticket where id = :id"), query("select id from ticket where desk_id = :desk and id = :id")),
    ("desk", STORE, query("update ticket set id = 1"), query("update desk set id = 1")),
    ("desk", STORE, 'constexpr Query kA{"a",\n  "select a " "from ticket"};\n', 'constexpr Query kA{"a",\n  "select a " "from ticket where desk_id = :desk"};\n'),
    ("query-name", "server/features/queue/list_store.cc", query("select 1", "ticket.known"), query("select 1", "queue.list")),
    ("regex", CODE, "std::regex r;\n", "// std::regex is banned\n"),
    ("printf", CODE, 'printf("a");\n', 'fmt::print("a");\n'),
    ("output", CODE, "std::cout << 1;\n", 'auto s = "std::cout";\n'),
    ("endl", CODE, "s << std::endl;\n", "s << '\\n';\n"),
    ("new", CODE, "auto* p = new A();\n", "auto new_ticket = 1;\n"),
    ("delete", CODE, "delete p;\n", "A(A const&) = delete;\n"),
    ("catch", CODE, "try { f(); } catch (std::exception const&) {}\n", "int catches(int a);\n"),
    ("catch", "server/platform/base/a.cc", "try { f(); } catch (...) { g(); } throw 1;\n", "try { f(); } catch (...) { if (a) { b(); } throw; }\n"),
    ("namespace", CODE, "using namespace podpora;\n", "using namespace std::chrono;\nusing namespace std::string_literals;\n"),
    ("goto", CODE, "goto end;\n", "int go_to;\n"),
    ("sleep", "server/features/tickets/reply_test.cc", "std::this_thread::sleep_for(1s);\n", "clock.advance(1s);\n"),
    ("now", CODE, "std::chrono::system_clock::now();\n", "clock.now();\n"),
    ("random", CODE, "std::mt19937 r;\n", "Random& r;\n"),
    ("getenv", CODE, 'std::getenv("A");\n', "int getenvy;\n"),
    ("cast", CODE, "reinterpret_cast<int*>(p);\n", "static_cast<int>(p);\n"),
    ("coroutine", CODE, "co_return 1;\n", "return 1;\n"),
    ("number", CODE, "std::stoi(a);\n", "std::from_chars(a, b, c);\n"),
    ("todo", CODE, "// TODO later\n", "// TODO(anna): when the vendor answers, #12\n"),
    ("todo", "tools/dev/x.sh", "# FIXME\n", "# fixed\n"),
    ("old-code", CODE, "  // reply(tx, actor);\n", "  // The reply comes first; then the note.\n"),
    ("pragma-once", HEADER, "#ifndef A\n#define A\n#endif\n", "// A contract.\n#pragma once\n"),
    ("heavy-header", HEADER, header("#include <soci/soci.h>\n"), header("#include <boost/json/value.hpp>\n")),
    ("doc-comment", HEADER, header("Result<MessageId> reply(Database& db);\n"), header("/// Stores.\nvoid a(int b);\nvoid c();\n")),
    ("doc-comment", HEADER, header("std::vector<int> all();\n"), header("struct A {\n  int a(int b);\n};\nstd::optional<A> find_a(int id);\n")),
    ("readme", "server/features/routing/route.cc", "int a;\n", None),
    ("readme", "server/features/tickets/README.md", "a\n" * 41, "a\n" * 40),
    ("name", "server/features/tickets/Reply.cc", "int a;\n", None),
    ("machine-path", "docs/a.md", "see /ho" + "me/anna/x\n", "see /usr/share and /var/lib\n"),
    ("machine-path", CODE, 'auto a = "/tm' + 'p/x";\n', 'auto a = "https://example.test/home/x";\n'),
    ("migration-name", "db/migrations/99_a.sql", "-- Why.\n", None),
    ("migration-name", "db/migrations/0020_a.sql", "-- Why.\n", None),
    ("migration-name", "db/migrations/0098_a.sqlite.sql", "-- Why.\n", None),
    ("migration-comment", MIGRATION, "ALTER TABLE ticket ADD a bigint;\n", "-- Why.\nALTER TABLE ticket ADD a bigint;\n"),
    ("desk-key", MIGRATION, "-- Why.\nCREATE TABLE a (desk_id bigint, id bigint PRIMARY KEY);\n", "-- Why.\nCREATE TABLE a (id bigint PRIMARY KEY);\n"),
    ("desk-key", MIGRATION, "-- Why.\nCREATE INDEX a_b ON ticket (id);\n".replace("ticket", "b").replace("-- Why.", "-- Why.\nCREATE TABLE b (desk_id bigint, PRIMARY KEY (desk_id));"), "-- Why.\n"),
    ("exception", "tools/tidy-exceptions.txt", "catch server/a.cc\n", "# a comment\n"),
    ("exception", "tools/tidy-exceptions.txt", "catch server/a.cc  # nothing there\n", ""),
]


def rules_found(files):
    found = check_tree(Tree({**BASE, **files}))
    return {finding.rule for finding in found}


class TidyTest(unittest.TestCase):
    def test_the_base_is_clean(self):
        self.assertEqual(set(), rules_found({}))

    def test_exceptions_name_a_path_or_a_query(self):
        bad = query("select id from ticket", "ticket.all") + "catch (int) {}\n"
        allowed = "desk ticket.all  # why\ncatch server/features/*  # why\n"
        self.assertEqual({"desk", "catch"}, rules_found({STORE: bad}))
        self.assertEqual(set(), rules_found({STORE: bad, "tools/tidy-exceptions.txt": allowed}))

    def test_rooms_are_named_before_they_are_needed(self):
        rooms = ROOMS.replace("features/audit NEEDS ${platform}", "features/audit NEEDS features/tickets")
        self.assertIn("layers", rules_found({"server/CMakeLists.txt": rooms}))

    def test_code_only_keeps_lines_and_numbers(self):
        self.assertEqual("int a = 1'000;        \nf(\"   \");", code_only("int a = 1'000; // it's\nf(\"a{b\");"))

    def test_strings_that_follow_each_other_are_one(self):
        self.assertEqual([(1, "ab"), (2, "c")], strings('f("a" R"x(b)x",\n "c");'))

    def test_spans_of_neighbours(self):
        self.assertEqual([(1, 2), (4, 4)], list(function_spans("int a() {\n}\n\nint b() { return 1; }\n")))


def add_samples():
    known = query("select 1", "ticket.known")
    for number, (rule, path, bad, good) in enumerate(SAMPLES):

        def test(self, rule=rule, path=path, bad=bad, good=good):
            base = {STORE: known} if rule == "query-name" else {}
            self.assertIn(rule, rules_found({**base, path: bad}))
            if good is not None:
                self.assertNotIn(rule, rules_found({**base, path: good}))

        setattr(TidyTest, f"test_{number:02}_{rule.replace('-', '_')}", test)


add_samples()

if __name__ == "__main__":
    unittest.main()
