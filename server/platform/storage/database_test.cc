#include "platform/storage/database.h"

#include "platform/storage/migrate.h"
#include "platform/storage/open.h"
#include "testing/database.h"

#include <boost/describe/class.hpp>
#include <gmock/gmock.h>

#include <limits>
#include <thread>

namespace podpora::storage {

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

enum class Mood { kVeryHappy, kB };
BOOST_DESCRIBE_ENUM(Mood, kVeryHappy, kB)

struct Note {
  std::int64_t id{0};
  std::string body;
  std::optional<std::int64_t> count;
  std::optional<double> weight;
  std::optional<std::string> title;

  bool operator==(Note const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Note, (), (id, body, count, weight, title))

constexpr Query kCreateNote{"note.create",
                            "CREATE TABLE note (desk_id bigint NOT NULL, id bigint NOT NULL, body text NOT NULL, "
                            "count bigint, weight double precision, title text, PRIMARY KEY (desk_id, id))"};
constexpr Query kInsert{"note.insert",
                        "INSERT INTO note (desk_id, id, body, count, weight, title) "
                        "VALUES (:desk, :id, :body, :count, :weight, :title)"};
constexpr Query kFind{"note.find",
                      "SELECT id, body, count, weight, title FROM note WHERE desk_id = :desk AND id = :id"};
constexpr Query kIds{"note.ids", "SELECT id FROM note WHERE desk_id = :desk ORDER BY id"};
constexpr Query kIdsOfAllDesks{"note.ids_of_all_desks", "SELECT id FROM note ORDER BY id"};
constexpr Query kSetBody{"note.set_body", "UPDATE note SET body = :body WHERE desk_id = :desk AND id = :id"};

class DatabaseTest : public podpora::testing::StoreTest {
 protected:
  DatabaseTest() {
    db().write(Scope::all_desks(), [](Transaction& tx) { tx.execute(kCreateNote, {}); });
    migrate(db());
  }

  Scope scope() const { return Scope::of(desk); }

  void insert(Transaction& tx, Note const& note) { insert_for(tx, desk, note); }

  static void insert_for(Transaction& tx, DeskId owner, Note const& note) {
    tx.execute(kInsert, {{"desk", owner},
                         {"id", note.id},
                         {"body", note.body},
                         {"count", note.count},
                         {"weight", note.weight},
                         {"title", note.title}});
  }

  void write_note(Note const& note) {
    db().write(scope(), [&](Transaction& tx) { insert(tx, note); });
  }

  std::optional<Note> find(std::int64_t id) {
    return db().read(scope(), [&](Transaction& tx) { return tx.first<Note>(kFind, {{"desk", desk}, {"id", id}}); });
  }

  std::vector<std::int64_t> note_ids() {
    return db().read(scope(), [&](Transaction& tx) { return tx.all<std::int64_t>(kIds, {{"desk", desk}}); });
  }

