#include "kiosk/ui/svg_path.h"

#include <charconv>
#include <cmath>
#include <numbers>

namespace bianmin::ui {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;

class Reader {
 public:
  explicit Reader(std::string_view d) : d_(d) {}
  std::vector<Step> read() {
    while (skip(), !d_.empty()) {
      if (std::isalpha(static_cast<unsigned char>(d_.front())) != 0) {
        command_ = d_.front();
        d_.remove_prefix(1);
      }
      if (!piece()) break;
    }
    return std::move(steps_);
  }

 private:
  void skip() {
    while (!d_.empty() && (d_.front() == ' ' || d_.front() == ',')) d_.remove_prefix(1);
  }
  float number() {
    skip();
    float value = 0;
    const auto [end, error] = std::from_chars(d_.data(), d_.data() + d_.size(), value);
    if (error != std::errc()) {
      bad_ = true;
      return 0;
    }
    d_.remove_prefix(static_cast<std::size_t>(end - d_.data()));
    return value;
  }
  // An arc's flag is one digit and may touch what follows.
  bool flag() {
    skip();
    if (d_.empty()) return false;
    const bool set = d_.front() == '1';
    d_.remove_prefix(1);
    return set;
  }
  Point point(bool relative) {
    const float x = number();
    const float y = number();
    return relative ? Point{at_.x + x, at_.y + y} : Point{x, y};
  }
  void line(Point to) {
    steps_.push_back({Step::Kind::Line, {}, {}, to});
    at_ = to;
  }
  void cubic(Point a, Point b, Point to) {
    steps_.push_back({Step::Kind::Cubic, a, b, to});
    at_ = to;
  }
  void quadratic(Point c, Point to) {
    const auto toward = [&](Point p) {
      return Point{p.x + 2.0F / 3 * (c.x - p.x), p.y + 2.0F / 3 * (c.y - p.y)};
    };
    cubic(toward(at_), toward(to), to);
  }
  bool piece();
  void curve(bool relative);
  void arc(float rx, float ry, bool large, bool sweep, Point to);

  std::string_view d_;
  std::vector<Step> steps_;
  Point at_, start_;
  char command_ = 0;
  bool bad_ = false;
};

bool Reader::piece() {
  const bool relative = command_ >= 'a';
  switch (command_ & ~0x20) {
    case 'M':
      at_ = start_ = point(relative);
      steps_.push_back({Step::Kind::Move, {}, {}, at_});
      command_ = relative ? 'l' : 'L';
      break;
    case 'L':
      line(point(relative));
      break;
    case 'H':
      line({number() + (relative ? at_.x : 0), at_.y});
      break;
    case 'V':
      line({at_.x, number() + (relative ? at_.y : 0)});
      break;
    case 'C':
    case 'S':
    case 'Q':
    case 'A':
      curve(relative);
      break;
    case 'Z':
      steps_.push_back({Step::Kind::Close, {}, {}, start_});
      at_ = start_;
      break;
    default:
      return false;
  }
  return !bad_;
}

void Reader::curve(bool relative) {
  switch (command_ & ~0x20) {
    case 'C': {
      const Point a = point(relative);
      const Point b = point(relative);
      cubic(a, b, point(relative));
      break;
    }
    case 'S': {  // the first handle mirrors the last one of the cubic before
      const bool after_cubic = !steps_.empty() && steps_.back().kind == Step::Kind::Cubic;
      const Point last = after_cubic ? steps_.back().b : at_;
      const Point a{2 * at_.x - last.x, 2 * at_.y - last.y};
      const Point b = point(relative);
      cubic(a, b, point(relative));
      break;
    }
    case 'Q': {
      const Point c = point(relative);
      quadratic(c, point(relative));
      break;
    }
    case 'A': {
      const float rx = number();
      const float ry = number();
      number();  // the ellipse's turn: the icons have circles only
      const bool large = flag();
      const bool sweep = flag();
      arc(rx, ry, large, sweep, point(relative));
      break;
    }
    default:
      break;
  }
}

// From end points to centre as in SVG 1.1, appendix F.6; then cubics of at most a quarter.
void Reader::arc(float rx, float ry, bool large, bool sweep, Point to) {
  const Point half{(at_.x - to.x) / 2, (at_.y - to.y) / 2};
  const float lambda = half.x * half.x / (rx * rx) + half.y * half.y / (ry * ry);
  if (lambda > 1) {
    rx *= std::sqrt(lambda);
    ry *= std::sqrt(lambda);
  }
  const float d = rx * rx * half.y * half.y + ry * ry * half.x * half.x;
  const float root = std::sqrt(std::max(0.0F, (rx * rx * ry * ry - d) / d));
  const float sign = large == sweep ? -root : root;
  const Point c{sign * rx * half.y / ry, -sign * ry * half.x / rx};
  const Point centre{c.x + (at_.x + to.x) / 2, c.y + (at_.y + to.y) / 2};
  const float from = std::atan2((half.y - c.y) / ry, (half.x - c.x) / rx);
  float turn = std::atan2((-half.y - c.y) / ry, (-half.x - c.x) / rx) - from;
  if (sweep && turn < 0) turn += 2 * kPi;
  if (!sweep && turn > 0) turn -= 2 * kPi;
  const int parts = std::max(1, static_cast<int>(std::ceil(std::abs(turn) / (kPi / 2) - 1e-4F)));
  const float step = turn / static_cast<float>(parts);
  const float t = 4.0F / 3 * std::tan(step / 4);
  for (int i = 0; i < parts; ++i) {
    const float p = from + step * static_cast<float>(i);
    const float q = p + step;
    const auto on = [&](float x, float y) { return Point{centre.x + rx * x, centre.y + ry * y}; };
    cubic(on(std::cos(p) - t * std::sin(p), std::sin(p) + t * std::cos(p)),
          on(std::cos(q) + t * std::sin(q), std::sin(q) - t * std::cos(q)),
          i + 1 == parts ? to : on(std::cos(q), std::sin(q)));
  }
}

constexpr float kQuarter = 0.5522847F;  // a cubic's handle for a quarter of a circle of radius 1

}  // namespace

std::vector<Step> readPath(std::string_view d) { return Reader(d).read(); }

std::vector<Step> circlePath(Point c, float r) {
  return rectPath(c.x - r, c.y - r, 2 * r, 2 * r, r);
}

std::vector<Step> rectPath(float x, float y, float w, float h, float r) {
  using enum Step::Kind;
  const float k = r * (1 - kQuarter);
  const float x1 = x + w;
  const float y1 = y + h;
  std::vector<Step> steps = {{Move, {}, {}, {x + r, y}}, {Line, {}, {}, {x1 - r, y}}};
  steps.push_back({Cubic, {x1 - k, y}, {x1, y + k}, {x1, y + r}});
  steps.push_back({Line, {}, {}, {x1, y1 - r}});
  steps.push_back({Cubic, {x1, y1 - k}, {x1 - k, y1}, {x1 - r, y1}});
  steps.push_back({Line, {}, {}, {x + r, y1}});
  steps.push_back({Cubic, {x + k, y1}, {x, y1 - k}, {x, y1 - r}});
  steps.push_back({Line, {}, {}, {x, y + r}});
  steps.push_back({Cubic, {x, y + k}, {x + k, y}, {x + r, y}});
  steps.push_back({Close, {}, {}, {x + r, y}});
  return steps;
}

}  // namespace bianmin::ui
