// What the builders of papers share. Inside this room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/guide/paper_builder.h"

namespace bianmin {

// A message as a string.
std::string messageOf(std::string_view key);

// The place's address with path and id behind it; without an id the place's own page, "" without an
// address.
std::string linkTo(const PaperPlace& place, std::string_view path, std::string_view id);

// 原件, 复印件 2 份, 原件和复印件 1 份: what the matter asks for.
std::string formWords(const Material& material);

// 社会救助暂行办法 国令649 第二章 2019-03-02修订
std::string basisWords(const LegalBasis& basis);
std::vector<std::string> basisLines(const Matter& matter);

// 从受理起一共 30 个工作日，情况特殊的 45 个工作日; the note alone where no days are set
std::string totalWords(const Matter& matter);

// What the county looks up by itself.
std::vector<std::string> sharedThings(const Matter& matter);

// nullptr when the matter does not ask for it.
const Material* findMaterial(const Matter& matter, std::string_view id);

// What is missing or follows later, in the order of the matter's list, with how to put it right.
std::vector<MissingRow> missingRows(const Matter& matter, std::span<const CheckedPaper> papers);

// What was taken, with its counts. An original that only was looked at is said to be given back.
std::vector<CountedRow> takenRows(const Matter& matter, std::span<const CheckedPaper> papers);

// The head of a paper about one request. `kind` is the number's: GZ, WT, BZ ...
RequestHead requestHead(const PaperPlace& place, const Matter& matter, const RequestInput& request,
                        std::string_view kind);

// 王五（代办员）
std::string personWords(std::string_view name, std::string_view post);

}  // namespace bianmin
