#include "sync/center/desk/sent_form.h"

#include "sync/center/desk/page.h"
#include "sync/seal/seal.h"

namespace bianmin::center::desk {

std::string formKey(const Call& call) {
  return seal::sha256Hex(call.form.raw("form") + " " + std::to_string(call.account().id) + " " +
                         call.request.path)
      .substr(0, 32);
}

http::Reply changeOnce(Call& call, const std::string& path,
                       const std::function<std::string()>& change) {
  const std::string form = formKey(call);
  Transaction transaction(call.store.db());
  StaffStore staff = call.staff();
  const bool first = staff.claimForm(form, call.account().id, call.now);
  if (first) staff.finishForm(form, change());
  transaction.commit();
  if (first) call.parts.changed();
  const char joint = path.find('?') == std::string::npos ? '?' : '&';
  return seeOther(path + joint + "form=" + form);
}

}  // namespace bianmin::center::desk
