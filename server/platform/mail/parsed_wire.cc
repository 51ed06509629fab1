#include "platform/mail/parsed_wire.h"

#include <cstring>
#include <type_traits>

namespace podpora::mail {
namespace {

template <class T>
constexpr bool is_number = std::is_enum_v<T> || std::is_arithmetic_v<T>;

/// The members of each struct, all of them: a new one does not compile until it stands here.
template <class T, class F>
void with_members(T& value, F f) {
  using Value = std::remove_const_t<T>;
  if constexpr (std::is_same_v<Value, Address>) {
    auto& [address, name] = value;
    f(address, name);
  } else if constexpr (std::is_same_v<Value, Attachment>) {
    auto& [name, media_type, content_id, is_inline, bytes] = value;
    f(name, media_type, content_id, is_inline, bytes);
  } else if constexpr (std::is_same_v<Value, ReportedRecipient>) {
    auto& [address, status, reply_code, reason, hard] = value;
    f(address, status, reply_code, reason, hard);
  } else if constexpr (std::is_same_v<Value, Feedback>) {
    auto& [type, recipients] = value;
    f(type, recipients);
  } else if constexpr (std::is_same_v<Value, AuthenticationResult>) {
    auto& [server, dmarc, from_domain] = value;
    f(server, dmarc, from_domain);
  } else {
    static_assert(std::is_same_v<Value, ParsedMail>);
    auto& [message_id, in_reply_to, references, date, from, reply_to, to, cc, subject, text, html, reply_text,
           quoted_text, signature, attachments, automatic, apart_from_own, auto_submitted, authentication,
           several_senders, delivered_to, reported_message_id, reported, feedback, warnings] = value;
    f(message_id, in_reply_to, references, date, from, reply_to, to, cc, subject, text, html, reply_text, quoted_text,
      signature, attachments, automatic, apart_from_own, auto_submitted, authentication, several_senders, delivered_to,
      reported_message_id, reported, feedback, warnings);
  }
}

class Writer {
 public:
  template <class T>
  void put(T const& value) {
    if constexpr (is_number<T>) {
      number(static_cast<std::int64_t>(value));
    } else {
      with_members(value, [&](auto const&... members) { (put(members), ...); });
    }
  }
  void put(std::string const& text) {
    number(static_cast<std::int64_t>(text.size()));
    bytes += text;
  }
  void put(Time const& time) { number(time.time_since_epoch().count()); }
  template <class T>
  void put(std::vector<T> const& items) {
    number(static_cast<std::int64_t>(items.size()));
    for (auto const& item : items) put(item);
  }
  template <class T>
  void put(std::optional<T> const& value) {
    number(value ? 1 : 0);
    if (value) put(*value);
  }

  std::string bytes;

 private:
  void number(std::int64_t value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    bytes.append(raw, sizeof value);
  }
};

class Taker {
 public:
  explicit Taker(std::string_view bytes) : rest_(bytes) {}

  /// Everything was taken, and it made sense.
  bool done() const { return rest_.empty() && !broken_; }

  template <class T>
  void take(T& value) {
    if constexpr (is_number<T>) {
      value = static_cast<T>(number(256));
    } else {
      with_members(value, [&](auto&... members) { (take(members), ...); });
    }
  }
  void take(std::string& text) {
    auto const size = number(rest_.size());
    text = piece(size);
  }
  void take(Time& time) { time = Time{Time::duration{any()}}; }
  void take(Automatic& value) { value = static_cast<Automatic>(number(static_cast<std::size_t>(Automatic::kList))); }
  void take(bool& value) { value = number(1) == 1; }
  template <class T>
  void take(std::vector<T>& items) {
    // One after the other: a count can promise more than there is.
    for (auto count = number(rest_.size()); count > 0 && !broken_; --count) take(items.emplace_back());
  }
  template <class T>
  void take(std::optional<T>& value) {
    if (number(1) == 1) take(value.emplace());
  }

 private:
  std::string_view piece(std::size_t size) {
    broken_ = broken_ || size > rest_.size();
    if (broken_) return {};
    auto const found = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return found;
  }
  std::int64_t any() {
    std::int64_t value = 0;
    auto const bytes = piece(sizeof value);
    if (!bytes.empty()) std::memcpy(&value, bytes.data(), sizeof value);
    return value;
  }
  std::size_t number(std::size_t max) {
    auto const value = any();
    broken_ = broken_ || value < 0 || static_cast<std::size_t>(value) > max;
    return broken_ ? 0 : static_cast<std::size_t>(value);
  }

  std::string_view rest_;
  bool broken_{false};
};

}  // namespace

std::string to_bytes(ParsedMail const& mail) {
  Writer writer;
  writer.put(mail);
  return std::move(writer.bytes);
}

std::optional<ParsedMail> from_bytes(std::string_view bytes) {
  Taker taker(bytes);
  ParsedMail mail;
  taker.take(mail);
  if (!taker.done()) return std::nullopt;
  return mail;
}

}  // namespace podpora::mail
