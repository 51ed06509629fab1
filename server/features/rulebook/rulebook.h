#pragma once

#include "features/customers/customer.h"
#include "features/rulebook/edition_index.h"
#include "features/rulebook/words.h"
#include "platform/base/clock.h"

#include <boost/describe/enum.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace podpora::rulebook {

/// A sentence for people, written in the pack itself so that a new vendor needs no code.
struct Text {
  std::string en;
  std::string cs;

  std::string const& in(std::string_view language) const { return language == "cs" ? cs : en; }
};

enum class Party : std::uint8_t { kCustomer, kPartner, kVendor, kPublisher };
BOOST_DESCRIBE_ENUM(Party, kCustomer, kPartner, kVendor, kPublisher)

enum class Track : std::uint8_t { kCloud, kOnPremises, kMarketplace };
BOOST_DESCRIBE_ENUM(Track, kCloud, kOnPremises, kMarketplace)

enum class PartnerRole : std::uint8_t { kDirectBill, kIndirectProvider, kIndirectReseller };
BOOST_DESCRIBE_ENUM(PartnerRole, kDirectBill, kIndirectProvider, kIndirectReseller)

/// Whose tenant the request is about.
enum class Tenant : std::uint8_t { kCustomer, kOwn };
BOOST_DESCRIBE_ENUM(Tenant, kCustomer, kOwn)

/// What a desk must have before it may use a vehicle.
enum class Holding : std::uint8_t { kNone, kEntitlement, kDelivery, kProvider };
BOOST_DESCRIBE_ENUM(Holding, kNone, kEntitlement, kDelivery, kProvider)

/// Who pays for one use: nobody, a membership benefit, a fee, or a private contract that the pack cannot know.
enum class CostBasis : std::uint8_t { kFree, kBenefit, kContract, kPaid };
BOOST_DESCRIBE_ENUM(CostBasis, kFree, kBenefit, kContract, kPaid)

enum class Unit : std::uint8_t { kIncidents, kHours };
BOOST_DESCRIBE_ENUM(Unit, kIncidents, kHours)

enum class Hours : std::uint8_t { k24x7, kBusiness };
BOOST_DESCRIBE_ENUM(Hours, k24x7, kBusiness)

enum class Transport : std::uint8_t { kByHand, kEmail };
BOOST_DESCRIBE_ENUM(Transport, kByHand, kEmail)

/// How far a source can be trusted. `desk`: what the desk itself decided.
enum class Trust : std::uint8_t { kOfficial, kSecondary, kPress, kDesk };
BOOST_DESCRIBE_ENUM(Trust, kOfficial, kSecondary, kPress, kDesk)

/// How the value of a packet field is checked.
enum class FieldKind : std::uint8_t {
  kText,
  kLines,
  kGuid,
  kEmail,
  kPhone,
  kTime,
  kYesNo,
  kSeverity,
  kCountry,
  kChoice
};
BOOST_DESCRIBE_ENUM(FieldKind, kText, kLines, kGuid, kEmail, kPhone, kTime, kYesNo, kSeverity, kCountry, kChoice)

/// A page with its date: where a fact was read.
struct Source {
  std::string id;
  std::string page;
  Time date;
  Trust trust{Trust::kOfficial};
};

/// When a fact holds, where it was read, and whether we drew it as a conclusion (`derived`).
struct Fact {
  Time valid_from;
  std::optional<Time> valid_to;  ///< the first instant at which it no longer holds
  std::string source;            ///< id of a Source of the same pack
  bool derived{false};

  bool holds_at(Time at) const { return valid_from <= at && (!valid_to || at < *valid_to); }
};

/// The requests that a fact is about. An empty list does not restrict.
struct Scope {
  std::vector<std::string> services;
  std::vector<Kind> kinds;
  std::vector<Nature> natures;
  std::vector<std::string> areas;
  std::vector<PartnerRole> partner_roles;
  std::vector<customers::Cloud> clouds;
  std::vector<Tenant> tenants;
  std::vector<std::string> product_versions;
  std::vector<Severity> severities;
  std::vector<std::string> languages;
};

/// The words for the version of an on-premises product: the newest, the one before, anything older.
std::vector<std::string> const& product_versions();

/// What a packet field may be filled with by itself: `ticket.subject`, `entitlement.contract_id` …
std::vector<std::string> const& prefill_keys();

/// A named state of the program: what `rulebook` in a decision shows.
struct EditionName : Fact {
  std::string id;  ///< `2026-07`
  Text title;
};

