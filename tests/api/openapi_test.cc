#include "app/commands/commands.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace podpora::tests {
namespace {

TEST(OpenApi, TheCommittedDocumentIsThatOfThisBuild) {
  std::ifstream in("api/openapi.json", std::ios::binary);
  std::string const committed{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(app::openapi_document(), committed) << "run: podpora openapi > api/openapi.json";
}

}  // namespace
}  // namespace podpora::tests
