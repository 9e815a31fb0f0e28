#include "kiosk/store/bodies.h"

#include <stdexcept>

#include "sync/domain/utf8.h"

namespace bianmin::store {
namespace {

constexpr std::size_t kTokenDigest = 32;  // hex characters of the token's SHA-256 that travel

void appendEscaped(std::string& out, char c) {
  static constexpr char kHex[] = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  if (c == '"' || c == '\\') {
    out.push_back('\\');
    out.push_back(c);
  } else if (byte < 0x20) {
    out.append("\\u00");
    out.push_back(kHex[byte >> 4]);
    out.push_back(kHex[byte & 15]);
  } else {
    out.push_back(c);
  }
}

std::string digestOf(const std::string& token) {
  return seal::sha256Hex(token).substr(0, kTokenDigest);
}

// Character by character: a decoded text of its own would be a copy that nobody wipes.
bool isUtf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if ((text[i] & 0x80) == 0) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < text.size() && end - i < 4 && (text[end] & 0xC0) == 0x80) ++end;
    if (!decodeUtf8(text.substr(i, end - i))) return false;
    i = end;
  }
  return true;
}

// A body is written member by member: {"a":"x","n":1}
class Object {
 public:
  explicit Object(std::string& out) : out_(out) { out_.push_back('{'); }
  Object& text(std::string_view name, std::string_view value) {
    key(name);
    appendJson(out_, value);
    return *this;
  }
  Object& number(std::string_view name, int value) {
    key(name);
    out_.append(std::to_string(value));
    return *this;
  }
  Object& truth(std::string_view name, bool value) {
    key(name);
    out_.append(value ? "true" : "false");
    return *this;
  }
  // The caller appends the value.
  void key(std::string_view name) {
    if (!first_) out_.push_back(',');
    first_ = false;
    appendJson(out_, name);
    out_.push_back(':');
  }
  void end() { out_.push_back('}'); }

 private:
  std::string& out_;
  bool first_ = true;
};

// A control character becomes six; quotes, colon and comma come with each member.
std::size_t jsonBound(std::string_view text) { return text.size() * 6 + 4; }

std::size_t severalBound(const std::vector<SeveralAnswer>& several) {
  std::size_t bound = 0;
  for (const SeveralAnswer& answer : several) {
    bound += jsonBound(answer.id) + 2;
    for (const std::string& choice : answer.chosen) bound += jsonBound(choice);
  }
  return bound;
}

std::size_t membersBound(const std::vector<MembersAnswer>& members) {
  std::size_t bound = 0;
  for (const MembersAnswer& answer : members) {
    bound += jsonBound(answer.id) + 2;
    for (const PersonAnswers& person : answer.people) {
      bound += 3 + severalBound(person.several);
      for (const auto& [id, text] : person.fields) bound += jsonBound(id) + jsonBound(text.view());
    }
  }
  return bound;
}

std::size_t personalBound(const NewDossier& dossier, const std::string& code) {
  std::size_t bound = 64 + jsonBound(code);
  for (const auto& [id, answer] : dossier.fields) bound += jsonBound(id) + jsonBound(answer);
  for (const auto& [id, agreed] : dossier.consents) bound += jsonBound(id) + 8;
  return bound + severalBound(dossier.several) + membersBound(dossier.members);
}

// Writes [a,b] with `item` for each.
template <typename Items, typename Write>
void appendArray(std::string& out, const Items& items, Write&& write) {
  out.push_back('[');
  bool first = true;
  for (const auto& item : items) {
    if (!first) out.push_back(',');
    first = false;
    write(item);
  }
  out.push_back(']');
}

void appendSeveral(std::string& out, Object& object, const std::vector<SeveralAnswer>& several) {
  for (const SeveralAnswer& answer : several) {
    object.key(answer.id);
    appendArray(out, answer.chosen, [&out](const std::string& text) { appendJson(out, text); });
  }
}

void appendMembers(std::string& out, Object& object, const std::vector<MembersAnswer>& members) {
  for (const MembersAnswer& answer : members) {
    object.key(answer.id);
    appendArray(out, answer.people, [&out](const PersonAnswers& person) {
      Object parts(out);
      for (const auto& [id, text] : person.fields) parts.text(id, text.view());
      appendSeveral(out, parts, person.several);
      parts.end();
    });
  }
}

}  // namespace

void appendJson(std::string& out, std::string_view text) {
  if (!isUtf8(text)) throw std::invalid_argument("a text is not UTF-8");
  out.push_back('"');
  for (const char c : text) appendEscaped(out, c);
  out.push_back('"');
}

std::string ticketBody(const std::string& id, const IssuedTicket& ticket,
                       const std::string& matter) {
  std::string out;
  out.reserve(192);
  Object body(out);
  body.text("ticket", id)
      .text("day", toIso(ticket.day))
      .text("group", ticket.group)
      .number("n", ticket.n)
      .text("matter", matter);
  if (!ticket.token.empty()) body.text("token", digestOf(ticket.token));
  body.end();
  return out;
}

std::string turnBody(const std::string& ticket) {
  std::string out;
  Object(out).text("ticket", ticket).text("state", "called").end();
  return out;
}

std::string personalText(const NewDossier& dossier, const std::string& code) {
  std::string out;
  out.reserve(personalBound(dossier, code));
  Object all(out);
  all.text("code", code);
  all.key("fields");
  Object fields(out);
  for (const auto& [id, answer] : dossier.fields) fields.text(id, answer);
  appendSeveral(out, fields, dossier.several);
  appendMembers(out, fields, dossier.members);
  fields.end();
  all.key("consents");
  Object consents(out);
  for (const auto& [id, agreed] : dossier.consents) consents.truth(id, agreed);
  consents.end();
  all.end();
  return out;
}

std::string dossierBody(const DossierBody& body) {
  std::string out;
  out.reserve(256 + body.sealed.size());
  Object(out)
      .text("dossier", body.id)
      .text("matter", body.matter)
      .number("form", body.form_version)
      .text("token", digestOf(body.token))
      .text("lookup", body.lookup)
      .text("sealed", body.sealed)
      .end();
  return out;
}

std::string ratingBody(const std::string& id, const std::string& lookup, int stars) {
  std::string out;
  Object(out).text("rating", id).text("dossier_lookup", lookup).number("stars", stars).end();
  return out;
}

std::string moveBody(const Move& move) {
  std::string out;
  Object whole(out);
  whole.text("move", move.id).text("dossier", move.dossier).text("kind", toName(move.kind));
  whole.key("papers");
  out.push_back('[');
  for (const CheckedPaper& paper : move.papers) {
    if (out.back() != '[') out.push_back(',');
    Object(out)
        .text("material", paper.material)
        .text("state", toName(paper.state))
        .truth("original_seen", paper.original_seen)
        .number("copies", paper.copies)
        .end();
  }
  out.push_back(']');
  whole.text("until", move.until ? toIso(*move.until) : "").text("cadre", move.cadre);
  if (move.way) whole.text("way", toName(*move.way));
  whole.end();
  return out;
}

}  // namespace bianmin::store
