#pragma once

#include "features/charges/approvals.h"
#include "features/charges/wire.h"
#include "platform/http/call.h"

namespace podpora::charges {

struct ApprovalView {
  ApprovalId id;
  tickets::TicketId ticket_id;
  std::int64_t ticket_number{0};
  std::string subject;
  std::string contact_name;
  Money amount;
  std::int64_t minutes{0};
  std::string text;
  ApprovalState state{ApprovalState::kAsked};
  std::string asked_by;
  Time asked_at;
  Time expires_at;
  std::optional<Time> decided_at;
  std::optional<ApprovalWay> way;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(ApprovalView, (),
                      (id, ticket_id, ticket_number, subject, contact_name, amount, minutes, text, state, asked_by,
                       asked_at, expires_at, decided_at, way, note))

struct ApprovalList {
  std::vector<ApprovalView> items;
};
BOOST_DESCRIBE_STRUCT(ApprovalList, (), (items))

struct ApprovalRequest {
  std::optional<std::int64_t> minutes;
  std::optional<Time> started_at;
  std::optional<Time> ended_at;
  std::optional<std::string> work_type;
};
BOOST_DESCRIBE_STRUCT(ApprovalRequest, (), (minutes, started_at, ended_at, work_type))

struct ApprovalAnswer {
  bool approve{false};
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(ApprovalAnswer, (), (approve, note))

/// The token comes in the body, never in an address: addresses are logged and passed on.
struct ApprovalLinkRequest {
  std::string token;
};
BOOST_DESCRIBE_STRUCT(ApprovalLinkRequest, (), (token))

struct ApprovalLinkAnswer {
  std::string token;
  bool approve{false};
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(ApprovalLinkAnswer, (), (token, approve, note))

/// Approval of work before it is billed: asked by the desk, answered in the portal or by a mailed link.
class ApprovalHttp {
 public:
  ApprovalHttp(storage::Database& database, Context context) : database_(database), context_(context) {}

  Result<ApprovalList> of_ticket(http::Call const& call) const;
  Result<http::Created<ApprovalView>> ask(http::Call const& call, ApprovalRequest request) const;
  Result<ApprovalList> portal_list(http::Call const& call) const;
  Result<ApprovalView> portal_decide(http::Call const& call, ApprovalAnswer request) const;
  Result<ApprovalView> look(http::Call const& call, ApprovalLinkRequest request) const;
  Result<ApprovalView> decide_by_link(http::Call const& call, ApprovalLinkAnswer request) const;

 private:
  storage::Database& database_;
  Context context_;
};

}  // namespace podpora::charges