struct Service : Fact {
  std::string code;
  Text name;
  Track track{Track::kCloud};
  std::string health_url;  ///< where the vendor shows known problems; may be empty
};

struct Membership : Fact {
  std::string code;
  Text name;
};

/// Whose tenant a token for a host is of.
enum class TokenTenant : std::uint8_t { kPartner, kCustomer };
BOOST_DESCRIBE_ENUM(TokenTenant, kPartner, kCustomer)

/// Where requests for a cloud may go: nowhere else.
struct Endpoint {
  std::string host;
  std::string authority;
  TokenTenant tenant{TokenTenant::kPartner};
};

/// A national cloud: a wall. `indirect_model` false: there are no indirect resellers in it.
struct CloudRule : Fact {
  customers::Cloud cloud{customers::Cloud::kGlobal};
  Text name;
  bool indirect_model{true};
  std::string api_host;
  std::string authority;
  std::vector<Endpoint> endpoints;
};

struct SeverityRule : Fact {
  Severity severity{Severity::kC};
  Text name;
  Text definition;
};

/// Who handles what.
struct BoundaryLine : Fact {
  std::string id;
  Scope scope;
  Party party{Party::kPartner};
  Text text;
};

struct Cost {
  CostBasis basis{CostBasis::kFree};
  std::int64_t draws{0};  ///< units of the entitlement that one request takes
  Unit unit{Unit::kIncidents};
};

/// A way to escalate.
struct Vehicle : Fact {
  std::string code;
  Text name;
  Scope scope;
  Holding holding{Holding::kNone};
  std::vector<std::string> memberships;   ///< any of them makes the desk eligible; empty: no membership needed
  std::vector<std::string> renamed_from;  ///< entitlements under these older codes go on under this one
  Cost cost;
  Transport transport{Transport::kByHand};
  std::string upstream;                       ///< the other side's name; empty: the facts say
  std::vector<std::string> upstream_domains;  ///< mail domains from which it answers
  std::vector<std::string> channels;          ///< online, phone, email
  std::string link;                           ///< code of a Link: where a person files it
  std::int64_t rank{0};                       ///< breaks ties, smaller first
};

/// A promised first response of a vehicle. Minutes count within `hours`.
struct Response : Fact {
  std::string vehicle;
  Scope scope;
  std::int64_t minutes{0};
  Hours hours{Hours::k24x7};
};

/// A vehicle costs otherwise for these requests.
struct CostRule : Fact {
  std::string vehicle;
  Scope scope;
  Cost cost;
};

/// What a membership grants: so many units a year, or no limit.
struct Allowance : Fact {
  std::string vehicle;
  std::string membership;
  std::optional<std::int64_t> amount;  ///< empty: unlimited
};

/// What a case turns out to be when its incident is given back: `not_technical` are billing, quota and subscription.
enum class RefundCause : std::uint8_t { kDuplicate, kVendorBug, kNotTechnical };
BOOST_DESCRIBE_ENUM(RefundCause, kDuplicate, kVendorBug, kNotTechnical)

/// When a drawn unit is given back.
struct Refund : Fact {
  RefundCause cause{RefundCause::kDuplicate};
  std::vector<std::string> vehicles;
  Text text;
};

/// A combination that a vehicle may not be used for; `code` and its sentence become the reason.
struct Refusal : Fact {
  std::string code;
  std::vector<std::string> vehicles;
  Scope scope;
  std::vector<std::string> unless_memberships;
  Text text;
};

/// Delegated administration that filing needs: any of the roles, not expired.
struct AccessRule : Fact {
  std::vector<std::string> vehicles;
  Scope scope;
  std::vector<std::string> roles;
  Text text;
};

/// What is done instead of escalating when the scope matches, e.g. the customer has to phone the vendor.
enum class Detour : std::uint8_t { kTellCustomerToCall, kHandToPublisher, kReportVulnerability };
BOOST_DESCRIBE_ENUM(Detour, kTellCustomerToCall, kHandToPublisher, kReportVulnerability)

struct DetourRule : Fact {
  Detour detour{Detour::kHandToPublisher};
  Scope scope;
  bool only_without_access{false};  ///< holds only while no delegated access is in force
  std::string link;
  Text text;
};

