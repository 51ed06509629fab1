#include "features/escalation/state_rules.h"

#include <array>

namespace podpora::escalation {

namespace {

struct Transition {
  State from;
  Step step;
  State to;
};

/// The whole machine, the same for every transport. Work may be reported in any order, because some upstream sides
/// say nothing between receiving and answering.
constexpr std::array kMachine{
    Transition{State::kDrafted, Step::kSend, State::kSent},
    Transition{State::kDrafted, Step::kWithdraw, State::kWithdrawn},
    Transition{State::kSent, Step::kAccept, State::kAccepted},
    Transition{State::kSent, Step::kDecline, State::kDeclined},
    Transition{State::kSent, Step::kWork, State::kWorking},
    Transition{State::kSent, Step::kAnswer, State::kAnswered},
    Transition{State::kSent, Step::kComplete, State::kCompleted},
    Transition{State::kSent, Step::kWithdraw, State::kWithdrawn},
    Transition{State::kAccepted, Step::kWork, State::kWorking},
    Transition{State::kAccepted, Step::kAnswer, State::kAnswered},
    Transition{State::kAccepted, Step::kComplete, State::kCompleted},
    Transition{State::kAccepted, Step::kWithdraw, State::kWithdrawn},
    Transition{State::kWorking, Step::kAnswer, State::kAnswered},
    Transition{State::kWorking, Step::kComplete, State::kCompleted},
    Transition{State::kWorking, Step::kWithdraw, State::kWithdrawn},
    Transition{State::kAnswered, Step::kWork, State::kWorking},
    Transition{State::kAnswered, Step::kAnswer, State::kAnswered},
    Transition{State::kAnswered, Step::kComplete, State::kCompleted},
    Transition{State::kAnswered, Step::kWithdraw, State::kWithdrawn},
    Transition{State::kCompleted, Step::kApprove, State::kApproved},
    Transition{State::kCompleted, Step::kReturn, State::kReturned},
    Transition{State::kApproved, Step::kClose, State::kClosed},
    Transition{State::kReturned, Step::kWork, State::kWorking},
    Transition{State::kReturned, Step::kAnswer, State::kAnswered},
    Transition{State::kReturned, Step::kComplete, State::kCompleted},
    Transition{State::kReturned, Step::kWithdraw, State::kWithdrawn},
    Transition{State::kDeclined, Step::kClose, State::kClosed},
};

}  // namespace

std::optional<State> next_state(State state, Step step) {
  for (auto const& transition : kMachine) {
    if (transition.from == state && transition.step == step) return transition.to;
  }
  return std::nullopt;
}

std::vector<Step> allowed_steps(State state) {
  std::vector<Step> steps;
  for (auto const& transition : kMachine) {
    if (transition.from == state) steps.push_back(transition.step);
  }
  return steps;
}

bool is_open(State state) {
  switch (state) {
    case State::kSent:
    case State::kAccepted:
    case State::kWorking:
    case State::kAnswered:
    case State::kCompleted:
    case State::kReturned:
      return true;
    case State::kDrafted:
    case State::kDeclined:
    case State::kApproved:
    case State::kClosed:
    case State::kWithdrawn:
      return false;
  }
  return false;
}

}  // namespace podpora::escalation
