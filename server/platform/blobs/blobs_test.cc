#include "platform/blobs/blobs.h"

#include "testing/database.h"

#include <gmock/gmock.h>

#include <fstream>

namespace podpora::blobs {

namespace {

namespace fs = std::filesystem;
using storage::Scope;
using storage::Transaction;

class BlobsTest : public podpora::testing::StoreTest {
 protected:
  BlobsTest() {
    auto pattern = (fs::temp_directory_path() / "podpora-blobs-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    store_ = make_store(folder_);
  }
  ~BlobsTest() override { fs::remove_all(folder_); }

  BlobRef keep(DeskId owner, std::string const& bytes) {
    store_->prepare(bytes);
    return db().write(Scope::of(owner), [&](Transaction& tx) { return store_->put(tx, owner, bytes, clock.now()); });
  }

  std::optional<std::string> get(DeskId owner, std::string const& sha256) {
    return db().read(Scope::of(owner), [&](Transaction& tx) { return store_->get(tx, owner, sha256); });
  }

  std::vector<fs::path> files() const {
    std::vector<fs::path> found;
    for (auto const& entry : fs::recursive_directory_iterator(folder_)) {
      if (entry.is_regular_file()) found.push_back(entry.path());
    }
    return found;
  }

  fs::path folder_;
  std::unique_ptr<Store> store_;
};

PODPORA_BOTH_DATABASES(BlobsTest);

TEST_P(BlobsTest, KeepsBytesOfAnySize) {
  auto const check = [&](std::string const& bytes, std::size_t files_expected) {
    auto const ref = keep(desk, bytes);
    EXPECT_EQ(ref.size, static_cast<std::int64_t>(bytes.size()));
    EXPECT_EQ(keep(desk, bytes), ref) << "the same once more";
    EXPECT_EQ(get(desk, ref.sha256), bytes);
    EXPECT_EQ(files().size(), files_expected);
  };
  check("", 0);
  check(std::string("a\0b\xff", 4), 0);
  check(std::string(256 * 1024, '\0'), 0);
  check(std::string(256 * 1024 + 1, '\0'), 1);
  check(std::string(3'000'000, 'x'), 2);
}

TEST_P(BlobsTest, NamesAFileByItsHash) {
  auto const ref = keep(desk, std::string(300'000, 'x'));
  ASSERT_EQ(files().size(), 1U);
  EXPECT_EQ(files()[0], folder_ / ref.sha256.substr(0, 2) / ref.sha256.substr(2));
}

TEST_P(BlobsTest, AnotherDeskHasNoneOfThatName) {
  auto const small = keep(desk, "ours");
  auto const large = keep(desk, std::string(300'000, 'x'));
  EXPECT_EQ(get(other_desk, small.sha256), std::nullopt);
  EXPECT_EQ(get(other_desk, large.sha256), std::nullopt);
}

TEST_P(BlobsTest, RefusesWhatWasNotPrepared) {
  std::string const bytes(300'000, 'x');
  auto const put = [&] {
    db().write(Scope::of(desk), [&](Transaction& tx) { store_->put(tx, desk, bytes, clock.now()); });
  };
  EXPECT_THROW(put(), std::logic_error);
}

TEST_P(BlobsTest, NeverGivesOutDamagedBytes) {
  auto const ref = keep(desk, std::string(300'000, 'x'));
  auto const damage = [&](std::string const& bytes) {
    std::ofstream(files().at(0), std::ios::binary | std::ios::trunc) << bytes;
    EXPECT_THROW(get(desk, ref.sha256), std::runtime_error);
  };
  damage(std::string(299'999, 'x') + "y");
  damage(std::string(299'999, 'x'));
  damage("");
  fs::remove(files().at(0));
  EXPECT_THROW(get(desk, ref.sha256), std::runtime_error);
}

TEST_P(BlobsTest, WritesAgainWhatWasCutShort) {
  std::string const bytes(300'000, 'x');
  auto const ref = keep(desk, bytes);
  fs::resize_file(files().at(0), 1000);
  keep(desk, bytes);
  EXPECT_EQ(get(desk, ref.sha256), bytes);
}

TEST(Sha256, IsLowerCaseHex) {
  // FIPS 180-2, appendix B.1
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace

}  // namespace podpora::blobs
