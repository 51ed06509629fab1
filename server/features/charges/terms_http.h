#pragma once

#include "features/audit/audit.h"
#include "features/charges/terms.h"
#include "platform/http/call.h"

namespace podpora::charges {

struct TermsQuery {
  std::optional<offers::AgreementId> agreement;  ///< absent: of the desk
};
BOOST_DESCRIBE_STRUCT(TermsQuery, (), (agreement))

struct ChargeTermsChange {
  std::string person_name;
  Time created_at;
};
BOOST_DESCRIBE_STRUCT(ChargeTermsChange, (), (person_name, created_at))

struct ChargeTermsView {
  std::optional<offers::AgreementId> agreement_id;
  bool own{false};  ///< false: the agreement has none of its own, these are the desk's
  Terms terms;
  std::vector<ChargeTermsChange> history;  ///< who set them when, newest first
};
BOOST_DESCRIBE_STRUCT(ChargeTermsView, (), (agreement_id, own, terms, history))

struct ChargeTermsRequest {
  std::optional<offers::AgreementId> agreement_id;
  Terms terms;
};
BOOST_DESCRIBE_STRUCT(ChargeTermsRequest, (), (agreement_id, terms))

/// A kind of work, for whoever records time.
struct WorkTypeView {
  std::string code;
  offers::LocalText title;
  bool billable{true};
};
BOOST_DESCRIBE_STRUCT(WorkTypeView, (), (code, title, billable))

struct WorkTypeList {
  std::vector<WorkTypeView> items;
};
BOOST_DESCRIBE_STRUCT(WorkTypeList, (), (items))

class TermsHttp {
 public:
  TermsHttp(storage::Database& database, audit::Context audit) : database_(database), audit_(audit) {}

  Result<ChargeTermsView> get(http::Call const& call, TermsQuery query) const;
  Result<ChargeTermsView> set(http::Call const& call, ChargeTermsRequest request) const;
  Result<WorkTypeList> work_types(http::Call const& call) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
};

}  // namespace podpora::charges
