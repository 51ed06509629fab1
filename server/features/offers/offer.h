#pragma once

#include "features/calendars/calendar.h"
#include "features/customers/customer.h"
#include "features/delivery/arrangement.h"
#include "features/offers/brand.h"
#include "features/rulebook/words.h"
#include "platform/base/clock.h"
#include "platform/base/id.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::offers {

struct OfferTag {
  static constexpr std::string_view prefix = "off";
};
struct AgreementTag {
  static constexpr std::string_view prefix = "agr";
};
using OfferId = Id<OfferTag>;
using AgreementId = Id<AgreementTag>;

/// A text that customers read, in each of our languages.
struct LocalText {
  std::string en;
  std::string cs;

  /// The text of that language; the other one when it is missing.
  std::string const& in(std::string_view language) const;
  bool operator==(LocalText const&) const = default;
};
BOOST_DESCRIBE_STRUCT(LocalText, (), (en, cs))

/// Who does the work: our own people, a company whose support we resell, or one to which we outsource it.
using Delivery = delivery::DeliveryMode;

/// One row of what is supported.
struct SupportLine {
  std::string service;  ///< code of a rulebook service: azure …
  LocalText title;      ///< how customers know the service
  std::vector<Kind> kinds;
  Delivery delivery{Delivery::kOwn};
  std::string delivered_by;  ///< the other company; empty for our own people
  LocalText note;
  bool operator==(SupportLine const&) const = default;
};
BOOST_DESCRIBE_STRUCT(SupportLine, (), (service, title, kinds, delivery, delivered_by, note))

