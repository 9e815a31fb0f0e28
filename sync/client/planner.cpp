#include "sync/client/planner.h"

#include <algorithm>

namespace bianmin {
namespace {

using std::chrono::milliseconds;

constexpr int kMostDoublings = 20;  // longest_retry is reached long before

milliseconds scaled(milliseconds time, double factor) {
  return milliseconds{static_cast<milliseconds::rep>(static_cast<double>(time.count()) * factor)};
}

}  // namespace

Planner::Planner(PlannerOptions options)
    : options_(options),
      server_entries_(options.max_entries),
      server_bytes_(options.max_bytes),
      entries_(options.max_entries),
      bytes_(options.max_bytes) {}

Action Planner::nextForPush(MonoTime now) const {
  if (!waiting_) return WaitUntil{MonoTime::max()};
  if (now < push_.not_before) return WaitUntil{push_.not_before};
  return Push{entries_, bytes_};
}

Action Planner::nextForChanges(MonoTime now, Instant wall) const {
  if (now < changes_.not_before) return WaitUntil{changes_.not_before};
  const bool renew = renew_at_ && wall >= *renew_at_ && now >= renew_not_before_;
  // A line that is known to work comes first: renewal costs a key and a signature.
  if (renew && asked_) return Renew{};
  return Poll{asked_ ? options_.poll_seconds : 0};
}

void Planner::entriesWaiting(bool any) {
  waiting_ = any;
  if (any) return;
  entries_ = server_entries_;
  bytes_ = server_bytes_;
}

void Planner::pushed(MonoTime now, std::size_t judged, int max_entries, int max_bytes,
                     double random) {
  if (judged == 0) return pushFailed(now, {SyncError::ServerFault, {}, "no verdicts", 200}, random);
  succeed(now, push_, changes_);
  server_entries_ = std::clamp(max_entries, 1, options_.max_entries);
  server_bytes_ = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(1, max_bytes)), 1,
                                          options_.max_bytes);
  entries_ = std::min(entries_, server_entries_);
  bytes_ = std::min(bytes_, server_bytes_);
}

bool Planner::batchRefused(MonoTime now, std::size_t sent) {
  succeed(now, push_, changes_);  // an answer, and another try will differ
  if (sent <= 1) return true;
  entries_ = std::max<int>(
      1, static_cast<int>(std::min<std::size_t>(sent, static_cast<std::size_t>(entries_)) / 2));
  bytes_ = std::max<std::size_t>(1, bytes_ / 2);
  return false;
}

void Planner::pushFailed(MonoTime now, const SyncFailure& failure, double random) {
  fail(now, push_, failure, random);
}

void Planner::polled(MonoTime now, bool any_changes, Poll asked, milliseconds took) {
  succeed(now, changes_, push_);
  asked_ = true;
  const bool at_once = asked.wait_seconds > 0 && took < options_.empty_poll_pause &&
                       took < std::chrono::seconds{asked.wait_seconds};
  if (!any_changes && at_once) changes_.not_before = now + options_.empty_poll_pause;
}

void Planner::pollFailed(MonoTime now, const SyncFailure& failure, double random) {
  asked_ = false;
  fail(now, changes_, failure, random);
}

void Planner::certificate(Instant not_before, Instant not_after) {
  renew_at_ = not_before + (not_after - not_before) / 3 * 2;
}

void Planner::renewTried(MonoTime now, double random) {
  renew_not_before_ = now + scaled(options_.renew_retry, 1.0 + random);
}

bool Planner::reportDue(MonoTime now, bool differs) const {
  if (!asked_ || now < report_not_before_) return false;
  return !reported_at_ || differs || now - *reported_at_ >= options_.report_every;
}

void Planner::reported(MonoTime now) {
  reported_at_ = now;
  report_not_before_ = now + options_.report_pause;
}

void Planner::reportFailed(MonoTime now, double random) {
  report_not_before_ = now + scaled(options_.report_retry, 1.0 + random);
}

bool Planner::online() const { return push_.failures == 0 && changes_.failures == 0 && asked_; }

SyncError Planner::error() const {
  if (changes_.error != SyncError::None) return changes_.error;
  return push_.error;
}

void Planner::succeed(MonoTime now, Lane& lane, Lane& other) {
  lane = Lane{};
  // The line works again: the other lane need not sit out its wait, unless the centre itself
  // asked for it or is the one at fault.
  if (isNetwork(other.error)) other.not_before = std::min(other.not_before, now);
}

void Planner::fail(MonoTime now, Lane& lane, const SyncFailure& failure, double random) {
  lane.error = failure.kind;
  const int doublings = std::min(lane.failures++, kMostDoublings);
  const milliseconds full =
      std::min(options_.longest_retry, options_.first_retry * (std::int64_t{1} << doublings));
  // Half fixed, half chance: terminals that lost the same line do not come back together.
  milliseconds wait = scaled(full, 0.5 + random / 2);
  if (failure.retry_after) {
    const milliseconds told = std::min<milliseconds>(*failure.retry_after, options_.longest_told);
    wait = std::max(wait, told + scaled(std::min(told, options_.longest_retry), random / 10));
  }
  lane.not_before = now + wait;
}

}  // namespace bianmin
