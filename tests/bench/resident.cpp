#include "tests/bench/resident.h"

#include "kiosk/store/bodies.h"
#include "kiosk/store/outbox.h"
#include "sync/config/catalogue.h"
#include "tests/support/paths.h"

namespace bianmin::bench {
namespace {

std::string answer(const Field& field) {
  switch (field.kind) {
    case FieldKind::Name:
      return "张三";
    case FieldKind::IdNumber:
      return "610622189001010013";
    case FieldKind::Phone:
      return "13800005678";
    case FieldKind::BankCard:
      return "6222020000000006";
    case FieldKind::Address:
      return "陕西省延安市延川县延水关镇地天堂村3组12号";
    case FieldKind::Text:
      return "家里失火，房子烧坏了，老人没有地方住";
    case FieldKind::Day:
      return "2026-11-22";
    case FieldKind::Money:
      return "1200";
    case FieldKind::Members:
      return {};
    case FieldKind::Several:
    case FieldKind::Choice:
      return field.choices.front();
  }
  return {};
}

}  // namespace

JournalEntry ticketEntry(std::int64_t n) {
  const Visit now = visit(n);
  JournalEntry entry;
  entry.id = store::newId(now.at);
  entry.seq = static_cast<std::uint64_t>(n) + 1;
  entry.at = now.at;
  const IssuedTicket ticket{"", now.group, now.day, static_cast<int>(n % 1000 / 4) + 1, 0};
  entry.body = store::ticketBody(entry.id, ticket, "DIBAO.apply");
  return entry;
}

NewDossier filledIn(const Matter& matter) {
  NewDossier dossier;
  dossier.matter = matter.id;
  dossier.form_version = matter.form->version;
  for (const Field& field : matter.form->fields)
    dossier.fields.emplace_back(field.id, answer(field));
  dossier.consents = {{"mandate", true}, {"identity", true}, {"financial", true}};
  return dossier;
}

NewDossier typicalRequest() {
  static const Catalogue catalogue = loadCatalogue(BIANMIN_SOURCE_DIR "/config");
  return filledIn(*catalogue.find("DIBAO.apply"));
}

StoreKeys newKeys() {
  return {seal::randomKey(), seal::makeKeyPair().public_key, seal::randomKey()};
}

}  // namespace bianmin::bench
