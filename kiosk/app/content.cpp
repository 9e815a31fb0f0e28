// What the county publishes, read after the start and whenever there is more of it.
#include <algorithm>
#include <utility>

#include "kiosk/app/flow.h"
#include "kiosk/app/view.h"

namespace bianmin::flow {
namespace {

void use(Place& place, NextContent&& content) {
  place.catalogue = std::move(content.catalogue);
  place.calendar = std::move(content.calendar);
  place.finder = std::move(content.finder);
  place.loading = false;
}

}  // namespace

void useNextContent(const Flow& f) {
  if (!f.model.next_content) return;
  use(f.model.place, std::move(*f.model.next_content));
  f.model.next_content.reset();
}

void on(const Flow& f, const event::ContentLoaded& e) {
  Place& place = f.model.place;
  if (!e.catalogue || !e.calendar) return;
  f.model.next_content = NextContent{e.catalogue, e.calendar, e.finder};
  // Who stands here goes on with the words and the papers that they have read.
  if (!place.loading && !atRest(f.model)) return;
  useNextContent(f);
  if (f.on(ScreenId::Find)) findAgain(f);
  if (!f.on(ScreenId::Services)) return;
  // Who waits for a card gets what the card opens.
  const auto card = std::ranges::find(place.catalogue->cards, f.session().card, &HomeCard::id);
  if (card == place.catalogue->cards.end() || card->matters.size() != 1) return;
  const std::string matter = card->matters.front();
  pop(f);
  openGuide(f, matter);
}

}  // namespace bianmin::flow
