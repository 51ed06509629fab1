#include "platform/jobs/jobs.h"

#include "platform/jobs/job_store.h"
#include "testing/database.h"

#include <gmock/gmock.h>

#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

namespace podpora::jobs {

namespace {

using storage::Scope;
using storage::Transaction;
using ::testing::ElementsAre;
using ::testing::SizeIs;
using namespace std::chrono_literals;

class JobsTest : public podpora::testing::StoreTest {
 protected:
  void enqueue_job(NewJob const& job) {
    db().write(Scope::of(job.desk), [&](Transaction& tx) { enqueue(tx, ids, clock, job); });
  }

  void enqueue_for(DeskId owner, std::string const& payload) {
    enqueue_job({.desk = owner, .kind = "test", .payload = payload});
  }

  std::unique_ptr<Worker> worker(Handler handler, WorkerOptions options = {}) {
    return make_worker(db(), clock, *random, {{"test", std::move(handler)}}, options);
  }

  Handler note_payload() {
    return [this](Job const& job) {
      std::scoped_lock const lock(mutex_);
      done_.push_back(job.payload);
      changed_.notify_all();
    };
  }

  std::optional<Claim> claim() {
    return db().write(Scope::all_desks(),
                      [&](Transaction& tx) { return claim_next(tx, clock.now(), clock.now() + 5min); });
  }

