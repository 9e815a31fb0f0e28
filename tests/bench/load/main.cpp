// bianmin-load: simulated terminals and staff against a real centre; see tests/bench/README.md.
#include <CLI/CLI.hpp>
#include <csignal>
#include <functional>
#include <iostream>

#include "tests/bench/load/commands.h"

namespace {

using namespace bianmin::load;

void addDatabase(CLI::App& command, DatabaseChoice& choice) {
  command.add_option("--backend", choice.backend, "sqlite or postgres")
      ->check(CLI::IsMember({"sqlite", "postgres"}));
  command.add_option("--database", choice.url,
                     "an empty PostgreSQL database to use; without it the program starts a server");
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  CLI::App app("Load on a county's centre, with figures");
  app.require_subcommand(1);
  std::function<int()> chosen;

  IngestOptions ingesting;
  auto* ingest_command = app.add_subcommand("ingest", "tickets over TLS beside bare inserts");
  addDatabase(*ingest_command, ingesting.database);
  ingest_command->add_option("--terminals", ingesting.terminals)->check(CLI::PositiveNumber);
  ingest_command->add_option("--batches", ingesting.batches)->check(CLI::PositiveNumber);
  ingest_command->callback([&] { chosen = [&] { return ingest(ingesting); }; });

  IdleOptions idling;
  auto* idle_command =
      app.add_subcommand("idle", "terminals that hold a poll: the centre's memory");
  addDatabase(*idle_command, idling.database);
  idle_command->add_option("--terminals", idling.terminals)->check(CLI::PositiveNumber);
  idle_command->add_option("--hold", idling.hold_seconds, "seconds")->check(CLI::NonNegativeNumber);
  idle_command->callback([&] { chosen = [&] { return idle(idling); }; });

  FeedOptions feeding;
  auto* feed_command = app.add_subcommand("feed", "from a change to the terminals of its village");
  addDatabase(*feed_command, feeding.database);
  feed_command->add_option("--terminals", feeding.terminals)->check(CLI::PositiveNumber);
  feed_command->add_option("--villages", feeding.villages)->check(CLI::PositiveNumber);
  feed_command->add_option("--changes", feeding.changes)->check(CLI::PositiveNumber);
  feed_command->callback([&] { chosen = [&] { return feed(feeding); }; });

  PagesOptions reading;
  auto* pages_command = app.add_subcommand("pages", "the desk's pages with few and many requests");
  pages_command->add_option("--database", reading.url,
                            "a PostgreSQL server's; filled databases stay there for the next run");
  pages_command->add_option("--requests", reading.requests, "e.g. 10000,10000000")->delimiter(',');
  pages_command->add_option("--times", reading.times)->check(CLI::PositiveNumber);
  pages_command->callback([&] { chosen = [&] { return pages(reading); }; });

  CLI11_PARSE(app, argc, argv);
  try {
    return chosen();
  } catch (const std::exception& error) {
    std::cerr << "bianmin-load: " << error.what() << "\n";
    return 1;
  }
}
