#include "features/offers/offer_store.h"

#include "features/calendars/calendar_store.h"
#include "features/offers/document.h"

#include <algorithm>

namespace podpora::offers {

namespace {

struct Row {
  OfferId id;
  OfferState state{};
  std::optional<std::int64_t> number;
  std::string content;
  std::optional<std::string> document;
  std::string sha256;
  std::optional<Time> published_at;
  Time created_at;
  Time updated_at;
  std::int64_t version{0};
  BrandId brand_id;  ///< 0: the desk's own
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (id, state, number, content, document, sha256, published_at, created_at, updated_at, version,
                       brand_id))

constexpr storage::Query kInsert{"offer.insert", R"(
  insert into offer (desk_id, id, state, number, content, document, sha256, published_at, created_at, updated_at,
                     version, brand_id)
  values (:desk, :id, 'draft', null, :content, null, '', null, :created_at, :created_at, 1, :brand))"};

constexpr storage::Query kFind{"offer.find", R"(
  select id, state, number, content, document, sha256, published_at, created_at, updated_at, version, brand_id
  from offer where desk_id = :desk and id = :id)"};

constexpr storage::Query kByNumber{"offer.by_number", R"(
  select id, state, number, content, document, sha256, published_at, created_at, updated_at, version, brand_id
  from offer where desk_id = :desk and number = :number)"};

constexpr storage::Query kCurrent{"offer.current", R"(
  select id, state, number, content, document, sha256, published_at, created_at, updated_at, version, brand_id
  from offer where desk_id = :desk and state = 'published' and brand_id = :brand order by number desc limit 1)"};

constexpr storage::Query kList{"offer.list", R"(
  select id, state, number, content, document, sha256, published_at, created_at, updated_at, version, brand_id
  from offer where desk_id = :desk order by id desc)"};

constexpr storage::Query kUpdate{"offer.update_draft", R"(
  update offer set content = :content, updated_at = :now, version = version + 1
  where desk_id = :desk and id = :id and state = 'draft' and version = :version)"};

constexpr storage::Query kDocument{"offer.document", R"(
  select document from offer where desk_id = :desk and id = :id and document is not null)"};

constexpr storage::Query kNextNumber{"offer.next_number", R"(
  select coalesce(max(number), 0) + 1 from offer where desk_id = :desk)"};

constexpr storage::Query kPublish{"offer.publish", R"(
  update offer set state = 'published', number = :number, document = :document, sha256 = :sha256,
                   published_at = :published_at, updated_at = :published_at, version = version + 1
  where desk_id = :desk and id = :id and state = 'draft' and version = :version)"};

constexpr storage::Query kEnd{"offer.end", R"(
  update offer set state = :state, updated_at = :now, version = version + 1
  where desk_id = :desk and id = :id and state = 'published')"};

Offer load(storage::Transaction& tx, DeskId desk, Row row) {
  Offer offer{.id = row.id,
              .state = row.state,
              .number = row.number,
              .sha256 = std::move(row.sha256),
              .published_at = row.published_at,
              .created_at = row.created_at,
              .updated_at = row.updated_at,
              .version = row.version};
  if (row.brand_id.value != 0) offer.brand_id = row.brand_id;
  if (row.document) {
    read_document(*row.document, offer);
    return offer;
  }
  offer.content = read_content(row.content);
  arrange_live(tx, desk, offer);
  return offer;
}

std::optional<Offer> load(storage::Transaction& tx, DeskId desk, std::optional<Row> row) {
  if (!row) return std::nullopt;
  return load(tx, desk, std::move(*row));
}

}  // namespace

void arrange_live(storage::Transaction& tx, DeskId desk, Offer& offer) {
  offer.calendars.clear();
  offer.delivery.clear();
  auto const add_calendar = [&](calendars::CalendarId id) {
    if (std::ranges::find(offer.calendars, id, &calendars::Calendar::id) != offer.calendars.end()) return;
    auto calendar = calendars::find_calendar(tx, desk, id);
    if (calendar) offer.calendars.push_back(std::move(*calendar));
  };
  for (auto const& hours : offer.content.hours) add_calendar(hours.calendar_id);
  for (auto const& arrangement : delivery::arrangements_of(tx, desk)) {
    if (arrangement.calendar_id) add_calendar(*arrangement.calendar_id);
    offer.delivery.push_back({.service = arrangement.service,
                              .kind = arrangement.kind,
                              .mode = arrangement.mode,
                              .partner = arrangement.partner_name,
                              .calendar_id = arrangement.calendar_id});
  }
}

void insert_offer(storage::Transaction& tx, DeskId desk, Offer const& offer) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", offer.id},
                       {"content", canonical_content(offer.content)},
                       {"created_at", offer.created_at},
                       {"brand", offer.brand_id.value_or(BrandId{})}});
}

std::optional<Offer> find_offer(storage::Transaction& tx, DeskId desk, OfferId id) {
  return load(tx, desk, tx.first<Row>(kFind, {{"desk", desk}, {"id", id}}));
}

std::optional<Offer> find_offer_by_number(storage::Transaction& tx, DeskId desk, std::int64_t number) {
  return load(tx, desk, tx.first<Row>(kByNumber, {{"desk", desk}, {"number", number}}));
}

std::optional<Offer> find_current_offer(storage::Transaction& tx, DeskId desk, std::optional<BrandId> brand) {
  return load(tx, desk, tx.first<Row>(kCurrent, {{"desk", desk}, {"brand", brand.value_or(BrandId{})}}));
}

std::vector<Offer> list_offers(storage::Transaction& tx, DeskId desk) {
  std::vector<Offer> offers;
  for (auto& row : tx.all<Row>(kList, {{"desk", desk}})) offers.push_back(load(tx, desk, std::move(row)));
  return offers;
}

bool update_draft(storage::Transaction& tx, DeskId desk, OfferId id, Content const& content, Time now,
                  std::int64_t version) {
  return tx.execute(kUpdate, {{"desk", desk},
                              {"id", id},
                              {"content", canonical_content(content)},
                              {"now", now},
                              {"version", version}}) == 1;
}

std::optional<std::string> find_document(storage::Transaction& tx, DeskId desk, OfferId id) {
  return tx.first<std::string>(kDocument, {{"desk", desk}, {"id", id}});
}

std::int64_t next_number(storage::Transaction& tx, DeskId desk) {
  return tx.first<std::int64_t>(kNextNumber, {{"desk", desk}}).value();
}

bool store_published(storage::Transaction& tx, DeskId desk, Offer const& offer, std::string const& document,
                     std::int64_t version) {
  return tx.execute(kPublish, {{"desk", desk},
                               {"id", offer.id},
                               {"number", offer.number.value()},
                               {"document", document},
                               {"sha256", offer.sha256},
                               {"published_at", offer.published_at.value()},
                               {"version", version}}) == 1;
}

void end_offer(storage::Transaction& tx, DeskId desk, OfferId id, OfferState state, Time now) {
  tx.execute(kEnd, {{"desk", desk}, {"id", id}, {"state", state}, {"now", now}});
}

}  // namespace podpora::offers
