#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace podpora::testing {

/// The folder of public test cases that lie outside of this repository: `PODPORA_CORPORA`, or where it usually is.
std::filesystem::path corpora();

/// True, and says how many cases do not run, when the folder is not there.
bool missing(std::filesystem::path const& folder, int cases);

std::string read_file(std::filesystem::path const& path);

/// CRLF as LF, without blanks at the ends of lines and of the text.
std::string normalised(std::string_view text);

/// Cases of one section of `tests/mail/exceptions.txt` that are known to come out otherwise, each with its reason:
/// `SECTION | CASE | REASON`. A case that comes out right although it is listed fails too.
class Exceptions {
 public:
  explicit Exceptions(std::string_view section);
  /// Fails the test when the case is wrong and not listed, or right and listed.
  void expect(bool right, std::string const& name, std::string const& details = {});
  /// Those of a section that no test asked for.
  ~Exceptions();

 private:
  std::map<std::string, std::string> reasons_;
  std::map<std::string, bool> asked_;
  std::string section_;
};

}  // namespace podpora::testing