  std::vector<DeadLetter> dead(DeskId owner) {
    return db().read(Scope::of(owner), [&](Transaction& tx) { return dead_letters(tx, owner, 10); });
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> done_;
};

PODPORA_BOTH_DATABASES(JobsTest);

TEST_P(JobsTest, RunsWhatIsDueOldestFirst) {
  enqueue_for(desk, "{\"a\":\"ž\"}");
  clock.advance(1s);
  enqueue_for(other_desk, "second");
  enqueue_job({.desk = desk, .kind = "test", .payload = "later", .run_at = clock.now() + 1h});
  auto const it = worker(note_payload());
  EXPECT_EQ(it->run_due(), 2U);
  EXPECT_THAT(done_, ElementsAre("{\"a\":\"ž\"}", "second"));
  EXPECT_EQ(it->run_due(), 0U);
  clock.advance(1h);
  EXPECT_EQ(it->run_due(), 1U);
  EXPECT_EQ(done_.back(), "later");
}

TEST_P(JobsTest, AJobOfARolledBackTransactionIsNotMade) {
  auto const result = db().write(Scope::of(desk), [&](Transaction& tx) -> Result<int> {
    enqueue(tx, ids, clock, {.desk = desk, .kind = "test", .payload = "never"});
    return conflict("no");
  });
  EXPECT_TRUE(result.has_error());
  EXPECT_EQ(worker(note_payload())->run_due(), 0U);
}

TEST_P(JobsTest, AnOpenJobWithTheSameKeyIsNotMadeTwice) {
  NewJob const job{.desk = desk, .kind = "test", .payload = "once", .dedupe_key = "k"};
  NewJob const other{.desk = other_desk, .kind = "test", .payload = "theirs", .dedupe_key = "k"};
  enqueue_job(job);
  enqueue_job(job);
  enqueue_job(other);
  EXPECT_EQ(worker(note_payload())->run_due(), 2U);
  enqueue_job(job);
  EXPECT_EQ(worker(note_payload())->run_due(), 1U);
}

TEST_P(JobsTest, BacksOffAndThenGivesUp) {
  enqueue_for(desk, "x");
  std::vector<int> attempts;
  auto const it = worker(
      [&](Job const& job) {
        attempts.push_back(job.attempt);
        throw std::runtime_error("the server said \xff\xfe no");
      },
      {.attempts_max = 3});
  EXPECT_EQ(it->run_due(), 1U);
  clock.advance(7s);
  EXPECT_EQ(it->run_due(), 0U) << "ten seconds, less a fifth at most";
  clock.advance(5s);
  EXPECT_EQ(it->run_due(), 1U);
  clock.advance(36s);
  EXPECT_EQ(it->run_due(), 1U);
  EXPECT_THAT(attempts, ElementsAre(1, 2, 3));
  clock.advance(24h * 365);
  EXPECT_EQ(it->run_due(), 0U);
  auto const letters = dead(desk);
  ASSERT_THAT(letters, SizeIs(1));
  EXPECT_EQ(letters[0].last_error, "the server said ?? no");
  EXPECT_EQ(letters[0].kind, "test");
}

TEST_P(JobsTest, ADeadLetterIsItsDesksToRetry) {
  enqueue_job({.desk = desk, .kind = "test", .payload = "x", .dedupe_key = "k"});
  worker([](Job const&) { throw std::runtime_error("no"); }, {.attempts_max = 1})->run_due();
  auto const id = dead(desk).at(0).id;
  enqueue_job({.desk = desk, .kind = "test", .payload = "a new one with the same key", .dedupe_key = "k"});

  EXPECT_THAT(dead(other_desk), SizeIs(0));
  auto const retry = [&](DeskId who) {
    return db().write(Scope::of(who), [&](Transaction& tx) { return retry_dead_letter(tx, who, id, clock.now()); });
  };
  EXPECT_FALSE(retry(other_desk));
  EXPECT_TRUE(retry(desk));
  EXPECT_FALSE(retry(desk));
  EXPECT_EQ(worker(note_payload())->run_due(), 2U);
  EXPECT_THAT(dead(desk), SizeIs(0));
}

TEST_P(JobsTest, AKindWithoutAHandlerIsAFailure) {
  enqueue_job({.desk = desk, .kind = "unknown", .payload = ""});
  worker(note_payload(), {.attempts_max = 1})->run_due();
  EXPECT_EQ(dead(desk).at(0).last_error, "no handler for jobs of kind unknown");
}

TEST_P(JobsTest, TheJobOfACrashedWorkerIsTakenUpAgainAndTheLateOneIsFenced) {
  enqueue_for(desk, "x");
  auto const crashed = claim();
  ASSERT_TRUE(crashed);
  EXPECT_FALSE(claim()) << "it is leased";
  clock.advance(6min);
  auto const second = claim();
  ASSERT_TRUE(second);
  EXPECT_EQ(second->job.attempt, 2);
  auto const settle = [&](Claim const& by) {
    return db().write(Scope::of(desk), [&](Transaction& tx) { return finish(tx, by); });
  };
  db().write(Scope::of(desk), [&](Transaction& tx) {
    EXPECT_FALSE(renew(tx, *crashed, clock.now()));
    EXPECT_FALSE(put_back(tx, *crashed, "late", clock.now()));
    EXPECT_FALSE(bury(tx, *crashed, "late", clock.now()));
  });
  EXPECT_FALSE(settle(*crashed));
  EXPECT_TRUE(settle(*second));
}

TEST_P(JobsTest, AJobThatKillsItsWorkerEachTimeBecomesADeadLetter) {
  enqueue_for(desk, "x");
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(claim());
    clock.advance(6min);
  }
  worker(note_payload(), {.attempts_max = 3})->run_due();
  EXPECT_THAT(done_, ElementsAre());
  EXPECT_EQ(dead(desk).at(0).last_error, "the process ended while the job ran");
}

TEST_P(JobsTest, TwoWorkersRunEachJobOnce) {
  constexpr int kJobs = 40;
  for (int i = 0; i < kJobs; ++i) enqueue_for(desk, std::to_string(i));
  auto const first = worker(note_payload(), {.threads = 2});
  auto const second = worker(note_payload(), {.threads = 2});
  first->start();
  second->start();
  {
    std::unique_lock lock(mutex_);
    ASSERT_TRUE(changed_.wait_for(lock, 60s, [&] { return done_.size() >= kJobs; }));
  }
  first->stop();
  second->stop();
  EXPECT_THAT(done_, SizeIs(kJobs));
  EXPECT_THAT(std::set<std::string>(done_.begin(), done_.end()), SizeIs(kJobs));
}

TEST_P(JobsTest, WakesForNewWork) {
  auto const it = worker(note_payload(), {.threads = 1, .poll = 1h});
  it->start();
  enqueue_for(desk, "x");
  it->wake();
  std::unique_lock lock(mutex_);
  EXPECT_TRUE(changed_.wait_for(lock, 60s, [&] { return done_.size() == 1; }));
}

TEST(BackOff, GrowsToADay) {
  EXPECT_EQ(back_off(1), 10s);
  EXPECT_EQ(back_off(2), 30s);
  EXPECT_EQ(back_off(3), 90s);
  EXPECT_EQ(back_off(11), 24h);
  EXPECT_EQ(back_off(1000), 24h);
}

}  // namespace

}  // namespace podpora::jobs
