// Questions about the model that several screens ask. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/app/model.h"

namespace bianmin {

// Nothing of a resident is there: the idle screen, or an untouched home where it takes its place.
bool atRest(const Model& model);
// The ticket screen goes back by itself after kTicketShown. Not while the paper failed: then the
// resident is writing the number down.
bool ticketReturns(const Model& model);
// Silence after which the terminal asks whether somebody is still there; kEndAfter later it ends.
std::chrono::seconds askAfter(const Model& model);
// The picture changes with every second.
bool countsDown(const Model& model);
// Seconds until the session ends, while asking_still_there; 30..0.
int secondsLeft(const Model& model);
// What the county tells today: to cadres while one is signed in, else to residents. Newest first.
std::vector<const Notice*> noticesNow(const Model& model);
// The matter of the guide shown; nullptr when there is none.
const Matter* guideMatter(const Model& model);
// It can be handed in here, and what its guide says is in force.
bool mayApply(const Model& model);
// The matters of the list shown (all, of a card, of a life event); those out of date come last.
std::vector<const Matter*> listedMatters(const Model& model);
// Its card or life event; nullptr when it is the list of all.
const HomeCard* listedCard(const Model& model);
const LifeEvent* listedEvent(const Model& model);
// What is searched for: what is typed, and the letters that are not Chinese yet.
std::string sought(const Session& session);
// Whose questions are asked or were answered; nullptr when there is none.
const Matter* checkedMatter(const Model& model);
std::size_t questionCount(const SelfCheck& check, const Matter& matter);
// The first question of a triage that was not asked because something urgent came up; nothing when
// all were.
std::optional<std::size_t> cutShortAt(const SelfCheck& check);
// Key of what the next touch on the display key gives: "bar.large", "bar.contrast", "bar.normal"...
std::string_view nextDisplayKey(const Model& model);
// What can be said about the paper, as a key; empty: nothing. NearEnd is said too.
std::string_view printKey(const Model& model);
// There is a letter about how the found request stands: 补正, 不予受理, 办结.
bool mayPrintStatus(const Model& model);
// 评价 may be offered: the found request is closed and was not rated.
bool mayRate(const Model& model);

}  // namespace bianmin
