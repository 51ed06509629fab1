#pragma once

#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace podpora::testing {

/// What the server says at a stage instead of its usual answer. `drop` hangs up without a word; `drip` begins a line
/// that never ends, a few characters a second, until the client has enough. Stages: greet, EHLO, STARTTLS, AUTH, MAIL,
/// RCPT, DATA (the command), dot (the end of the message), QUIT.
using SmtpScript = std::map<std::string, std::string>;

/// A mail server on the loopback interface that takes one session after the other and answers as the script says.
class ScriptedSmtp {
 public:
  explicit ScriptedSmtp(SmtpScript script, std::vector<std::string> capabilities = {"8BITMIME"});
  ~ScriptedSmtp();
  ScriptedSmtp(ScriptedSmtp const&) = delete;
  ScriptedSmtp& operator=(ScriptedSmtp const&) = delete;

  std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
  void set(SmtpScript script);

  /// Messages whose final dot arrived, whatever was answered, with dots removed again.
  std::vector<std::string> messages();
  /// Command lines of all sessions, in order.
  std::vector<std::string> commands();

 private:
  void run();
  void talk(int session);
  std::string answer(std::string const& stage, std::string const& usual);

  int listener_{-1};
  int port_{0};
  std::vector<std::string> capabilities_;
  std::mutex mutex_;
  SmtpScript script_;
  std::vector<std::string> messages_;
  std::vector<std::string> commands_;
  std::thread thread_;
};

}  // namespace podpora::testing
