#include "platform/mail/imap.h"
#include "platform/mail/imap_rules.h"

#include "platform/base/text.h"

#include <algorithm>

namespace podpora::mail {

namespace {

using Clock = std::chrono::steady_clock;
using Kind = ImapError::Kind;

constexpr std::size_t kLineMax = 12 << 20;    ///< a search over a million messages
constexpr std::size_t kWordsMax = 500;        ///< of a server's answer, as far as people are shown it
constexpr std::uint64_t kSlowest = 16 << 10;  ///< bytes a second that a long answer must at least come with
constexpr std::size_t kReadStep = 64 << 10;
constexpr std::size_t kUidsMax = 200;  ///< of one command, so that its line stays short

bool begins(std::string_view line, std::string_view prefix) {
  return ascii_lower(line.substr(0, prefix.size())) == ascii_lower(prefix);
}

}  // namespace

struct ImapSession::Impl {
  Impl(std::unique_ptr<ImapStream> s, std::chrono::milliseconds command, std::size_t literal)
      : stream(std::move(s)), command_max_time(command), literal_max(literal) {}

  using Each = std::function<void(ImapAnswer)>;

  /// Sends a command and hands its untagged answers over. Throws kRefused with the server's words for NO and BAD.
  void run(std::string const& command, std::uint64_t bytes_expected, Each const& each) {
    auto const until = Clock::now() + command_max_time + std::chrono::seconds{bytes_expected / kSlowest};
    auto const tag = next_tag();
    stream->send(tag + ' ' + command + "\r\n", until);
    finish(tag, until, each);
  }

  void run(std::string const& command) {
    run(command, 0, [](ImapAnswer const&) {});
  }

  void finish(std::string const& tag, ImapDeadline until, Each const& each) {
    for (;;) {
      auto answer = read_answer(until);
      auto const line = answer.line();
      if (begins(line, tag + ' ')) return judge(line.substr(tag.size() + 1));
      if (begins(line, "* BYE")) throw ImapError(Kind::kLost, std::string{line.substr(0, kWordsMax)});
      if (!line.starts_with("* ")) throw ImapError(Kind::kProtocol, "not an answer: " + words_of(line));
      note(line);
      each(std::move(answer));
    }
  }

  static std::string words_of(std::string_view line) { return std::string{truncate_utf8(line, kWordsMax)}; }

  static void judge(std::string_view status) {
    if (begins(status, "OK")) return;
    if (begins(status, "NO") || begins(status, "BAD")) throw ImapError(Kind::kRefused, words_of(status));
    throw ImapError(Kind::kProtocol, "not an answer: " + words_of(status));
  }

  void note(std::string_view line) {
    if (begins(line, "* CAPABILITY ")) capabilities = ascii_lower(line.substr(12)) + ' ';
  }

  bool has(std::string_view capability) const {
    return capabilities.find(' ' + ascii_lower(capability) + ' ') != std::string::npos;
  }

  /// One line with its literals, within the limits.
  ImapAnswer read_answer(ImapDeadline until) {
    ImapAnswer answer;
    for (;;) {
      answer.text.push_back(read_line(until));
      auto const size = literal_size(answer.text.back());
      if (!size) return answer;
      if (*size > literal_max) throw ImapError(Kind::kProtocol, "a literal of " + std::to_string(*size) + " bytes");
      answer.literals.push_back(read_bytes(static_cast<std::size_t>(*size), until));
    }
  }

  std::string read_line(ImapDeadline until) {
    std::size_t looked = 0;
    for (;;) {
      auto const end = input.find('\n', looked);
      if (end != std::string::npos) {
        auto line = input.substr(0, end > 0 && input[end - 1] == '\r' ? end - 1 : end);
        input.erase(0, end + 1);
        return line;
      }
      if (input.size() > kLineMax) throw ImapError(Kind::kProtocol, "a line that does not end");
      looked = input.size();
      read_more(until);
    }
  }

  std::string read_bytes(std::size_t size, ImapDeadline until) {
    while (input.size() < size) read_more(until);
    auto bytes = input.substr(0, size);
    input.erase(0, size);
    return bytes;
  }

