#include "features/offers/document.h"

#include "features/calendars/wire.h"
#include "platform/http/wire.h"

#include <algorithm>

namespace podpora::offers {

namespace {

struct Document {
  std::int64_t number{0};
  Time published_at;
  Content content;
  std::vector<calendars::CalendarView> calendars;
  std::optional<std::vector<DeliveryTerm>> delivery;  ///< versions from before it was written down have none
};
BOOST_DESCRIBE_STRUCT(Document, (), (number, published_at, content, calendars, delivery))

void sort_members(http::Json& json) {
  if (auto* const object = std::get_if<http::Json::Object>(&json.value)) {
    std::ranges::sort(*object, {}, &http::JsonMember::name);
    for (auto& member : *object) sort_members(member.value);
  } else if (auto* const list = std::get_if<http::Json::List>(&json.value)) {
    for (auto& item : *list) sort_members(item);
  }
}

template <class T>
std::string canonical(T const& value) {
  auto json = http::parse_json(http::to_json(value)).value();
  sort_members(json);
  return http::write_json(json);
}

}  // namespace

std::string canonical_document(Offer const& offer) {
  Document document{.number = offer.number.value(),
                    .published_at = offer.published_at.value(),
                    .content = offer.content,
                    .delivery = offer.delivery};
  for (auto const& calendar : offer.calendars) document.calendars.push_back(calendars::to_view(calendar));
  return canonical(document);
}

void read_document(std::string const& document, Offer& offer) {
  auto parsed = http::read_json<Document>(document).value();
  offer.content = std::move(parsed.content);
  offer.delivery = std::move(parsed.delivery).value_or(std::vector<DeliveryTerm>{});
  offer.calendars.clear();
  for (auto const& view : parsed.calendars) offer.calendars.push_back(calendars::from_view(view).value());
}

std::string canonical_content(Content const& content) {
  return canonical(content);
}

Content read_content(std::string const& text) {
  return http::read_json<Content>(text).value();
}

}  // namespace podpora::offers
