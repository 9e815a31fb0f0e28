// The desk's pages over HTTPS with few and with many requests in PostgreSQL.
#include <cstdio>
#include <stdexcept>

#include "sync/center/desk/guard.h"
#include "sync/center/desk/worklist_rows.h"
#include "tests/bench/load/clerk.h"
#include "tests/bench/load/commands.h"
#include "tests/bench/load/entries.h"
#include "tests/bench/load/fill.h"
#include "tests/bench/load/wire.h"

namespace bianmin::load {
namespace {

struct Reader {
  std::string name;
  center::DeskRole role;
  std::string area;
};
const std::vector<Reader>& readers() {
  static const std::vector<Reader> kReaders = {
      {"county", center::DeskRole::CountyClerk, "610622"},
      {"town", center::DeskRole::TownClerk, "610622100"},
      {"village", center::DeskRole::TownClerk, "610622100203"},
  };
  return kReaders;
}

const std::vector<std::string>& targets() {
  static const std::vector<std::string> kTargets = {
      "/requests?list=received", "/requests?list=unassigned", "/requests?list=due-soon",
      "/requests?list=overdue",  "/requests?list=in-time",    "/requests?list=supplement",
      "/requests?list=notice",   "/requests?list=done",       "/requests?list=all",
      "/requests?list=mine",     "/requests?found=load",
  };
  return kTargets;
}

Clerk clerkOf(center::Db& db, const Reader& reader) {
  Clerk clerk = signIn(db, "load-" + reader.name, reader.role, reader.area);
  // As if the reader had just searched for a name.
  center::StaffStore staff(db);
  const std::string form = center::desk::searchForm(clerk.token, "load");
  staff.claimForm(form, clerk.id, wallNow());
  staff.finishForm(form, "k47");
  return clerk;
}

// Two centres, one over each database, asked in turn.
struct Side {
  std::unique_ptr<Site> site;
  std::unique_ptr<Connection> connection;
  std::vector<Clerk> clerks;
  std::vector<double> seconds;
};

Side sideOf(const std::string& url) {
  Side side;
  side.site = std::make_unique<Site>(DatabaseChoice{"postgres", url});
  const auto db = center::connectorFor(url)->connect();
  for (const Reader& reader : readers()) side.clerks.push_back(clerkOf(*db, reader));
  side.site->start();
  side.connection =
      std::make_unique<Connection>(Speech(*side.site), side.site->deskPort(), nullptr);
  return side;
}

void ask(Side& side, std::size_t reader, const std::string& target) {
  const auto start = bench::Clock::now();
  side.connection->get(target, side.clerks[reader].cookie());
  const Answer answer = side.connection->wait();
  if (answer.status != 200) throw std::runtime_error(target + ": " + std::to_string(answer.status));
  side.seconds.push_back(bench::secondsSince(start));
}

}  // namespace

int pages(const PagesOptions& options) {
  std::unique_ptr<test::PostgresServer> own;
  if (options.url.empty()) own = std::make_unique<test::PostgresServer>();
  const std::string base = own ? own->url() : options.url;
  std::vector<std::string> databases;
  for (const std::int64_t count : options.requests)
    databases.push_back(filledDatabase(base, count));
  // Only now: a connection at rest is closed after a minute, and filling takes longer.
  std::vector<Side> sides;
  for (const std::string& database : databases) sides.push_back(sideOf(database));
  std::printf("pages over HTTPS, medians of %d in ms; requests:", options.times);
  for (const std::int64_t count : options.requests) {
    std::printf(" %lld", static_cast<long long>(count));
  }
  std::printf("\n");
  double worst = 0;
  for (std::size_t reader = 0; reader < readers().size(); ++reader) {
    for (const std::string& target : targets()) {
      for (Side& side : sides) {
        ask(side, reader, target);  // the first one fills caches
        side.seconds.clear();
      }
      for (int i = 0; i < options.times; ++i) {
        for (Side& side : sides) ask(side, reader, target);
      }
      std::printf("  %-8s %-28s", readers()[reader].name.c_str(), target.c_str());
      for (const Side& side : sides) {
        std::printf(" %8.1f", bench::SideBySide::median(side.seconds) * 1e3);
      }
      const double ratio = bench::SideBySide::median(sides.back().seconds) /
                           bench::SideBySide::median(sides.front().seconds);
      worst = std::max(worst, ratio);
      std::printf("  x %.2f\n", ratio);
    }
  }
  std::printf("  slowest ratio %.2f (goal 1.5)\n", worst);
  return 0;
}

}  // namespace bianmin::load
