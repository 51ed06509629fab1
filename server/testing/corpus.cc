#include "testing/corpus.h"

#include "platform/base/text.h"

#include <gtest/gtest.h>

#include <cctype>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

namespace podpora::testing {

namespace fs = std::filesystem;

fs::path corpora() {
  char const* const folder = std::getenv("PODPORA_CORPORA");
  return folder ? folder : "../shared/corpora";
}

bool missing(fs::path const& folder, int cases) {
  if (fs::exists(folder)) return false;
  std::cout << "NOT RUN: " << cases << " cases of " << folder << "\n";
  return true;
}

std::string read_file(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string normalised(std::string_view in) {
  std::string out;
  for (char const c : in) {
    if (c == '\r') continue;
    if (c == '\n') {
      while (!out.empty() && (out.back() == ' ' || out.back() == '\t')) out.pop_back();
    }
    out += c;
  }
  while (!out.empty() && std::isspace(static_cast<unsigned char>(out.back()))) out.pop_back();
  return out;
}

Exceptions::Exceptions(std::string_view section) : section_(section) {
  std::ifstream file("tests/mail/exceptions.txt");
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    auto const first = line.find(" | ");
    auto const second = line.find(" | ", first + 3);
    if (second == std::string::npos) {
      ADD_FAILURE() << "an exception without its reason: " << line;
    } else if (line.substr(0, first) == section) {
      reasons_[line.substr(first + 3, second - first - 3)] = line.substr(second + 3);
    }
  }
}

void Exceptions::expect(bool right, std::string const& name, std::string const& details) {
  asked_[name] = true;
  bool const listed = reasons_.contains(name);
  if (right && listed) ADD_FAILURE() << "not needed any more: " << section_ << " | " << name;
  if (!right && !listed) ADD_FAILURE() << section_ << " | " << name << " | \n" << details;
}

Exceptions::~Exceptions() {
  for (auto const& [name, reason] : reasons_) {
    if (!asked_.contains(name)) ADD_FAILURE() << "no such case: " << section_ << " | " << name;
  }
}

}  // namespace podpora::testing
