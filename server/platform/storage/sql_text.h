#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::storage {

/// A statement as the databases get it: without comments, because SOCI reads names and quotes inside them.
struct SqlText {
  std::string sql;
  std::vector<std::string> names;  ///< of its parameters, each once, by first appearance
};

/// Finds the `:name` parameters of a statement. Quoted text, quoted identifiers and `::` casts are no parameters.
SqlText parse_sql(std::string_view sql);

/// The statement with each parameter replaced by what `placeholder(name)` says, called once for each appearance.
std::string replace_parameters(std::string_view sql, std::function<std::string(std::string_view)> const& placeholder);

/// The statements of a script, each without its `;`. A `;` inside quotes, comments or a trigger's BEGIN … END
/// is not an end: a statement ends with a `;` at the end of a line.
std::vector<std::string> split_script(std::string_view script);

}  // namespace podpora::storage
