// A browser without a screen: keeps cookies, follows redirections, fills forms as a page gave them.
#pragma once

#include <curl/curl.h>

#include <algorithm>
#include <map>
#include <memory>
#include <regex>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace bianmin::center {

struct DeskAnswer {
  long status = 0;
  std::string body;
  std::string headers;
  std::string path;  // where it ended after redirections
};

class DeskBrowser {
 public:
  using Fields = std::vector<std::pair<std::string, std::string>>;

  DeskBrowser(std::uint16_t port, std::string ca_file)
      : base_("https://127.0.0.1:" + std::to_string(port)),
        ca_(std::move(ca_file)),
        curl_(curl_easy_init()) {
    set(CURLOPT_CAINFO, ca_.c_str());
    set(CURLOPT_COOKIEFILE, "");
    set(CURLOPT_NOPROXY, "*");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_TIMEOUT, 60L);
    set(CURLOPT_WRITEFUNCTION, &DeskBrowser::append);
    set(CURLOPT_HEADERFUNCTION, &DeskBrowser::append);
  }

  DeskAnswer get(const std::string& path) {
    set(CURLOPT_HTTPGET, 1L);
    return perform(path, {});
  }
  // The form token is taken from the page that was read last, unless `fields` has one.
  DeskAnswer post(const std::string& path, Fields fields,
                  const std::vector<std::string>& headers = {"Sec-Fetch-Site: same-origin"}) {
    const bool has_token =
        std::any_of(fields.begin(), fields.end(), [](const auto& f) { return f.first == "csrf"; });
    if (!has_token) fields.emplace_back("csrf", token_);
    std::string body;
    for (const auto& [name, value] : fields) {
      body += (body.empty() ? "" : "&") + escaped(name) + "=" + escaped(value);
    }
    set(CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    set(CURLOPT_COPYPOSTFIELDS, body.c_str());
    return perform(path, headers);
  }
  // As a page's form with a file sends it.
  DeskAnswer upload(const std::string& path, const std::string& bytes) {
    const std::string boundary = "----of-a-test";
    const std::string head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"";
    const std::string body = head + "csrf\"\r\n\r\n" + token_ + "\r\n" + head +
                             "file\"; filename=\"list.csv\"\r\nContent-Type: text/csv\r\n\r\n" +
                             bytes + "\r\n--" + boundary + "--\r\n";
    set(CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    set(CURLOPT_COPYPOSTFIELDS, body.c_str());
    return perform(path, {"Sec-Fetch-Site: same-origin",
                          "Content-Type: multipart/form-data; boundary=" + boundary});
  }
  const std::string& token() const { return token_; }
  void forgetCookies() { set(CURLOPT_COOKIELIST, "ALL"); }
  // The id of the form on the page that was read last.
  const std::string& formId() const { return form_; }
  bool follow = true;

 private:
  template <typename Value>
  void set(CURLoption option, Value value) {
    if (curl_easy_setopt(curl_.get(), option, value) != CURLE_OK) {
      throw std::runtime_error("libcurl refuses an option");
    }
  }
  static std::size_t append(char* data, std::size_t one, std::size_t n, void* to) {
    static_cast<std::string*>(to)->append(data, one * n);
    return one * n;
  }
  std::string escaped(const std::string& text) {
    char* out = curl_easy_escape(curl_.get(), text.data(), static_cast<int>(text.size()));
    std::string copy(out);
    curl_free(out);
    return copy;
  }
  DeskAnswer once(const std::string& path, const std::vector<std::string>& headers) {
    DeskAnswer answer;
    answer.path = path;
    const std::string url = base_ + path;
    curl_slist* list = nullptr;
    for (const std::string& header : headers) list = curl_slist_append(list, header.c_str());
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_HTTPHEADER, list);
    set(CURLOPT_WRITEDATA, &answer.body);
    set(CURLOPT_HEADERDATA, &answer.headers);
    const CURLcode code = curl_easy_perform(curl_.get());
    curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &answer.status);
    set(CURLOPT_HTTPHEADER, static_cast<curl_slist*>(nullptr));
    curl_slist_free_all(list);
    if (code != CURLE_OK) throw std::runtime_error(curl_easy_strerror(code));
    remember(answer.body, "name=\"csrf\" value=\"", token_);
    remember(answer.body, "name=\"form\" value=\"", form_);
    return answer;
  }
  DeskAnswer perform(const std::string& path, const std::vector<std::string>& headers) {
    DeskAnswer answer = once(path, headers);
    for (int i = 0; follow && i < 5 && answer.status == 303; ++i) {
      const std::string where = "Location: ";
      const std::size_t at = answer.headers.find(where) + where.size();
      const std::string next = answer.headers.substr(at, answer.headers.find('\r', at) - at);
      set(CURLOPT_HTTPGET, 1L);
      answer = once(next, {});
    }
    return answer;
  }
  static void remember(const std::string& body, const std::string& before, std::string& to) {
    const std::size_t at = body.find(before);
    if (at == std::string::npos) return;
    const std::size_t begin = at + before.size();
    to = body.substr(begin, body.find('"', begin) - begin);
  }

  struct Free {
    void operator()(CURL* c) const { curl_easy_cleanup(c); }
  };
  std::string base_, ca_, token_, form_;
  std::unique_ptr<CURL, Free> curl_;
};

}  // namespace bianmin::center
