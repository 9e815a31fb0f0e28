// bianminctl: the technician's tool.
#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>

#include "kiosk/ctl/audit.h"
#include "kiosk/ctl/cadre.h"
#include "kiosk/ctl/check.h"
#include "kiosk/ctl/context.h"
#include "kiosk/ctl/enrol.h"
#include "kiosk/ctl/outbox.h"
#include "kiosk/ctl/pack.h"
#include "kiosk/ctl/preview.h"
#include "kiosk/ctl/prints.h"
#include "kiosk/ctl/queue.h"
#include "sync/config/error.h"

namespace bianmin::ctl {
namespace {

using Command = std::function<int()>;

struct Arguments {
  Context context;
  int limit = 50;
  bool parked = false;
  std::string id;
  std::string group;
  EnrolArguments enrol;
  CadreArguments cadre;
  PreviewArguments preview;
  bool check = false;
};

void addLimit(CLI::App& app, Arguments& args) {
  app.add_option("--limit", args.limit, "How many of the newest to list")
      ->check(CLI::Range(1, 1000000))
      ->capture_default_str();
}

void addOutbox(CLI::App& app, Arguments& args, Command& chosen) {
  CLI::App& outbox = *app.add_subcommand("outbox", "What the county is told");
  outbox.require_subcommand(1);
  CLI::App& list = *outbox.add_subcommand("list", "List the entries and where each stands");
  addLimit(list, args);
  list.add_flag("--parked", args.parked, "Only those that the county refused, with the reason");
  list.callback(
      [&] { chosen = [&] { return outboxList(args.context, args.limit, args.parked); }; });
  CLI::App& show = *outbox.add_subcommand("show", "Show one entry");
  show.add_option("ID", args.id, "The entry's id")->required();
  show.callback([&] { chosen = [&] { return outboxShow(args.context, args.id); }; });
  CLI::App& retry = *outbox.add_subcommand("retry", "Send a parked entry again");
  retry.add_option("ID", args.id, "The entry's id")->required();
  retry.callback([&] { chosen = [&] { return outboxRetry(args.context, args.id); }; });
}

void addCadre(CLI::App& app, Arguments& args, Command& chosen) {
  CLI::App& cadre = *app.add_subcommand("cadre", "Who may sign in at the terminal");
  cadre.require_subcommand(1);
  CLI::App& add = *cadre.add_subcommand("add", "Make an account and show its PIN once");
  add.add_option("--name", args.cadre.name, "The name, such as 张三")->required();
  add.add_option("--post", args.cadre.post, "The post, such as 代办员");
  add.callback([&] { chosen = [&] { return cadreAdd(args.context, args.cadre); }; });
  cadre.add_subcommand("list", "List the accounts")->callback([&] {
    chosen = [&] { return cadreList(args.context); };
  });
  CLI::App& remove = *cadre.add_subcommand("remove", "End an account");
  remove.add_option("WHO", args.cadre.who, "Its name or id")->required();
  remove.callback([&] { chosen = [&] { return cadreRemove(args.context, args.cadre); }; });
  CLI::App& reset = *cadre.add_subcommand("reset-pin", "Give an account a new PIN, shown once");
  reset.add_option("WHO", args.cadre.who, "Its name or id")->required();
  reset.callback([&] { chosen = [&] { return cadreResetPin(args.context, args.cadre); }; });
}

void addAudit(CLI::App& app, Arguments& args, Command& chosen) {
  CLI::App& audit = *app.add_subcommand("audit", "What was done at the terminal, by whom");
  audit.require_subcommand(1);
  CLI::App& list = *audit.add_subcommand("list", "List the newest notes");
  addLimit(list, args);
  list.callback([&] { chosen = [&] { return auditList(args.context, args.limit); }; });
  audit.add_subcommand("verify", "Check that no note was changed, removed or cut off")
      ->callback([&] { chosen = [&] { return auditVerify(args.context); }; });
}

void addQueue(CLI::App& app, Arguments& args, Command& chosen) {
  CLI::App& queue = *app.add_subcommand("queue", "Who waits in the hall today");
  queue.require_subcommand(1);
  queue.add_subcommand("list", "List those who wait")->callback([&] {
    chosen = [&] { return queueList(args.context); };
  });
  CLI::App& call = *queue.add_subcommand("call", "Call the next one of a group");
  call.add_option("GROUP", args.group, "The group's letter, such as A")->required();
  call.callback([&] { chosen = [&] { return queueCall(args.context, args.group); }; });
}

void addPrints(CLI::App& app, Arguments& args, Command& chosen) {
  CLI::App& prints = *app.add_subcommand("prints", "What was printed");
  prints.require_subcommand(1);
  CLI::App& list = *prints.add_subcommand("list", "List the print jobs and how each ended");
  addLimit(list, args);
  list.callback([&] { chosen = [&] { return printsList(args.context, args.limit); }; });
}

void addEnrol(CLI::App& app, Arguments& args, Command& chosen) {
  CLI::App& command = *app.add_subcommand("enrol", "Join the county with a one-time code");
  command.add_option("--center", args.enrol.center,
                     "The centre's address for enrolment; else enrol_url of the configuration");
  command.add_option("--code", args.enrol.code, "The code that the county gave")->required();
  command
      .add_option("--ca", args.enrol.ca_file,
                  "The county's authority (PEM); else ca_file of the configuration")
      ->check(CLI::ExistingFile);
  command.callback([&] { chosen = [&] { return enrol(args.context, args.enrol); }; });
}

void addPreview(CLI::App& app, Arguments& args, Command& chosen) {
  CLI::App& command =
      *app.add_subcommand("preview", "Draw the guides' screens and papers as pictures");
  command.add_option("--out", args.preview.out, "The folder to write to")->required();
  command.add_option("--matter", args.preview.matter, "Only this one, such as DIBAO.apply");
  command.callback([&] { chosen = [&] { return preview(args.context, args.preview); }; });
}

void addAll(CLI::App& app, Arguments& args, Command& chosen) {
  app.set_version_flag("--version", "bianminctl " BIANMIN_VERSION);
  app.fallthrough();
  app.add_option("--config", args.context.config, "terminal.toml; the services lie beside it")
      ->capture_default_str();
  app.add_option("--data", args.context.data, "The terminal's data folder")->capture_default_str();
  app.add_flag("--json", args.context.json, "Print JSON for programs");
  app.add_flag("--check", args.check, "The same as the command check, but 2 for a fault");
  app.require_subcommand(0, 1);
  addOutbox(app, args, chosen);
  addQueue(app, args, chosen);
  addPrints(app, args, chosen);
  addEnrol(app, args, chosen);
  addCadre(app, args, chosen);
  addAudit(app, args, chosen);
  addPreview(app, args, chosen);
  app.add_subcommand("check", "Check the configuration and the store")->callback([&] {
    chosen = [&] { return check(args.context); };
  });
  app.add_subcommand("pack", "Which of the county's packs the terminal shows")->callback([&] {
    chosen = [&] { return pack(args.context); };
  });
  app.footer("Exit status: 0 good, 1 a finding, 2 wrong use or a fault in the configuration.");
}

int run(int argc, char** argv) {
  CLI::App app("Looks after a Bianmin terminal.", "bianminctl");
  Arguments args;
  Command chosen;
  addAll(app, args, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kGood : kWrongUse;
  }
  // The flag is the same for all three programs, and so is its answer to a fault.
  if (args.check) chosen = [&] { return check(args.context, kWrongUse); };
  if (!chosen) {
    std::cerr << app.help();
    return kWrongUse;
  }
  try {
    return chosen();
  } catch (const ConfigError& error) {
    std::cerr << error.what() << "\n";
    return kWrongUse;
  } catch (const WrongUse& error) {
    std::cerr << "bianminctl: " << error.what() << "\n";
    return kWrongUse;
  } catch (const std::exception& error) {
    std::cerr << "bianminctl: " << error.what() << "\n";
    return kFinding;
  }
}

}  // namespace
}  // namespace bianmin::ctl

int main(int argc, char** argv) { return bianmin::ctl::run(argc, argv); }
