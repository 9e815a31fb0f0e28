// Samples that differ in little from others: the paper that came out of the A4 printer, the child
// that applies itself, the day that is planned.
#include "tests/kiosk/screens/form_samples.h"

#include <algorithm>
#include <utility>

namespace bianmin::samples {
namespace {

Sample like(const std::vector<Sample>& samples, std::string_view name, std::string as) {
  const auto found = std::ranges::find(samples, name, &Sample::name);
  return {std::move(as), found->model};
}

Sample onPage(const std::vector<Sample>& samples, const std::string& name, Paper paper) {
  Sample sample = like(samples, name, name + "-page");
  sample.model.session.print_on_page = true;
  sample.model.session.paper = std::move(paper);
  return sample;
}

// The form's day is one to come.
Sample planned(const std::vector<Sample>& samples, std::string name, std::string_view typed) {
  Sample sample = like(samples, "kind-day-done", std::move(name));
  FormState& form = sample.model.session.form;
  auto catalogue = std::make_shared<Catalogue>(*form.catalogue);
  for (Matter& matter : catalogue->matters) {
    if (matter.id == form.matter) matter.form->fields[form.index].when = DayRange::Coming;
  }
  form.catalogue = std::move(catalogue);
  form.answers[form.index] = Secret(typed);
  return sample;
}

Sample childApplies(const std::vector<Sample>& samples) {
  Sample sample = like(samples, "review-kinds", "review-child");
  for (FormState::Consent& consent : sample.model.session.form.consents) {
    consent.necessary = consent.necessary || consent.id == "minor";
  }
  sample.model.session.page = 9;
  return sample;
}

}  // namespace

void addFormSamples(std::vector<Sample>& samples) {
  std::vector<Sample> more = {onPage(samples, "guide-printing", GuidePaper{}),
                              onPage(samples, "guide-printed", GuidePaper{}),
                              onPage(samples, "ticket-printing", TicketPaper{}),
                              onPage(samples, "ticket-done", TicketPaper{}),
                              onPage(samples, "submitted-printed", MandatePaper{}),
                              planned(samples, "kind-day-planned", "20261224"),
                              planned(samples, "kind-day-past", "20261121"),
                              planned(samples, "kind-day-far", "2206"),
                              childApplies(samples)};
  std::ranges::move(more, std::back_inserter(samples));
}

}  // namespace bianmin::samples
