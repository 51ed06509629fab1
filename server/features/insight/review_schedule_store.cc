#include "features/insight/review_schedule.h"
#include "platform/base/enum_text.h"

namespace podpora::insight {

namespace {

constexpr storage::Query kFind{"review_schedule.find", R"(
  select customer_id, every, contacts, language, next_at, changed_by, changed_at
  from review_schedule where desk_id = :desk and customer_id = :customer)"};

constexpr storage::Query kPut{"review_schedule.put", R"(
  insert into review_schedule (desk_id, customer_id, every, contacts, language, next_at, changed_by, changed_at)
  values (:desk, :customer, :every, :contacts, :language, :next_at, :changed_by, :changed_at)
  on conflict (desk_id, customer_id) do update set every = excluded.every, contacts = excluded.contacts,
    language = excluded.language, next_at = excluded.next_at, changed_by = excluded.changed_by,
    changed_at = excluded.changed_at)"};

constexpr storage::Query kRemove{"review_schedule.remove", R"(
  delete from review_schedule where desk_id = :desk and customer_id = :customer)"};

constexpr storage::Query kInsertMail{"review_mail.insert", R"(
  insert into review_mail (desk_id, ticket_id, customer_id, person_id, first_day, last_day, at)
  values (:desk, :ticket, :customer, :person, :first_day, :last_day, :at))"};

constexpr storage::Query kMails{"review_mail.of_customer", R"(
  select ticket_id, person_id, first_day, last_day, at
  from review_mail where desk_id = :desk and customer_id = :customer order by ticket_id desc limit 20)"};

struct Row {
  customers::CustomerId customer_id;
  Every every{Every::kQuarter};
  std::string contacts;
  std::optional<std::string> language;
  Time next_at;
  std::string changed_by;
  Time changed_at;
};
BOOST_DESCRIBE_STRUCT(Row, (), (customer_id, every, contacts, language, next_at, changed_by, changed_at))

/// Ids separated by blanks, and back.
std::string joined(std::vector<PersonId> const& people) {
  std::string text;
  for (auto const person : people) text += (text.empty() ? "" : " ") + to_text(person);
  return text;
}

std::vector<PersonId> people_in(std::string_view text) {
  std::vector<PersonId> people;
  while (!text.empty()) {
    auto const end = std::min(text.find(' '), text.size());
    if (auto const person = parse_id<PersonTag>(text.substr(0, end))) people.push_back(*person);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return people;
}

}  // namespace

std::optional<ReviewSchedule> find_review_schedule(storage::Transaction& tx, DeskId desk,
                                                   customers::CustomerId customer) {
  auto row = tx.first<Row>(kFind, {{"desk", desk}, {"customer", customer}});
  if (!row) return std::nullopt;
  return ReviewSchedule{.customer_id = row->customer_id,
                        .every = row->every,
                        .contacts = people_in(row->contacts),
                        .language = row->language,
                        .next_at = row->next_at,
                        .changed_by = row->changed_by,
                        .changed_at = row->changed_at};
}

void put_review_schedule(storage::Transaction& tx, DeskId desk, ReviewSchedule const& schedule) {
  tx.execute(kPut, {{"desk", desk},
                    {"customer", schedule.customer_id},
                    {"every", schedule.every},
                    {"contacts", joined(schedule.contacts)},
                    {"language", schedule.language},
                    {"next_at", schedule.next_at},
                    {"changed_by", schedule.changed_by},
                    {"changed_at", schedule.changed_at}});
}

bool remove_review_schedule(storage::Transaction& tx, DeskId desk, customers::CustomerId customer) {
  return tx.execute(kRemove, {{"desk", desk}, {"customer", customer}}) > 0;
}

void insert_mailed_review(storage::Transaction& tx, DeskId desk, customers::CustomerId customer,
                          MailedReview const& mailed) {
  tx.execute(kInsertMail, {{"desk", desk},
                           {"ticket", mailed.ticket_id},
                           {"customer", customer},
                           {"person", mailed.person_id},
                           {"first_day", mailed.first_day},
                           {"last_day", mailed.last_day},
                           {"at", mailed.at}});
}

std::vector<MailedReview> mailed_reviews(storage::Transaction& tx, DeskId desk, customers::CustomerId customer) {
  return tx.all<MailedReview>(kMails, {{"desk", desk}, {"customer", customer}});
}

}  // namespace podpora::insight
