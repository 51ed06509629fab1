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
  std::optional<std::string> next;  ///< what to do after it
};
BOOST_DESCRIBE_STRUCT(ResultChoice, (), (code, label, next))

struct EvidenceFileView {
  FileId id;
  std::string name;
  std::int64_t size{0};
  std::string added_by;
  Time added_at;
};
BOOST_DESCRIBE_STRUCT(EvidenceFileView, (), (id, name, size, added_by, added_at))

struct CheckView {
  std::string id;
  std::string title;
  std::string how;
  bool mandatory{false};
  rulebook::AnswerFrom answered_from{rulebook::AnswerFrom::kPerson};
  std::vector<ResultChoice> results;
  std::optional<std::string> result;  ///< code
  std::string evidence;
  std::string link;
  std::vector<EvidenceFileView> files;
  std::optional<std::string> by;
  std::optional<Time> at;
  std::optional<std::string> waived_reason;
};
BOOST_DESCRIBE_STRUCT(CheckView, (),
                      (id, title, how, mandatory, answered_from, results, result, evidence, link, files, by, at,
                       waived_reason))

struct RunbookView {
  std::optional<RunbookHead> runbook;  ///< null: the rules have none for this service and kind
  std::vector<CheckView> checks;
  std::vector<std::string> open_mandatory;
};
BOOST_DESCRIBE_STRUCT(RunbookView, (), (runbook, checks, open_mandatory))

struct RecordCheckRequest {
  std::string result;
  std::optional<std::string> evidence;
  std::optional<std::string> link;
};
BOOST_DESCRIBE_STRUCT(RecordCheckRequest, (), (result, evidence, link))
inline std::vector<http::FieldLimit> wire_limits(RecordCheckRequest const*) {
  return {{"link", {.min = std::nullopt, .max = 2000}}};
}

/// The most that one file of evidence may have.
constexpr std::size_t kFileMax = 20 << 20;

struct WaiveCheckRequest {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WaiveCheckRequest, (), (reason))
inline std::vector<http::FieldLimit> wire_limits(WaiveCheckRequest const*) {
  return {{"reason", {.min = 1, .max = 2000}}};
}

}  // namespace podpora::diagnosis
