#include "sync/client/transport.h"

#include <curl/curl.h>
#include <openssl/x509_vfy.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <set>
#include <stdexcept>

#include "sync/wire/codec.h"
#include "sync/wire/gzip.h"

namespace bianmin {
namespace {

constexpr long kSlowest = 30;  // bytes a second
constexpr std::size_t kMostPackBytes = std::size_t{8} << 20;

// CURL and CURLM may be the same type, so each has a deleter of its own.
struct FreeEasy {
  void operator()(CURL* p) const { curl_easy_cleanup(p); }
};
struct FreeMulti {
  void operator()(CURLM* p) const { curl_multi_cleanup(p); }
};
struct FreeList {
  void operator()(curl_slist* p) const { curl_slist_free_all(p); }
};

using HeaderList = std::unique_ptr<curl_slist, FreeList>;

HeaderList headerList(std::initializer_list<const char*> lines) {
  HeaderList list;
  for (const char* line : lines) {
    curl_slist* longer = curl_slist_append(list.get(), line);
    if (longer == nullptr) throw std::bad_alloc();
    static_cast<void>(list.release());  // it went into the longer one
    list.reset(longer);
  }
  return list;
}

bool isType(std::string_view content_type, std::string_view wanted) {
  content_type = content_type.substr(0, content_type.find(';'));
  while (!content_type.empty() && content_type.back() == ' ') content_type.remove_suffix(1);
  return std::equal(content_type.begin(), content_type.end(), wanted.begin(), wanted.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
}

// `curl_words` names the TLS alert, which no error code of curl does.
SyncError kindOf(CURLcode code, std::string_view curl_words, long verify_result) {
  if (verify_result == X509_V_ERR_CERT_NOT_YET_VALID ||
      verify_result == X509_V_ERR_CERT_HAS_EXPIRED) {
    return SyncError::ClockWrong;
  }
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_URL_MALFORMAT:
      return SyncError::NoName;
    case CURLE_COULDNT_CONNECT:
      return SyncError::NoConnection;
    case CURLE_OPERATION_TIMEDOUT:
      return SyncError::Timeout;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
      return SyncError::NotTrusted;
    case CURLE_SSL_CERTPROBLEM:
      return SyncError::NotAccepted;
    default:
      break;
  }
  const auto said = [&](std::string_view part) {
    return curl_words.find(part) != std::string_view::npos;
  };
  const bool our_certificate =
      said("alert") && (said("certificate") || said("unknown ca") || said("access denied") ||
                        said("decrypt error"));  // an authority of the same name
  if (our_certificate) return SyncError::NotAccepted;
  // A server that speaks no TLS on that port: a portal, or not the centre.
  return code == CURLE_SSL_CONNECT_ERROR ? SyncError::NotTrusted : SyncError::Interrupted;
}

SyncError kindOf(long status) {
  switch (status) {
    case 413:
      return SyncError::TooLarge;
    case 401:
    case 403:
      return SyncError::NotAccepted;
    case 408:
      return SyncError::Timeout;
    case 429:
    case 503:
      return SyncError::Busy;
    case 511:
      return SyncError::Portal;
    default:
      return status >= 500 ? SyncError::ServerFault : SyncError::Rejected;
  }
}

}  // namespace

struct Canceller::State {
  std::mutex mutex;
  std::set<CURLM*> running;
  bool cancelled = false;
};

Canceller::Canceller() : state_(std::make_unique<State>()) {}
Canceller::~Canceller() = default;

void Canceller::cancel() {
  const std::lock_guard lock(state_->mutex);
  state_->cancelled = true;
  for (CURLM* multi : state_->running) curl_multi_wakeup(multi);
}

bool Canceller::cancelled() const {
  const std::lock_guard lock(state_->mutex);
  return state_->cancelled;
}

// One easy handle in a multi handle of its own: only a multi handle can be woken from outside.
struct Transport::Handle {
  Handle(TransportOptions o, std::shared_ptr<Canceller> c);
  ~Handle();
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  struct Answer {
    long status = 0;
    std::string content_type;
    std::string body;
  };
  SyncOutcome<Answer> ask(const std::string& path, const std::string* json, int held_seconds);
  SyncOutcome<Answer> perform(const std::string* json);  // what was prepared
  SyncOutcome<std::string> download(const std::string& path, std::size_t most);
  template <typename T>
  SyncOutcome<T> exchange(const std::string& path, const std::string* json, int held_seconds,
                          wire::Decoded<T> (*decode)(std::string_view));

  template <typename T>
  void set(CURLoption option, T value) {
    curl_easy_setopt(easy.get(), option, value);
  }
  void setFiles();
  void prepare(const std::string& path, int held_seconds);
  CURLcode run();
  SyncFailure failure(CURLcode code);
  SyncFailure failure(const Answer& answer);
  static std::size_t take(char* data, std::size_t, std::size_t size, void* self);

