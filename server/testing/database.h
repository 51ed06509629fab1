#pragma once

#include "platform/base/clock.h"
#include "platform/base/random.h"
#include "platform/storage/database.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace podpora::testing {

/// A fresh, migrated database for one test; gone when it is destroyed.
class TestDatabase {
 public:
  virtual ~TestDatabase() = default;

  virtual storage::Database& database() = 0;
  /// Its address for `open_database`: a second process, or a second pool.
  virtual std::string url() const = 0;
};

/// The dialects that tests run on: always `sqlite`, and `postgres` when PODPORA_TEST_POSTGRES holds the address of a
/// server and a role that may create databases and is no superuser. Prints once when it does not.
std::vector<std::string> databases();

/// Opens a fresh database of that dialect. Throws when the server is not there.
std::unique_ptr<TestDatabase> make_database(std::string const& dialect);

/// Base of the tests of a store. Runs on each of the databases:
///
///     using TicketStoreTest = testing::StoreTest;   // or a class derived from it
///     PODPORA_BOTH_DATABASES(TicketStoreTest);
///     TEST_P(TicketStoreTest, FindsByNumber) { db().write(…); }
class StoreTest : public ::testing::TestWithParam<std::string> {
 public:
  StoreTest();

  storage::Database& db() { return database_->database(); }
  bool on_postgres() const { return GetParam() == "postgres"; }

  ManualClock clock;               ///< Monday 2026-11-23 08:00 UTC
  std::unique_ptr<Random> random;  ///< the same stream in every run
  IdSource ids;
  DeskId desk;        ///< of a desk that has no row: make one where the schema wants it
  DeskId other_desk;  ///< mallory's

 protected:
  std::unique_ptr<TestDatabase> database_;
};

}  // namespace podpora::testing

/// Runs the suite on every database that there is.
#define PODPORA_BOTH_DATABASES(Suite)                                                       \
  INSTANTIATE_TEST_SUITE_P(On, Suite, ::testing::ValuesIn(::podpora::testing::databases()), \
                           [](auto const& parameter) { return parameter.param; })