struct PacketField : Fact {
  std::string name;
  Text label;
  FieldKind kind{FieldKind::kText};
  bool required{true};
  std::vector<std::string> vehicles;  ///< empty: all
  Scope scope;
  std::vector<std::string> choices;  ///< with kind choice
  std::string prefill;               ///< `ticket.subject`; one of `prefill_keys`
  std::string value;                 ///< a constant
};

/// Something that a claim must be proved with.
struct ClaimEvidence {
  std::string name;
  Text label;
  bool required{true};
  bool own_domain{false};  ///< it must come from the customer's own mail domain
};

/// How a credit for an outage is claimed from the vendor. What no source states is empty.
struct CreditClaim : Fact {
  std::string code;
  Text name;
  Scope scope;
  std::optional<std::int64_t> deadline_months;  ///< whole months after the end of the incident's billing month
  std::optional<std::int64_t> deadline_days;    ///< or days after the incident; never both
  std::vector<PartnerRole> filed_by;            ///< who may file; empty: not known
  std::optional<bool> advisories_qualify;
  std::optional<std::int64_t> answer_days;  ///< within which the vendor means to answer
  std::string answer_source;                ///< where that was read
  std::string link;                         ///< code of a Link: where a person files it
  std::vector<PacketField> fields;          ///< what the claim carries; their dates are the claim's
  std::vector<ClaimEvidence> evidence;
};

/// What share of a month's fee is credited when the uptime of that month was lower.
struct CreditTier : Fact {
  std::string code;
  Scope scope;
  std::int64_t below_basis_points{0};  ///< 9990: below 99.9 %
  std::int64_t percent{0};
};

/// What a field of a claim may be filled with by itself: `customer.tenant`, `claim.period` …
std::vector<std::string> const& claim_prefill_keys();

/// What a service has that a request can be about: mail flow, quota, invoices. `scope.services` and `scope.kinds` say
/// where it is offered.
struct Area : Fact {
  std::string code;
  Text name;
  Scope scope;
};

/// What would have spared the customer a request.
enum class AvoidedBy : std::uint8_t { kNothing, kTraining, kPlan, kService };
BOOST_DESCRIBE_ENUM(AvoidedBy, kNothing, kTraining, kPlan, kService)

/// Why requests come: what a resolved one is counted under.
struct Cause : Fact {
  std::string code;
  Text name;
  Scope scope;
  std::vector<std::string> words;  ///< that speak for it in a request, in any language
  bool self_service{false};        ///< the customer can usually do it alone
  AvoidedBy avoided_by{AvoidedBy::kNothing};
};

/// When the vendor stops supporting a version of a product.
struct Lifecycle : Fact {
  std::string code;
  Text name;
  std::string service;
  std::vector<std::string> words;  ///< a subscription whose name has all of them is of this product
  Time ends;                       ///< the day that the vendor names as the last
};

/// Where the answer to a check comes from: a person looks, or the desk's own records of service health and known
/// issues know it.
enum class AnswerFrom : std::uint8_t { kPerson, kServiceHealth, kKnownIssues };
BOOST_DESCRIBE_ENUM(AnswerFrom, kPerson, kServiceHealth, kKnownIssues)

/// What such records may say. A check that is answered from them has a result for each of its words.
enum class Known : std::uint8_t { kNothing, kIncident, kAdvisory, kIssue };
BOOST_DESCRIBE_ENUM(Known, kNothing, kIncident, kAdvisory, kIssue)

struct CheckResult {
  std::string code;
  Text label;
  std::optional<Text> next;    ///< what to do after this result; empty: go on
  std::optional<Known> known;  ///< the record that this result stands for
};

struct Check {
  std::string id;
  Text title;
  Text how;
  bool mandatory{false};
  AnswerFrom answered_from{AnswerFrom::kPerson};
  std::vector<CheckResult> results;
};

/// The guided diagnosis for a service, kind and topic.
struct Runbook : Fact {
  std::string id;
  Text title;
  Scope scope;
  std::vector<Check> checks;
};

struct Link : Fact {
  std::string code;
  std::string url;
  Text name;
};

/// Why a problem may go to the vendor at all.
struct EscalationClass : Fact {
  std::string code;
  Text text;
};