  TransportOptions options;
  std::shared_ptr<Canceller> canceller;
  std::unique_ptr<CURLM, FreeMulti> multi;
  std::unique_ptr<CURL, FreeEasy> easy;
  HeaderList get_headers;
  HeaderList post_headers;
  std::array<char, CURL_ERROR_SIZE> words{};
  std::string body;
  std::size_t most_bytes = 0;  // of the answer that is awaited
};

Transport::Handle::Handle(TransportOptions o, std::shared_ptr<Canceller> c)
    : options(std::move(o)), canceller(c ? std::move(c) : std::make_shared<Canceller>()) {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  easy.reset(ready == CURLE_OK ? curl_easy_init() : nullptr);
  multi.reset(curl_multi_init());
  if (!easy || !multi) throw std::runtime_error("curl cannot be started");
  get_headers = headerList({"Accept: application/json"});
  post_headers = headerList({"Accept: application/json", "Content-Type: application/json",
                             "Content-Encoding: gzip", "Expect:"});
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_PROTOCOLS_STR, "https");
  set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(CURLOPT_USERAGENT, "bianmin");
  set(CURLOPT_PROXY, options.proxy.c_str());
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connect_timeout.count()));
  set(CURLOPT_ERRORBUFFER, words.data());
  set(CURLOPT_WRITEFUNCTION, &Handle::take);
  set(CURLOPT_WRITEDATA, static_cast<void*>(this));
  if (!options.ca_file.empty()) {
    set(CURLOPT_CAINFO, options.ca_file.c_str());
    set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
  }
  setFiles();
  const std::lock_guard lock(canceller->state_->mutex);
  canceller->state_->running.insert(multi.get());
}

Transport::Handle::~Handle() {
  const std::lock_guard lock(canceller->state_->mutex);
  canceller->state_->running.erase(multi.get());
}

void Transport::Handle::setFiles() {
  const bool any = !options.cert_file.empty();
  set(CURLOPT_SSLCERT, any ? options.cert_file.c_str() : nullptr);
  set(CURLOPT_SSLKEY, any ? options.key_file.c_str() : nullptr);
}

std::size_t Transport::Handle::take(char* data, std::size_t, std::size_t size, void* self) {
  auto& handle = *static_cast<Handle*>(self);
  if (handle.body.size() + size > handle.most_bytes) return 0;
  handle.body.append(data, size);
  return size;
}

void Transport::Handle::prepare(const std::string& path, int held_seconds) {
  const long patience = static_cast<long>(options.patience.count());
  set(CURLOPT_URL, (options.url + path).c_str());
  // A held poll is silent by nature: only its whole time counts, which also costs no wake-ups.
  set(CURLOPT_LOW_SPEED_LIMIT, held_seconds > 0 ? 0L : kSlowest);
  set(CURLOPT_LOW_SPEED_TIME, held_seconds > 0 ? 0L : patience);
  set(CURLOPT_TIMEOUT, held_seconds > 0 ? held_seconds + patience : 0L);
  body.clear();
  most_bytes = options.max_answer_bytes;
  words[0] = '\0';
}

CURLcode Transport::Handle::run() {
  if (curl_multi_add_handle(multi.get(), easy.get()) != CURLM_OK) return CURLE_FAILED_INIT;
  CURLcode result = CURLE_ABORTED_BY_CALLBACK;
  int running = 1;
  while (!canceller->cancelled()) {
    if (curl_multi_perform(multi.get(), &running) != CURLM_OK) break;
    if (running == 0) break;
    if (curl_multi_poll(multi.get(), nullptr, 0, 3'600'000, nullptr) != CURLM_OK) break;
  }
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi.get(), &left)) {
    if (message->msg == CURLMSG_DONE) result = message->data.result;
  }
  curl_multi_remove_handle(multi.get(), easy.get());
  return result;
}

SyncOutcome<Transport::Handle::Answer> Transport::Handle::ask(const std::string& path,
                                                              const std::string* json,
                                                              int held_seconds) {
  prepare(path, held_seconds);
  return perform(json);
}

SyncOutcome<Transport::Handle::Answer> Transport::Handle::perform(const std::string* json) {
  std::string packed;
  if (json != nullptr) {
    packed = wire::gzip(*json);
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(packed.size()));
    set(CURLOPT_POSTFIELDS, packed.data());
    set(CURLOPT_HTTPHEADER, post_headers.get());
  } else {
    set(CURLOPT_HTTPGET, 1L);
    set(CURLOPT_HTTPHEADER, get_headers.get());
  }
  const CURLcode code = run();
  if (code != CURLE_OK) return failure(code);
  Answer answer;
  curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &answer.status);
  const char* type = nullptr;
  curl_easy_getinfo(easy.get(), CURLINFO_CONTENT_TYPE, &type);
  if (type != nullptr) answer.content_type = type;
  answer.body = std::move(body);
  return answer;
}

