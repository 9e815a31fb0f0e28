#include "kiosk/input/pinyin.h"

#include <dlfcn.h>
#include <rime_api.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <filesystem>
#include <stdexcept>

namespace bianmin {
namespace {

constexpr const char* kSchema = "luna_pinyin_simp";
constexpr std::size_t kLongest = 60;  // of input; the cost of a key grows with it
// X11 key symbols, which is what librime takes.
constexpr int kBackspace = 0xff08;
constexpr int kPageUp = 0xff55;
constexpr int kPageDown = 0xff56;

std::atomic_flag in_use;

// Directories and silence. librime keeps the pointers only during the call.
struct Traits {
  std::string shared, user, staging;

  void start(RimeApi& rime) const {
    RIME_STRUCT(RimeTraits, traits);
    traits.shared_data_dir = shared.c_str();
    traits.user_data_dir = user.c_str();
    traits.staging_dir = staging.c_str();
    traits.distribution_name = "Bianmin";
    traits.distribution_code_name = "bianmin";
    traits.distribution_version = "1";
    traits.app_name = "rime.bianmin";
    // Nothing below fatal, and no log files: a message could repeat what a resident typed.
    traits.min_log_level = 3;
    traits.log_dir = "";
    static const bool once = (rime.setup(&traits), true);  // sets up glog, which may be done once
    static_cast<void>(once);
    rime.initialize(&traits);
  }
};

// librime is opened when the first letter is typed: with all that it is linked to it would cost
// every start of the terminal about 8 ms.
RimeApi& openRime() {
  static void* const library = ::dlopen("librime.so.1", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr)
    throw std::runtime_error("pinyin: librime.so.1 cannot be opened; install librime1");
  using GetApi = RimeApi* (*)();
  const auto get_api = reinterpret_cast<GetApi>(::dlsym(library, "rime_get_api"));
  if (get_api == nullptr) throw std::runtime_error("pinyin: librime has no rime_get_api");
  return *get_api();
}

// librime itself, from start to end.
class Engine {
 public:
  Engine(const std::string& work_dir, int page_size, const std::string& shared_dir)
      : rime_(openRime()) {
    std::filesystem::create_directories(work_dir);
    if (in_use.test_and_set()) throw std::logic_error("pinyin: a second input session");
    Traits{shared_dir, work_dir, work_dir + "/build"}.start(rime_);
    if (!adjust(page_size)) {
      stop();
      throw std::runtime_error(std::string("pinyin: the schema ") + kSchema +
                               " is not installed in " + shared_dir +
                               "; install rime-data-luna-pinyin");
    }
  }
  ~Engine() { stop(); }
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  RimeApi& api() const { return rime_; }

 private:
  // Sessions share the loaded schema with this handle, so that changing it here spares both a copy
  // in the work directory and librime's deployment (seconds).
  bool adjust(int page_size) {
    if (!rime_.schema_open(kSchema, &schema_)) return false;
    if (rime_.config_get_cstring(&schema_, "schema/schema_id") == nullptr) return false;
    return rime_.config_set_bool(&schema_, "translator/enable_user_dict", False) &&
           rime_.config_set_int(&schema_, "menu/page_size", std::clamp(page_size, 1, 9)) &&
           // A file of the user's own phrases, which a terminal does not have.
           rime_.config_clear(&schema_, "custom_phrase");
  }

  void stop() {
    if (schema_.ptr != nullptr) rime_.config_close(&schema_);
    rime_.finalize();
    in_use.clear();
  }

  RimeApi& rime_;
  RimeConfig schema_{};
};

std::string textOf(const char* text) { return text == nullptr ? std::string() : text; }

class RimePinyin final : public Pinyin {
 public:
  RimePinyin(const std::string& work_dir, int page_size, const std::string& shared_dir)
      : engine_(work_dir, page_size, shared_dir), rime_(engine_.api()) {
    open();
  }
  ~RimePinyin() override { rime_.destroy_session(session_); }

  Composition key(char letter) override {
    const std::size_t typed = std::strlen(input());
    const bool fits = (letter >= 'a' && letter <= 'z') || (letter == '\'' && typed > 0);
    if (fits && typed < kLongest) rime_.process_key(session_, letter, 0);
    return composition();
  }

  Composition backspace() override {
    if (*input() != '\0') rime_.process_key(session_, kBackspace, 0);
    return composition();
  }

  Composition choose(int candidate) override {
    if (candidate >= 0) {
      rime_.select_candidate_on_current_page(session_, static_cast<std::size_t>(candidate));
    }
    return composition();
  }

  Composition page(int direction) override {
    if (*input() != '\0' && direction != 0) {
      rime_.process_key(session_, direction > 0 ? kPageDown : kPageUp, 0);
    }
    return composition();
  }

  // A session remembers its last commits; a new one knows nothing.
  void clear() override {
    rime_.destroy_session(session_);
    open();
  }

 private:
  void open() {
    session_ = rime_.create_session();
    if (session_ == 0 || !rime_.select_schema(session_, kSchema)) {
      throw std::runtime_error("pinyin: librime gives no session");
    }
    rime_.set_option(session_, "ascii_mode", False);
  }

  const char* input() const {
    const char* text = rime_.get_input(session_);
    return text == nullptr ? "" : text;
  }

  Composition composition() const {
    Composition result;
    RIME_STRUCT(RimeCommit, commit);
    if (rime_.get_commit(session_, &commit)) {
      result.committed = textOf(commit.text);
      rime_.free_commit(&commit);
    }
    RIME_STRUCT(RimeContext, context);
    if (rime_.get_context(session_, &context)) {
      result.preedit = textOf(context.composition.preedit);
      for (int i = 0; i < context.menu.num_candidates; ++i) {
        result.candidates.push_back(textOf(context.menu.candidates[i].text));
      }
      result.has_more = context.menu.num_candidates > 0 && !context.menu.is_last_page;
      result.has_previous = context.menu.page_no > 0;
      rime_.free_context(&context);
    }
    return result;
  }

  Engine engine_;
  RimeApi& rime_;
  RimeSessionId session_ = 0;
};

}  // namespace

std::unique_ptr<Pinyin> makePinyin(const std::string& work_dir, int page_size,
                                   const std::string& shared_dir) {
  return std::make_unique<RimePinyin>(work_dir, page_size, shared_dir);
}

}  // namespace bianmin
