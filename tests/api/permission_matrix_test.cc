// Every route that there is, as every role, as nobody, and as the owner of another desk. Made from the page of routes,
// so a new route is covered on the day it is added.

#include "api/api_test.h"
#include "api/sample_body.h"
#include "features/charges/charge_store.h"
#include "features/charges/wallet_store.h"
#include "features/identity/permission.h"
#include "features/identity/session.h"
#include "features/identity/setup.h"

#include <boost/json.hpp>

#include <map>

namespace podpora::tests {
namespace {

using identity::Role;

/// A row of the demo desk for each kind of `{id}`, by the path segment before it.
struct Known {
  std::string_view segment;
  std::string_view prefix;
  storage::Query query;
};

constexpr Known kKnown[] = {
    {"tickets", "tkt", {"test.ticket", "select min(id) from ticket where desk_id = :desk"}},
    {"customers", "cus", {"test.customer", "select min(id) from customer where desk_id = :desk"}},
    {"attachments", "att", {"test.attachment", "select min(id) from attachment where desk_id = :desk"}},
    {"messages", "msg", {"test.message", "select min(id) from message where desk_id = :desk"}},
    {"mails", "out", {"test.outbox", "select min(id) from outbox where desk_id = :desk"}},
    {"offers", "off", {"test.offer", "select min(id) from offer where desk_id = :desk"}},
    {"entitlements", "ent", {"test.entitlement", "select min(id) from entitlement where desk_id = :desk"}},
    {"service-requests", "srq", {"test.service_request", "select min(id) from service_request where desk_id = :desk"}},
    {"overrides", "ovr", {"test.override", "select min(id) from rulebook_override where desk_id = :desk"}},
    {"quarantine", "msg", {"test.mail", "select min(id) from mail where desk_id = :desk and state = 'quarantined'"}},
    {"mailboxes", "mbx", {"test.mailbox", "select min(id) from mailbox where desk_id = :desk"}},
    {"health-issues", "hlt", {"test.health_issue", "select min(id) from health_issue where desk_id = :desk"}},
    {"known-issues", "kni", {"test.known_issue", "select min(id) from known_issue where desk_id = :desk"}},
    {"agents", "per", {"test.agent", "select min(id) from person where desk_id = :desk and kind = 'agent'"}},
    {"brands", "brd", {"test.brand", "select min(id) from brand where desk_id = :desk"}},
    {"agreements", "agr", {"test.agreement", "select min(id) from agreement where desk_id = :desk"}},
    {"delivery", "dlv", {"test.delivery", "select min(id) from delivery_arrangement where desk_id = :desk"}},
    {"billing-runs", "run", {"test.run", "select min(id) from billing_run where desk_id = :desk"}},
    {"invoices", "inv", {"test.invoice", "select min(id) from invoice where desk_id = :desk"}},
    {"charges", "chg", {"test.charge", "select min(id) from charge_line where desk_id = :desk"}},
    {"time-entries", "tim", {"test.time_entry", "select min(id) from time_entry where desk_id = :desk"}},
    {"wallets", "wal", {"test.wallet", "select min(id) from wallet where desk_id = :desk"}},
    {"approvals", "apr", {"test.approval", "select min(id) from approval where desk_id = :desk"}},
    {"claims", "clm", {"test.claim", "select min(id) from claim where desk_id = :desk"}},
    {"articles", "art", {"test.article", "select min(id) from article where desk_id = :desk"}},
    {"ladders", "lad", {"test.ladder", "select min(id) from ladder where desk_id = :desk"}},
    {"agent-invitations", "ivt", {"test.invitation", "select min(id) from invitation where desk_id = :desk"}},
    {"teams", "tem", {"test.team", "select min(id) from team where desk_id = :desk"}},
    {"calendars", "cal", {"test.calendar", "select min(id) from calendar where desk_id = :desk"}},
    {"mail-senders", "snd", {"test.sender", "select min(id) from mail_sender where desk_id = :desk"}},
    {"subscriptions", "sub", {"test.subscription", "select min(id) from subscription where desk_id = :desk"}},
    {"signals", "sig", {"test.signal", "select min(id) from signal where desk_id = :desk"}},
    {"views", "viw", {"test.view", "select min(id) from ticket_view where desk_id = :desk"}},
    {"snippets", "snp", {"test.snippet", "select min(id) from snippet where desk_id = :desk"}},
    {"macros", "mac", {"test.macro", "select min(id) from macro where desk_id = :desk"}},
    {"opportunities", "opp", {"test.opportunity", "select min(id) from opportunity where desk_id = :desk"}},
    {"webhooks", "whk", {"test.webhook", "select min(id) from webhook where desk_id = :desk"}},
    {"webhook-deliveries", "dlr", {"test.delivery", "select min(id) from webhook_delivery where desk_id = :desk"}},
    {"dead-letters", "job", {"test.job", "select min(id) from job where desk_id = :desk"}},
};

class PermissionMatrix : public ApiTest {
 protected:
  PermissionMatrix() {
    for (auto const role : all_roles()) cookies_[role] = add_person(partner_.desk.id, role);
    stranger_ = add_stranger();
    add_issues();
  }

