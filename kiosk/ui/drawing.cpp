#include "kiosk/ui/drawing.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "kiosk/ui/freetype.h"
#include "kiosk/ui/svg_path.h"

namespace bianmin::ui {
namespace {

constexpr float kGrid = 48;

std::string_view attribute(std::string_view tag, std::string_view name) {
  const std::string lead = " " + std::string(name) + "=\"";
  const std::size_t at = tag.find(lead);
  if (at == std::string_view::npos) return {};
  tag.remove_prefix(at + lead.size());
  return tag.substr(0, tag.find('"'));
}

float number(std::string_view text, float otherwise = 0) {
  float value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// transform="translate(x y)" is the only one in use.
void translate(std::vector<Step>& steps, std::string_view transform) {
  const std::size_t open = transform.find('(');
  if (open == std::string_view::npos) return;
  const std::string_view inside = transform.substr(open + 1);
  const std::size_t blank = inside.find_first_of(" ,");
  const float dx = number(inside);
  const float dy = blank == std::string_view::npos ? 0 : number(inside.substr(blank + 1));
  for (Step& step : steps) {
    for (Point* p : {&step.a, &step.b, &step.to}) {
      p->x += dx;
      p->y += dy;
    }
  }
}

Path readElement(std::string_view tag) {
  Path path;
  const auto value = [&](std::string_view name) { return number(attribute(tag, name)); };
  if (tag.starts_with("<circle")) {
    path.steps = circlePath({value("cx"), value("cy")}, value("r"));
  } else if (tag.starts_with("<rect")) {
    path.steps = rectPath(value("x"), value("y"), value("width"), value("height"), value("rx"));
  } else if (tag.starts_with("<path")) {
    path.steps = readPath(attribute(tag, "d"));
  }
  translate(path.steps, attribute(tag, "transform"));
  path.filled = attribute(tag, "fill") == "currentColor";
  path.stroked = attribute(tag, "stroke") != "none";
  return path;
}

// Steps in FreeType's units: 1/64 px, y upwards.
class Canvas {
 public:
  explicit Canvas(int px) : px_(static_cast<float>(px)) {}
  FT_Vector operator()(Point p) const {
    return {static_cast<FT_Pos>(p.x / kGrid * px_ * 64),
            static_cast<FT_Pos>((kGrid - p.y) / kGrid * px_ * 64)};
  }

 private:
  float px_;
};

void mixInto(FT_Library library, FT_Outline& outline, int px, std::uint8_t* out, int pitch) {
  std::vector<std::uint8_t> coverage(static_cast<std::size_t>(px) * static_cast<std::size_t>(px));
  FT_Bitmap bitmap{};
  bitmap.width = bitmap.rows = static_cast<unsigned>(px);
  bitmap.pitch = px;
  bitmap.buffer = coverage.data();
  bitmap.num_grays = 256;
  bitmap.pixel_mode = FT_PIXEL_MODE_GRAY;
  FT_Outline_Get_Bitmap(library, &outline, &bitmap);
  for (int y = 0; y < px; ++y) {
    for (int x = 0; x < px; ++x) {
      std::uint8_t& to = out[y * pitch + x];
      to = std::max(to, coverage[static_cast<std::size_t>(y * px + x)]);
    }
  }
}

bool closes(const std::vector<Step>& steps, std::size_t from) {
  for (std::size_t i = from + 1; i < steps.size() && steps[i].kind != Step::Kind::Move; ++i) {
    if (steps[i].kind == Step::Kind::Close) return true;
  }
  return false;
}

void feed(FT_Stroker stroker, const std::vector<Step>& steps, const Canvas& canvas) {
  bool open = false;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    FT_Vector a = canvas(steps[i].a);
    FT_Vector b = canvas(steps[i].b);
    FT_Vector to = canvas(steps[i].to);
    switch (steps[i].kind) {
      case Step::Kind::Move:
        if (open) FT_Stroker_EndSubPath(stroker);
        FT_Stroker_BeginSubPath(stroker, &to, closes(steps, i) ? 0 : 1);
        open = true;
        break;
      case Step::Kind::Line:
        FT_Stroker_LineTo(stroker, &to);
        break;
      case Step::Kind::Cubic:
        FT_Stroker_CubicTo(stroker, &a, &b, &to);
        break;
      case Step::Kind::Close:  // the stroker draws the closing line itself
        FT_Stroker_EndSubPath(stroker);
        open = false;
        break;
    }
  }
  if (open) FT_Stroker_EndSubPath(stroker);
}

void strokeInto(FT_Library library, const Path& path, int px, float stroke, std::uint8_t* out,
                int pitch) {
  FT_Stroker stroker = nullptr;
  if (FT_Stroker_New(library, &stroker) != 0) return;
  const auto radius = static_cast<FT_Fixed>(stroke / 2 / kGrid * static_cast<float>(px) * 64);
  FT_Stroker_Set(stroker, radius, FT_STROKER_LINECAP_ROUND, FT_STROKER_LINEJOIN_ROUND, 0);
  feed(stroker, path.steps, Canvas(px));
  FT_UInt points = 0;
  FT_UInt contours = 0;
  FT_Stroker_GetCounts(stroker, &points, &contours);
  FT_Outline outline{};
  if (FT_Outline_New(library, points, static_cast<FT_Int>(contours), &outline) == 0) {
    outline.n_points = 0;
    outline.n_contours = 0;
    FT_Stroker_Export(stroker, &outline);
    mixInto(library, outline, px, out, pitch);
    FT_Outline_Done(library, &outline);
  }
  FT_Stroker_Done(stroker);
}

void fillInto(FT_Library library, const Path& path, int px, std::uint8_t* out, int pitch) {
  const Canvas canvas(px);
  FT_Outline outline{};
  if (FT_Outline_New(library, static_cast<FT_UInt>(path.steps.size() * 3),
                     static_cast<FT_Int>(path.steps.size()), &outline) != 0) {
    return;
  }
  short points = 0;
  short contours = 0;
  const auto add = [&](Point p, int tag) {
    outline.points[points] = canvas(p);
    outline.tags[points++] = static_cast<char>(tag);
  };
  for (const Step& step : path.steps) {
    if (step.kind == Step::Kind::Close) continue;
    if (step.kind == Step::Kind::Move && points > 0) {
      outline.contours[contours++] = static_cast<short>(points - 1);
    }
    if (step.kind == Step::Kind::Cubic) {
      add(step.a, FT_CURVE_TAG_CUBIC);
      add(step.b, FT_CURVE_TAG_CUBIC);
    }
    add(step.to, FT_CURVE_TAG_ON);
  }
  outline.contours[contours++] = static_cast<short>(points - 1);
  outline.n_points = points;
  outline.n_contours = contours;
  mixInto(library, outline, px, out, pitch);
  FT_Outline_Done(library, &outline);
}

}  // namespace

Drawing readSymbol(std::string_view svg, std::string_view id) {
  const std::size_t at = svg.find("<symbol id=\"" + std::string(id) + "\"");
  if (at == std::string_view::npos) return {};
  svg = svg.substr(at, svg.find("</symbol>", at) - at);
  Drawing drawing;
  for (std::size_t tag = svg.find('<', 1); tag != std::string_view::npos;
       tag = svg.find('<', tag + 1)) {
    drawing.push_back(readElement(svg.substr(tag, svg.find('>', tag) - tag)));
  }
  return drawing;
}

void renderDrawing(Fonts::Library& library, const Drawing& drawing, int px, float stroke,
                   std::uint8_t* out, int pitch) {
  for (const Path& path : drawing) {
    if (path.filled) fillInto(library.handle, path, px, out, pitch);
    if (path.stroked) strokeInto(library.handle, path, px, stroke, out, pitch);
  }
}

}  // namespace bianmin::ui
