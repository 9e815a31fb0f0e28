// What is counted and measured while the centre runs, in Prometheus' text format.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace bianmin::center {

// Thread-safe. Nothing here takes a text: no label can hold what came from outside.
class Metrics {
 public:
  enum class Route {
    Journal,
    Changes,
    Renew,
    Pack,
    Bulletin,
    Report,
    Enrol,
    Progress,
    Ticket,
    Guide,
    Health,
    Unknown
  };
  enum class Refused { SignIn, Enrolment };
  struct Verdicts {
    std::size_t taken = 0;
    std::size_t conflict = 0;
    std::size_t refused = 0;
  };
  // What is counted elsewhere; asked on the thread that calls text().
  struct Gauges {
    std::size_t held_polls = 0;
    std::size_t terminal_jobs = 0;  // that wait for a worker
    std::size_t public_jobs = 0;
    double certificate_days = 0;  // until the server's certificate ends; negative after it
  };

  Metrics();
  ~Metrics();

  // `status` is the HTTP status of one of our own answers.
  void answered(Route route, int status);
  void pushed(const Verdicts& verdicts);
  void pushTook(std::chrono::steady_clock::duration time);
  // Until the answer, or until the poll was held.
  void changesTook(std::chrono::steady_clock::duration time);
  void databaseFailed();
  void refused(Refused what);

  std::string text(const Gauges& now);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace bianmin::center