  void read_more(ImapDeadline until) {
    auto const size = input.size();
    input.resize(size + kReadStep);
    auto const count = stream->receive(input.data() + size, kReadStep, until);
    input.resize(size + count);
    if (count == 0) throw ImapError(Kind::kTimeout, "the server did not answer in time");
  }

  std::string next_tag() { return 'p' + std::to_string(++commands); }

  /// A command for at most so many messages at a time.
  void run_in_parts(ImapUids const& uids, std::function<std::string(std::string const& set)> const& command,
                    Each const& each) {
    for (std::size_t i = 0; i < uids.size(); i += kUidsMax) {
      auto const end = std::min(i + kUidsMax, uids.size());
      ImapUids const part(uids.begin() + static_cast<std::ptrdiff_t>(i),
                          uids.begin() + static_cast<std::ptrdiff_t>(end));
      run(command(uid_set(part)), 0, each);
    }
  }

  std::unique_ptr<ImapStream> stream;
  std::chrono::milliseconds command_max_time;
  std::size_t literal_max;
  std::string input;
  std::string capabilities;  ///< lower case, a space on both sides of each
  int commands{0};
};

ImapSession::ImapSession(std::unique_ptr<ImapStream> stream, std::chrono::milliseconds command_max_time,
                         std::size_t literal_max)
    : impl_(std::make_unique<Impl>(std::move(stream), command_max_time, literal_max)) {
  impl_->run("CAPABILITY");
}

ImapSession::~ImapSession() = default;

ImapFolder ImapSession::select(std::string const& name) {
  ImapFolder folder;
  impl_->run("SELECT " + quoted_folder(name), 0, [&](ImapAnswer const& answer) {
    auto const line = answer.line();
    if (auto const number = code_number(line, "UIDVALIDITY")) folder.uid_validity = *number;
    if (auto const number = code_number(line, "UIDNEXT")) folder.uid_next = *number;
    if (auto const number = untagged_number(line, "EXISTS")) folder.exists = *number;
  });
  if (folder.uid_validity == 0) throw ImapError(Kind::kProtocol, "the server gives no UIDVALIDITY");
  return folder;
}

ImapUids ImapSession::search(ImapSearch const& what) {
  auto command =
      "UID SEARCH UID " + std::to_string(what.first) + ':' + (what.last == 0 ? "*" : std::to_string(what.last));
  if (what.unseen) command += " UNSEEN";
  if (what.since) {
    command +=
        " SINCE " + imap_date(int(what.since->year()), unsigned(what.since->month()), unsigned(what.since->day()));
  }
  ImapUids found;
  impl_->run(command, 0, [&](ImapAnswer const& answer) {
    if (!begins(answer.line(), "* SEARCH")) return;
    auto const uids = parse_search(answer.line());
    if (!uids) throw ImapError(Kind::kProtocol, "not a search result");
    found.insert(found.end(), uids->begin(), uids->end());
  });
  // `7:*` also finds the last message when its number is below 7 (RFC 3501 6.4.8).
  std::erase_if(found, [&](auto uid) { return uid < what.first || (what.last != 0 && uid > what.last); });
  std::ranges::sort(found);
  return found;
}

std::vector<ImapSize> ImapSession::sizes(ImapUids const& uids) {
  std::vector<ImapSize> sizes;
  auto const command = [](std::string const& set) { return "UID FETCH " + set + " (UID RFC822.SIZE)"; };
  impl_->run_in_parts(uids, command, [&](ImapAnswer answer) {
    auto const fetched = parse_fetch(std::move(answer));
    if (!fetched || fetched->uid == 0 || !fetched->size) return;
    if (std::ranges::binary_search(uids, fetched->uid)) sizes.push_back({fetched->uid, *fetched->size});
  });
  std::ranges::sort(sizes, {}, &ImapSize::uid);
  auto const same = [](ImapSize const& a, ImapSize const& b) { return a.uid == b.uid; };
  sizes.erase(std::unique(sizes.begin(), sizes.end(), same), sizes.end());
  return sizes;
}

void ImapSession::fetch(ImapUids const& uids, std::uint64_t bytes_expected,
                        std::function<void(std::uint32_t uid, std::string bytes)> const& each) {
  auto left = uids;
  impl_->run("UID FETCH " + uid_set(uids) + " (UID BODY.PEEK[])", bytes_expected, [&](ImapAnswer answer) {
    auto fetched = parse_fetch(std::move(answer));
    // What others do to the folder meanwhile comes as FETCH too, without the body.
    if (!fetched || !fetched->body) return;
    auto const asked = std::ranges::find(left, fetched->uid);
    if (asked == left.end()) return;
    left.erase(asked);
    each(fetched->uid, std::move(*fetched->body));
  });
}

std::optional<std::string> ImapSession::fetch_header(std::uint32_t uid) {
  std::optional<std::string> header;
  impl_->run("UID FETCH " + std::to_string(uid) + " (UID BODY.PEEK[HEADER])", 0, [&](ImapAnswer answer) {
    auto fetched = parse_fetch(std::move(answer));
    if (fetched && fetched->uid == uid && fetched->body) header = std::move(fetched->body);
  });
  return header;
}

void ImapSession::mark_seen(ImapUids const& uids) {
  impl_->run_in_parts(
      uids, [](std::string const& set) { return "UID STORE " + set + " +FLAGS.SILENT (\\Seen)"; },
      [](ImapAnswer const&) {});
}

void ImapSession::move(ImapUids const& uids, std::string const& folder) {
  bool const moves = impl_->has("MOVE");
  auto const target = quoted_folder(folder);
  auto const once = [&] {
    impl_->run_in_parts(
        uids, [&](std::string const& set) { return (moves ? "UID MOVE " : "UID COPY ") + set + ' ' + target; },
        [](ImapAnswer const&) {});
  };
  try {
    once();
  } catch (ImapError const& error) {
    if (error.kind() != Kind::kRefused || ascii_lower(error.what()).find("[trycreate]") == std::string::npos) throw;
    impl_->run("CREATE " + target);
    once();
  }
  if (!moves) remove(uids);
}

void ImapSession::remove(ImapUids const& uids) {
  impl_->run_in_parts(
      uids, [](std::string const& set) { return "UID STORE " + set + " +FLAGS.SILENT (\\Deleted)"; },
      [](ImapAnswer const&) {});
  if (!impl_->has("UIDPLUS")) return;
  impl_->run_in_parts(
      uids, [](std::string const& set) { return "UID EXPUNGE " + set; }, [](ImapAnswer const&) {});
}

bool ImapSession::can_idle() const {
  return impl_->has("IDLE");
}

void ImapSession::idle(ImapDeadline until) {
  auto const tag = impl_->next_tag();
  auto const begin = Clock::now() + impl_->command_max_time;
  impl_->stream->send(tag + " IDLE\r\n", begin);
  bool news = false;
  for (;;) {
    auto const line = impl_->read_line(begin);
    if (line.starts_with('+')) break;
    if (begins(line, tag + ' ')) return Impl::judge(std::string_view{line}.substr(tag.size() + 1));
    news = news || untagged_number(line, "EXISTS");
  }
  while (!news && Clock::now() < until) {
    auto const size = impl_->input.size();
    impl_->input.resize(size + kReadStep);
    auto const count = impl_->stream->receive(impl_->input.data() + size, kReadStep, until);
    impl_->input.resize(size + count);
    while (impl_->input.find('\n') != std::string::npos) {
      auto const line = impl_->read_line(until);
      if (begins(line, "* BYE")) throw ImapError(Kind::kLost, line);
      news = news || untagged_number(line, "EXISTS");
    }
  }
  auto const end = Clock::now() + impl_->command_max_time;
  impl_->stream->send("DONE\r\n", end);
  impl_->finish(tag, end, [](ImapAnswer const&) {});
}

void ImapSession::noop() {
  impl_->run("NOOP");
}

void ImapSession::logout() {
  auto const until = Clock::now() + std::chrono::seconds{2};
  impl_->stream->send(impl_->next_tag() + " LOGOUT\r\n", until);
}

}  // namespace podpora::mail
