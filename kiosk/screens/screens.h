// The terminal's screens. Each draws the model with the kit and returns what was touched; nothing
// else: no state of its own, no decisions, no input or output. On the window's thread.
#pragma once

#include <optional>
#include <vector>

#include "kiosk/app/event.h"
#include "kiosk/app/model.h"
#include "kiosk/ui/ui.h"

namespace bianmin {

// The whole picture: the screen of the session, band, bar, and the question whether somebody is
// still there. Usually no event or one.
std::vector<Event> draw(const Model& model, ui::Ui& ui);

namespace screens {

std::optional<Event> drawIdle(const Model& model, ui::Ui& ui);
std::optional<Event> drawHome(const Model& model, ui::Ui& ui);
std::optional<Event> drawServices(const Model& model, ui::Ui& ui);
std::optional<Event> drawFind(const Model& model, ui::Ui& ui);
std::optional<Event> drawLifeEvents(const Model& model, ui::Ui& ui);
std::optional<Event> drawQuestion(const Model& model, ui::Ui& ui);
std::optional<Event> drawCheckResult(const Model& model, ui::Ui& ui);
std::optional<Event> drawGuide(const Model& model, ui::Ui& ui);
std::optional<Event> drawTicketGroups(const Model& model, ui::Ui& ui);
std::optional<Event> drawTicket(const Model& model, ui::Ui& ui);
std::optional<Event> drawForm(const Model& model, ui::Ui& ui);
std::optional<Event> drawReview(const Model& model, ui::Ui& ui);
std::optional<Event> drawSubmitted(const Model& model, ui::Ui& ui);
std::optional<Event> drawProgressAsk(const Model& model, ui::Ui& ui);
std::optional<Event> drawProgress(const Model& model, ui::Ui& ui);
std::optional<Event> drawRate(const Model& model, ui::Ui& ui);
std::optional<Event> drawHelp(const Model& model, ui::Ui& ui);
std::optional<Event> drawPrivacy(const Model& model, ui::Ui& ui);
// A cadre's: who, PIN, the county's code, the list, one request, its papers.
std::optional<Event> drawCadreWho(const Model& model, ui::Ui& ui);
std::optional<Event> drawCadrePin(const Model& model, ui::Ui& ui);
std::optional<Event> drawCadreUnlock(const Model& model, ui::Ui& ui);
std::optional<Event> drawWorklist(const Model& model, ui::Ui& ui);
std::optional<Event> drawFindWork(const Model& model, ui::Ui& ui);
std::optional<Event> drawWork(const Model& model, ui::Ui& ui);
std::optional<Event> drawReveal(const Model& model, ui::Ui& ui);
std::optional<Event> drawMoveAsk(const Model& model, ui::Ui& ui);
std::optional<Event> drawCheck(const Model& model, ui::Ui& ui);
std::optional<Event> drawFollowWhy(const Model& model, ui::Ui& ui);
std::optional<Event> drawCheckDate(const Model& model, ui::Ui& ui);
// What the county tells residents, or whoever has signed in: titles, and one text.
std::optional<Event> drawNotices(const Model& model, ui::Ui& ui);
std::optional<Event> drawNotice(const Model& model, ui::Ui& ui);
// The dialog over any screen.
std::optional<Event> drawStillThere(const Model& model, ui::Ui& ui);

}  // namespace screens
}  // namespace bianmin
