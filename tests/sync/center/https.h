// One HTTPS client over libcurl, as bare as it can be: what it answers is what was on the wire.
#pragma once

#include <curl/curl.h>

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace bianmin::center {

struct Answer {
  long status = 0;  // 0: there was no answer
  std::string content_type;
  std::string body;
  std::map<std::string, std::string> headers;  // names in lower case
  std::string error;
};

class Https {
 public:
  // Empty certificate and key: none is shown.
  Https(std::uint16_t port, std::string ca_file, std::string certificate = {}, std::string key = {})
      : base_("https://127.0.0.1:" + std::to_string(port)), curl_(curl_easy_init()) {
    set(CURLOPT_CAINFO, ca_file.c_str());
    if (!certificate.empty()) {
      set(CURLOPT_SSLCERT, certificate.c_str());
      set(CURLOPT_SSLKEY, key.c_str());
    }
    set(CURLOPT_NOPROXY, "*");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_TIMEOUT, 90L);
    set(
        CURLOPT_WRITEFUNCTION, +[](char* data, std::size_t one, std::size_t n, void* to) {
          static_cast<std::string*>(to)->append(data, one * n);
          return one * n;
        });
    set(CURLOPT_HEADERFUNCTION, &Https::onHeader);
  }

  // Sent from now on; a Set-Cookie's "name=value".
  void cookie(const std::string& pair) { set(CURLOPT_COOKIE, pair.c_str()); }
  // Goes with each get() from now on: "Name: value".
  void header(const std::string& line) { extra_ = line; }
  Answer get(const std::string& path) {
    set(CURLOPT_HTTPGET, 1L);
    return perform(path, extra_.empty() ? nullptr : curl_slist_append(nullptr, extra_.c_str()));
  }
  Answer post(const std::string& path, const std::string& body, bool gzip = false) {
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDS, body.data());
    set(CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    curl_slist* list = curl_slist_append(nullptr, "Content-Type: application/json");
    list = curl_slist_append(list, "Expect:");
    if (gzip) list = curl_slist_append(list, "Content-Encoding: gzip");
    return perform(path, list);
  }

 private:
  template <typename Value>
  void set(CURLoption option, Value value) {
    if (curl_easy_setopt(curl_.get(), option, value) != CURLE_OK) {
      throw std::runtime_error("libcurl refuses an option");
    }
  }

  static std::size_t onHeader(char* data, std::size_t one, std::size_t n, void* to) {
    std::string line(data, one * n);
    const std::size_t colon = line.find(": ");
    if (colon != std::string::npos) {
      std::string name = line.substr(0, colon);
      for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      const std::size_t end = line.find_last_not_of("\r\n");
      static_cast<Answer*>(to)->headers[name] = line.substr(colon + 2, end - colon - 1);
    }
    return one * n;
  }

  Answer perform(const std::string& path, curl_slist* headers) {
    Answer answer;
    const std::string url = base_ + path;
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_HTTPHEADER, headers);
    set(CURLOPT_WRITEDATA, &answer.body);
    set(CURLOPT_HEADERDATA, &answer);
    const CURLcode code = curl_easy_perform(curl_.get());
    if (code != CURLE_OK) answer.error = curl_easy_strerror(code);
    curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &answer.status);
    answer.content_type = answer.headers["content-type"];
    set(CURLOPT_HTTPHEADER, static_cast<curl_slist*>(nullptr));
    curl_slist_free_all(headers);
    return answer;
  }

  struct Free {
    void operator()(CURL* c) const { curl_easy_cleanup(c); }
  };
  std::string extra_;
  std::string base_;
  std::unique_ptr<CURL, Free> curl_;
};

}  // namespace bianmin::center