SyncFailure Transport::Handle::failure(CURLcode code) {
  if (canceller->cancelled()) return {SyncError::Stopped, {}, {}, 0};
  if (code == CURLE_WRITE_ERROR) return {SyncError::Portal, {}, "answer too large", 0};
  long verify = 0;
  curl_easy_getinfo(easy.get(), CURLINFO_SSL_VERIFYRESULT, &verify);
  const std::string said = words[0] != '\0' ? words.data() : curl_easy_strerror(code);
  return {kindOf(code, said, verify), {}, said, 0};
}

SyncFailure Transport::Handle::failure(const Answer& answer) {
  SyncFailure out;
  out.status = static_cast<int>(answer.status);
  out.kind = kindOf(answer.status);
  curl_off_t retry_after = 0;
  curl_easy_getinfo(easy.get(), CURLINFO_RETRY_AFTER, &retry_after);
  if (retry_after > 0) out.retry_after = std::chrono::seconds{retry_after};
  if (isType(answer.content_type, "application/problem+json")) {
    const auto problem = wire::decodeProblem(answer.body);
    if (problem) out.detail = problem->title + (problem->type.empty() ? "" : " " + problem->type);
    return out;
  }
  // Refusals of the centre are problem documents; others have other authors.
  if (answer.status < 500 && answer.status != 429 && answer.status != 413) {
    out.kind = SyncError::Portal;
  }
  out.detail = "HTTP " + std::to_string(answer.status) + " without a problem document";
  return out;
}

template <typename T>
SyncOutcome<T> Transport::Handle::exchange(const std::string& path, const std::string* json,
                                           int held_seconds,
                                           wire::Decoded<T> (*decode)(std::string_view)) {
  auto answer = ask(path, json, held_seconds);
  if (!answer) return answer.failure();
  if (answer->status != 200) return failure(*answer);
  if (!isType(answer->content_type, "application/json")) {
    return SyncFailure{SyncError::Portal, {}, "200, but not JSON", 200};
  }
  auto decoded = decode(answer->body);
  if (!decoded) return SyncFailure{SyncError::ServerFault, {}, decoded.error().text(), 200};
  return std::move(*decoded);
}

SyncOutcome<std::string> Transport::Handle::download(const std::string& path, std::size_t most) {
  prepare(path, 0);
  most_bytes = most;
  auto answer = perform(nullptr);
  if (!answer) return answer.failure();
  if (answer->status != 200) return failure(*answer);
  if (!isType(answer->content_type, "application/octet-stream")) {
    return SyncFailure{SyncError::Portal, {}, "200, but not a file", 200};
  }
  return std::move(answer->body);
}

Transport::Transport(TransportOptions options, std::shared_ptr<Canceller> canceller)
    : handle_(std::make_unique<Handle>(std::move(options), std::move(canceller))) {}

Transport::~Transport() = default;

void Transport::useCertificate(const std::string& cert_file, const std::string& key_file) {
  handle_->options.cert_file = cert_file;
  handle_->options.key_file = key_file;
  handle_->setFiles();
}

SyncOutcome<wire::PushReply> Transport::push(const wire::PushRequest& request) {
  const std::string json = wire::encode(request);
  return handle_->exchange("/v1/journal", &json, 0, &wire::decodePushReply);
}

SyncOutcome<wire::ChangesReply> Transport::changes(const std::string& cursor, int wait_seconds,
                                                   std::int64_t bulletin) {
  char* escaped =
      curl_easy_escape(handle_->easy.get(), cursor.data(), static_cast<int>(cursor.size()));
  const std::string path = "/v1/changes?cursor=" + std::string(escaped == nullptr ? "" : escaped) +
                           "&wait=" + std::to_string(wait_seconds) +
                           "&bulletin=" + std::to_string(bulletin);
  curl_free(escaped);
  return handle_->exchange(path, nullptr, wait_seconds, &wire::decodeChangesReply);
}

SyncOutcome<Bulletin> Transport::bulletin() {
  return handle_->exchange("/v1/bulletin", nullptr, 0, &wire::decodeBulletin);
}

std::optional<SyncFailure> Transport::report(const wire::TerminalReport& report) {
  const std::string json = wire::encode(report);
  const auto answer = handle_->ask("/v1/report", &json, 0);
  if (!answer) return answer.failure();
  if (answer->status != 204) return handle_->failure(*answer);
  return std::nullopt;
}

SyncOutcome<wire::EnrolReply> Transport::enrol(const wire::EnrolRequest& request) {
  const std::string json = wire::encode(request);
  return handle_->exchange("/v1/enrol", &json, 0, &wire::decodeEnrolReply);
}

SyncOutcome<wire::RenewReply> Transport::renew(const wire::RenewRequest& request) {
  const std::string json = wire::encode(request);
  return handle_->exchange("/v1/renew", &json, 0, &wire::decodeRenewReply);
}

SyncOutcome<std::string> Transport::pack(std::int64_t version) {
  return handle_->download("/v1/pack?version=" + std::to_string(version), kMostPackBytes);
}

}  // namespace bianmin
