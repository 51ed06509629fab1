#pragma once

#include "app/app.h"
#include "features/identity/role.h"

#include <boost/describe/class.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::app {

/// The cookie that a browser in the sample desk holds: the session there. The session here stays beside it.
inline constexpr std::string_view kSampleCookie = "podpora_sample";

/// Somebody of a sample desk, as whom it can be looked at.
struct SamplePerson {
  std::string name;
  std::string email;
  std::vector<identity::Role> roles;
};
BOOST_DESCRIBE_STRUCT(SamplePerson, (), (name, email, roles))

/// A fictional partner's desk for each desk that wants one, to play with. It is an installation of its own in
/// `<data>/sample/<desk>`, with its own database, key and mails, which go to a folder: nothing of it touches this
/// installation's store, and it is removed with its folder (docs/decisions/0007).
class SampleDesks {
 public:
  explicit SampleDesks(AppOptions own);
  ~SampleDesks();
  SampleDesks(SampleDesks const&) = delete;
  SampleDesks& operator=(SampleDesks const&) = delete;

  bool exists(DeskId desk) const;
  /// Makes the sample desk of a desk, with a past; takes seconds. Does nothing where there is one.
  void make(DeskId desk);
  /// Takes it away with everything in it. Does nothing where there is none.
  void remove(DeskId desk);
  /// Who can be played in it; nothing when there is none.
  std::vector<SamplePerson> people(DeskId desk);
  /// Begins a session in it: what the cookie holds. kNotFound when there is no such person or no sample desk.
  Result<std::string> enter(DeskId desk, std::string const& email);
  /// What the desk's sample answers to a request that carries its cookie; nothing when there is none.
  std::optional<http::Response> handle(DeskId desk, http::Request const& request);

 private:
  struct Running;

  std::filesystem::path folder(DeskId desk) const;
  AppOptions options_at(std::filesystem::path const& folder) const;
  /// Opened on first use; null where there is none. For as long as `using_` is held.
  Running* find(DeskId desk);

  AppOptions const own_;
  std::mutex making_;        ///< one is made at a time
  std::shared_mutex using_;  ///< held alone to remove one
  std::mutex opening_;
  std::map<DeskId, std::unique_ptr<Running>> running_;
};

}  // namespace podpora::app
