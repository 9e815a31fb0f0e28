#include "sync/center/desk/routes.h"

#include <array>
#include <optional>

#include "sync/center/desk/handlers.h"

namespace bianmin::center::desk {
namespace {

constexpr std::array kRoutes = {
    Route{"GET", "/", Right::See, &home},
    Route{"GET", "/signin", Right::Anyone, &showSignIn},
    Route{"POST", "/signin", Right::Anyone, &signIn, Lane::Passwords},
    Route{"GET", "/signin/code", Right::Session, &showCode},
    Route{"POST", "/signin/code", Right::Session, &enterCode},
    Route{"GET", "/signin/enrol", Right::Session, &showCodeEnrolment},
    Route{"POST", "/signin/enrol", Right::Session, &enrolCodes},
    Route{"GET", "/password", Right::Session, &showPassword},
    Route{"POST", "/password", Right::Session, &changePassword, Lane::Passwords},
    Route{"POST", "/signout", Right::Session, &signOut},
    Route{"GET", "/account", Right::See, &showAccount},

    Route{"GET", "/requests", Right::See, &showWorklist},
    Route{"GET", "/requests/table/{format}", Right::See, &downloadWorklist, Lane::Sheets},
    Route{"POST", "/requests/search", Right::See, &searchRequests},
    Route{"POST", "/requests/bulk", Right::Work, &previewBulk},
    Route{"POST", "/requests/bulk/do", Right::Work, &doBulk},
    Route{"GET", "/requests/bulk/done", Right::Work, &showBulk},
    Route{"GET", "/requests/{id}", Right::See, &showRequest},
    Route{"GET", "/requests/{id}/move/{to}", Right::See, &showMove},
    Route{"POST", "/requests/{id}/move/{to}", Right::See, &doMove},
    Route{"POST", "/requests/{id}/words", Right::Work, &tellResident},
    Route{"GET", "/requests/{id}/extend", Right::See, &showExtend},
    Route{"POST", "/requests/{id}/extend", Right::See, &doExtend},
    Route{"POST", "/requests/{id}/assign", Right::Work, &assignRequest},
    Route{"GET", "/requests/{id}/reveal/{field}", Right::Work, &showReveal},
    Route{"POST", "/requests/{id}/reveal/{field}", Right::Work, &revealField},
    Route{"GET", "/requests/{id}/paper/{kind}", Right::See, &showPaper},
    Route{"GET", "/requests/{id}/paper/{kind}/pdf", Right::See, &downloadPaper},

    Route{"GET", "/stats", Right::See, &showStats},
    Route{"GET", "/stats/rows", Right::See, &showStatsRows},
    Route{"GET", "/stats/rows/{format}", Right::See, &downloadStatsRows, Lane::Sheets},
    Route{"GET", "/stats/table.csv", Right::See, &downloadStats},
    Route{"GET", "/stats/table.xlsx", Right::See, &downloadStats},

    Route{"GET", "/letters", Right::See, &showLetters},
    Route{"GET", "/letters/exceptions", Right::See, &showLetterExceptions},
    Route{"POST", "/letters/exceptions/{id}/supervisor", Right::County, &setSupervisor},
    Route{"POST", "/letters/supervisors/{area}", Right::County, &changeSupervisor},
    Route{"POST", "/letters/exceptions/{id}/note", Right::See, &noteException},
    Route{"GET", "/letters/ratings", Right::See, &showBadRatings},
    Route{"POST", "/letters/ratings/{id}/follow-up", Right::Work, &followUpRating},
    Route{"GET", "/letters/months", Right::See, &showMonths},
    Route{"GET", "/letters/months/{id}", Right::See, &showMonthSheet},
    Route{"GET", "/letters/{id}", Right::See, &showLetter},
    Route{"GET", "/letters/{id}/paper", Right::See, &showLetterPaper},
    Route{"GET", "/letters/{id}/paper/pdf", Right::See, &downloadLetter},
    Route{"POST", "/letters/{id}/answer", Right::See, &answerLetter},

    Route{"GET", "/notices", Right::Notices, &showNotices},
    Route{"GET", "/notices/new", Right::Notices, &showNoticeForm},
    Route{"POST", "/notices/new", Right::Notices, &previewNotice},
    Route{"POST", "/notices/publish", Right::Notices, &publishNotice},
    Route{"GET", "/notices/{id}/withdraw", Right::Notices, &showWithdraw},
    Route{"POST", "/notices/{id}/withdraw", Right::Notices, &withdrawNotice},

    Route{"GET", "/cadres", Right::Accounts, &showCadres},
    Route{"GET", "/cadres/new", Right::Accounts, &showCadreForm},
    Route{"POST", "/cadres/new", Right::Accounts, &addCadre},
    Route{"GET", "/cadres/{id}/remove", Right::Accounts, &showCadreRemoval},
    Route{"POST", "/cadres/{id}/remove", Right::Accounts, &removeCadre},
    Route{"GET", "/cadres/{id}/pin", Right::Accounts, &showPinReset},
    Route{"POST", "/cadres/{id}/pin", Right::Accounts, &resetCadrePin},

    Route{"GET", "/packs", Right::County, &showPacks},

    Route{"GET", "/terminals", Right::County, &showTerminals},
    Route{"GET", "/terminals/one", Right::County, &showTerminal},
    Route{"POST", "/terminals/message", Right::County, &sendMessage},
    Route{"GET", "/terminals/enrol", Right::Accounts, &showEnrol},
    Route{"POST", "/terminals/enrol", Right::Accounts, &previewEnrol},
    Route{"POST", "/terminals/enrol/do", Right::Accounts, &enrolTerminal},
    Route{"GET", "/terminals/revoke", Right::Accounts, &showRevoke},
    Route{"POST", "/terminals/revoke", Right::Accounts, &revokeTerminal},

    Route{"GET", "/import", Right::Accounts, &showImport},
    Route{"GET", "/import/{kind}/template.csv", Right::Accounts, &downloadImportTemplate},
    Route{"POST", "/import/{kind}", Right::Accounts, &previewImport, Lane::Sheets},
    Route{"POST", "/import/{kind}/do", Right::Accounts, &doImport, Lane::Sheets},
};

std::string_view nextPart(std::string_view& path) {
  if (!path.empty()) path.remove_prefix(1);  // the slash
  const std::size_t end = path.find('/');
  const std::string_view part = path.substr(0, end);
  path = end == std::string_view::npos ? std::string_view{} : path.substr(end);
  return part;
}

std::optional<std::vector<std::string>> fits(std::string_view pattern, std::string_view path) {
  std::vector<std::string> at;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = nextPart(pattern);
    const std::string_view found = nextPart(path);
    if (!wanted.starts_with('{')) {
      if (wanted != found) return std::nullopt;
    } else if (found.empty()) {
      return std::nullopt;
    } else {
      at.emplace_back(found);
    }
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return at;
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

Match matchRoute(std::span<const Route> table, std::string_view method, std::string_view path) {
  Match match;
  for (const Route& route : table) {
    auto at = fits(route.pattern, path);
    if (!at) continue;
    if (route.method != method) {
      match.other_method = true;
      continue;
    }
    return {&route, std::move(*at), false};
  }
  return match;
}

}  // namespace bianmin::center::desk
