#include "kiosk/guide/paper_parts.h"

#include <algorithm>

#include "kiosk/guide/dates.h"
#include "kiosk/text/catalogue.h"
#include "sync/domain/person.h"
#include "sync/domain/pickup_code.h"

namespace bianmin {
namespace {

std::string taken(const Material& material, const CheckedPaper& paper) {
  const bool keeps_original = material.form != PaperForm::Copy && !material.returned;
  std::string count;
  if (keeps_original) count = messageOf("paper.count.original");
  if (paper.copies > 0) {
    if (!count.empty()) count += "，";
    count += trf("paper.copies", paper.copies);
  }
  return count;
}

}  // namespace

std::string messageOf(std::string_view key) { return std::string(tr(key)); }

std::string linkTo(const PaperPlace& place, std::string_view path, std::string_view id) {
  if (place.public_url.empty()) return {};
  std::string url(place.public_url);
  return id.empty() ? url : url.append(path).append(id);
}

std::string formWords(const Material& material) {
  const int copies = std::max(1, material.copies);
  switch (material.form) {
    case PaperForm::Original:
      return messageOf("paper.original");
    case PaperForm::Copy:
      return trf("paper.copies", copies);
    case PaperForm::OriginalAndCopy:
      return trf("paper.original_and_copies", copies);
  }
  return {};
}

std::string basisWords(const LegalBasis& basis) {
  std::string line = basis.title;
  for (const std::string* part : {&basis.number, &basis.articles, &basis.date, &basis.in_force}) {
    if (!part->empty()) line.append(" ").append(*part);
  }
  return line;
}

std::vector<std::string> basisLines(const Matter& matter) {
  std::vector<std::string> lines;
  for (const LegalBasis& basis : matter.basis) lines.push_back(basisWords(basis));
  return lines;
}

std::string totalWords(const Matter& matter) {
  if (!matter.total) return matter.total_note;
  std::string total = trf("paper.total", limitWords(matter.total));
  if (!matter.total_note.empty()) total.append("，").append(matter.total_note);
  return total;
}

std::vector<std::string> thingsToBring(const Matter& matter) {
  std::vector<std::string> names;
  for (const Material& material : matter.materials) {
    if (material.shared) continue;
    names.push_back(material.may_follow ? trf("paper.may_follow", material.name) : material.name);
  }
  return names;
}

std::vector<std::string> sharedThings(const Matter& matter) {
  std::vector<std::string> names;
  for (const Material& material : matter.materials) {
    if (material.shared) names.push_back(material.name);
  }
  return names;
}

const Material* findMaterial(const Matter& matter, std::string_view id) {
  const auto it = std::ranges::find(matter.materials, id, &Material::id);
  return it == matter.materials.end() ? nullptr : &*it;
}

std::vector<MissingRow> missingRows(const Matter& matter, std::span<const CheckedPaper> papers) {
  std::vector<MissingRow> rows;
  for (const Material& material : matter.materials) {
    const auto it = std::ranges::find(papers, material.id, &CheckedPaper::material);
    if (it == papers.end() || it->state == PaperState::Handed) continue;
    MissingRow row;
    row.name = material.name;
    row.requirement = formWords(material);
    if (!material.detail.empty()) row.requirement.append("，").append(material.detail);
    row.fix = material.fix.empty() ? messageOf("paper.missing.fix") : material.fix;
    row.issuer = material.issuer;
    if (it->state == PaperState::Follows) {
      row.follow = messageOf("paper.missing.follows");
    } else if (material.may_follow) {
      row.follow = messageOf("paper.missing.may_follow");
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<CountedRow> takenRows(const Matter& matter, std::span<const CheckedPaper> papers) {
  std::vector<CountedRow> rows;
  for (const Material& material : matter.materials) {
    const auto it = std::ranges::find(papers, material.id, &CheckedPaper::material);
    if (it == papers.end() || it->state != PaperState::Handed) continue;
    CountedRow row{material.name, taken(material, *it)};
    if (it->original_seen && material.returned) row.note = messageOf("paper.count.given_back");
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string personWords(std::string_view name, std::string_view post) {
  if (name.empty() || post.empty()) return std::string(name.empty() ? post : name);
  return trf("paper.person", name, post);
}

std::string paperNumber(std::string_view region, std::string_view kind, const Date& day,
                        std::string_view code) {
  if (code.empty()) return {};
  constexpr std::size_t kTownDigits = 9;
  std::string digits = toIso(day);
  std::erase(digits, '-');
  std::string number;
  for (const std::string_view part :
       {region.substr(0, kTownDigits), kind, std::string_view(digits), code}) {
    if (part.empty()) continue;
    if (!number.empty()) number += '-';
    number += part;
  }
  return number;
}

RequestHead requestHead(const PaperPlace& place, const Matter& matter, const RequestInput& request,
                        std::string_view kind) {
  RequestHead head;
  head.hall = place.hall;
  head.number = paperNumber(place.region, kind, place.now.date, request.code);
  head.code = groupedPickupCode(request.code);
  head.matter = matter.name;
  head.official_name = matter.official_name;
  head.applicant = maskName(request.applicant);
  head.id_number = maskIdNumber(request.id_number);
  head.phone = maskPhone(request.phone);
  head.time = paperTime(place.now);
  head.handled_by = personWords(request.handled_by, request.post);
  return head;
}

}  // namespace bianmin
