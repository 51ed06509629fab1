#include "features/billing/parties.h"

#include "features/billing/code_lists.h"
#include "features/billing/party_store.h"
#include "features/identity/desk.h"
#include "platform/base/text.h"
#include "platform/http/wire.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::billing {

namespace {

constexpr std::int64_t kTermsMax = 365;
constexpr std::int64_t kRateMax = 10'000;
constexpr std::size_t kPrefixMax = 8;

bool is_upper_or_digit(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool all_of(std::string_view text, bool (*good)(char)) {
  return std::ranges::all_of(text, good);
}

/// As registers and networks write it: capitals and digits without blanks.
void compact(std::string& text) {
  std::erase_if(text, [](char c) { return c == ' '; });
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
}

class Check {
 public:
  void field(bool good, std::string pointer, std::string code, TextArgs args = {}) {
    if (!good) errors_.push_back({std::move(pointer), std::move(code), std::move(args)});
  }
  Result<void> result() && {
    if (errors_.empty()) return {};
    return Error{ErrorCode::kInvalid, "invalid", {}, std::move(errors_)};
  }

 private:
  std::vector<FieldError> errors_;
};

void tidy(Party& party) {
  for (auto* const text : {&party.name, &party.street, &party.city, &party.postal_code, &party.registration_id,
                           &party.endpoint_id, &party.contact, &party.phone, &party.email}) {
    *text = trim(*text);
  }
  compact(party.country);
  compact(party.vat_id);
  compact(party.endpoint_scheme);
}

void check_party(Check& check, Party const& party) {
  check.field(!party.name.empty(), "/party/name", "required");
  check.field(party.country.empty() || is_code(CodeList::kCountry, party.country), "/party/country", "not-a-country");
  bool const vat = party.vat_id.size() >= 4 && all_of(party.vat_id, is_upper_or_digit) &&
                   (is_code(CodeList::kCountry, party.vat_id.substr(0, 2)) || party.vat_id.starts_with("EL"));
  check.field(party.vat_id.empty() || vat, "/party/vat_id", "vat-id");
  check.field(party.endpoint_id.empty() == party.endpoint_scheme.empty(), "/party/endpoint_id", "endpoint-both");
  check.field(party.endpoint_scheme.empty() || is_code(CodeList::kEndpointScheme, party.endpoint_scheme),
              "/party/endpoint_scheme", "endpoint-scheme");
}

}  // namespace

bool is_iban(std::string_view text) {
  if (text.size() < 15 || text.size() > 34 || !all_of(text, is_upper_or_digit)) return false;
  int rest = 0;
  for (auto const c : std::string(text.substr(4)) + std::string(text.substr(0, 4))) {
    rest = c <= '9' ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'A' + 10)) % 97;
  }
  return rest == 1;
}

Seller seller_of(storage::Transaction& tx, DeskId desk) {
  if (auto const content = find_seller(tx, desk)) return http::read_json<Seller>(*content).value();
  Seller seller;
  if (auto const of = identity::find_desk(tx, desk)) seller.party.name = of->name;
  return seller;
}

Buyer buyer_of(storage::Transaction& tx, DeskId desk, customers::Customer const& customer) {
  if (auto const content = find_buyer(tx, desk, customer.id)) return http::read_json<Buyer>(*content).value();
  Buyer buyer;
  buyer.party.name = customer.name;
  buyer.party.country = customer.country;
  buyer.language = customer.language;
  return buyer;
}

Result<Seller> set_seller(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Seller seller) {
  tidy(seller.party);
  compact(seller.iban);
  compact(seller.bic);
  compact(seller.invoice_prefix);
  compact(seller.credit_prefix);
  seller.note = trim(seller.note);
  Check check;
  check_party(check, seller.party);
  check.field(seller.iban.empty() || is_iban(seller.iban), "/iban", "iban");
  bool const bic = (seller.bic.size() == 8 || seller.bic.size() == 11) && all_of(seller.bic, is_upper_or_digit);
  check.field(seller.bic.empty() || bic, "/bic", "bic");
  check.field(seller.terms_days >= 0 && seller.terms_days <= kTermsMax, "/terms_days", "range");
  check.field(seller.tax_basis_points >= 0 && seller.tax_basis_points <= kRateMax, "/tax_basis_points", "range");
  for (auto const& [pointer, prefix] :
       {std::pair{"/invoice_prefix", &seller.invoice_prefix}, std::pair{"/credit_prefix", &seller.credit_prefix}}) {
    check.field(prefix->size() <= kPrefixMax && all_of(*prefix, is_upper_or_digit), pointer, "number-prefix");
  }
  TRY(std::move(check).result());
  put_seller(tx, actor.desk, http::to_json(seller), context.clock.now());
  audit::record(tx, context, actor, {.kind = "billing_seller.set", .subject = to_text(actor.desk)});
  return seller;
}

Result<Buyer> set_buyer(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                        customers::CustomerId customer, Buyer buyer) {
  if (!customers::find_customer(tx, actor.desk, customer)) return not_found("customer");
  tidy(buyer.party);
  buyer.buyer_reference = trim(buyer.buyer_reference);
  buyer.order_reference = trim(buyer.order_reference);
  Check check;
  check_party(check, buyer.party);
  auto const& languages = i18n::languages();
  check.field(std::ranges::find(languages, buyer.language) != languages.end(), "/language", "language");
  auto const days = buyer.terms_days.value_or(0);
  check.field(days >= 0 && days <= kTermsMax, "/terms_days", "range");
  constexpr std::string_view kTreatments[] = {"Z", "E", "AE", "K", "G", "O"};
  check.field(!buyer.tax_category || std::ranges::find(kTreatments, *buyer.tax_category) != std::end(kTreatments),
              "/tax_category", "enum");
  TRY(std::move(check).result());
  put_buyer(tx, actor.desk, customer, http::to_json(buyer), context.clock.now());
  audit::record(tx, context, actor, {.kind = "billing_buyer.set", .subject = to_text(customer)});
  return buyer;
}

}  // namespace podpora::billing