  static std::vector<Role> all_roles() {
    std::vector<Role> roles;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>([&](auto d) { roles.push_back(d.value); });
    return roles;
  }

  std::string add_person(DeskId of, Role role) {
    return db().write(storage::Scope::of(of), [&](auto& tx) {
      bool const contact = role == Role::kContact;
      auto const person =
          identity::add_person(tx, app_->audit(), system_actor(of),
                               {.kind = contact ? identity::PersonKind::kContact : identity::PersonKind::kAgent,
                                .customer_id = contact ? std::optional{partner_.clinic.value} : std::nullopt,
                                .name = to_text(role),
                                .email = to_text(role) + "@matrix.example",
                                .language = "en"},
                               {role});
      return "podpora_session=" + identity::start_session(tx, app_->audit(), of, person.value().id).cookie;
    });
  }

  /// Issues of the demo desk, for the routes that name one.
  void add_issues() {
    auto const owner = cookies_.at(Role::kDeskOwner);
    auto const health =
        post("/api/v1/health-issues",
             R"({"title":"Slow","service":"azure","classification":"advisory","status":"investigating"})", owner);
    EXPECT_EQ(health.status, 201) << health.raw.body;
    auto const known = post("/api/v1/known-issues", R"({"title":"Slow","service":"azure"})", owner);
    EXPECT_EQ(known.status, 201) << known.raw.body;
    auto const article = post("/api/v1/articles", R"({"title_en":"Slow","body_en":"Wait."})", owner);
    EXPECT_EQ(article.status, 201) << article.raw.body;
    auto const claim = post("/api/v1/customers/" + to_text(partner_.clinic) + "/claims",
                            R"({"service":"azure","title":"Down","incident_from":"2026-11-02T08:00:00Z"})", owner);
    EXPECT_EQ(claim.status, 201) << claim.raw.body;
    db().write(storage::Scope::of(partner_.desk.id), [&](auto& tx) {
      charges::insert_charge(tx, partner_.desk.id,
                             {.id = app_->audit().ids.template make<charges::ChargeId>(),
                              .customer_id = partner_.clinic,
                              .supplied_on = "2026-11-23"});
      charges::insert_time_entry(tx, partner_.desk.id,
                                 {.id = app_->audit().ids.template make<charges::TimeEntryId>(), .minutes = 5});
      charges::insert_wallet(tx, partner_.desk.id,
                             {.id = app_->audit().ids.template make<charges::WalletId>(),
                              .customer_id = partner_.clinic,
                              .name = "Hours"});
    });
    auto const view = post("/api/v1/views", R"({"name":"Mail","query":"mail","shared":true})", owner);
    EXPECT_EQ(view.status, 201) << view.raw.body;
    auto const snippet =
        post("/api/v1/snippets", R"({"name":"Hello","texts":{"en":"Hello {{contact.name}}"},"shared":true})", owner);
    EXPECT_EQ(snippet.status, 201) << snippet.raw.body;
    auto const macro = post("/api/v1/macros", R"({"name":"Mine","assign":"me","shared":true})", owner);
    EXPECT_EQ(macro.status, 201) << macro.raw.body;
  }

  std::string add_stranger() {
    auto const mallory = db().write(storage::Scope::all_desks(), [&](auto& tx) {
      return identity::make_desk_with_owner(
          tx, app_->audit(), {.slug = "mallory", .name = "Mallory", .time_zone = "Europe/Prague", .language = "en"},
          {.name = "Mallory", .email = "mallory@mallory.example", .language = "en"});
    });
    return db().write(storage::Scope::of(mallory.value().desk.id), [&](auto& tx) {
      return "podpora_session=" +
             identity::start_session(tx, app_->audit(), mallory.value().desk.id, mallory.value().owner.id).cookie;
    });
  }

  /// The route's path with ids of the demo desk, or with ids that nobody has.
  std::string path_of(http::Route const& route, bool existing) {
    auto path = route.path;
    for (auto const& known : kKnown) {
      auto const hole = "/" + std::string{known.segment} + "/{id}";
      if (auto const at = path.find(hole); at != std::string::npos) {
        auto const id = existing ? existing_id(known) : std::int64_t{12345};
        path.replace(at, hole.size(), "/" + std::string{known.segment} + "/" + encode_id(known.prefix, id));
      }
    }
    if (auto const at = path.find("{check}"); at != std::string::npos) path.replace(at, 7, "service_health");
    for (auto const& [hole, prefix] : {std::pair{"{participant}", "par"},
                                       {"{person}", "per"},
                                       {"{file}", "chf"},
                                       {"{feed}", "cfd"},
                                       {"{proof}", "cev"},
                                       {"{ticket}", "tkt"},
                                       {"{link}", "lnk"}}) {
      if (auto const at = path.find(hole); at != std::string::npos)
        path.replace(at, std::string_view{hole}.size(), encode_id(prefix, 12345));
    }
    auto const* const kind = route.path.find("/drafts/") == std::string::npos ? "resolved" : "reply";
    for (auto const& [hole, word] : {std::pair{"{role}", "global_administrator"},
                                     {"{kind}", kind},
                                     {"{language}", "en"},
                                     {"{report}", "volume"},
                                     {"{step}", "profile"},
                                     {"{template}", "office"}}) {
      if (auto const at = path.find(hole); at != std::string::npos)
        path.replace(at, std::string_view{hole}.size(), word);
    }
    if (auto const at = path.find("{rule}"); at != std::string::npos) path.replace(at, 6, "seats_idle");
    if (path.ends_with("/merge-preview")) path += "?into=" + encode_id("tkt", 12345);
    EXPECT_EQ(path.find('{'), std::string::npos) << route.path << ": say in this test what stands there";
    return path;
  }

