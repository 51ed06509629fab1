#pragma once

#include "features/notify/thread_store.h"
#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

#include <map>

namespace podpora::notify {

/// A face of the desk in mail.
struct SenderView {
  SenderId id;
  std::string name;
  std::string address;
  std::string display_name;
  std::string reply_domain;  ///< where answers go
  bool is_default{false};
  std::map<std::string, std::string> signatures;  ///< by language: Markdown with `{agent}` and `{desk}`
};
BOOST_DESCRIBE_STRUCT(SenderView, (), (id, name, address, display_name, reply_domain, is_default, signatures))

struct SenderRequest {
  std::string name;
  std::string address;
  std::string display_name;
  std::optional<std::string> reply_domain;  ///< absent: the address's own
  std::map<std::string, std::string> signatures;
};
BOOST_DESCRIBE_STRUCT(SenderRequest, (), (name, address, display_name, reply_domain, signatures))
inline std::vector<http::FieldLimit> wire_limits(SenderRequest const*) {
  return {{"name", {.min = 1, .max = 200}},
          {"address", {.min = 1, .max = 254}},
          {"display_name", {.min = 1, .max = 200}},
          {"reply_domain", {.min = 0, .max = 253}},
          {"signatures", {.min = 0, .max = 10}}};
}

struct TicketSender {
  std::optional<SenderId> sender_id;  ///< absent: the desk has no address yet
};
BOOST_DESCRIBE_STRUCT(TicketSender, (), (sender_id))

struct SenderChoice {
  SenderId sender_id;
};
BOOST_DESCRIBE_STRUCT(SenderChoice, (), (sender_id))

}  // namespace podpora::notify
