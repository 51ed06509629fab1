#pragma once

#include "platform/base/result.h"
#include "platform/mail/message.h"
#include "platform/mail/oauth_token.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace podpora::mail {

/// Reads any bytes as a mail; never fails, never throws on bad input: what cannot be read is a warning.
/// Mail that Podpora composed itself is recognised (Automatic::kOwn) by the header that `compose` writes.
ParsedMail parse(std::string_view raw);

/// The parts of a plain text body: what is new, what is quoted history, what is a signature.
struct ReplyParts {
  std::string reply, quoted, signature;
};
ReplyParts split_reply(std::string_view text);

/// The bytes of a mail by RFC 5322: CRLF lines, 7-bit safe. No value can add a header or a line.
std::string compose(OutgoingMail const& mail);

/// What stands for the address of an image that a text names; empty: its words stand there instead.
using ImageAddress = std::function<std::string(std::string_view address)>;

/// Sanitised HTML of Markdown (CommonMark and GFM tables, no raw HTML, links http/https/mailto only, no images but
/// those that `image` knows, which may be `cid:` ones only).
std::string markdown_to_html(std::string_view markdown, ImageAddress const& image = {});

/// True when the text is one mailbox address that we would send to.
bool is_sendable_address(std::string_view text);

enum class SendStatus { kSent, kTemporary, kPermanent };
struct SendResult {
  SendStatus status;
  std::string detail;  ///< the server's answer, for the log and the agent
};

/// A way out for mail. `send` blocks at most for the transport's deadline; one recipient a call.
class Transport {
 public:
  virtual ~Transport() = default;
  virtual SendResult send(std::string const& envelope_from, std::string const& recipient, std::string const& bytes) = 0;
};

struct SmtpOptions {
  std::string url;  ///< `smtp://host:587` or `smtps://host:465`
  std::string user;
  std::string password;
  std::optional<OAuthClient> oauth;  ///< XOAUTH2 or OAUTHBEARER instead of the password
  bool require_tls{true};            ///< with smtp://: STARTTLS or nothing
  std::string ca_file;               ///< trusted instead of the system's authorities; empty: those
  std::chrono::seconds timeout{60};
};

/// Submission by RFC 6409. The certificate is verified; a server that offers no STARTTLS where TLS is required gets
/// neither password nor mail. Permanent is only what a server says with 5xx about sender, recipient or mail; a
/// refused sign-in, a refused greeting and every lost connection are temporary.
std::unique_ptr<Transport> make_smtp_transport(SmtpOptions options);

/// Writes each mail as `<time-ordered name>.eml` into the folder, durably: what is used where no server is set.
std::unique_ptr<Transport> make_folder_transport(std::filesystem::path folder);

}  // namespace podpora::mail
