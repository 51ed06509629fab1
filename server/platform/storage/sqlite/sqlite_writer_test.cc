#include "platform/storage/sqlite/sqlite_writer.h"

#include "platform/storage/open.h"
#include "testing/database.h"

#include <gmock/gmock.h>

#include <future>
#include <thread>

namespace podpora::storage {

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using namespace std::chrono_literals;

constexpr Query kCreate{"group.create",
                        "CREATE TABLE item (id bigint PRIMARY KEY, "
                        "parent bigint REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED)"};
constexpr Query kInsert{"group.insert", "INSERT INTO item (id, parent) VALUES (:id, :parent)"};
constexpr Query kIds{"group.ids", "SELECT id FROM item ORDER BY id"};

/// A writer that is kept busy by one caller until the others stand in the queue: they become one group with it.
class SqliteWriterTest : public ::testing::Test {
 protected:
  SqliteWriterTest() {
    database().write(Scope::all_desks(), [](Transaction& tx) { tx.execute(kCreate, {}); });
  }

  Database& database() { return test_database_->database(); }
  std::string path() const { return test_database_->url().substr(std::string("sqlite:").size()); }

  static SqliteWriter::Body insert(std::int64_t id, std::optional<std::int64_t> parent = {}) {
    return [=](Transaction& tx) {
      tx.execute(kInsert, {{"id", id}, {"parent", parent}});
      return true;
    };
  }

  /// Writes all bodies in one group; what each caller was told.
  std::vector<std::future<void>> write_together(SqliteWriter& writer, std::vector<SqliteWriter::Body> const& bodies) {
    std::promise<void> release;
    std::promise<void> begun;
    std::vector<std::future<void>> outcomes;
    outcomes.push_back(std::async(std::launch::async, [&] {
      writer.write([&](Transaction&) {
        begun.set_value();
        release.get_future().wait();
        return true;
      });
    }));
    begun.get_future().wait();
    for (auto const& body : bodies) {
      outcomes.push_back(std::async(std::launch::async, [&writer, body] { writer.write(body); }));
      // One by one, so that the order of the group is the order of the list.
      while (writer.waiting() < outcomes.size() - 1) std::this_thread::yield();
    }
    release.set_value();
    for (auto const& outcome : outcomes) outcome.wait();
    return outcomes;
  }

  std::vector<std::int64_t> ids() {
    return database().read(Scope::all_desks(), [](Transaction& tx) { return tx.all<std::int64_t>(kIds, {}); });
  }

  std::unique_ptr<podpora::testing::TestDatabase> test_database_{podpora::testing::make_database("sqlite")};
};

TEST_F(SqliteWriterTest, CommitsTogetherWhatWaits) {
  SqliteWriter writer(database(), path(), 60s);
  std::vector<SqliteWriter::Body> bodies;
  for (int i = 1; i <= 30; ++i) bodies.push_back(insert(i));
  for (auto& outcome : write_together(writer, bodies)) outcome.get();
  EXPECT_EQ(ids().size(), 30U);
  EXPECT_EQ(writer.commits(), 1);
}

TEST_F(SqliteWriterTest, KeepsTheFailuresOfAGroupApart) {
  SqliteWriter writer(database(), path(), 60s);
  auto const fails = [](Transaction& tx) -> bool {
    tx.execute(kInsert, {{"id", 2}, {"parent", std::optional<std::int64_t>{}}});
    throw std::out_of_range("mine");
  };
  auto const declines = [](Transaction& tx) {
    tx.execute(kInsert, {{"id", 3}, {"parent", std::optional<std::int64_t>{}}});
    return false;
  };
  auto outcomes = write_together(writer, {insert(1), fails, declines, insert(1), insert(5)});
  outcomes[1].get();
  EXPECT_THROW(outcomes[2].get(), std::out_of_range);
  outcomes[3].get();
  EXPECT_THROW(outcomes[4].get(), std::runtime_error) << "violates the key";
  outcomes[5].get();
  EXPECT_THAT(ids(), ElementsAre(1, 5));
  EXPECT_EQ(writer.commits(), 1);
}

TEST_F(SqliteWriterTest, TellsEveryCallerWhenTheCommitFails) {
  SqliteWriter writer(database(), path(), 60s);
  for (auto& outcome : write_together(writer, {insert(1), insert(2, 77), insert(3)})) {
    EXPECT_THROW(outcome.get(), std::runtime_error);
  }
  EXPECT_THAT(ids(), ElementsAre());
  writer.write(insert(4));
  EXPECT_THAT(ids(), ElementsAre(4));
}

TEST_F(SqliteWriterTest, WaitsForAnotherProcessOnlySoLong) {
  SqliteWriter writer(database(), path(), 20ms);
  SqliteConnection other(path(), SqliteConnection::Use::kWrite, 20ms);
  other.exec("BEGIN IMMEDIATE");
  EXPECT_THROW(writer.write(insert(1)), Overloaded);
  other.exec("ROLLBACK");
  writer.write(insert(1));
  EXPECT_THAT(ids(), ElementsAre(1));
}

TEST_F(SqliteWriterTest, KeepsEachCommitThroughAFullSync) {
  SqliteConnection connection(path(), SqliteConnection::Use::kWrite, 20ms);
  constexpr Query kMode{"pragma", "SELECT journal_mode FROM pragma_journal_mode"};
  constexpr Query kSync{"pragma", "SELECT synchronous FROM pragma_synchronous"};
  SqliteTransaction tx(connection);
  Transaction& open = tx;
  EXPECT_EQ(open.first<std::string>(kMode, {}), "wal");
  EXPECT_EQ(open.first<std::int64_t>(kSync, {}), 2) << "FULL";
}

TEST(OpenSqlite, SaysWhatIsWrong) {
  auto const refuse = [](std::string const& url, std::string const& message) {
    try {
      open_database(url);
      ADD_FAILURE() << url;
    } catch (std::runtime_error const& e) {
      EXPECT_THAT(e.what(), HasSubstr(message));
    }
  };
  refuse("sqlite:/no/such/folder/x.db", "/no/such/folder/x.db");
  refuse("sqlite:", "names no file");
  refuse("mysql://user:secret@host/x", "must begin with");
  refuse("postgresql://%zz", "not a valid");
}

}  // namespace

}  // namespace podpora::storage
