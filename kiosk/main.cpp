// bianmin-kiosk: wiring only.
#include <fcntl.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <filesystem>
#include <future>
#include <iostream>
#include <thread>

#include "kiosk/platform/clock.h"
#include "kiosk/platform/content_source.h"
#include "kiosk/platform/inspector.h"
#include "kiosk/platform/place.h"
#include "kiosk/platform/runner.h"
#include "kiosk/platform/terminal.h"
#include "kiosk/platform/window.h"
#include "kiosk/text/catalogue.h"
#include "kiosk/ui/frame.h"
#include "sync/config/error.h"
#include "sync/config/terminal_config.h"

namespace {

namespace fs = std::filesystem;
using namespace bianmin;

struct Options {
  fs::path config = "/etc/bianmin/terminal.toml";
  fs::path data = "/var/lib/bianmin";
  std::string windowed, inspect;
  bool check = false;
};

// A resident's words must not end up in a core file or in another program's hands.
void keepMemoryPrivate() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  ::prctl(PR_SET_DUMPABLE, 0);
  ::umask(077);
}

WindowOptions windowOptions(const std::string& windowed) {
  WindowOptions options;
  options.title = "便民";
  if (windowed.empty()) return options;
  if (std::sscanf(windowed.c_str(), "%dx%d", &options.width, &options.height) != 2 ||
      options.width < 320 || options.height < 320)
    throw CLI::ValidationError("--windowed", "WIDTHxHEIGHT expected, e.g. 1080x1920");
  return options;
}

// Waits for a signal and stops the terminal; gone before what it calls is.
class SignalThread {
 public:
  SignalThread(const sigset_t& signals, Terminal& terminal)
      : thread_([signals, &terminal] {
          int number = 0;
          ::sigwait(&signals, &number);
          terminal.stop();
        }) {}
  ~SignalThread() {
    ::pthread_kill(thread_.native_handle(), SIGTERM);  // only wakes it; nothing happens if it ended
    thread_.join();
  }
  SignalThread(const SignalThread&) = delete;
  SignalThread& operator=(const SignalThread&) = delete;

 private:
  std::thread thread_;
};

// Reads all that the county publishes while home is already shown: how soon that is must not
// depend on the number of services. A mistake in a file of config/ ends the terminal, as --check
// would say; one in a pack leads to the pack before it.
class ContentThread {
 public:
  ContentThread(ContentSource& source, Terminal& terminal)
      : done_(std::async(std::launch::async, [&source, &terminal] {
          try {
            Content content = source.load();
            terminal.queue().post(
                event::ContentLoaded{content.catalogue, content.calendar, content.finder});
          } catch (...) {
            terminal.stop();
            throw;
          }
        })) {}
  // After the loop: throws what stopped it.
  void check() { done_.get(); }

 private:
  std::future<void> done_;
};

int runTerminal(const Options& options) {
  const TerminalConfig config = loadTerminalConfig(options.config);
  setTimeZone(config.timezone);
  spdlog::set_default_logger(spdlog::stderr_logger_mt("kiosk"));
  const fs::path config_dir = options.config.parent_path();
  if (options.check) {
    loadContent(config_dir);
    std::cout << options.config.string() << ": good\n";
    return 0;
  }

  // Signals are waited for by one thread, so that no handler interrupts a write.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  ::signal(SIGPIPE, SIG_IGN);  // a printer or centre that hangs up is an error of its own call

  ContentSource source(options.data / "packs", config_dir);
  auto home = std::async(std::launch::async, [&source] { return source.loadHome(); });
  Window window(windowOptions(options.windowed));
  ui::Kit kit(kitOptions(config));
  Model model = restingModel(config, home.get());
  loadMessages(localeDir(), model.language);
  Terminal terminal(std::move(model), window, kit, static_cast<float>(config.px_per_mm.value_or(0)),
                    config.settle_ms);
  terminal.showFirstFrame();

  ContentThread content(source, terminal);
  const SignalThread signal_thread(signals, terminal);

  RunnerOptions running = runnerOptions(config, options.data);
  running.content = &source;
  Runner runner(running, terminal.queue());
#ifdef BIANMIN_INSPECT
  std::optional<Inspector> inspector;
  if (!options.inspect.empty())
    inspector.emplace(options.inspect,
                      [&terminal](const auto& call) { return terminal.onWindowThread(call); });
#endif
  terminal.run(runner);
  content.check();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  keepMemoryPrivate();
  Options options;
  CLI::App app("The touch terminal of a village service point or town hall.", "bianmin-kiosk");
  app.set_version_flag("--version", "bianmin-kiosk " BIANMIN_VERSION);
  app.add_option("--config", options.config,
                 "terminal.toml; its folder holds services/ and calendar/");
  app.add_option("--data", options.data, "where the terminal keeps its database and identity");
  app.add_option("--windowed", options.windowed, "WIDTHxHEIGHT: a window, not the full screen");
#ifdef BIANMIN_INSPECT
  app.add_option("--inspect", options.inspect, "Unix socket by which a test drives the terminal");
#endif
  app.add_flag("--check", options.check, "validate the configuration and leave");
  try {
    app.parse(argc, argv);
    return runTerminal(options);
  } catch (const CLI::ParseError& error) {
    const int status = app.exit(error);
    return status == 0 ? 0 : 2;
  } catch (const ConfigError& error) {
    std::cerr << error.what() << '\n';
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "bianmin-kiosk: " << error.what() << '\n';
    return 1;
  }
}
