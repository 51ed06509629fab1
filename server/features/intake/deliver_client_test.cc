#include "features/intake/deliver_client.h"

#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>

namespace podpora::intake {
namespace {

DeliverExit run(std::string const& desk, std::string const& raw, DeliverAlone alone, std::string* printed = nullptr) {
  std::istringstream in(raw);
  std::ostringstream out, log;
  auto const code = deliver_mail(
      {.desk = desk, .arrival = {}, .socket_path = "/nowhere/podpora.sock", .alone = std::move(alone)}, in, out, log);
  EXPECT_EQ(code == DeliverExit::kStored, log.str().empty()) << log.str();
  if (printed) *printed = out.str();
  return code;
}

TEST(DeliverClient, ExitsOnlyWithItsFourCodes) {
  std::string printed, taken;
  auto const stores = [&](std::string const& desk, std::string_view raw, Arrival const&) {
    taken = desk + ":" + std::string{raw};
    return std::optional<std::string>{"{}"};
  };
  EXPECT_EQ(run("hvezda", "From: a\n\nb", stores, &printed), DeliverExit::kStored);
  EXPECT_EQ(printed, "{}\n");
  EXPECT_EQ(taken, "hvezda:From: a\n\nb");
  EXPECT_EQ(run("", "x", stores), DeliverExit::kUsage);
  EXPECT_EQ(run("a b", "x", stores), DeliverExit::kUsage);
  EXPECT_EQ(run("nobody", "x", [](auto&, auto, auto&) { return std::optional<std::string>{}; }), DeliverExit::kNoDesk);
  EXPECT_EQ(run("hvezda", "x",
                [](auto&, auto, auto&) -> std::optional<std::string> { throw std::runtime_error("disk full"); }),
            DeliverExit::kTemporary);
  EXPECT_EQ(run("hvezda", "", stores), DeliverExit::kTemporary);
  EXPECT_EQ(run("hvezda", std::string((48 << 20) + 1, 'a'), stores), DeliverExit::kTemporary);
}

}  // namespace
}  // namespace podpora::intake
