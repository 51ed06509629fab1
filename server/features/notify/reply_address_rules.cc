#include "features/notify/reply_address_rules.h"

#include "platform/base/text.h"
#include "platform/crypto/crypto.h"

#include <cstdint>

namespace podpora::notify {

namespace {

constexpr std::size_t kIdSize = 13;
constexpr std::size_t kTokenSize = 26;
constexpr std::size_t kClaimSize = 1 + kIdSize + kTokenSize;
constexpr std::size_t kTagsMax = 10;
constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";

std::string domain_of(std::string_view address) {
  auto const at = address.rfind('@');
  return at == std::string_view::npos ? std::string{} : ascii_lower(address.substr(at + 1));
}

/// 26 characters of 5 bits, from the SHA-256 of the signature: case does not matter any more.
std::string token_of(MailIdentity const& identity, DeskId desk, bool is_service_request, std::int64_t id,
                     std::string_view party) {
  auto const bound = is_service_request ? domain_of(party) : ascii_lower(party);
  auto const text = "reply|" + to_text(desk) + (is_service_request ? "|s|" : "|t|") + std::to_string(id) + "|" + bound;
  auto const hex = crypto::hash_token(crypto::sign(identity.signing_key, text));
  std::string token;
  std::uint32_t bits = 0;
  int held = 0;
  for (char const c : hex) {
    bits = bits << 4 | static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10);
    held += 4;
    if (held < 5) continue;
    held -= 5;
    token += kAlphabet[bits >> held & 31];
    if (token.size() == kTokenSize) break;
  }
  return token;
}

/// The id without its prefix: thirteen characters.
std::string id_text(std::int64_t id) {
  return encode_id("x", id).substr(2);
}

/// `t` or `s`, the id, the token.
std::string signed_text(MailIdentity const& identity, DeskId desk, ThreadRef const& ref, std::string_view recipient) {
  bool const upstream = ref.service_request_id.has_value();
  auto const id = ref.service_request_id.value_or(ref.ticket_id.value);
  return (upstream ? "s" : "t") + id_text(id) + token_of(identity, desk, upstream, id, recipient);
}

std::optional<ReplyClaim> read_claim(std::string const& claim) {
  if (claim.size() != kClaimSize || (claim[0] != 't' && claim[0] != 's')) return std::nullopt;
  auto const id = decode_id("x", "x_" + claim.substr(1, kIdSize));
  if (!id) return std::nullopt;
  return ReplyClaim{claim[0] == 's', *id, claim.substr(1 + kIdSize)};
}

}  // namespace

std::string reply_address(MailIdentity const& identity, DeskId desk, ThreadRef const& ref, std::string_view recipient) {
  auto const& base = identity.reply_base;
  auto const at = base.rfind('@');
  return base.substr(0, at) + "+" + signed_text(identity, desk, ref, recipient) + base.substr(at);
}

std::optional<ReplyClaim> read_reply_address(std::string_view desk_address, std::string_view address) {
  auto const given = ascii_lower(address);
  auto const own = ascii_lower(desk_address);
  auto const at = own.rfind('@');
  if (at == std::string::npos || given.size() != own.size() + 1 + kClaimSize) return std::nullopt;
  auto const local = own.substr(0, at) + "+";
  if (!given.starts_with(local) || !given.ends_with(own.substr(at))) return std::nullopt;
  return read_claim(given.substr(local.size(), kClaimSize));
}

bool verify_claim(MailIdentity const& identity, DeskId desk, ReplyClaim const& claim, std::string_view sender) {
  auto const expected = token_of(identity, desk, claim.is_service_request, claim.id, sender);
  if (claim.token.size() != expected.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    difference |= static_cast<unsigned char>(expected[i]) ^ static_cast<unsigned char>(claim.token[i]);
  }
  return difference == 0;
}

bool looks_like_reply_address(std::string_view desk_address, std::string_view address) {
  auto const given = ascii_lower(address);
  auto const own = ascii_lower(desk_address);
  auto const at = own.rfind('@');
  return at != std::string::npos && given.starts_with(own.substr(0, at) + "+") && given.ends_with(own.substr(at));
}

std::string subject_tag(MailIdentity const& identity, DeskId desk, ThreadRef const& ref, std::string_view recipient) {
  return "[~" + signed_text(identity, desk, ref, recipient) + "]";
}

std::vector<ReplyClaim> read_subject_tags(std::string_view subject) {
  std::vector<ReplyClaim> claims;
  for (std::size_t at = 0; claims.size() < kTagsMax && (at = subject.find("[~", at)) != std::string_view::npos;) {
    at += 2;
    if (subject.size() <= at + kClaimSize || subject[at + kClaimSize] != ']') continue;
    if (auto claim = read_claim(ascii_lower(subject.substr(at, kClaimSize)))) claims.push_back(std::move(*claim));
  }
  return claims;
}

}  // namespace podpora::notify
