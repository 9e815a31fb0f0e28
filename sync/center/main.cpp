// bianmin-center: the county centre. Reads the command line; the work is in cli/.
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>

#include "sync/center/cli/commands.h"
#include "sync/config/error.h"

namespace {

namespace cli = bianmin::center::cli;

using Action = std::function<int(const cli::County&)>;

void addServing(CLI::App& app, Action& action) {
  app.add_subcommand("init", "Make the database, the certificate authority and the county's keys")
      ->callback([&] { action = [](const cli::County& c) { return cli::init(c, std::cout); }; });
  app.add_subcommand("serve", "Answer terminals and phones until SIGTERM")->callback([&] {
    action = [](const cli::County& c) { return cli::serve(c, std::cout); };
  });
}

struct DatabaseOptions {
  std::string backup;
  std::string restore;
  cli::CopyOptions copy;
};

void addDatabase(CLI::App& app, Action& action, DatabaseOptions& options) {
  app.add_subcommand("migrate", "Bring the database to this program's version")->callback([&] {
    action = [](const cli::County& c) { return cli::migrateDatabase(c, std::cout); };
  });
  CLI::App* backup = app.add_subcommand("backup", "Write the whole database into a file");
  backup->add_option("FILE", options.backup)->required();
  backup->callback([&] {
    action = [&](const cli::County& c) { return cli::backup(c, options.backup, std::cout); };
  });
  CLI::App* restore = app.add_subcommand("restore", "Replace the whole database by a backup");
  restore->add_option("FILE", options.restore)->required();
  restore->callback([&] {
    action = [&](const cli::County& c) { return cli::restore(c, options.restore, std::cout); };
  });
  CLI::App* copy = app.add_subcommand("copy", "Copy all data into another, empty database");
  copy->add_option("--from", options.copy.from, "sqlite:PATH or postgresql://...")->required();
  copy->add_option("--to", options.copy.to, "The same; passwords belong into ~/.pgpass")
      ->required();
  copy->callback(
      [&] { action = [&](const cli::County&) { return cli::copy(options.copy, std::cout); }; });
}

void addTerminals(CLI::App& app, Action& action, cli::EnrolCodeOptions& code, std::string& name,
                  bool& json) {
  CLI::App* enrol = app.add_subcommand("enrol-code", "Make a one-time code for one terminal");
  enrol->add_option("--terminal", code.terminal, "Its name")->required();
  enrol->add_option("--village", code.village, "Region code of its village")->required();
  enrol->add_option("--hall", code.hall, "Where it stands");
  enrol->add_flag("--json", code.json, "Print JSON");
  enrol->callback(
      [&] { action = [&](const cli::County& c) { return cli::enrolCode(c, code, std::cout); }; });

  CLI::App* terminals = app.add_subcommand("terminals", "The enrolled terminals");
  terminals->require_subcommand(1);
  CLI::App* list = terminals->add_subcommand("list", "All of them");
  list->add_flag("--json", json, "Print JSON");
  list->callback([&] {
    action = [&](const cli::County& c) { return cli::listTerminals(c, json, std::cout); };
  });
  CLI::App* revoke = terminals->add_subcommand("revoke", "Refuse a terminal from now on");
  revoke->add_option("NAME", name)->required();
  revoke->callback([&] {
    action = [&](const cli::County& c) { return cli::revokeTerminal(c, name, std::cout); };
  });
}

void addUnlocking(CLI::App& app, Action& action, cli::UnlockCodeOptions& options) {
  CLI::App* unlock = app.add_subcommand(
      "unlock-code", "Let cadres sign in again at a terminal that makes them wait");
  unlock->add_option("--terminal", options.terminal, "Its name")->required();
  unlock->add_option("--challenge", options.challenge, "What its screen shows, e.g. K7M4-Q9X")
      ->required();
  unlock->add_flag("--json", options.json, "Print JSON");
  unlock->callback([&] {
    action = [&](const cli::County& c) { return cli::unlockCode(c, options, std::cout); };
  });
}

struct StaffOptions {
  cli::AddStaffOptions add;
  std::string name;
  bool json = false;
};

void addStaff(CLI::App& app, Action& action, StaffOptions& options) {
  CLI::App* staff = app.add_subcommand("staff", "Who may sign in at the staff desk");
  staff->require_subcommand(1);
  CLI::App* add = staff->add_subcommand("add", "A new account; prints its first password");
  add->add_option("--name", options.add.name, "What is typed at sign-in")->required();
  add->add_option("--full-name", options.add.full_name, "As colleagues know it")->required();
  add->add_option("--role", options.add.role,
                  "county-admin, county-clerk, department-clerk, town-clerk, supervisor")
      ->required();
  add->add_option("--area", options.add.area, "Region code: county 6, town 9, village 12 digits")
      ->required();
  add->add_option("--department", options.add.department, "As the services name who decides");
  add->add_flag("--json", options.add.json, "Print JSON");
  add->callback([&] {
    action = [&](const cli::County& c) { return cli::addStaff(c, options.add, std::cout); };
  });
  CLI::App* list = staff->add_subcommand("list", "All of them");
  list->add_flag("--json", options.json, "Print JSON");
  list->callback([&] {
    action = [&](const cli::County& c) { return cli::listStaff(c, options.json, std::cout); };
  });
  CLI::App* remove = staff->add_subcommand("remove", "End an account and its sessions");
  remove->add_option("NAME", options.name)->required();
  remove->callback([&] {
    action = [&](const cli::County& c) { return cli::removeStaff(c, options.name, std::cout); };
  });
  CLI::App* reset = staff->add_subcommand("reset-password", "A new first password; ends waits");
  reset->add_option("NAME", options.name)->required();
  reset->add_flag("--json", options.json, "Print JSON");
  reset->callback([&] {
    action = [&](const cli::County& c) {
      return cli::resetStaff(c, options.name, options.json, std::cout);
    };
  });
}

void addConflicts(CLI::App& app, Action& action, cli::ListConflictsOptions& options) {
  CLI::App* conflicts = app.add_subcommand("conflicts", "What a person has to look at");
  conflicts->require_subcommand(1);
  CLI::App* list = conflicts->add_subcommand(
      "list", "Entries that were not taken, numbers that never came, moves that changed nothing");
  list->add_option("--limit", options.limit, "How many of the newest of each")
      ->check(CLI::Range(1, 1000000))
      ->capture_default_str();
  list->add_flag("--json", options.json, "Print JSON");
  list->callback([&] {
    action = [&](const cli::County& c) { return cli::listConflicts(c, options, std::cout); };
  });
}

void addLetters(CLI::App& app, Action& action, cli::LettersOptions& options) {
  CLI::App* letters = app.add_subcommand("letters", "Letters about what is late");
  letters->require_subcommand(1);
  CLI::App* run = letters->add_subcommand("run", "A day's run, as serve does it once a day");
  run->add_option("--on", options.on, "The day, e.g. 2026-11-23; today if absent");
  run->add_flag("--dry-run", options.dry_run, "Only say what would be done");
  run->add_flag("--json", options.json, "Print JSON");
  run->callback(
      [&] { action = [&](const cli::County& c) { return cli::letters(c, options, std::cout); }; });
}

struct PackOptions {
  cli::PublishPackOptions publish;
  bool json = false;
};

void addPacks(CLI::App& app, Action& action, PackOptions& options) {
  CLI::App* packs =
      app.add_subcommand("pack", "What terminals are to show: services, calendar ...");
  packs->require_subcommand(1);
  CLI::App* publish = packs->add_subcommand("publish", "Check, sign and publish the next version");
  publish->add_option("--from", options.publish.from,
                      "Folder with services/, county.toml ...; without it the centre's own");
  publish->add_option("--note", options.publish.note, "What is new, for the list");
  publish->add_flag("--json", options.publish.json, "Print JSON");
  publish->callback([&] {
    action = [&](const cli::County& c) { return cli::publishPack(c, options.publish, std::cout); };
  });
  CLI::App* list = packs->add_subcommand("list", "Newest first");
  list->add_flag("--json", options.json, "Print JSON");
  list->callback([&] {
    action = [&](const cli::County& c) { return cli::listPacks(c, options.json, std::cout); };
  });
}

struct RequestOptions {
  cli::ListRequestsOptions list;
  cli::ShowRequestOptions show;
  cli::SetStatusOptions move;
  cli::ExtendOptions extend;
};

void addRequests(CLI::App& app, Action& action, RequestOptions& options) {
  CLI::App* requests = app.add_subcommand("requests", "What residents have handed in");
  requests->require_subcommand(1);
  CLI::App* list = requests->add_subcommand("list", "Newest first");
  list->add_option("--village", options.list.village, "Of one village");
  list->add_option("--status", options.list.status, "In one status");
  list->add_flag("--json", options.list.json, "Print JSON");
  list->callback([&] {
    action = [&](const cli::County& c) { return cli::listRequests(c, options.list, std::cout); };
  });

  CLI::App* show = requests->add_subcommand("show", "One request, opened; personal fields masked");
  show->add_option("ID", options.show.id)->required();
  show->add_flag("--reveal", options.show.reveal, "Print personal fields whole; is audited");
  show->add_option("--reason", options.show.reason, "Why, with --reveal");
  show->add_flag("--json", options.show.json, "Print JSON");
  show->callback([&] {
    action = [&](const cli::County& c) { return cli::showRequest(c, options.show, std::cout); };
  });

  CLI::App* move = requests->add_subcommand("set-status", "Move a request on");
  move->add_option("ID", options.move.id)->required();
  move->add_option("STATUS", options.move.status, "e.g. ACCEPTED")->required();
  move->add_option("--note", options.move.note,
                   "Plain words for the resident; the reason or the list where one is needed");
  move->add_option("--as", options.move.role, "Who does it: county-clerk, town-clerk, ...")
      ->capture_default_str();
  move->add_flag("--json", options.move.json, "Print JSON");
  move->callback([&] {
    action = [&](const cli::County& c) { return cli::setStatus(c, options.move, std::cout); };
  });

  CLI::App* extend = requests->add_subcommand(
      "extend", "Give a request the longer limit of its matter, once; is audited");
  extend->add_option("ID", options.extend.id)->required();
  extend->add_option("--reason", options.extend.reason, "Why, in plain words for the resident")
      ->required();
  extend->add_option("--as", options.extend.role, "county-clerk or supervisor")
      ->capture_default_str();
  extend->add_flag("--json", options.extend.json, "Print JSON");
  extend->callback([&] {
    action = [&](const cli::County& c) { return cli::extend(c, options.extend, std::cout); };
  });
}

int check(const std::string& config) {
  const cli::County county = cli::openCounty(config);
  county.content();
  std::cout << config << ": good\n";
  return cli::kGood;
}

int run(const std::string& config, bool only_check, const Action& action) {
  try {
    if (only_check) return check(config);
    return action(cli::openCounty(config));
  } catch (const bianmin::ConfigError& error) {
    std::cerr << error.what() << "\n";
    return cli::kWrongUse;
  } catch (const std::invalid_argument& error) {
    std::cerr << error.what() << "\n";
    return cli::kWrongUse;
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return cli::kFinding;
  }
}

}  // namespace

