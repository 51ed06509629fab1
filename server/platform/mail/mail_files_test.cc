#include "platform/mail/mail_files.h"

#include <gtest/gtest.h>

#include <fstream>

namespace podpora::mail {
namespace {

class MailFilesTest : public ::testing::Test {
 protected:
  MailFilesTest() : folder(std::filesystem::path(::testing::TempDir()) / "mail_files_test") {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
  }
  std::filesystem::path write(std::string const& name, std::string const& content) {
    auto const path = folder / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }
  std::vector<std::string> read(std::string const& content, std::size_t size_max = 1000) {
    MboxReader reader(write("box", content), 0, size_max);
    std::vector<std::string> messages;
    while (auto message = reader.next()) messages.push_back(message->bytes);
    return messages;
  }
  std::filesystem::path folder;
};

TEST_F(MailFilesTest, AnMboxIsCutIntoItsMessages) {
  using Messages = std::vector<std::string>;
  EXPECT_EQ(read("From a@b Mon Nov 23 08:00:00 2026\nSubject: 1\n\nhello\n\nFrom c Tue Nov 24 08:00:00 2026\nSubject: "
                 "2\n\nFrom here on\n\nno end"),
            (Messages{"Subject: 1\n\nhello\n", "Subject: 2\n\nFrom here on\n\nno end"}));
  EXPECT_EQ(read("From a Mon Nov 23 08:00:00 2026\r\nS: 1\r\n\r\n>From x\r\n>>From y\r\n> From z\r\n\r\n"),
            (Messages{"S: 1\r\n\r\nFrom x\r\n>From y\r\n> From z\r\n"}));
  EXPECT_EQ(read("From a\nS: 1\n\n\n\nFrom b Mon Nov 23 08:00 2026\nS: 2\n\n"), (Messages{"S: 1\n\n\n", "S: 2\n"}));
  EXPECT_EQ(read("From a\n"), Messages{""});
  EXPECT_EQ(read("From a\nS: " + std::string(3000, 'x') + "\n\nFrom b Mon Nov 23 08:00 2026\nS: 2\n"),
            (Messages{"", "S: 2\n"}));
  EXPECT_EQ(
      read("From a\nS: 1\n\n" + std::string(200'000, 'x') + "\n\nFrom b Mon Nov 23 08:00 2026\nS: 2\n", 1 << 20).size(),
      2U);
}

TEST_F(MailFilesTest, ReadingGoesOnWhereItEnded) {
  auto const path = write(
      "box",
      "From a\nS: 1\n\nx\n\nFrom b Mon Nov 23 08:00 2026\nS: 2\n\ny\n\nFrom c Mon Nov 23 08:00 2026\nS: 3\n\nz\n");
  std::uint64_t offset = 0;
  std::string subjects;
  for (;;) {
    auto const message = MboxReader(path, offset, 1000).next();
    if (!message) break;
    subjects += message->bytes.substr(3, 1);
    offset = message->next;
  }
  EXPECT_EQ(subjects, "123");
}

TEST_F(MailFilesTest, FilesAreFoundInAStableOrder) {
  write("a/inbox", "From a\nS: 1\n\n");
  write("b/message.eml", "S: 2\n\n");
  write("c/cur/1:2,S", "S: 3\n\n");
  write("c/new/2", "S: 4\n\n");
  write("c/tmp/3", "S: half");
  write("notes.txt", "nothing");
  std::vector<std::string> names;
  for (auto const& file : mail_files(folder))
    names.push_back(file.path.lexically_relative(folder).string() + (file.kind == MailFileKind::kMbox ? " mbox" : ""));
  EXPECT_EQ(names, (std::vector<std::string>{"a/inbox mbox", "b/message.eml", "c/cur/1:2,S", "c/new/2"}));
  EXPECT_THROW(mail_files(folder / "nowhere"), std::runtime_error);
  EXPECT_EQ(mail_files(folder / "notes.txt").at(0).kind, MailFileKind::kMessage);
  EXPECT_THROW(MboxReader(folder / "notes.txt", 0, 10), std::runtime_error);
}

}  // namespace
}  // namespace podpora::mail
