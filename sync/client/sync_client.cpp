#include "sync/client/sync_client.h"

#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>
#include <unordered_map>

#include "sync/client/report.h"

namespace bianmin {
namespace {

using std::chrono::milliseconds;
using std::chrono::time_point_cast;

// After a pack that did not come, or that the disk refused.
constexpr milliseconds kPackRetry{300'000};  // doubled up to an hour: the line may be metered
constexpr milliseconds kLongestPackRetry{3'600'000};

MonoTime monoNow() { return time_point_cast<milliseconds>(std::chrono::steady_clock::now()); }
Instant wallNow() { return time_point_cast<milliseconds>(std::chrono::system_clock::now()); }

SyncFailure diskFailure(const std::exception& error) {
  return {SyncError::Disk, {}, error.what(), 0};
}

// Words for the cadre when the centre gave none.
std::string reasonOf(const wire::EntryVerdict& verdict) {
  if (!verdict.reason.empty()) return verdict.reason;
  return verdict.kind == wire::EntryVerdict::Kind::Conflict ? "县里已有同一编号、内容不同的记录"
                                                            : "县里没有收下，没有说明原因";
}

}  // namespace

struct SyncClient::Impl {
  explicit Impl(SyncClientOptions o);
  ~Impl() { stop(); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void poke();
  void stop();

  void pushLane();
  void pushOnce(JournalSource& journal, Transport& transport, Push push);
  void applyVerdicts(JournalSource& journal, const std::vector<JournalEntry>& sent,
                     const wire::PushReply& reply);
  void pushFailed(JournalSource& journal, const std::vector<JournalEntry>& sent,
                  const SyncFailure& failure);
  void changesLane();
  void pollOnce(JournalSource& journal, Transport& transport, Poll poll);
  // Fetches and stores what the centre has announced; why not, or nothing.
  std::optional<SyncFailure> takeBulletin(JournalSource& journal, Transport& transport);
  void pollFailed(const SyncFailure& failure);
  void sendReport(JournalSource& journal, Transport& transport);
  void fetchPack(Transport& transport);
  void renewOnce(Transport& transport);

  // Waits until there is an action that is no wait; nothing once stopped.
  template <typename Next>
  std::optional<Action> nextAction(Next&& next);
  TransportOptions transportOptions();
  double chance();  // under the mutex
  // Tells the state if it differs from the last one told.
  void report(std::optional<std::size_t> waiting, const SyncFailure* failure = nullptr);
  void lane(void (Impl::*run)());

  SyncClientOptions options;
  std::shared_ptr<Canceller> canceller = std::make_shared<Canceller>();
  std::mutex mutex;  // guards what follows
  std::condition_variable changed;
  Planner planner;
  Identity identity;
  std::uint64_t pokes = 0;
  bool stopping = false;
  std::size_t parked = 0;
  std::size_t waiting_now = 0;
  std::string detail;
  std::mt19937_64 random{std::random_device{}()};
  std::mutex telling;  // one callback at a time; taken before `mutex`
  std::optional<SyncState> told;
  // The newest pack that the county told of, and when to ask for it; the changes lane's own.
  std::int64_t pack = options.pack;
  MonoTime pack_not_before = MonoTime::min();
  milliseconds pack_wait = kPackRetry;
  // The revision that could not be taken, and how long it is left.
  std::int64_t bulletin_left = 0;
  MonoTime bulletin_not_before = MonoTime::min();
  std::optional<wire::TerminalReport> reported;  // what the centre has; the changes lane's own
  std::thread push_thread;
  std::thread changes_thread;
};

SyncClient::Impl::Impl(SyncClientOptions o)
    : options(std::move(o)), planner(options.planner), identity(options.identity) {
  if (!options.identity_dir.empty()) planner.certificate(identity.not_before, identity.not_after);
  push_thread = std::thread([this] { lane(&Impl::pushLane); });
  changes_thread = std::thread([this] { lane(&Impl::changesLane); });
}

void SyncClient::Impl::poke() {
  {
    const std::lock_guard lock(mutex);
    ++pokes;
    planner.entriesWaiting(true);
  }
  changed.notify_all();
}

void SyncClient::Impl::stop() {
  {
    const std::lock_guard lock(mutex);
    stopping = true;
  }
  canceller->cancel();
  changed.notify_all();
  if (push_thread.joinable()) push_thread.join();
  if (changes_thread.joinable()) changes_thread.join();
}

// What cannot be set up at all (the transport) ends the lane and is told; the terminal itself goes
// on.
void SyncClient::Impl::lane(void (Impl::*run)()) {
  try {
    (this->*run)();
  } catch (const std::exception& error) {
    const SyncFailure failure = diskFailure(error);
    {
      const std::lock_guard lock(mutex);
      planner.pushFailed(monoNow(), failure, 0);
    }
    report(std::nullopt, &failure);
  }
}

template <typename Next>
std::optional<Action> SyncClient::Impl::nextAction(Next&& next) {
  std::unique_lock lock(mutex);
  while (!stopping) {
    const Action action = next();
    const auto* wait = std::get_if<WaitUntil>(&action);
    if (wait == nullptr) return action;
    if (wait->at == MonoTime::max()) {
      changed.wait(lock);
    } else {
      changed.wait_until(lock, wait->at);
    }
  }
  return std::nullopt;
}

TransportOptions SyncClient::Impl::transportOptions() {
  const std::lock_guard lock(mutex);
  TransportOptions out = options.transport;
  out.url = options.url;
  out.ca_file = identity.ca_file;
  out.cert_file = identity.cert_file;
  out.key_file = identity.key_file;
  return out;
}

double SyncClient::Impl::chance() {
  return std::uniform_real_distribution<double>(0.0, 1.0)(random);
}

void SyncClient::Impl::report(std::optional<std::size_t> waiting, const SyncFailure* failure) {
  const std::lock_guard one_at_a_time(telling);
  SyncState state;
  {
    const std::lock_guard lock(mutex);
    if (waiting) waiting_now = *waiting;
    state.online = planner.online();
    state.error = planner.error();
    if (failure != nullptr) detail = failure->detail;
    if (state.error == SyncError::None && failure == nullptr) detail.clear();
    state.detail = detail;
    state.waiting = waiting_now;
    state.parked = parked;
    // The other lane's wait may have ended with this success.
    changed.notify_all();
    if (stopping || told == state) return;
    told = state;
  }
  if (options.on_state) options.on_state(state);
}

void SyncClient::Impl::pushLane() {
  std::unique_ptr<JournalSource> journal;  // opened again as often as the disk refuses
  Transport transport(transportOptions(), canceller);
  while (const auto action = nextAction([this] { return planner.nextForPush(monoNow()); })) {
    const TransportOptions now = transportOptions();
    transport.useCertificate(now.cert_file, now.key_file);
    try {
      if (!journal) journal = options.journal();
      pushOnce(*journal, transport, std::get<Push>(*action));
    } catch (const std::exception& error) {
      const SyncFailure failure = diskFailure(error);
      {
        const std::lock_guard lock(mutex);
        planner.pushFailed(monoNow(), failure, chance());
      }
      report(std::nullopt, &failure);
    }
  }
}

void SyncClient::Impl::pushOnce(JournalSource& journal, Transport& transport, Push push) {
  std::uint64_t seen = 0;
  {
    const std::lock_guard lock(mutex);
    seen = pokes;
  }
  wire::PushRequest request;
  request.entries = journal.next(push.max_entries, push.max_bytes);
  if (request.entries.empty()) {
    {
      const std::lock_guard lock(mutex);
      // Something may have come since the journal was looked at.
      if (pokes == seen) planner.entriesWaiting(false);
    }
    return report(0);
  }
  const auto reply = transport.push(request);
  if (!reply) return pushFailed(journal, request.entries, reply.failure());
  applyVerdicts(journal, request.entries, *reply);
}

void SyncClient::Impl::applyVerdicts(JournalSource& journal, const std::vector<JournalEntry>& sent,
                                     const wire::PushReply& reply) {
  std::unordered_map<std::string_view, bool> ours;  // and not judged yet
  for (const JournalEntry& entry : sent) ours.emplace(entry.id, true);
  std::vector<std::string> taken;
  std::size_t refused = 0;
  for (const wire::EntryVerdict& verdict : reply.verdicts) {
    const auto found = ours.find(verdict.id);
    if (found == ours.end() || !found->second) continue;
    found->second = false;
    if (verdict.kind == wire::EntryVerdict::Kind::Taken) {
      taken.push_back(verdict.id);
    } else {
      journal.parked(verdict.id, reasonOf(verdict));
      ++refused;
    }
  }
  if (!taken.empty()) journal.taken(taken);
  const std::size_t judged = taken.size() + refused;
  {
    const std::lock_guard lock(mutex);
    parked += refused;
    planner.pushed(monoNow(), judged, reply.max_entries, reply.max_bytes, chance());
  }
  const SyncFailure nothing{SyncError::ServerFault, {}, "no verdict on any entry", 200};
  report(journal.waiting(), judged == 0 ? &nothing : nullptr);
}

void SyncClient::Impl::pushFailed(JournalSource& journal, const std::vector<JournalEntry>& sent,
                                  const SyncFailure& failure) {
  if (failure.kind == SyncError::Stopped) return;
  const bool about_the_batch =
      !sent.empty() &&
      (failure.kind == SyncError::TooLarge || failure.status == 400 || failure.status == 422) &&
      failure.kind != SyncError::Portal;
  bool park = false;
  {
    const std::lock_guard lock(mutex);
    if (about_the_batch) {
      park = planner.batchRefused(monoNow(), sent.size());
    } else {
      planner.pushFailed(monoNow(), failure, chance());
    }
  }
  if (park) {
    journal.parked(sent.front().id, failure.detail.empty() ? "县里说这条记录太大" : failure.detail);
    const std::lock_guard lock(mutex);
    ++parked;
  }
  report(journal.waiting(), &failure);
}

void SyncClient::Impl::changesLane() {
  std::unique_ptr<JournalSource> journal;
  Transport transport(transportOptions(), canceller);
  const auto next = [this] { return planner.nextForChanges(monoNow(), wallNow()); };
  while (const auto action = nextAction(next)) {
    try {
      if (!journal) journal = options.journal();
      if (const auto* poll = std::get_if<Poll>(&*action)) {
        pollOnce(*journal, transport, *poll);
        fetchPack(transport);
        sendReport(*journal, transport);
      } else {
        renewOnce(transport);
      }
    } catch (const std::exception& error) {
      const SyncFailure failure = diskFailure(error);
      {
        const std::lock_guard lock(mutex);
        planner.pollFailed(monoNow(), failure, chance());
        planner.renewTried(monoNow(), chance());
      }
      report(std::nullopt, &failure);
    }
  }
}

void SyncClient::Impl::pollOnce(JournalSource& journal, Transport& transport, Poll poll) {
  const std::string cursor = journal.cursor();
  const MonoTime asked_at = monoNow();
  // A bulletin that could not be taken is left for a while: polls are held meanwhile as ever.
  const bool left = asked_at < bulletin_not_before;
  if (left) {
    const auto rest = std::chrono::ceil<std::chrono::seconds>(bulletin_not_before - asked_at);
    poll.wait_seconds = static_cast<int>(std::min<std::int64_t>(poll.wait_seconds, rest.count()));
  }
  const std::int64_t bulletin = left ? bulletin_left : journal.bulletin();
  auto reply = transport.changes(cursor, poll.wait_seconds, bulletin);
  if (!reply && reply.failure().kind == SyncError::Stopped) return;
  // Changes that do not move the cursor would come again for ever.
  if (reply && !reply->changes.empty() && reply->cursor == cursor) {
    reply = SyncFailure{SyncError::ServerFault, {}, "changes without a new cursor", 200};
  }
  if (!reply) return pollFailed(reply.failure());
  const bool moved = reply->cursor != cursor;
  if (moved) journal.apply(reply->changes, reply->cursor);
  if (!reply->changes.empty() && options.on_changes) {
    const std::lock_guard one_at_a_time(telling);
    options.on_changes(reply->changes);
  }
  const bool announced = reply->bulletin && *reply->bulletin != bulletin;
  const auto failed = announced ? takeBulletin(journal, transport) : std::nullopt;
  if (failed && failed->kind == SyncError::Stopped) return;
  if (failed) {
    bulletin_left = *reply->bulletin;
    bulletin_not_before = monoNow() + options.planner.bulletin_retry;
  }
  const bool told_more = announced && !failed;
  const bool to_send = journal.waiting() > 0;
  {
    const std::lock_guard lock(mutex);
    planner.polled(monoNow(), moved || told_more, poll, monoNow() - asked_at);
    // Another program may have written to the journal, which nobody has told the client.
    if (to_send) planner.entriesWaiting(true);
  }
  report(std::nullopt, failed ? &*failed : nullptr);
}

void SyncClient::Impl::pollFailed(const SyncFailure& failure) {
  {
    const std::lock_guard lock(mutex);
    planner.pollFailed(monoNow(), failure, chance());
  }
  report(std::nullopt, &failure);
}

std::optional<SyncFailure> SyncClient::Impl::takeBulletin(JournalSource& journal,
                                                          Transport& transport) {
  const auto fetched = transport.bulletin();
  if (!fetched) return fetched.failure();
  try {
    journal.apply(*fetched);
  } catch (const std::exception& error) {
    return diskFailure(error);
  }
  if (pack != fetched->pack) {
    pack_not_before = MonoTime::min();
    pack_wait = kPackRetry;
  }
  pack = fetched->pack;
  if (!options.on_bulletin) return std::nullopt;
  const std::lock_guard one_at_a_time(telling);
  options.on_bulletin(*fetched);
  return std::nullopt;
}

void SyncClient::Impl::sendReport(JournalSource& journal, Transport& transport) {
  if (!options.report) return;
  {
    // Not oftener than once a minute, and not while the line is down.
    const std::lock_guard lock(mutex);
    if (stopping || !planner.reportDue(monoNow(), true)) return;
  }
  wire::TerminalReport now = options.report();
  now.at = wallNow();
  now.bulletin = journal.bulletin();
  now.waiting = static_cast<int>(journal.waiting());
  now.parked = static_cast<int>(journal.parkedCount());
  {
    const std::lock_guard lock(mutex);
    if (!planner.reportDue(monoNow(), !reported || differs(now, *reported))) return;
  }
  const auto failure = transport.report(now);
  const std::lock_guard lock(mutex);
  if (failure) return planner.reportFailed(monoNow(), chance());
  reported = std::move(now);
  planner.reported(monoNow());
}

void SyncClient::Impl::fetchPack(Transport& transport) {
  if (pack == 0 || !options.on_pack || monoNow() < pack_not_before) return;
  if (options.wants_pack && !options.wants_pack(pack)) return;
  std::string key;
  {
    const std::lock_guard lock(mutex);
    if (stopping || !planner.online()) return;
    key = identity.pack_key_b64;
    pack_not_before = monoNow() + pack_wait;
    pack_wait = std::min(2 * pack_wait, kLongestPackRetry);
  }
  // A terminal that was enrolled before the county had such a key gets it with its certificate.
  if (key.empty() && !options.identity_dir.empty()) {
    renewOnce(transport);
    const std::lock_guard lock(mutex);
    key = identity.pack_key_b64;
  }
  // Without a key nothing could be known of it: what is missing is told, and nothing is fetched.
  if (key.empty()) return options.on_pack(pack, key, {});
  const auto bytes = transport.pack(pack);
  if (!bytes && bytes.failure().kind == SyncError::Stopped) return;
  if (bytes) return options.on_pack(pack, key, *bytes);
  if (options.on_no_pack) options.on_no_pack(pack, bytes.failure().detail);
}

void SyncClient::Impl::renewOnce(Transport& transport) {
  const TransportOptions center = transportOptions();
  Identity old;
  {
    const std::lock_guard lock(mutex);
    old = identity;
  }
  const auto renewed = renewIdentity(options.identity_dir, old, transport, center, canceller);
  const std::lock_guard lock(mutex);
  planner.renewTried(monoNow(), chance());
  if (!renewed) return;
  identity = *renewed;
  planner.certificate(identity.not_before, identity.not_after);
  transport.useCertificate(identity.cert_file, identity.key_file);
}

SyncClient::SyncClient(SyncClientOptions options)
    : impl_(std::make_unique<Impl>(std::move(options))) {}

SyncClient::~SyncClient() = default;

void SyncClient::poke() { impl_->poke(); }

void SyncClient::stop() { impl_->stop(); }

}  // namespace bianmin
