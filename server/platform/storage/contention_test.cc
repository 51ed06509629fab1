#include "platform/storage/open.h"
#include "testing/database.h"

#include <gmock/gmock.h>

#include <future>
#include <thread>

namespace podpora::storage {

namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using namespace std::chrono_literals;

constexpr Query kCreate{"entry.create",
                        "CREATE TABLE entry (desk_id bigint NOT NULL, id bigint NOT NULL, amount bigint NOT NULL, "
                        "PRIMARY KEY (desk_id, id))"};
constexpr Query kInsert{"entry.insert", "INSERT INTO entry (desk_id, id, amount) VALUES (:desk, :id, :amount)"};
constexpr Query kBalance{"entry.balance", "SELECT coalesce(sum(amount), 0) FROM entry WHERE desk_id = :desk"};
constexpr Query kIds{"entry.ids", "SELECT id FROM entry WHERE desk_id = :desk ORDER BY id"};
constexpr Query kTerminate{"pg.terminate",
                           "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                           "WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"};

/// Many at once, and what the world does to them.
class ContentionTest : public podpora::testing::StoreTest {
 protected:
  ContentionTest() {
    db().write(Scope::all_desks(), [](Transaction& tx) { tx.execute(kCreate, {}); });
  }

  Scope scope() const { return Scope::of(desk); }

  void insert(Transaction& tx, std::int64_t id, std::int64_t amount) const {
    tx.execute(kInsert, {{"desk", desk}, {"id", id}, {"amount", amount}});
  }

  /// Draws from the balance when it suffices: reads, then writes.
  bool draw(Transaction& tx, std::int64_t id, std::int64_t amount) const {
    if (*tx.first<std::int64_t>(kBalance, {{"desk", desk}}) < amount) return false;
    insert(tx, id, -amount);
    return true;
  }

  std::int64_t balance() {
    return db().read(scope(), [&](Transaction& tx) { return *tx.first<std::int64_t>(kBalance, {{"desk", desk}}); });
  }

  /// Ends every connection to the database but the one that it opens for it.
  void cut_connections() {
    auto const other = open_database(database_->url(), {.connections = 1});
    other->write(Scope::all_desks(), [](Transaction& tx) { tx.first<std::int64_t>(kTerminate, {}); });
  }
};

PODPORA_BOTH_DATABASES(ContentionTest);

TEST_P(ContentionTest, ManyWritersLoseNothing) {
  constexpr int kThreads = 8;
  constexpr int kEach = 10;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&, t] {
        for (int i = 0; i < kEach; ++i) {
          db().write(scope(), [&](Transaction& tx) { insert(tx, t * kEach + i, 1); });
        }
      });
    }
  }
  EXPECT_EQ(balance(), kThreads * kEach);
}

TEST_P(ContentionTest, ABalanceIsNeverOverdrawn) {
  db().write(scope(), [&](Transaction& tx) { insert(tx, 0, 10); });
  std::atomic<int> drawn = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 1; t <= 6; ++t) {
      threads.emplace_back([&, t] {
        if (db().write(scope(), [&](Transaction& tx) { return draw(tx, t, 4); })) ++drawn;
      });
    }
  }
  EXPECT_EQ(drawn, 2);
  EXPECT_EQ(balance(), 2);
}

TEST_P(ContentionTest, TriesAgainAfterASerialisationFailure) {
  if (!on_postgres()) return;
  db().write(scope(), [&](Transaction& tx) { insert(tx, 0, 10); });
  int attempts = 0;
  bool const drawn = db().write(scope(), [&](Transaction& tx) {
    bool const enough = draw(tx, 1, 8);
    if (++attempts == 1) {
      std::thread([&] { db().write(scope(), [&](Transaction& rival) { draw(rival, 2, 8); }); }).join();
    }
    return enough;
  });
  EXPECT_EQ(attempts, 2);
  EXPECT_FALSE(drawn) << "the rival was first";
  EXPECT_EQ(balance(), 2);
}

TEST_P(ContentionTest, FindsTheServerAgainAfterALostConnection) {
  if (!on_postgres()) return;
  db().write(scope(), [&](Transaction& tx) { insert(tx, 1, 1); });
  cut_connections();
  EXPECT_EQ(balance(), 1);
  int attempts = 0;
  db().write(scope(), [&](Transaction& tx) {
    insert(tx, 2, 1);
    if (++attempts == 1) {
      std::thread([&] { cut_connections(); }).join();
      insert(tx, 3, 1);
    }
  });
  EXPECT_EQ(attempts, 2);
  EXPECT_THAT(db().read(scope(),
                        [&](Transaction& tx) {
                          return tx.all<std::int64_t>(kIds, {{"desk", desk}});
                        }),
              ElementsAre(1, 2));
}

TEST_P(ContentionTest, PreparesAnewWhenAColumnChanged) {
  if (!on_postgres()) return;
  constexpr Query kAlter{"entry.alter", "ALTER TABLE entry ALTER COLUMN id TYPE numeric"};
  auto const read_ids = [&] {
    return db().read(scope(), [&](Transaction& tx) { return tx.all<std::int64_t>(kIds, {{"desk", desk}}); });
  };
  db().write(scope(), [&](Transaction& tx) { insert(tx, 7, 1); });
  EXPECT_THAT(read_ids(), ElementsAre(7));
  db().write(Scope::all_desks(), [&](Transaction& tx) { tx.execute(kAlter, {}); });
  EXPECT_THAT(read_ids(), ElementsAre(7));
}

TEST_P(ContentionTest, SaysOverloadedInsteadOfWaitingForEver) {
  auto const narrow = open_database(database_->url(), {.connections = 1, .wait_max = 20ms});
  std::promise<void> begun;
  std::promise<void> release;
  auto const holder = std::async(std::launch::async, [&] {
    narrow->write(scope(), [&](Transaction& tx) {
      insert(tx, 1, 1);
      begun.set_value();
      release.get_future().wait();
    });
  });
  begun.get_future().wait();
  auto const second = [&] { narrow->write(scope(), [&](Transaction& tx) { insert(tx, 2, 1); }); };
  EXPECT_THROW(second(), Overloaded);
  release.set_value();
  holder.wait();
  EXPECT_EQ(balance(), 1);
}

}  // namespace

}  // namespace podpora::storage
