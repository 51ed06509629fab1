#pragma once

#include "features/diagnosis/diagnosis.h"
#include "platform/http/wire.h"

namespace podpora::diagnosis {

struct RunbookHead {
  std::string id;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(RunbookHead, (), (id, title))

struct ResultChoice {
  std::string code;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(ResultChoice, (), (code, label))

struct CheckView {
  std::string id;
  std::string title;
  std::string how;
  bool mandatory{false};
  std::vector<ResultChoice> results;
  std::optional<std::string> result;  ///< code
  std::string evidence;
  std::optional<std::string> by;
  std::optional<Time> at;
  std::optional<std::string> waived_reason;
};
BOOST_DESCRIBE_STRUCT(CheckView, (), (id, title, how, mandatory, results, result, evidence, by, at, waived_reason))

struct RunbookView {
  std::optional<RunbookHead> runbook;  ///< null: the rules have none for this service and kind
  std::vector<CheckView> checks;
  std::vector<std::string> open_mandatory;
};
BOOST_DESCRIBE_STRUCT(RunbookView, (), (runbook, checks, open_mandatory))

struct RecordCheckRequest {
  std::string result;
  std::optional<std::string> evidence;
};
BOOST_DESCRIBE_STRUCT(RecordCheckRequest, (), (result, evidence))

struct WaiveCheckRequest {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WaiveCheckRequest, (), (reason))
inline std::vector<http::FieldLimit> wire_limits(WaiveCheckRequest const*) {
  return {{"reason", {.min = 1, .max = 2000}}};
}

}  // namespace podpora::diagnosis
