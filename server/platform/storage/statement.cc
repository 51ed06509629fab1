#include "platform/storage/statement.h"

#include "platform/base/text.h"
#include "platform/storage/sql_text.h"

#include <algorithm>
#include <stdexcept>

namespace podpora::storage {

namespace {

/// Texts above this are not kept between two runs of a statement.
constexpr std::size_t kKeptTextMax = 16 * 1024;

[[noreturn]] void refuse(Query const& query, std::string const& what) {
  throw std::logic_error(std::string(query.name) + ": " + what);
}

std::size_t position_of(std::vector<std::string> const& names, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
}

void check_names(Query const& query, std::vector<std::string> const& wanted, std::span<Param const> given) {
  for (auto const& name : wanted) {
    auto const count = std::ranges::count(given, name, &Param::name);
    if (count == 0) refuse(query, "parameter :" + name + " is not bound");
    if (count > 1) refuse(query, "parameter :" + name + " is bound twice");
  }
  for (auto const& param : given) {
    if (position_of(wanted, param.name) == wanted.size()) refuse(query, "has no parameter :" + std::string(param.name));
  }
}

void clear_large(Value& value) {
  if (value.text.capacity() > kKeptTextMax) std::string{}.swap(value.text);
}

}  // namespace

void check_text(Query const& query, std::span<Param const> params) {
  for (auto const& param : params) {
    auto const& text = param.value.text;
    if (is_utf8(text) && text.find('\0') == std::string::npos) continue;
    throw std::invalid_argument(std::string(query.name) + ": not clean text in :" + std::string(param.name));
  }
}

Statement::Statement(soci::session& session, Query const& query, std::span<Param const> params,
                     std::span<ValueType const> columns)
    : text_(query.sql), statement_(session) {
  auto sql = parse_sql(query.sql);
  check_names(query, sql.names, params);
  names_ = std::move(sql.names);
  values_.resize(names_.size());
  value_indicators_.resize(names_.size(), soci::i_null);
  for (auto const& param : params) values_[position_of(names_, param.name)].type = param.value.type;
  cells_.resize(columns.size());
  cell_indicators_.resize(columns.size(), soci::i_null);

  statement_.alloc();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    auto& cell = cells_[i];
    cell.type = columns[i];
    auto& indicator = cell_indicators_[i];
    if (cell.type == ValueType::kInteger) statement_.exchange(soci::into(cell.integer, indicator));
    if (cell.type == ValueType::kReal) statement_.exchange(soci::into(cell.real, indicator));
    if (cell.type == ValueType::kText) statement_.exchange(soci::into(cell.text, indicator));
  }
  for (std::size_t i = 0; i < names_.size(); ++i) {
    auto& value = values_[i];
    auto& indicator = value_indicators_[i];
    if (value.type == ValueType::kInteger) statement_.exchange(soci::use(value.integer, indicator, names_[i]));
    if (value.type == ValueType::kReal) statement_.exchange(soci::use(value.real, indicator, names_[i]));
    if (value.type == ValueType::kText) statement_.exchange(soci::use(value.text, indicator, names_[i]));
  }
  statement_.prepare(sql.sql);
  statement_.define_and_bind();
}

bool Statement::fits(Query const& query, std::span<Param const> params, std::span<ValueType const> columns) const {
  if (text_ != query.sql || params.size() != names_.size()) return false;
  if (!std::ranges::equal(columns, cells_, {}, {}, &Value::type)) return false;
  for (std::size_t i = 0; i < params.size(); ++i) {
    // Callers nearly always give the parameters in the order of the SQL; a search settles the rest.
    auto const at = params[i].name == names_[i] ? i : position_of(names_, params[i].name);
    if (at == names_.size() || values_[at].type != params[i].value.type) return false;
    if (at != i && std::ranges::count(params, params[i].name, &Param::name) != 1) return false;
  }
  return true;
}

void Statement::bind(std::span<Param const> params) {
  for (std::size_t i = 0; i < params.size(); ++i) {
    auto const& param = params[i];
    auto const at = param.name == names_[i] ? i : position_of(names_, param.name);
    values_[at] = param.value;
    value_indicators_[at] = param.value.null ? soci::i_null : soci::i_ok;
  }
}

void Statement::forget_large_values() {
  for (auto& value : values_) clear_large(value);
  for (auto& cell : cells_) clear_large(cell);
}

void Statement::select(std::span<Param const> params, std::function<void(std::span<Value const>)> const& each) {
  bind(params);
  for (bool got = statement_.execute(true); got; got = statement_.fetch()) {
    for (std::size_t i = 0; i < cells_.size(); ++i) cells_[i].null = cell_indicators_[i] != soci::i_ok;
    each(cells_);
  }
  forget_large_values();
}

std::int64_t Statement::run(std::span<Param const> params) {
  bind(params);
  statement_.execute(true);
  forget_large_values();
  return statement_.get_affected_rows();
}

Statement& StatementCache::get(Query const& query, std::span<Param const> params, std::span<ValueType const> columns) {
  Key const key{query.sql.data(), query.sql.size()};
  if (auto const found = by_key_.find(key); found != by_key_.end()) {
    by_use_.splice(by_use_.begin(), by_use_, found->second);
    auto& entry = *found->second;
    if (entry.statement->fits(query, params, columns)) return *entry.statement;
    forget(query);
  }
  auto statement = std::make_unique<Statement>(session_, query, params, columns);
  by_use_.push_front({key, std::move(statement)});
  by_key_[key] = by_use_.begin();
  if (by_use_.size() > kSizeMax) {
    by_key_.erase(by_use_.back().key);
    by_use_.pop_back();
  }
  return *by_use_.front().statement;
}

void StatementCache::forget(Query const& query) {
  auto const found = by_key_.find({query.sql.data(), query.sql.size()});
  if (found == by_key_.end()) return;
  by_use_.erase(found->second);
  by_key_.erase(found);
}

void StatementCache::clear() {
  by_key_.clear();
  by_use_.clear();
}

}  // namespace podpora::storage