  std::int64_t existing_id(Known const& known) {
    return db()
        .read(storage::Scope::of(partner_.desk.id),
              [&](auto& tx) {
                return tx.template first<std::optional<std::int64_t>>(known.query, {{"desk", partner_.desk.id}});
              })
        .value_or(std::nullopt)
        .value_or(12345);
  }

  Answer try_route(http::Route const& route, std::string const& path, std::string const& cookie) {
    http::ClientRequest request{.method = route.method, .url = path, .headers = {{"If-Match", "\"1\""}}};
    if (route.method != "GET" && route.method != "DELETE") {
      request.headers.emplace_back("Content-Type",
                                   route.method == "PATCH" ? "application/merge-patch+json" : "application/json");
      request.body = sample_body(route);
    }
    return call(std::move(request), cookie);
  }

  std::map<Role, std::string> cookies_;
  std::string stranger_;
};
PODPORA_BOTH_DATABASES(PermissionMatrix);

TEST_P(PermissionMatrix, EveryRouteAsEveryRoleAndAsNobody) {
  int tried = 0;
  for (auto const& route : app_->routes().all()) {
    if (route.access.kind != http::Access::Kind::kPermission) continue;
    auto const path = path_of(route, false);
    EXPECT_EQ(try_route(route, path, "").status, 401) << route.method << " " << route.path;
    for (auto const role : all_roles()) {
      bool const may = identity::role_permissions(role).test(static_cast<std::size_t>(route.access.permission));
      auto const status = try_route(route, path, cookies_.at(role)).status;
      EXPECT_EQ(status == 403, !may) << route.method << " " << route.path << " as " << to_text(role) << ": " << status;
      EXPECT_NE(status, 401) << route.path;
      EXPECT_LT(status, 500) << route.path;
      ++tried;
    }
  }
  EXPECT_GT(tried, 200);
}

TEST_P(PermissionMatrix, AnotherDesksThingsAreAsIfTheyWereNot) {
  auto const without_id = [](Answer const& answer) {
    auto body = answer.body;
    if (body.is_object()) body.as_object().erase("request_id");
    return std::to_string(answer.status) + boost::json::serialize(body);
  };
  int tried = 0;
  for (auto const& route : app_->routes().all()) {
    if (route.access.kind != http::Access::Kind::kPermission || route.path.find("{id}") == std::string::npos) continue;
    if (route.path.starts_with("/api/v1/portal/")) continue;  // a contact's routes: the owner may not call them at all
    auto const theirs = try_route(route, path_of(route, true), stranger_);
    auto const nobodys = try_route(route, path_of(route, false), stranger_);
    EXPECT_EQ(theirs.status, 404) << route.method << " " << route.path << ": " << theirs.raw.body;
    EXPECT_EQ(without_id(theirs), without_id(nobodys)) << route.method << " " << route.path;
    ++tried;
  }
  EXPECT_GT(tried, 15);
}

TEST_P(PermissionMatrix, ListsShowNothingOfAnotherDesk) {
  for (auto const* path :
       {"/api/v1/tickets", "/api/v1/customers", "/api/v1/offers", "/api/v1/entitlements", "/api/v1/calendars",
        "/api/v1/rulebook/overrides", "/api/v1/dead-letters", "/api/v1/quarantine"}) {
    auto const answer = get(path, stranger_);
    ASSERT_EQ(answer.status, 200) << path << answer.raw.body;
    EXPECT_TRUE(answer.at("/items").as_array().empty()) << path << answer.raw.body;
  }
}

TEST_P(PermissionMatrix, AContactSeesTheOwnCompanyAlone) {
  auto const tickets = get("/api/v1/portal/tickets", cookies_.at(Role::kContact));
  ASSERT_EQ(tickets.status, 200);
  EXPECT_TRUE(tickets.at("/items").as_array().empty());
  auto const opened =
      post("/api/v1/portal/tickets", R"({"subject":"Ours","body":"x","kind":"technical","severity":"C"})",
           sign_in(partner_.people.back().email));
  ASSERT_EQ(opened.status, 201) << opened.raw.body;
  auto const id = opened.text("/ticket/id");
  bool const same_company = get("/api/v1/portal/tickets/" + id, cookies_.at(Role::kContact)).status == 200;
  EXPECT_FALSE(same_company);
}

}  // namespace
}  // namespace podpora::tests
