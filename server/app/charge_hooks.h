#pragma once

#include "app/app.h"
#include "features/charges/context.h"

namespace podpora::app {

/// What charging does through later features: mails for approval and low wallets, notes on the ticket.
charges::Hooks make_charge_hooks(App::Parts& parts);

}  // namespace podpora::app