/// All facts of a pack, or those of them that hold at one time.
struct Rules {
  std::vector<EditionName> editions;
  std::vector<Service> services;
  std::vector<Membership> memberships;
  std::vector<CloudRule> clouds;
  std::vector<SeverityRule> severities;
  std::vector<BoundaryLine> boundaries;
  std::vector<Vehicle> vehicles;
  std::vector<Response> responses;
  std::vector<CostRule> costs;
  std::vector<Allowance> allowances;
  std::vector<Refund> refunds;
  std::vector<Refusal> refusals;
  std::vector<AccessRule> accesses;
  std::vector<DetourRule> detours;
  std::vector<PacketField> packet_fields;
  std::vector<CreditClaim> credit_claims;
  std::vector<CreditTier> credit_tiers;
  std::vector<Area> areas;
  std::vector<Cause> causes;
  std::vector<Lifecycle> lifecycles;
  std::vector<Runbook> runbooks;
  std::vector<Link> links;
  std::vector<EscalationClass> classes;
};

/// What holds from one change of a pack to the next.
struct Edition {
  std::string pack;
  std::string id;    ///< of its EditionName
  std::string name;  ///< `microsoft-csp 2026-07`
  Time from;
  Rules rules;
  EditionIndex index;  ///< of `rules`
};

/// A fact as the pack states it, for people to read and to override.
struct StatedFact {
  std::string kind;                                         ///< `vehicle`, as in `[[vehicle]]`
  std::string key;                                          ///< names the fact through all its versions: `vehicle:asfp`
  Text title;                                               ///< may be empty
  std::vector<std::pair<std::string, std::string>> values;  ///< field, what it says; without texts and dates
  Time valid_from;
  std::optional<Time> valid_to;
  std::string source;
  bool derived{false};
  std::string text;         ///< its lines in the pack's language, without dates and source
  std::string override_id;  ///< of a desk's own fact, else empty

  bool holds_at(Time at) const { return valid_from <= at && (!valid_to || at < *valid_to); }
};

struct Pack {
  std::string id;
  Text name;
  std::string vendor;
  std::vector<Source> sources;
  Rules all;
  std::vector<StatedFact> facts;  ///< all, as they stand in the files
  std::vector<Edition> editions;  ///< one for each span without a change, in order of time
};

/// Every pack that is loaded.
struct Rulebook {
  std::vector<Pack> packs;
};

/// The edition of each pack at that time; a pack that had not begun or has ended is left out.
std::vector<Edition const*> in_force(Rulebook const& rulebook, Time at);

/// The edition, at that time, of the pack that knows the service at any time; null when there is none.
Edition const* edition_for(Rulebook const& rulebook, std::string_view service, Time at);

/// True when any pack knows the code at any time.
bool knows_service(Rulebook const& rulebook, std::string_view code);
bool knows_vehicle(Rulebook const& rulebook, std::string_view code);
bool knows_membership(Rulebook const& rulebook, std::string_view code);

/// The fact of that code in an edition, or null.
Service const* find_service(Edition const& edition, std::string_view code);
Vehicle const* find_vehicle(Edition const& edition, std::string_view code);
Link const* find_link(Edition const& edition, std::string_view code);

/// The source of a fact, or null; `rulebook` must hold the edition's pack.
Source const* find_source(Rulebook const& rulebook, std::string_view pack, std::string_view id);

/// What a scope is compared with. Texts may be empty when they are not known.
struct Subject {
  std::string_view service;
  Kind kind{Kind::kTechnical};
  Nature nature{Nature::kBreakFix};
  std::string_view area;
  PartnerRole partner_role{PartnerRole::kDirectBill};
  customers::Cloud cloud{customers::Cloud::kGlobal};
  Tenant tenant{Tenant::kCustomer};
  std::string_view product_version;
  Severity severity{Severity::kC};
  std::string_view language;
};

/// True when no list of the scope excludes the subject.
bool matches(Scope const& scope, Subject const& subject);

/// The runbook whose scope matches: one for the subject's area before one for all areas, then the first in the pack's
/// order. Null when there is none.
Runbook const* find_runbook(Edition const& edition, Subject const& subject);

/// How a credit is claimed for an outage of the subject's service in its cloud: the first that matches, or null.
CreditClaim const* find_credit_claim(Edition const& edition, Subject const& subject);

/// The tiers of the subject's service, the smallest uptime first.
std::vector<CreditTier const*> credit_tiers_for(Edition const& edition, Subject const& subject);

/// The causes that a resolved request of the subject may be counted under, in the pack's order.
std::vector<Cause const*> causes_for(Edition const& edition, Subject const& subject);

/// The packet fields that a vehicle asks for, in the pack's order.
std::vector<PacketField const*> packet_fields(Edition const& edition, std::string_view vehicle, Subject const& subject);

}  // namespace podpora::rulebook
