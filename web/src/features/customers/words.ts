export const subscriptionStateIds = {
  active: "ui.subscription.active",
  suspended: "ui.subscription.suspended",
  expired: "ui.subscription.expired",
};
