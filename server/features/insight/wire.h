#pragma once

#include "features/clocks/clock.h"
#include "features/insight/signal_wire.h"
#include "features/offers/offer.h"
#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

namespace podpora::insight {

struct TicketLine {
  tickets::TicketId id;
  std::int64_t number{0};
  std::string subject;
  tickets::State state{tickets::State::kOpen};
  Kind kind{Kind::kTechnical};
  Severity severity{Severity::kC};
  std::string service;
  std::string cause;
  Time updated_at;
  std::optional<clocks::ClockKind> due_kind;  ///< of the promise that is due next, or was missed and is still owed
  std::optional<Time> due_at;
};
BOOST_DESCRIBE_STRUCT(TicketLine, (),
                      (id, number, subject, state, kind, severity, service, cause, updated_at, due_kind, due_at))

/// The agreement that rules this customer's requests now.
struct AgreementLine {
  offers::AgreementId id;
  offers::OfferId offer_id;
  std::optional<std::int64_t> offer_number;
  offers::LocalText title;
  bool is_default{false};  ///< nobody of this customer accepted a version of its own
  Time valid_from;
  std::optional<Time> valid_to;
};
BOOST_DESCRIBE_STRUCT(AgreementLine, (), (id, offer_id, offer_number, title, is_default, valid_from, valid_to))

/// Everything that we know of a customer, on one page.
struct CustomerView {
  customers::Customer customer;
  std::vector<customers::Contact> contacts;
  std::vector<customers::Subscription> subscriptions;
  std::vector<customers::DelegatedAccess> delegated_access;
  std::optional<AgreementLine> agreement;
  std::vector<TicketLine> open_tickets;  ///< not finished, at most 200, last touched first
  std::vector<TicketLine> past_tickets;
  std::vector<CauseCount> causes;
  std::vector<SignalView> signals;
};
BOOST_DESCRIBE_STRUCT(CustomerView, (),
                      (customer, contacts, subscriptions, delegated_access, agreement, open_tickets, past_tickets,
                       causes, signals))

/// What a contact sees first.
struct PortalHome {
  std::string customer_name;
  std::string desk_name;
  bool sees_company{true};  ///< else only the own requests: no wallets, invoices and agreements either
  std::string offer_path;   ///< the public page of the offer in force; empty when there is none
  std::optional<AgreementLine> agreement;
  std::vector<customers::Subscription> subscriptions;
};
BOOST_DESCRIBE_STRUCT(PortalHome, (), (customer_name, desk_name, sees_company, offer_path, agreement, subscriptions))

}  // namespace podpora::insight
