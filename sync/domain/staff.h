// Somebody whom residents may turn to, as printed on a service card (便民服务卡). Staff, not a
// resident: nothing is masked.
#pragma once

#include <string>
#include <vector>

namespace bianmin {

struct StaffMember {
  std::string name;                 // 王五
  std::string post;                 // 代办员
  std::string phone;                // 0911-0000000
  std::vector<std::string> duties;  // 低保、特困申请
};

}  // namespace bianmin