  void check_round_trip(Note const& note) {
    write_note(note);
    EXPECT_EQ(find(note.id), note);
  }
};

PODPORA_BOTH_DATABASES(DatabaseTest);

TEST_P(DatabaseTest, KeepsEveryKindOfValue) {
  check_round_trip({.id = 1, .body = ""});
  check_round_trip({.id = 2, .body = "Příliš žluťoučký kůň 🐎", .count = 0, .weight = 0.1, .title = ""});
  check_round_trip({.id = 3, .body = std::string(1 << 20, 'x'), .count = std::numeric_limits<std::int64_t>::max()});
  check_round_trip({.id = 4, .body = "'\"\\:x ; --", .count = std::numeric_limits<std::int64_t>::min()});
  check_round_trip({.id = std::numeric_limits<std::int64_t>::max(), .body = "\n", .weight = 1.0 / 3.0});
  check_round_trip({.id = 6, .body = "after a long one"});
}

TEST_P(DatabaseTest, BindsANameThatAppearsTwice) {
  constexpr Query kTwice{"note.twice", "SELECT id FROM note WHERE desk_id = :desk AND (id = :x OR count = :x)"};
  write_note({.id = 5, .body = "a", .count = 6});
  write_note({.id = 6, .body = "b", .count = 7});
  auto const ids = db().read(scope(), [&](Transaction& tx) {
    return tx.all<std::int64_t>(kTwice, {{"x", 6}, {"desk", desk}});
  });
  EXPECT_THAT(ids, ::testing::UnorderedElementsAre(5, 6));
}

TEST_P(DatabaseTest, BindsByNameInAnyOrder) {
  write_note({.id = 1, .body = "a"});
  auto const in_order = [&](Transaction& tx) {
    return tx.execute(kSetBody, {{"body", "b"}, {"desk", desk}, {"id", 1}});
  };
  auto const reversed = [&](Transaction& tx) {
    return tx.execute(kSetBody, {{"id", 1}, {"desk", desk}, {"body", "c"}});
  };
  EXPECT_EQ(db().write(scope(), in_order), 1);
  EXPECT_EQ(find(1)->body, "b");
  EXPECT_EQ(db().write(scope(), reversed), 1);
  EXPECT_EQ(find(1)->body, "c");
}

TEST_P(DatabaseTest, RefusesWrongParameters) {
  auto const refuse = [&](Params params, std::string const& message) {
    try {
      db().read(scope(), [&](Transaction& tx) { return tx.all<std::int64_t>(kIds, params); });
      ADD_FAILURE() << "expected: " << message;
    } catch (std::logic_error const& e) {
      EXPECT_EQ(e.what(), message);
    }
  };
  refuse({}, "note.ids: parameter :desk is not bound");
  refuse({{"desk", desk}, {"id", 1}}, "note.ids: has no parameter :id");
  refuse({{"desk", desk}, {"desk", desk}}, "note.ids: parameter :desk is bound twice");
}

TEST_P(DatabaseTest, KnowsCommentsQuotesAndCasts) {
  constexpr Query kOdd{"note.odd",
                       "SELECT ':not_one' || title -- don't take :this\n"
                       " FROM note WHERE desk_id = cast(:desk as bigint) /* nor :that */ AND title <> ':x''y'"};
  write_note({.id = 1, .body = "a", .title = "!"});
  auto const rows = db().read(scope(), [&](Transaction& tx) { return tx.all<std::string>(kOdd, {{"desk", desk}}); });
  EXPECT_THAT(rows, ElementsAre(":not_one!"));
}

TEST_P(DatabaseTest, ReadsWhatAnInsertReturns) {
  constexpr Query kReturning{"note.insert_returning",
                             "INSERT INTO note (desk_id, id, body) VALUES (:desk, :id, :body) "
                             "ON CONFLICT (desk_id, id) DO UPDATE SET body = :body RETURNING id"};
  auto const insert = [&](Transaction& tx) {
    return tx.first<std::int64_t>(kReturning, {{"desk", desk}, {"id", 9}, {"body", "x"}});
  };
  EXPECT_EQ(db().write(scope(), insert), 9);
  EXPECT_EQ(db().write(scope(), insert), 9);
  EXPECT_THAT(note_ids(), ElementsAre(9));
}

TEST_P(DatabaseTest, KeepsEnumsAndTimes) {
  constexpr Query kMood{"mood", "SELECT cast(:mood as text) FROM note WHERE desk_id = :desk"};
  constexpr Query kTime{"time", "SELECT cast(:time as bigint) FROM note WHERE desk_id = :desk"};
  write_note({.id = 1, .body = "a"});
  db().read(scope(), [&](Transaction& tx) {
    EXPECT_EQ(tx.first<std::string>(kMood, {{"mood", Mood::kVeryHappy}, {"desk", desk}}), "very_happy");
    EXPECT_EQ(tx.first<Mood>(kMood, {{"mood", Mood::kB}, {"desk", desk}}), Mood::kB);
    EXPECT_EQ(tx.first<Time>(kTime, {{"time", clock.now()}, {"desk", desk}}), clock.now());
    EXPECT_THROW(tx.first<Mood>(kMood, {{"mood", "sad"}, {"desk", desk}}), std::runtime_error);
  });
}

TEST_P(DatabaseTest, RefusesUZeroInText) {
  Note const note{.id = 1, .body = std::string("a\0b", 3)};
  EXPECT_THROW(write_note(note), std::invalid_argument);
  EXPECT_EQ(find(1), std::nullopt);
}

TEST_P(DatabaseTest, KeepsBytes) {
  std::string const type = on_postgres() ? "bytea" : "blob";
  std::string const create = "CREATE TABLE piece (desk_id bigint NOT NULL, id bigint NOT NULL, content " + type + ")";
  constexpr Query kPut{"piece.put", "INSERT INTO piece (desk_id, id, content) VALUES (:desk, :id, :bytes)"};
  constexpr Query kGet{"piece.get", "SELECT content FROM piece WHERE desk_id = :desk AND id = :id"};
  db().write(Scope::all_desks(), [&](Transaction& tx) { tx.execute(Query{"piece.create", create}, {}); });
  std::string all;
  for (int i = 0; i < 1024; ++i) all += static_cast<char>(i % 256);
  auto const check = [&](int id, std::string const& bytes) {
    auto const changed = db().write(scope(), [&](Transaction& tx) {
      return tx.execute_with_bytes(kPut, {{"desk", desk}, {"id", id}}, bytes);
    });
    EXPECT_EQ(changed, 1);
    EXPECT_EQ(db().read(scope(), [&](Transaction& tx) { return tx.bytes(kGet, {{"id", id}, {"desk", desk}}); }), bytes);
  };
  check(1, all);
  check(2, "");
  check(3, std::string(300 * 1024, '\0'));
  db().read(scope(), [&](Transaction& tx) {
    EXPECT_EQ(tx.bytes(kGet, {{"desk", desk}, {"id", 4}}), std::nullopt);
    EXPECT_THROW(tx.bytes(kGet, {{"desk", desk}}), std::logic_error);
  });
}

TEST_P(DatabaseTest, RollsBackAFailedResult) {
  auto const result = db().write(scope(), [&](Transaction& tx) -> Result<int> {
    insert(tx, {.id = 1, .body = "a"});
    tx.after_commit([] { ADD_FAILURE() << "was rolled back"; });
    return conflict("no");
  });
  EXPECT_EQ(result.error().code, "no");
  EXPECT_THAT(note_ids(), ElementsAre());
}

TEST_P(DatabaseTest, RollsBackAndRethrowsAnException) {
  auto const write = [&] {
    db().write(scope(), [&](Transaction& tx) {
      insert(tx, {.id = 1, .body = "a"});
      throw std::out_of_range("mine");
    });
  };
  EXPECT_THROW(write(), std::out_of_range);
  EXPECT_THAT(note_ids(), ElementsAre());
  write_note({.id = 2, .body = "the next one is not harmed"});
  EXPECT_THAT(note_ids(), ElementsAre(2));
}

TEST_P(DatabaseTest, AViolatedConstraintNamesTheQueryAndNoValue) {
  write_note({.id = 1, .body = "secret"});
  try {
    write_note({.id = 1, .body = "secret"});
    ADD_FAILURE();
  } catch (std::runtime_error const& e) {
    EXPECT_THAT(e.what(), HasSubstr("note.insert"));
    EXPECT_THAT(e.what(), ::testing::Not(HasSubstr("secret")));
  }
}

TEST_P(DatabaseTest, CallsAfterCommitOnce) {
  int calls = 0;
  db().write(scope(), [&](Transaction& tx) {
    insert(tx, {.id = 1, .body = "a"});
    tx.after_commit([&] { calls += static_cast<int>(note_ids().size()); });
    tx.after_commit([] { throw std::runtime_error("is logged, and harms nobody"); });
  });
  EXPECT_EQ(calls, 1);
}

TEST_P(DatabaseTest, ReadsASnapshot) {
  write_note({.id = 1, .body = "a"});
  db().read(scope(), [&](Transaction& tx) {
    auto const ids_now = [&] { return tx.all<std::int64_t>(kIds, {{"desk", desk}}); };
    EXPECT_THAT(ids_now(), ElementsAre(1));
    std::thread([&] { write_note({.id = 2, .body = "b"}); }).join();
    EXPECT_THAT(ids_now(), ElementsAre(1));
  });
  EXPECT_THAT(note_ids(), ElementsAre(1, 2));
}

TEST_P(DatabaseTest, AReadCannotWrite) {
  EXPECT_THROW(db().read(scope(), [&](Transaction& tx) { insert(tx, {.id = 1, .body = "a"}); }), std::runtime_error);
  EXPECT_THAT(note_ids(), ElementsAre());
}

TEST_P(DatabaseTest, RefusesAVerbInsideAnother) {
  EXPECT_THROW(db().read(scope(), [&](Transaction&) { note_ids(); }), std::logic_error);
  EXPECT_THROW(db().write(scope(), [&](Transaction&) { note_ids(); }), std::logic_error);
  EXPECT_THROW(db().write(scope(), [&](Transaction&) { write_note({.id = 1, .body = "a"}); }), std::logic_error);
}

TEST_P(DatabaseTest, MigratingAgainDoesNothing) {
  EXPECT_THAT(migrate(db()), ElementsAre());
  for (auto const& migration : migration_status(db())) EXPECT_TRUE(migration.applied) << migration.name;
}

TEST_P(DatabaseTest, RefusesTheDatabaseOfANewerVersion) {
  constexpr Query kNewer{"newer", "INSERT INTO schema_migration (name, applied_at) VALUES ('9999_x', 0)"};
  db().write(Scope::all_desks(), [&](Transaction& tx) { tx.execute(kNewer, {}); });
  EXPECT_THROW(migrate(db()), std::runtime_error);
  EXPECT_THROW(migration_status(db()), std::runtime_error);
}

TEST_P(DatabaseTest, TwoProcessesMayMigrateAtOnce) {
  auto const second = open_database(database_->url());
  std::thread other([&] { migrate(*second); });
  migrate(db());
  other.join();
}

TEST_P(DatabaseTest, AWallStandsBetweenDesksOnPostgres) {
  write_note({.id = 1, .body = "ours"});
  db().write(Scope::of(other_desk), [&](Transaction& tx) { insert_for(tx, other_desk, {.id = 2, .body = "theirs"}); });
  auto const seen = [&](Scope whose) {
    return db().read(whose, [](Transaction& tx) { return tx.all<std::int64_t>(kIdsOfAllDesks, {}); });
  };
  EXPECT_THAT(seen(Scope::all_desks()), ElementsAre(1, 2));
  if (!on_postgres()) return;
  EXPECT_THAT(seen(Scope::of(desk)), ElementsAre(1));
  EXPECT_THAT(seen(Scope::of(other_desk)), ElementsAre(2));
  auto const intrude = [&] {
    db().write(Scope::of(other_desk), [&](Transaction& tx) { insert_for(tx, desk, {.id = 3, .body = "intruder"}); });
  };
  EXPECT_THROW(intrude(), std::runtime_error);
}

}  // namespace

}  // namespace podpora::storage
