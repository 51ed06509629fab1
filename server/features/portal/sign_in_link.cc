#include "features/portal/sign_in_link.h"

#include "features/identity/link_token.h"
#include "features/identity/person_store.h"
#include "features/portal/sign_in_link_store.h"
#include "platform/base/text.h"
#include "platform/crypto/crypto.h"
#include "platform/http/json.h"

#include <algorithm>
#include <set>

namespace podpora::portal {

namespace {

constexpr std::size_t kEmailMax = 254;
constexpr char const* kAgentsPage = "/queue";

/// The desks that are to look for the address. Where none knows it one of them looks all the same.
std::set<DeskId> desks_for(storage::Transaction& tx, LinkRequest const& request, std::string const& email) {
  std::set<DeskId> desks;
  auto const wanted = identity::find_desk_by_slug(tx, request.desk);
  for (auto const& row : identity::people_by_email(tx, email)) {
    if (request.desk.empty() || (wanted && wanted->id == row.desk_id)) desks.insert(row.desk_id);
  }
  if (!desks.empty()) return desks;
  if (wanted) return {wanted->id};
  auto const all = identity::all_desks(tx);
  if (!all.empty()) desks.insert(all.front().id);
  return desks;
}

struct Wanted {
  std::string email;
  std::string target;
};

Wanted read(std::string const& payload) {
  auto const json = http::parse_json(payload).value();
  auto const member = [&](char const* name) {
    auto const* const found = json.find(name);
    auto const* const text = found == nullptr ? nullptr : found->as<std::string>();
    if (text == nullptr) throw std::runtime_error("portal.sign_in_link names no " + std::string{name});
    return *text;
  };
  return {member("email"), member("target")};
}

}  // namespace

std::string portal_target(std::string const& wanted) {
  constexpr std::size_t kMax = 200;
  bool const own = wanted == "/portal" || wanted.starts_with("/portal/");
  auto const harmless = [](unsigned char c) { return c > ' ' && c < 0x7f && c != '\\' && c != '"'; };
  if (!own || wanted.size() > kMax || !std::ranges::all_of(wanted, harmless)) return "/portal";
  // Not back to a page that signs in.
  if (wanted.starts_with("/portal/sign-in") || wanted.starts_with("/portal/enter")) return "/portal";
  return wanted;
}

void ask_for_link(storage::Database& database, audit::Context const& context, LinkRequest const& request) {
  auto const email = ascii_lower(trim(request.email)).substr(0, kEmailMax);
  auto const desks = database.read(storage::Scope::all_desks(),
                                   [&](storage::Transaction& tx) { return desks_for(tx, request, email); });
  auto payload = http::Json::object();
  payload.set("email", email).set("target", portal_target(request.target));
  for (auto const desk : desks) {
    database.write(storage::Scope::of(desk), [&](storage::Transaction& tx) {
      jobs::enqueue(tx, context.ids, context.clock,
                    {.desk = desk, .kind = kMailJob, .payload = http::write_json(payload), .dedupe_key = std::nullopt});
    });
  }
}

void make_link(storage::Database& database, audit::Context const& context, MailLink const& mail, jobs::Job const& job) {
  auto const wanted = read(job.payload);
  database.write(storage::Scope::of(job.desk), [&](storage::Transaction& tx) {
    auto const found = identity::find_person_by_email(tx, job.desk, wanted.email);
    if (!found) return;
    auto const now = context.clock.now();
    if (links_since(tx, job.desk, found->id, now - kLinkLife) >= kLinksMax) return;
    auto const person = identity::actor_of(tx, job.desk, found->id);
    if (!person) return;
    auto const link = identity::make_link_token(context.random, job.desk);
    SignInLink const row{.person_id = found->id,
                         .target = person->is_contact() ? wanted.target : kAgentsPage,
                         .created_at = now,
                         .expires_at = now + kLinkLife,
                         .used_at = std::nullopt};
    insert_sign_in_link(tx, job.desk, row, link.hash);
    audit::record(tx, context, system_actor(job.desk), {.kind = "sign_in_link.made", .subject = to_text(found->id)});
    mail(tx, *person, link.token, row.expires_at);
  });
}

Result<LinkOwner> look_at_link(storage::Transaction& tx, DeskId desk, std::string const& token, Time now) {
  auto const link = find_sign_in_link(tx, desk, crypto::hash_token(token));
  if (!link) return not_found("link");
  if (link->used_at || link->expires_at <= now) return conflict("sign-in-link-over");
  auto person = identity::actor_of(tx, desk, link->person_id);
  if (!person) return not_found("link");
  return LinkOwner{std::move(*person), link->target};
}

Result<Entered> use_link(storage::Transaction& tx, audit::Context const& context, DeskId desk,
                         std::string const& token) {
  auto const now = context.clock.now();
  auto owner = TRY(look_at_link(tx, desk, token, now));
  if (!mark_link_used(tx, desk, crypto::hash_token(token), now)) return conflict("sign-in-link-over");
  auto session = identity::start_session(tx, context, desk, owner.actor.person.value());
  return Entered{std::move(session), std::move(owner.target)};
}

}  // namespace podpora::portal
