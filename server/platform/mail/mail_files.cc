#include "platform/mail/mail_files.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace podpora::mail {

namespace {

constexpr std::string_view kFrom = "From ";
constexpr std::size_t kChunk = 64 << 10;

bool is_empty_line(std::string_view line) {
  return line == "\n" || line == "\r\n";
}

/// `>From `, `>>From ` …
bool is_quoted_from(std::string_view line) {
  auto const end = line.find_first_not_of('>');
  return end != std::string_view::npos && end > 0 && line.substr(end).starts_with(kFrom);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// `From a@b Mon Nov 23 08:00:00 2026`: with a time of day, which a sentence of somebody's text has not.
bool is_separator(std::string_view line) {
  if (!line.starts_with(kFrom)) return false;
  for (std::size_t i = kFrom.size(); i + 4 < line.size(); ++i) {
    if (is_digit(line[i]) && is_digit(line[i + 1]) && line[i + 2] == ':' && is_digit(line[i + 3]) &&
        is_digit(line[i + 4]))
      return true;
  }
  return false;
}

bool begins_like_mbox(std::filesystem::path const& path) {
  std::ifstream in(path, std::ios::binary);
  std::array<char, kFrom.size()> head{};
  in.read(head.data(), head.size());
  return in.gcount() == std::streamsize(head.size()) && std::string_view(head.data(), head.size()) == kFrom;
}

bool is_in_maildir(std::filesystem::path const& path) {
  auto const folder = path.parent_path();
  auto const name = folder.filename();
  return (name == "new" || name == "cur") && std::filesystem::is_directory(folder.parent_path() / "tmp");
}

std::optional<MailFileKind> kind_of(std::filesystem::path const& path) {
  if (is_in_maildir(path) || path.extension() == ".eml") return MailFileKind::kMessage;
  if (begins_like_mbox(path)) return MailFileKind::kMbox;
  return std::nullopt;
}

}  // namespace

struct MboxReader::Impl {
  Impl(std::filesystem::path const& file, std::uint64_t offset, std::size_t limit)
      : in(file, std::ios::binary), at(offset), size_max(limit) {
    if (!in) throw std::runtime_error("cannot read " + file.string());
    if (offset == 0 && !begins_like_mbox(file)) throw std::runtime_error(file.string() + " is no mbox");
    in.seekg(static_cast<std::streamoff>(offset));
  }

  /// The next line with its end. A longer line than a chunk comes in pieces, which is as good.
  bool read_line(std::string& line) {
    line.clear();
    while (line.size() < kChunk) {
      auto const c = in.get();
      if (c == std::char_traits<char>::eof()) break;
      line += static_cast<char>(c);
      if (c == '\n') break;
    }
    if (in.bad()) throw std::runtime_error("the file cannot be read further");
    at += line.size();
    return !line.empty();
  }

  std::ifstream in;
  std::uint64_t at;
  std::size_t size_max;
};

MboxReader::MboxReader(std::filesystem::path const& file, std::uint64_t offset, std::size_t size_max)
    : impl_(std::make_unique<Impl>(file, offset, size_max)) {}

MboxReader::~MboxReader() = default;

std::optional<FiledMessage> MboxReader::next() {
  auto& d = *impl_;
  std::string line;
  do {
    if (!d.read_line(line)) return std::nullopt;
  } while (is_empty_line(line));
  FiledMessage message;
  auto const add = [&](std::string_view text) {
    message.size += text.size();
    if (message.size <= d.size_max) message.bytes += text;
  };
  if (!line.starts_with(kFrom)) add(line);
  // The empty line that ends a message belongs to the file: it is held back until the next line shows what it was.
  std::string held;
  bool at_line_start = true;
  while (d.read_line(line)) {
    if (at_line_start && !held.empty() && is_separator(line)) {
      d.at -= line.size();
      d.in.clear();
      d.in.seekg(static_cast<std::streamoff>(d.at));
      held.clear();
      break;
    }
    add(held);
    held.clear();
    bool const empty = at_line_start && is_empty_line(line);
    bool const quoted = at_line_start && is_quoted_from(line);
    at_line_start = line.ends_with('\n');
    if (empty)
      held = line;
    else
      add(quoted ? std::string_view{line}.substr(1) : std::string_view{line});
  }
  if (message.size > d.size_max) message.bytes.clear();
  message.next = d.at;
  return message;
}

std::vector<MailFile> mail_files(std::filesystem::path const& path) {
  namespace fs = std::filesystem;
  std::error_code failed;
  auto const status = fs::status(path, failed);
  if (failed || !fs::exists(status)) throw std::runtime_error("there is no " + path.string());
  if (!fs::is_directory(status)) {
    auto const kind = begins_like_mbox(path) ? MailFileKind::kMbox : MailFileKind::kMessage;
    return {{path, kind, fs::file_size(path)}};
  }
  std::vector<MailFile> files;
  for (auto const& entry : fs::recursive_directory_iterator(path, fs::directory_options::skip_permission_denied)) {
    if (!entry.is_regular_file()) continue;
    if (auto const kind = kind_of(entry.path())) files.push_back({entry.path(), *kind, entry.file_size()});
  }
  std::ranges::sort(files, {}, &MailFile::path);
  return files;
}

}  // namespace podpora::mail
