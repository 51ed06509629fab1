#include "features/tickets/carry.h"

#include <charconv>

namespace podpora::tickets {

namespace {

std::int64_t number_of(std::string const& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::vector<std::int64_t> ids_of(storage::Transaction& tx, DeskId desk, storage::Query const& list, TicketId ticket) {
  return tx.all<std::int64_t>(list, {{"desk", desk}, {"ticket", ticket}});
}

}  // namespace

Carrier carry_rows(CarriedRows const& rows, std::optional<MergePart> part) {
  return {.part = part,
          .count = [rows](auto& tx, DeskId desk, TicketId from, TicketId) -> std::int64_t {
            return static_cast<std::int64_t>(ids_of(tx, desk, rows.list, from).size());
          },
          .carry =
              [rows](auto& tx, auto const& actor, Move const& move) {
                for (auto const id : ids_of(tx, actor.desk, rows.list, move.from)) {
                  tx.execute(rows.put, {{"desk", actor.desk}, {"id", id}, {"from", move.from}, {"to", move.to}});
                  note_item(tx, actor.desk, move.merge, rows.kind, {std::to_string(id), ""});
                }
              },
          .give_back =
              [rows](auto& tx, auto const& actor, Move const& move) {
                for (auto const& item : items_of(tx, actor.desk, move.merge, rows.kind)) {
                  tx.execute(
                      rows.put,
                      {{"desk", actor.desk}, {"id", number_of(item.item)}, {"from", move.to}, {"to", move.from}});
                }
              },
          .has_news =
              [rows](auto& tx, DeskId desk, TicketId ticket, std::int64_t since) {
                for (auto const id : ids_of(tx, desk, rows.list, ticket)) {
                  if (id > since) return true;
                }
                return false;
              }};
}

Carrier carry_keys(CarriedKeys const& keys, std::optional<MergePart> part) {
  auto const free_keys = [keys](storage::Transaction& tx, DeskId desk, TicketId from, TicketId to) {
    return tx.all<std::string>(keys.list, {{"desk", desk}, {"ticket", from}, {"other", to}});
  };
  return {
      .part = part,
      .count = [free_keys](auto& tx, DeskId desk, TicketId from, TicketId to) -> std::int64_t {
        return static_cast<std::int64_t>(free_keys(tx, desk, from, to).size());
      },
      .carry =
          [keys, free_keys](auto& tx, auto const& actor, Move const& move) {
            for (auto const& item : free_keys(tx, actor.desk, move.from, move.to)) {
              tx.execute(keys.put, {{"desk", actor.desk}, {"item", item}, {"from", move.from}, {"to", move.to}});
              note_item(tx, actor.desk, move.merge, keys.kind, {item, ""});
            }
          },
      .give_back =
          [keys](auto& tx, auto const& actor, Move const& move) {
            for (auto const& item : items_of(tx, actor.desk, move.merge, keys.kind)) {
              tx.execute(keys.put, {{"desk", actor.desk}, {"item", item.item}, {"from", move.to}, {"to", move.from}});
            }
          },
      .has_news = {}};
}

}  // namespace podpora::tickets
