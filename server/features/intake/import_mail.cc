#include "features/intake/import_mail.h"

#include "features/intake/http.h"
#include "features/intake/import_store.h"
#include "platform/base/fault.h"
#include "platform/mail/mail_files.h"

#include <fstream>
#include <stdexcept>

namespace podpora::intake {

namespace {

constexpr std::size_t kBatchMax = 50;
constexpr std::size_t kBatchBytesMax = 8 << 20;
constexpr std::size_t kSkippedMax = 100;

std::string read_file(mail::MailFile const& file) {
  std::ifstream in(file.path, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(file.size), '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!in || in.gcount() != static_cast<std::streamsize>(bytes.size()))
    throw std::runtime_error("cannot read " + file.path.string());
  return bytes;
}

/// One import: batches of messages are stored together with the cursor, then filed.
class Import {
 public:
  Import(Context const& d, DeskId desk, std::filesystem::path const& source,
         std::function<void(ImportProgress const&)> const& each)
      : d_(d), desk_(desk), source_(std::filesystem::absolute(source).lexically_normal().string()), each_(each) {}

  ImportProgress run() {
    auto const files = mail::mail_files(source_);
    for (auto const& file : files) progress_.bytes_total += static_cast<std::int64_t>(file.size);
    auto const begun =
        d_.database.read(storage::Scope::of(desk_), [&](auto& tx) { return find_cursor(tx, desk_, source_); });
    for (auto const& file : files) {
      auto const path = file.path.string();
      auto const done = static_cast<std::int64_t>(file.size);
      ++progress_.files;
      bool const is_behind = begun && (path < begun->file || (path == begun->file && begun->position >= done));
      if (is_behind) {
        progress_.bytes += done;
      } else {
        take(file, begun && path == begun->file ? begun->position : 0);
      }
    }
    flush();
    d_.database.write(storage::Scope::of(desk_), [&](auto& tx) { remove_cursor(tx, desk_, source_); });
    return progress_;
  }

 private:
  void take(mail::MailFile const& file, std::int64_t offset) {
    auto const path = file.path.string();
    auto const end = static_cast<std::int64_t>(file.size);
    if (file.kind == mail::MailFileKind::kMessage) {
      if (file.size > kMailMax)
        skip(path, 0, file.size);
      else
        add(read_file(file), {path, end});
      progress_.bytes += end;
      return;
    }
    progress_.bytes += offset;
    mail::MboxReader reader(file.path, static_cast<std::uint64_t>(offset), kMailMax);
    while (auto message = reader.next()) {
      auto const next = static_cast<std::int64_t>(message->next);
      if (message->size > kMailMax) skip(path, offset, message->size);
      if (!message->bytes.empty()) add(std::move(message->bytes), {path, next});
      progress_.bytes += next - offset;
      offset = next;
    }
  }

  void skip(std::string const& path, std::int64_t offset, std::uint64_t size) {
    ++progress_.unread;
    if (progress_.skipped.size() < kSkippedMax) {
      progress_.skipped.push_back(path + " at " + std::to_string(offset) + ": a message of " + std::to_string(size) +
                                  " bytes");
    }
  }

  void add(std::string bytes, ImportCursor cursor) {
    bytes_ += bytes.size();
    batch_.push_back(std::move(bytes));
    cursor_ = std::move(cursor);
    if (batch_.size() >= kBatchMax || bytes_ >= kBatchBytesMax) flush();
  }

  void flush() {
    if (batch_.empty()) return;
    for (auto const& raw : batch_) d_.blobs.prepare(raw);
    auto const stored = d_.database.write(storage::Scope::of(desk_), [&](auto& tx) {
      std::vector<StoredMail> rows;
      for (auto const& raw : batch_) rows.push_back(keep_mail(d_, tx, desk_, raw, {.way = Way::kImport}));
      put_cursor(tx, desk_, source_, cursor_, d_.tickets.audit.clock.now());
      return rows;
    });
    commit_point("import.stored");
    for (auto const& mail : stored) count(mail);
    batch_.clear();
    bytes_ = 0;
    each_(progress_);
  }

  void count(StoredMail const& mail) {
    ++progress_.messages;
    if (mail.duplicate) {
      ++progress_.duplicates;
      return;
    }
    auto const row = file_mail(d_, desk_, mail.row.id);
    if (row.outcome == Outcome::kTicket) ++progress_.tickets;
    if (row.outcome == Outcome::kReply) ++progress_.replies;
    if (row.outcome == Outcome::kDuplicate) ++progress_.duplicates;
    if (row.outcome == Outcome::kQuarantined || row.outcome == Outcome::kStored) ++progress_.set_aside;
  }

  Context const& d_;
  DeskId desk_;
  std::string source_;
  std::function<void(ImportProgress const&)> const& each_;
  ImportProgress progress_;
  std::vector<std::string> batch_;
  std::size_t bytes_{0};
  ImportCursor cursor_;
};

}  // namespace

ImportProgress import_mail(Context const& context, DeskId desk, std::filesystem::path const& source,
                           std::function<void(ImportProgress const&)> const& each) {
  return Import(context, desk, source, each).run();
}

}  // namespace podpora::intake
