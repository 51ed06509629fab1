#include "features/tickets/carry.h"

namespace podpora::tickets {

namespace {

constexpr storage::Query kNote{"ticket_merge_item.note", R"(
  insert into ticket_merge_item (desk_id, merge_id, kind, item, detail) values (:desk, :merge, :kind, :item, :detail)
  on conflict (desk_id, merge_id, kind, item) do nothing)"};

constexpr storage::Query kItems{"ticket_merge_item.of_kind", R"(
  select item, detail from ticket_merge_item
  where desk_id = :desk and merge_id = :merge and kind = :kind order by item)"};

constexpr CarriedRows kMessages{
    "message",
    {"carry.messages", "select id from message where desk_id = :desk and ticket_id = :ticket order by id"},
    {"carry.message", "update message set ticket_id = :to where desk_id = :desk and id = :id and ticket_id = :from"}};

constexpr CarriedRows kAttachments{
    "attachment",
    {"carry.attachments", "select id from attachment where desk_id = :desk and ticket_id = :ticket order by id"},
    {"carry.attachment",
     "update attachment set ticket_id = :to where desk_id = :desk and id = :id and ticket_id = :from"}};

constexpr CarriedRows kHolds{
    "message_hold",
    {"carry.holds", "select message_id from message_hold where desk_id = :desk and ticket_id = :ticket"},
    {"carry.hold",
     "update message_hold set ticket_id = :to where desk_id = :desk and message_id = :id and ticket_id = :from"}};

// An upload waits for the message that somebody writes now: it is no news, and goes with the draft.
constexpr CarriedRows kUploads{
    "upload",
    {"carry.uploads", "select id from upload where desk_id = :desk and ticket_id = :ticket order by id"},
    {"carry.upload", "update upload set ticket_id = :to where desk_id = :desk and id = :id and ticket_id = :from"}};

constexpr storage::Query kCompanies{"carry.companies", R"(
  select company from ticket_handed
  where desk_id = :desk and ticket_id = :ticket and ended_at is null and company not in (
    select company from ticket_handed where desk_id = :desk and ticket_id = :other and ended_at is null))"};

constexpr storage::Query kHandCompany{"carry.hand_company", R"(
  insert into ticket_handed (desk_id, ticket_id, company, handed_at)
  select desk_id, :to, company, handed_at from ticket_handed
  where desk_id = :desk and ticket_id = :from and company = :company
  on conflict (desk_id, ticket_id, company) do update set ended_at = null)"};

constexpr storage::Query kEarlierEnd{"carry.earlier_end", R"(
  select ended_at from ticket_handed where desk_id = :desk and ticket_id = :ticket and company = :company)"};

constexpr storage::Query kEndCompany{"carry.end_company", R"(
  delete from ticket_handed where desk_id = :desk and ticket_id = :ticket and company = :company)"};

constexpr storage::Query kEndAgain{"carry.end_again", R"(
  update ticket_handed set ended_at = cast(:ended_at as bigint)
  where desk_id = :desk and ticket_id = :ticket and company = :company)"};

constexpr storage::Query kAppendDrafts{"carry.append_drafts", R"(
  update draft set body = body || :gap || (
    select o.body from draft o
    where o.desk_id = :desk and o.ticket_id = :from and o.person_id = draft.person_id and o.kind = draft.kind)
  where desk_id = :desk and ticket_id = :to and exists (
    select o.body from draft o
    where o.desk_id = :desk and o.ticket_id = :from and o.person_id = draft.person_id and o.kind = draft.kind))"};

constexpr storage::Query kDropAppended{"carry.drop_appended", R"(
  delete from draft where desk_id = :desk and ticket_id = :from and exists (
    select o.body from draft o
    where o.desk_id = :desk and o.ticket_id = :to and o.person_id = draft.person_id and o.kind = draft.kind))"};

constexpr storage::Query kMoveDrafts{"carry.drafts",
                                     "update draft set ticket_id = :to where desk_id = :desk and ticket_id = :from"};

/// Its people see the request that goes on; the one that went in stays with them, too.
Carrier carry_companies() {
  auto const names = [](storage::Transaction& tx, DeskId desk, TicketId from, TicketId to) {
    return tx.all<std::string>(kCompanies, {{"desk", desk}, {"ticket", from}, {"other", to}});
  };
  return {.part = MergePart::kCompany,
          .count = [names](auto& tx, DeskId desk, TicketId from, TicketId to) -> std::int64_t {
            return static_cast<std::int64_t>(names(tx, desk, from, to).size());
          },
          .carry =
              [names](auto& tx, auto const& actor, Move const& move) {
                for (auto const& company : names(tx, actor.desk, move.from, move.to)) {
                  auto const ended = tx.template first<std::int64_t>(
                      kEarlierEnd, {{"desk", actor.desk}, {"ticket", move.to}, {"company", company}});
                  tx.execute(kHandCompany,
                             {{"desk", actor.desk}, {"from", move.from}, {"to", move.to}, {"company", company}});
                  note_item(tx, actor.desk, move.merge, "company", {company, ended ? std::to_string(*ended) : ""});
                }
              },
          .give_back =
              [](auto& tx, auto const& actor, Move const& move) {
                for (auto const& item : items_of(tx, actor.desk, move.merge, "company")) {
                  auto const& [company, ended] = item;
                  if (ended.empty()) {
                    tx.execute(kEndCompany, {{"desk", actor.desk}, {"ticket", move.to}, {"company", company}});
                    continue;
                  }
                  // It had been theirs before.
                  tx.execute(kEndAgain,
                             {{"desk", actor.desk}, {"ticket", move.to}, {"company", company}, {"ended_at", ended}});
                }
              },
          .has_news = {}};
}

/// What somebody has begun to write goes along, behind what they have begun there. It stays there when a merge is taken
/// back: nobody can tell which words were meant where.
Carrier carry_drafts() {
  return {.part = std::nullopt,
          .count = {},
          .carry =
              [](auto& tx, auto const& actor, Move const& move) {
                auto const desk = actor.desk;
                tx.execute(kAppendDrafts, {{"desk", desk}, {"from", move.from}, {"to", move.to}, {"gap", "\n\n"}});
                tx.execute(kDropAppended, {{"desk", desk}, {"from", move.from}, {"to", move.to}});
                tx.execute(kMoveDrafts, {{"desk", desk}, {"from", move.from}, {"to", move.to}});
              },
          .give_back = {},
          .has_news = {}};
}

}  // namespace

void note_item(storage::Transaction& tx, DeskId desk, MergeId merge, std::string_view kind, CarriedItem const& item) {
  tx.execute(kNote, {{"desk", desk}, {"merge", merge}, {"kind", kind}, {"item", item.item}, {"detail", item.detail}});
}

std::vector<CarriedItem> items_of(storage::Transaction& tx, DeskId desk, MergeId merge, std::string_view kind) {
  return tx.all<CarriedItem>(kItems, {{"desk", desk}, {"merge", merge}, {"kind", kind}});
}

std::vector<Carrier> ticket_carriers() {
  auto uploads = carry_rows(kUploads);
  uploads.has_news = {};
  return {carry_rows(kMessages, MergePart::kMessage),
          carry_rows(kAttachments, MergePart::kAttachment),
          carry_rows(kHolds),
          std::move(uploads),
          carry_drafts(),
          carry_companies()};
}

}  // namespace podpora::tickets
