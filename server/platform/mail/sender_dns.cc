#include "platform/mail/sender_dns.h"

#include "platform/base/text.h"

#include <arpa/nameser.h>
#include <netdb.h>
#include <netinet/in.h>
#include <resolv.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace podpora::mail {
namespace {

constexpr std::size_t kAnswerMax = 64 * 1024;

/// A TXT record is a row of strings, each behind its length (RFC 1035 section 3.3.14).
std::string joined(unsigned char const* data, std::size_t size) {
  std::string text;
  for (std::size_t at = 0; at < size;) {
    auto const length = std::min<std::size_t>(data[at], size - at - 1);
    text.append(data + at + 1, data + at + 1 + length);
    at += length + 1;
  }
  return text;
}

bool is_reserved(std::string_view domain) {
  auto const top = domain.substr(domain.rfind('.') + 1);
  return std::ranges::any_of(std::array<std::string_view, 4>{"example", "test", "invalid", "localhost"},
                             [&](auto each) { return top == each; });
}

/// The records that begin with the word.
std::vector<std::string> beginning(std::vector<std::string> const& records, std::string_view word) {
  std::vector<std::string> found;
  std::ranges::copy_if(records, std::back_inserter(found),
                       [&](auto const& record) { return ascii_lower(record).starts_with(word); });
  return found;
}

std::string spf_problem(std::vector<std::string> const& records) {
  if (records.empty()) return "publish who may send for it: a TXT record such as \"v=spf1 mx include:… -all\"";
  if (records.size() > 1) return "there are several SPF records, which counts as none; join them into one";
  if (ascii_lower(records[0]).find("+all") != std::string::npos) return "\"+all\" lets everybody send; end with -all";
  return "";
}

std::string dkim_problem(std::vector<std::string> const& records) {
  if (records.empty()) return "publish the public key of the mail server that signs";
  auto const key = records[0].find("p=");
  auto const value = key == std::string::npos ? "" : trim(records[0].substr(key + 2));
  if (value.empty() || value.starts_with(';')) return "the key is revoked or missing (p=); publish the one in use";
  return "";
}

std::string dmarc_problem(std::vector<std::string> const& records) {
  if (records.empty()) return "publish a policy: a TXT record such as \"v=DMARC1; p=quarantine; rua=mailto:…\"";
  if (records.size() > 1) return "there are several DMARC records, which counts as none; keep one";
  if (ascii_lower(records[0]).find("p=") == std::string::npos) return "the record has no policy (p=)";
  return "";
}

struct Question {
  std::string name;
  std::string where;
  std::string_view begins;
  std::string (*problem)(std::vector<std::string> const&);
};

SenderFinding ask(Question const& question, TxtLookup const& look_up) {
  auto const records = look_up(question.where);
  if (!records) return {question.name, "nobody answered for " + question.where, ""};
  auto const found = beginning(*records, question.begins);
  auto const detail = found.empty() ? "no record at " + question.where : found.front();
  return {question.name, detail, question.problem(found)};
}

}  // namespace

std::optional<std::vector<std::string>> look_up_txt(std::string const& name) {
  std::vector<unsigned char> answer(kAnswerMax);
  struct __res_state state {};
  if (res_ninit(&state) != 0) return std::nullopt;
  auto const size = res_nquery(&state, name.c_str(), ns_c_in, ns_t_txt, answer.data(), static_cast<int>(answer.size()));
  auto const why = state.res_h_errno;
  res_nclose(&state);
  if (size < 0) {
    bool const none = why == HOST_NOT_FOUND || why == NO_DATA;
    return none ? std::optional{std::vector<std::string>{}} : std::nullopt;
  }
  ns_msg message{};
  if (ns_initparse(answer.data(), std::min(size, static_cast<int>(answer.size())), &message) != 0) return std::nullopt;
  std::vector<std::string> records;
  for (int i = 0; i < ns_msg_count(message, ns_s_an); ++i) {
    ns_rr record{};
    if (ns_parserr(&message, ns_s_an, i, &record) != 0 || ns_rr_type(record) != ns_t_txt) continue;
    records.push_back(joined(ns_rr_rdata(record), ns_rr_rdlen(record)));
  }
  return records;
}

std::vector<SenderFinding> check_sender_domain(std::string const& domain, std::string const& selector,
                                               TxtLookup const& look_up) {
  if (is_reserved(domain)) return {{"mail from " + domain, "reserved for examples, not looked up", ""}};
  std::vector<SenderFinding> findings{ask({"SPF " + domain, domain, "v=spf1", spf_problem}, look_up)};
  if (selector.empty()) {
    findings.push_back({"DKIM " + domain, "set mail.dkim_selector to have the mail server's key looked at", ""});
  } else {
    // The version tag of a key record may be left out (RFC 6376 section 3.6.1).
    findings.push_back(ask({"DKIM " + domain, selector + "._domainkey." + domain, "", dkim_problem}, look_up));
  }
  findings.push_back(ask({"DMARC " + domain, "_dmarc." + domain, "v=dmarc1", dmarc_problem}, look_up));
  return findings;
}

}  // namespace podpora::mail