int main(int argc, char** argv) {
  umask(077);
  CLI::App app("The county centre of Bianmin", "bianmin-center");
  std::string config = "/etc/bianmin/center.toml";
  bool only_check = false;
  Action action;
  cli::EnrolCodeOptions code;
  std::string name;
  bool json = false;
  DatabaseOptions database;
  RequestOptions requests;
  cli::UnlockCodeOptions unlock;
  StaffOptions staff;
  cli::ListConflictsOptions conflicts;
  cli::LettersOptions letters;
  PackOptions packs;
  app.set_version_flag("--version", "bianmin-center " BIANMIN_VERSION);
  app.add_option("--config", config, "center.toml")->capture_default_str();
  app.add_flag("--check", only_check, "Validate the configuration and leave");
  app.require_subcommand(0, 1);
  addServing(app, action);
  addDatabase(app, action, database);
  addTerminals(app, action, code, name, json);
  addRequests(app, action, requests);
  addUnlocking(app, action, unlock);
  addStaff(app, action, staff);
  addConflicts(app, action, conflicts);
  addLetters(app, action, letters);
  addPacks(app, action, packs);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? cli::kGood : cli::kWrongUse;
  }
  if (!only_check && !action) {
    std::cerr << app.help();
    return cli::kWrongUse;
  }
  return run(config, only_check, action);
}
