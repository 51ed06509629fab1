#pragma once

#include "features/offers/offer.h"
#include "features/tickets/ticket.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::tickets {

/// An agreement that may rule a ticket.
struct PossibleAgreement {
  offers::AgreementId id;
  std::optional<std::int64_t> offer_number;
  offers::LocalText offer_title;
  std::vector<std::string> services;  ///< empty: all
  bool is_default{false};
  bool is_pinned{false};  ///< it rules the ticket now
};
BOOST_DESCRIBE_STRUCT(PossibleAgreement, (), (id, offer_number, offer_title, services, is_default, is_pinned))

/// What rules the ticket, and what else was in force when it was opened.
struct TicketAgreementView {
  std::optional<offers::AgreementId> agreement_id;
  std::vector<PossibleAgreement> possible;
};
BOOST_DESCRIBE_STRUCT(TicketAgreementView, (), (agreement_id, possible))

struct PinRequest {
  std::optional<offers::AgreementId> agreement_id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(PinRequest, (), (agreement_id, reason))

class PinHttp {
 public:
  PinHttp(storage::Database& database, Context const& context) : database_(database), context_(context) {}

  Result<TicketAgreementView> get(http::Call const& call) const;
  Result<TicketAgreementView> pin(http::Call const& call, PinRequest request) const;

 private:
  storage::Database& database_;
  Context const& context_;
};

}  // namespace podpora::tickets
