#include "sync/center/ops/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace bianmin::center {
namespace {

using prometheus::BuildCounter;
using prometheus::BuildGauge;
using prometheus::BuildHistogram;
using prometheus::Counter;
using prometheus::Family;
using prometheus::Gauge;
using prometheus::Histogram;
using prometheus::Registry;

const char* nameOf(Metrics::Route route) {
  switch (route) {
    case Metrics::Route::Journal:
      return "journal";
    case Metrics::Route::Changes:
      return "changes";
    case Metrics::Route::Renew:
      return "renew";
    case Metrics::Route::Pack:
      return "pack";
    case Metrics::Route::Bulletin:
      return "bulletin";
    case Metrics::Route::Report:
      return "report";
    case Metrics::Route::Enrol:
      return "enrol";
    case Metrics::Route::Progress:
      return "progress";
    case Metrics::Route::Ticket:
      return "ticket";
    case Metrics::Route::Guide:
      return "guide";
    case Metrics::Route::Health:
      return "health";
    case Metrics::Route::Unknown:
      return "unknown";
  }
  return "unknown";
}

Family<Counter>& counters(Registry& registry, const char* name, const char* help) {
  return BuildCounter().Name(name).Help(help).Register(registry);
}

Gauge& gauge(Registry& registry, const char* name, const char* help) {
  return BuildGauge().Name(name).Help(help).Register(registry).Add({});
}

Histogram& histogram(Registry& registry, const char* name, const char* help) {
  static const Histogram::BucketBoundaries kSeconds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                                    0.25,  0.5,    1,     2.5,  5,     10};
  return BuildHistogram().Name(name).Help(help).Register(registry).Add({}, kSeconds);
}

double secondsOf(std::chrono::steady_clock::duration time) {
  return std::chrono::duration<double>(time).count();
}

}  // namespace

struct Metrics::Parts {
  Registry registry;
  Family<Counter>& requests =
      counters(registry, "bianmin_requests_total", "Requests that were answered");
  Family<Counter>& entries =
      counters(registry, "bianmin_push_entries_total", "Journal entries by verdict");
  Counter& taken = entries.Add({{"verdict", "taken"}});
  Counter& conflict = entries.Add({{"verdict", "conflict"}});
  Counter& refused = entries.Add({{"verdict", "refused"}});
  Histogram& push = histogram(registry, "bianmin_push_seconds", "Time of a push");
  Histogram& changes =
      histogram(registry, "bianmin_changes_seconds", "Time of a look at the feed, without holding");
  Counter& database = counters(registry, "bianmin_database_errors_total",
                               "Times that the database could not be asked")
                          .Add({});
  Family<Counter>& refusals =
      counters(registry, "bianmin_refusals_total", "Refused sign-ins and enrolments");
  Counter& sign_ins = refusals.Add({{"what", "sign_in"}});
  Counter& enrolments = refusals.Add({{"what", "enrolment"}});
  Gauge& held = gauge(registry, "bianmin_held_polls", "Long polls that are held");
  Family<Gauge>& queue = BuildGauge()
                             .Name("bianmin_jobs_waiting")
                             .Help("Requests that wait for a worker")
                             .Register(registry);
  Gauge& terminal_jobs = queue.Add({{"workers", "terminals"}});
  Gauge& public_jobs = queue.Add({{"workers", "public"}});
  Gauge& certificate_days = gauge(registry, "bianmin_server_certificate_days",
                                  "Days until the server's certificate ends");
};

Metrics::Metrics() : parts_(std::make_unique<Parts>()) {}
Metrics::~Metrics() = default;

void Metrics::answered(Route route, int status) {
  parts_->requests.Add({{"route", nameOf(route)}, {"status", std::to_string(status)}}).Increment();
}

void Metrics::pushed(const Verdicts& verdicts) {
  parts_->taken.Increment(static_cast<double>(verdicts.taken));
  parts_->conflict.Increment(static_cast<double>(verdicts.conflict));
  parts_->refused.Increment(static_cast<double>(verdicts.refused));
}

void Metrics::pushTook(std::chrono::steady_clock::duration time) {
  parts_->push.Observe(secondsOf(time));
}

void Metrics::changesTook(std::chrono::steady_clock::duration time) {
  parts_->changes.Observe(secondsOf(time));
}

void Metrics::databaseFailed() { parts_->database.Increment(); }

void Metrics::refused(Refused what) {
  (what == Refused::SignIn ? parts_->sign_ins : parts_->enrolments).Increment();
}

std::string Metrics::text(const Gauges& now) {
  parts_->held.Set(static_cast<double>(now.held_polls));
  parts_->terminal_jobs.Set(static_cast<double>(now.terminal_jobs));
  parts_->public_jobs.Set(static_cast<double>(now.public_jobs));
  parts_->certificate_days.Set(now.certificate_days);
  return prometheus::TextSerializer().Serialize(parts_->registry.Collect());
}

}  // namespace bianmin::center
