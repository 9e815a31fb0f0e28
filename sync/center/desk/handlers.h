// Every handler of the desk; which address each answers is in routes.cpp. They run on a worker's
// thread and may throw: a StoreError becomes "try again", anything else an internal error.
#pragma once

#include "sync/center/desk/call.h"

namespace bianmin::center::desk {

// home.cpp
http::Reply home(Call& call);
http::Reply showAccount(Call& call);

// sign_in.cpp
http::Reply showSignIn(Call& call);
http::Reply signIn(Call& call);
http::Reply signOut(Call& call);
http::Reply showPassword(Call& call);
http::Reply changePassword(Call& call);

// one_time_code.cpp
http::Reply showCode(Call& call);
http::Reply enterCode(Call& call);
http::Reply showCodeEnrolment(Call& call);
http::Reply enrolCodes(Call& call);

// worklist.cpp
http::Reply showWorklist(Call& call);
http::Reply searchRequests(Call& call);

// worklist_sheet.cpp
http::Reply downloadWorklist(Call& call);

// bulk.cpp
http::Reply previewBulk(Call& call);
http::Reply doBulk(Call& call);
http::Reply showBulk(Call& call);

// request_page.cpp
http::Reply showRequest(Call& call);
http::Reply assignRequest(Call& call);
http::Reply tellResident(Call& call);

// reveal.cpp
http::Reply showReveal(Call& call);
http::Reply revealField(Call& call);

// move_page.cpp
http::Reply showMove(Call& call);
http::Reply doMove(Call& call);
http::Reply showExtend(Call& call);
http::Reply doExtend(Call& call);

// paper.cpp
http::Reply showPaper(Call& call);
http::Reply downloadPaper(Call& call);

// stats_page.cpp
http::Reply showStats(Call& call);
http::Reply downloadStats(Call& call);

// stats_rows.cpp
http::Reply showStatsRows(Call& call);
http::Reply downloadStatsRows(Call& call);

// letters_page.cpp
http::Reply showLetters(Call& call);
http::Reply showLetter(Call& call);
http::Reply showLetterPaper(Call& call);
http::Reply downloadLetter(Call& call);
http::Reply answerLetter(Call& call);

// letter_exceptions.cpp
http::Reply showLetterExceptions(Call& call);
http::Reply setSupervisor(Call& call);
http::Reply changeSupervisor(Call& call);
http::Reply noteException(Call& call);

// letter_ratings.cpp
http::Reply showBadRatings(Call& call);
http::Reply followUpRating(Call& call);

// letter_months.cpp
http::Reply showMonths(Call& call);
http::Reply showMonthSheet(Call& call);

// terminals_page.cpp
http::Reply showTerminals(Call& call);
http::Reply showRevoke(Call& call);
http::Reply revokeTerminal(Call& call);

// terminal_page.cpp
http::Reply showTerminal(Call& call);
http::Reply sendMessage(Call& call);

// notices_page.cpp
http::Reply showNotices(Call& call);
http::Reply showNoticeForm(Call& call);
http::Reply previewNotice(Call& call);
http::Reply publishNotice(Call& call);
http::Reply showWithdraw(Call& call);
http::Reply withdrawNotice(Call& call);

// cadres_page.cpp
http::Reply showCadres(Call& call);
http::Reply showCadreForm(Call& call);
http::Reply addCadre(Call& call);
http::Reply showCadreRemoval(Call& call);
http::Reply removeCadre(Call& call);
http::Reply showPinReset(Call& call);
http::Reply resetCadrePin(Call& call);

// packs_page.cpp
http::Reply showPacks(Call& call);

// terminal_enrol.cpp
http::Reply showEnrol(Call& call);
http::Reply previewEnrol(Call& call);
http::Reply enrolTerminal(Call& call);

// import_page.cpp
http::Reply showImport(Call& call);
http::Reply downloadImportTemplate(Call& call);
http::Reply previewImport(Call& call);

// import_do.cpp
http::Reply doImport(Call& call);

}  // namespace bianmin::center::desk