/// Hours that targets, prices and contact ways name by their code.
struct Hours {
  std::string code;  ///< `office`
  LocalText title;
  calendars::CalendarId calendar_id;
  bool operator==(Hours const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Hours, (), (code, title, calendar_id))

enum class Way : std::uint8_t { kMail, kPhone, kPortal, kWeb };
BOOST_DESCRIBE_ENUM(Way, kMail, kPhone, kPortal, kWeb)

struct ContactWay {
  Way way{Way::kMail};
  std::string value;  ///< address, number or https link
  std::string hours;  ///< code of the hours in which somebody answers
  LocalText note;
  bool operator==(ContactWay const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ContactWay, (), (way, value, hours, note))

/// Promises for a severity, in minutes of the named hours. An absent kind or an empty service means any; the row that
/// names the service, then the one that names the kind, beats the general one.
struct Target {
  Severity severity{Severity::kC};
  std::optional<Kind> kind;
  std::string service;
  std::string hours;
  std::int64_t first_response_minutes{0};
  std::optional<std::int64_t> next_update_minutes;
  std::optional<std::int64_t> resolution_minutes;
  std::optional<bool> pauses_for_customer;  ///< stands while the customer has to answer; absent: yes
  std::optional<bool> pauses_for_upstream;  ///< stands while an upstream side has to answer; absent: no
  bool operator==(Target const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Target, (),
                      (severity, kind, service, hours, first_response_minutes, next_update_minutes, resolution_minutes,
                       pauses_for_customer, pauses_for_upstream))

/// Over what time included minutes are counted.
enum class Period : std::uint8_t { kAgreement, kMonth };
BOOST_DESCRIBE_ENUM(Period, kAgreement, kMonth)

/// What work costs. Amounts are in the minor unit of `currency` without tax.
struct Price {
  std::string currency;  ///< ISO 4217
  std::int64_t hourly_minor{0};
  std::string hours;                      ///< code of the ordinary hours; other time is after hours
  std::int64_t after_hours_percent{100};  ///< 150: one and a half times the rate
  std::int64_t minimum_minutes{0};        ///< the least that one entry is billed with
  std::int64_t increment_minutes{1};      ///< billed minutes are rounded up to a multiple
  std::vector<Kind> covered_kinds;        ///< kinds that cost nothing
  std::int64_t included_minutes{0};       ///< prepaid, drawn before anything is billed
  Period included_period{Period::kMonth};
  std::optional<std::int64_t> per_incident_minor;  ///< one price for the whole ticket instead of the hourly rate
  bool operator==(Price const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Price, (),
                      (currency, hourly_minor, hours, after_hours_percent, minimum_minutes, increment_minutes,
                       covered_kinds, included_minutes, included_period, per_incident_minor))

/// Everything that a support offer says.
struct Content {
  LocalText title;
  LocalText summary;
  std::vector<SupportLine> support;
  std::vector<Hours> hours;
  std::vector<ContactWay> contact;
  std::vector<Target> targets;
  Price price;
  std::vector<LocalText> exclusions;
  std::vector<std::string> languages;  ///< in which people answer: "cs", "en"
  LocalText escalation;                ///< what is promised about handing on to vendors and partners
  bool operator==(Content const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Content, (),
                      (title, summary, support, hours, contact, targets, price, exclusions, languages, escalation))

/// Who delivers a service or a kind of it, and in which hours, as it was arranged on the day of publishing.
struct DeliveryTerm {
  std::string service;  ///< `*`: all
  std::optional<Kind> kind;
  Delivery mode{Delivery::kOwn};
  std::string partner;  ///< empty for our own people
  std::optional<calendars::CalendarId> calendar_id;
  bool operator==(DeliveryTerm const&) const = default;
};
BOOST_DESCRIBE_STRUCT(DeliveryTerm, (), (service, kind, mode, partner, calendar_id))
inline bool has_hours(DeliveryTerm const& term) {
  return term.calendar_id.has_value();
}

enum class OfferState : std::uint8_t { kDraft, kPublished, kSuperseded, kWithdrawn };
BOOST_DESCRIBE_ENUM(OfferState, kDraft, kPublished, kSuperseded, kWithdrawn)

/// One version of the desk's support offer. A draft may be written; from publishing on it never changes but for its
/// state, and carries the calendars as they were that day.
struct Offer {
  OfferId id;
  OfferState state{OfferState::kDraft};
  std::optional<std::int64_t> number;  ///< 1, 2, 3 … in the desk, given by publishing
  Content content;
  std::vector<calendars::Calendar> calendars;  ///< those that `content.hours` and `delivery` name
  std::vector<DeliveryTerm> delivery;          ///< as arranged; empty in versions from before it was written down
  std::optional<BrandId> brand_id;             ///< empty: the desk's own
  std::string sha256;                          ///< of the published canonical document; empty for a draft
  std::optional<Time> published_at;
  Time created_at;
  Time updated_at;
  std::int64_t version{1};  ///< of the row, for If-Match
};

/// How an agreement came about: an agent noted it, a contact said yes in the portal, or by a link from a mail.
enum class AcceptedVia : std::uint8_t { kAgent, kPortal, kLink };
BOOST_DESCRIBE_ENUM(AcceptedVia, kAgent, kPortal, kLink)

/// A customer's acceptance of one published version; without a customer it is the default of all who have none.
struct Agreement {
  AgreementId id;
  std::optional<customers::CustomerId> customer_id;
  OfferId offer_id;
  Time valid_from;
  std::optional<Time> valid_to;  ///< exclusive
  std::string accepted_by;       ///< the person at the customer, or who made the default
  Time accepted_at;
  std::string services;                          ///< codes separated by blanks; empty: all
  std::int64_t precedence{0};                    ///< of several in force the highest rules
  std::optional<customers::CustomerId> bill_to;  ///< who pays, where it is not the customer
  AcceptedVia accepted_via{AcceptedVia::kAgent};
  std::optional<PersonId> person_id;  ///< the agent or contact who did it
  std::string accepted_from;          ///< the network address; empty for what the desk did itself
  std::string sha256;                 ///< of the document that was accepted
};
BOOST_DESCRIBE_STRUCT(Agreement, (),
                      (id, customer_id, offer_id, valid_from, valid_to, accepted_by, accepted_at, services, precedence,
                       bill_to, accepted_via, person_id, accepted_from, sha256))

/// An agreement with the version that it accepts.
struct AgreementInForce {
  Agreement agreement;
  Offer offer;
};

}  // namespace podpora::offers
