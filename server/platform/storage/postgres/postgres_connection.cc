#include "platform/storage/postgres/postgres_connection.h"

#include "platform/storage/sql_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>

namespace podpora::storage {

namespace {

constexpr Oid kByteaOid = 17;  // pg_type.dat of PostgreSQL; the same in every version

using ResultPtr = std::unique_ptr<PGresult, decltype(&PQclear)>;

std::string first_line(std::string const& text) {
  return text.substr(0, text.find('\n'));
}

[[noreturn]] void fail_with(std::string_view name, PGconn* handle, PGresult const* result) {
  char const* const state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  char const* const message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  throw PostgresError(fmt::format("{}: {}", name, message != nullptr ? message : first_line(PQerrorMessage(handle))),
                      state != nullptr ? state : "");
}

/// The arguments of PQexecParams for the named parameters of a query, `:bytes` as binary and the rest as text.
class Arguments {
 public:
  Arguments(Query const& query, std::span<Param const> params, std::optional<std::string_view> bytes)
      : query_(query), params_(params), bytes_(bytes), used_(params.size(), false) {
    texts_.reserve(params.size() * 4);
    sql_ = replace_parameters(query.sql, [this](std::string_view name) { return add(name); });
    if (std::ranges::find(used_, false) != used_.end()) refuse("has a parameter too many");
    if (bytes && !used_bytes_) refuse("has no parameter :bytes");
  }

  ResultPtr run(PGconn* handle) const {
    std::vector<char const*> values;
    std::vector<int> lengths;
    std::vector<int> formats;
    for (auto const& argument : arguments_) {
      values.push_back(argument.data);
      lengths.push_back(argument.length);
      formats.push_back(argument.type == kByteaOid ? 1 : 0);
    }
    std::vector<Oid> types;
    for (auto const& argument : arguments_) types.push_back(argument.type);
    ResultPtr result(PQexecParams(handle, sql_.c_str(), static_cast<int>(values.size()), types.data(), values.data(),
                                  lengths.data(), formats.data(), 1),
                     PQclear);
    auto const status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) fail_with(query_.name, handle, result.get());
    return result;
  }

 private:
  struct Argument {
    char const* data;
    int length;
    Oid type;  ///< 0: the server finds out
  };

  [[noreturn]] void refuse(std::string const& what) const {
    throw std::logic_error(fmt::format("{}: {}", query_.name, what));
  }

  /// Each appearance is an argument of its own, so that the server finds a type for each.
  std::string add(std::string_view name) {
    if (name == "bytes" && bytes_) {
      used_bytes_ = true;
      arguments_.push_back(
          {bytes_->data() != nullptr ? bytes_->data() : "", static_cast<int>(bytes_->size()), kByteaOid});
      return fmt::format("${}", arguments_.size());
    }
    auto const found = std::ranges::find(params_, name, &Param::name);
    if (found == params_.end()) refuse("parameter :" + std::string(name) + " is not bound");
    used_[static_cast<std::size_t>(found - params_.begin())] = true;
    arguments_.push_back({text_of(found->value), 0, 0});
    return fmt::format("${}", arguments_.size());
  }

  char const* text_of(Value const& value) {
    if (value.null) return nullptr;
    if (value.type == ValueType::kText) return value.text.c_str();
    auto text = value.type == ValueType::kInteger ? fmt::format("{}", value.integer) : fmt::format("{}", value.real);
    texts_.push_back(std::make_unique<std::string>(std::move(text)));
    return texts_.back()->c_str();
  }

  Query const& query_;
  std::span<Param const> params_;
  std::optional<std::string_view> bytes_;
  std::vector<bool> used_;
  bool used_bytes_{false};
  std::string sql_;
  std::vector<Argument> arguments_;
  std::vector<std::unique_ptr<std::string>> texts_;
};

}  // namespace

PostgresConnection::PostgresConnection(std::string const& connect_string)
    : session_(soci::postgresql, connect_string),
      handle_(static_cast<soci::postgresql_session_backend*>(session_.get_backend())->conn_),
      statements_(session_) {
  PQsetNoticeProcessor(
      handle_, [](void*, char const*) {}, nullptr);
  PQsetClientEncoding(handle_, "UTF8");
  // No statement of ours is long; a client that vanished must not hold locks. Just-in-time compilation costs more
  // than our statements take.
  exec("SET jit = off; SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s'");
}

std::string PostgresConnection::exec(std::string const& sql) {
  ResultPtr const result(PQexec(handle_, sql.c_str()), PQclear);
  auto const status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) {
    fail_with("PostgreSQL", handle_, result.get());
  }
  return PQcmdStatus(result.get());
}

bool PostgresConnection::broken() const {
  return broken_ || PQstatus(handle_) != CONNECTION_OK;
}

void PostgresTransaction::fail(Query const& query, soci::soci_error const& error) {
  auto const* const postgres = dynamic_cast<soci::postgresql_soci_error const*>(&error);
  auto const state = postgres != nullptr ? postgres->sqlstate() : std::string{};
  // A prepared statement whose result type a migration changed stays refused: prepare all anew.
  if (state == "0A000" || state == "26000") connection_.mark_broken();
  throw PostgresError(fmt::format("{}: {}", query.name, first_line(error.get_error_message())), state);
}

void PostgresTransaction::select(Query const& query, std::span<Param const> params, std::span<ValueType const> columns,
                                 std::function<void(std::span<Value const>)> const& each) {
  check_text(query, params);
  try {
    connection_.statements().get(query, params, columns).select(params, each);
  } catch (soci::soci_error const& e) {
    fail(query, e);
  }
}

std::int64_t PostgresTransaction::run(Query const& query, std::span<Param const> params) {
  check_text(query, params);
  try {
    return connection_.statements().get(query, params, {}).run(params);
  } catch (soci::soci_error const& e) {
    fail(query, e);
  }
}

std::int64_t PostgresTransaction::execute_with_bytes(Query const& query, Params params, std::string_view bytes) {
  std::span<Param const> const given{params.begin(), params.size()};
  check_text(query, given);
  auto const result = Arguments(query, given, bytes).run(connection_.handle());
  std::string_view const count = PQcmdTuples(result.get());
  std::int64_t changed = 0;
  std::from_chars(count.data(), count.data() + count.size(), changed);
  return changed;
}

std::optional<std::string> PostgresTransaction::bytes(Query const& query, Params params) {
  std::span<Param const> const given{params.begin(), params.size()};
  check_text(query, given);
  auto const result = Arguments(query, given, std::nullopt).run(connection_.handle());
  if (PQntuples(result.get()) == 0 || PQgetisnull(result.get(), 0, 0) != 0) return std::nullopt;
  return std::string(PQgetvalue(result.get(), 0, 0), static_cast<std::size_t>(PQgetlength(result.get(), 0, 0)));
}

}  // namespace podpora::storage
