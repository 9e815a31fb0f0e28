#include "kiosk/ctl/preview.h"

#include <fmt/format.h>

#include <fstream>
#include <memory>
#include <vector>

#include "kiosk/app/update.h"
#include "kiosk/ctl/print.h"
#include "kiosk/documents/layout.h"
#include "kiosk/documents/png.h"
#include "kiosk/guide/paper_builder.h"
#include "kiosk/platform/place.h"
#include "kiosk/screens/screens.h"
#include "kiosk/text/catalogue.h"
#include "kiosk/ui/frame.h"
#include "sync/config/terminal_config.h"

namespace bianmin::ctl {
namespace {

namespace fs = std::filesystem;

constexpr int kWidth = 1080;
constexpr int kHeight = 1920;
constexpr int kMostPages = 40;  // of one screen; more means that turning pages does not end
constexpr int kThermalDots = 576;

std::string wordsOf(const ui::WidgetTree& tree) {
  std::string words;
  for (const ui::Widget& widget : tree.widgets) words.append(widget.label).append("\n");
  return words;
}

// Draws models into one picture after the other.
class Painter {
 public:
  explicit Painter(fs::path folder) : folder_(std::move(folder)), pixels_(kWidth * kHeight) {}

  // Every page of the screen that the model shows: NAME.png, NAME-2.png ...
  void paint(Model model, const std::string& name) {
    std::string before;
    for (int page = 0; page < kMostPages; ++page) {
      model.session.page = page;
      std::string words = show(model);
      if (words == before) return;  // lists show their last page for more
      save(page == 0 ? name : fmt::format("{}-{}", name, page + 1));
      before = std::move(words);
    }
  }

  int written() const { return written_; }

 private:
  std::string show(const Model& model) {
    const bool large = model.session.display == Display::Large;
    // A dialog is known to the kit from the frame before.
    for (int frame = 0; frame < 2; ++frame) {
      draw(model, kit_.begin({.width = kWidth,
                              .height = kHeight,
                              .text_size = large ? ui::TextSize::Large : ui::TextSize::Normal,
                              .pointer = {},
                              .now_ms = ++now_}));
      kit_.end();
    }
    kit_.render(pixels_.data(), kWidth * static_cast<int>(sizeof(std::uint32_t)));
    return wordsOf(kit_.tree());
  }

  void save(const std::string& name) {
    writePng(pixels_.data(), kWidth, kHeight, kWidth * static_cast<int>(sizeof(std::uint32_t)),
             folder_ / (name + ".png"));
    ++written_;
  }

  fs::path folder_;
  std::vector<std::uint32_t> pixels_;
  ui::Kit kit_;
  std::int64_t now_ = 0;
  int written_ = 0;
};

Model openGuide(const Model& resting, const std::string& matter, Display display) {
  Model model = resting;
  update(model, event::Start{});
  model.session.display = display;
  update(model, event::OpenMatter{matter});
  return model;
}

void paintForm(Painter& painter, Model model, const std::string& ending) {
  update(model, event::OpenForm{});
  if (model.session.screen != ScreenId::Form) return;  // it cannot be handed in here
  const Matter* matter = model.place.catalogue->find(model.session.matter);
  for (std::size_t i = 0; i < matter->form->fields.size(); ++i) {
    model.session.form.index = i;
    painter.paint(model, fmt::format("form-{:02}-{}{}", i + 1, matter->form->fields[i].id, ending));
  }
}

int paintScreens(const Model& resting, const std::string& matter, const fs::path& folder) {
  Painter painter(folder);
  for (const auto& [display, ending] :
       {std::pair{Display::Normal, ""}, std::pair{Display::Large, "-large"}}) {
    const Model guide = openGuide(resting, matter, display);
    painter.paint(guide, std::string("guide") + ending);
    paintForm(painter, guide, ending);
  }
  return painter.written();
}

PaperPlace paperPlace(const Model& model) {
  return {.hall = model.place.hall,
          .terminal = model.place.terminal,
          .agent = model.place.agent,
          .public_url = model.place.public_url,
          .now = model.now};
}

int paintPapers(const Model& resting, const Matter& matter, const fs::path& folder) {
  const PaperWords words = [](std::string_view key) { return std::string(tr(key)); };
  const Paper notice = noticePaper(paperPlace(resting), matter);
  writePng(layOut(notice, kThermalDots, words), folder / "paper-notice.png");
  const Agency* agency = resting.place.catalogue->agencyOf(matter.id);
  const Paper guide = guidePaper(paperPlace(resting), matter, agency);
  writePng(layOut(guide, kThermalDots, words), folder / "paper-guide.png");
  std::ofstream(folder / "paper-guide.pdf", std::ios::binary) << layOutPdf(guide, words);
  return 3;
}

}  // namespace

int preview(const Context& context, const PreviewArguments& arguments) {
  const TerminalConfig config = loadTerminalConfig(context.config);
  const Model resting = restingModel(config, loadContent(context.config.parent_path()));
  loadMessages(localeDir(), resting.language);
  const Catalogue& catalogue = *resting.place.catalogue;
  if (!arguments.matter.empty() && catalogue.find(arguments.matter) == nullptr) {
    throw WrongUse(arguments.matter + " is in no file of services");
  }
  int pictures = 0;
  for (const Matter& matter : catalogue.matters) {
    if (!arguments.matter.empty() && matter.id != arguments.matter) continue;
    const fs::path folder = arguments.out / matter.id;
    fs::create_directories(folder);
    pictures += paintScreens(resting, matter.id, folder);
    pictures += paintPapers(resting, matter, folder);
  }
  if (context.json) {
    printJson({{"out", arguments.out.string()}, {"pictures", pictures}});
  } else {
    printLine(fmt::format("{} pictures in {}", pictures, arguments.out.string()));
  }
  return kGood;
}

}  // namespace bianmin::ctl
