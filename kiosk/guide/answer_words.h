// Answers of a form in the words of screens and papers. Nothing is masked here; see maskedAnswer().
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "sync/domain/service.h"

namespace bianmin {

// 2026年11月22日, 12,000 元, 高血压、糖尿病, 都没有, 3 人 (of Members the answer is how many); what
// is no such answer, e.g. because it is in words already, as it is. "" for no answer.
std::string answerWords(const Field& field, std::string_view answer);
// How villagers count: "1.2" (万元) for 12000 yuan; "" below 10,000.
std::string tenThousands(std::string_view typed);
// 共 3 人：张三、李四、王五, names whole; those without a name are counted only.
std::string peopleWords(std::span<const std::string_view> names);

}  // namespace bianmin
