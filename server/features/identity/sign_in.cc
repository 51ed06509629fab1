#include "features/identity/person_store.h"
#include "features/identity/session.h"
#include "features/identity/session_store.h"
#include "platform/crypto/crypto.h"

namespace podpora::identity {

namespace {

/// Verified where nobody has the address, so that an unknown person takes as long as a wrong password.
std::string const& decoy_hash() {
  static std::string const hash = crypto::hash_password("nobody has this password");
  return hash;
}

Error failed() {
  return Error{ErrorCode::kUnauthenticated, "sign-in-failed", {}, {}};
}

struct Candidate {
  DeskId desk;
  Person person;
};

Result<std::optional<Candidate>> find_candidate(storage::Transaction& tx, SignIn const& request) {
  std::vector<DeskPerson> found;
  for (auto const& row : people_by_email(tx, request.email)) {
    auto const desk = find_desk(tx, row.desk_id);
    if (desk && (request.desk.empty() || desk->slug == request.desk)) found.push_back(row);
  }
  if (found.size() > 1) return invalid("/desk", "desk-needed");
  if (found.empty()) return std::optional<Candidate>{};
  auto const person = find_person(tx, found[0].desk_id, found[0].person_id);
  return std::optional{Candidate{found[0].desk_id, person.value()}};
}

/// The cookie is `dsk_….token`: with the desk in it, every look-up stays inside one desk.
struct Cookie {
  DeskId desk;
  std::string token_hash;
};

std::optional<Cookie> parse_cookie(std::string const& cookie) {
  auto const dot = cookie.find('.');
  if (dot == std::string::npos || cookie.size() > 200) return std::nullopt;
  auto const desk = parse_id<DeskTag>(cookie.substr(0, dot));
  if (!desk) return std::nullopt;
  return Cookie{*desk, crypto::hash_token(cookie.substr(dot + 1))};
}

}  // namespace

std::string hash_of_cookie(std::string const& cookie) {
  auto const parsed = parse_cookie(cookie);
  return parsed ? parsed->token_hash : std::string{};
}

Result<SignedIn> sign_in(storage::Database& database, audit::Context const& context, SignIn const& request) {
  auto const candidate =
      TRY(database.read(storage::Scope::all_desks(), [&](auto& tx) { return find_candidate(tx, request); }));
  auto const hash = candidate ? candidate->person.password_hash : std::nullopt;
  auto const right = crypto::verify_password(request.password, hash.value_or(decoy_hash()));
  if (!hash || !right) return failed();
  return database.write(storage::Scope::of(candidate->desk), [&](auto& tx) {
    return Result<SignedIn>{start_session(tx, context, candidate->desk, candidate->person.id)};
  });
}

SignedIn start_session(storage::Transaction& tx, audit::Context const& context, DeskId desk, PersonId person) {
  auto const token = random_token(context.random);
  auto const now = context.clock.now();
  insert_session(
      tx, desk,
      {.token_hash = crypto::hash_token(token), .person = person, .created_at = now, .expires_at = now + kSessionLife});
  auto actor = actor_of(tx, desk, person).value();
  audit::record(tx, context, actor, {.kind = "person.signed_in", .subject = to_text(person)});
  return {.cookie = to_text(desk) + "." + token, .actor = std::move(actor)};
}

std::optional<Actor> actor_of_cookie(storage::Database& database, Clock const& clock, std::string const& cookie) {
  auto const parsed = parse_cookie(cookie);
  if (!parsed) return std::nullopt;
  return database.read(storage::Scope::of(parsed->desk), [&](auto& tx) -> std::optional<Actor> {
    auto const person = person_of_session(tx, parsed->desk, parsed->token_hash, clock.now());
    if (!person) return std::nullopt;
    return actor_of(tx, parsed->desk, *person);
  });
}

void sign_out(storage::Database& database, std::string const& cookie) {
  auto const parsed = parse_cookie(cookie);
  if (!parsed) return;
  database.write(storage::Scope::of(parsed->desk),
                 [&](auto& tx) { delete_session(tx, parsed->desk, parsed->token_hash); });
}

}  // namespace podpora::identity
