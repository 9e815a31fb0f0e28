#include "kiosk/ui/raster.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "kiosk/ui/atlas.h"
#include "kiosk/ui/damage.h"

namespace bianmin::ui {
namespace {

constexpr int kWidth = 96;
constexpr int kHeight = 70;
constexpr int kSide = 64;

// The definition of raster.h, one pixel at a time.
std::uint32_t mixed(std::uint32_t colour, std::uint32_t under, std::uint32_t a) {
  std::uint32_t result = 0;
  for (const int shift : {0, 8, 16}) {
    const std::uint32_t over = (colour >> shift) & 0xFFu;
    const std::uint32_t below = (under >> shift) & 0xFFu;
    result |= ((2 * (over * a + below * (255 - a)) + 255) / 510) << shift;
  }
  return result;
}

void paintSlowly(std::vector<std::uint32_t>& pixels, const RectPx& clip,
                 const std::vector<Quad>& quads, const Atlas& atlas) {
  for (int y = clip.y; y < clip.y + clip.h; ++y) {
    for (int x = clip.x; x < clip.x + clip.w; ++x) {
      std::uint32_t& pixel = pixels[static_cast<std::size_t>(y * kWidth + x)];
      for (const Quad& quad : quads) {
        if (x < quad.x0 || x >= quad.x1 || y < quad.y0 || y >= quad.y1) continue;
        const bool solid = quad.sheet == Quad::kSolid;
        const std::uint32_t a =
            solid ? quad.colour >> 24
                  : atlas.sheet(0)[(quad.v + y - quad.y0) * kSide + quad.u + x - quad.x0];
        pixel = mixed(quad.colour, pixel, a);
      }
    }
  }
}

class RasterTest : public testing::Test {
 protected:
  RasterTest() {
    const Atlas::Spot spot = atlas.place(kSide, kSide);
    for (int i = 0; i < kSide * kSide; ++i) {
      const int roll = number(0, 3);
      const int cover = roll == 0 ? 0 : roll == 1 ? 255 : number(0, 255);
      atlas.at(spot)[i] = static_cast<std::uint8_t>(cover);
    }
  }
  int number(int from, int to) { return std::uniform_int_distribution(from, to)(random); }

  Quad quad() {
    Quad q;
    const int w = number(1, kSide);
    const int h = number(1, kSide);
    q.x0 = static_cast<std::int16_t>(number(0, kWidth - w));
    q.y0 = static_cast<std::int16_t>(number(0, kHeight - h));
    q.x1 = static_cast<std::int16_t>(q.x0 + w);
    q.y1 = static_cast<std::int16_t>(q.y0 + h);
    q.colour = static_cast<std::uint32_t>(random()) | (number(0, 1) == 0 ? 0xFF000000u : 0);
    if (number(0, 1) == 0) return q;
    q.sheet = 0;
    q.u = static_cast<std::int16_t>(number(0, kSide - w));
    q.v = static_cast<std::int16_t>(number(0, kSide - h));
    return q;
  }

  std::mt19937 random{20261123};
  Atlas atlas{kSide};
};

TEST_F(RasterTest, EqualsTheSlowDefinitionInEveryPixel) {
  for (int round = 0; round < 200; ++round) {
    std::vector<Quad> quads;
    for (int i = number(1, 12); i > 0; --i) quads.push_back(quad());
    std::vector<std::uint32_t> fast(kWidth * kHeight);
    for (std::uint32_t& pixel : fast) pixel = static_cast<std::uint32_t>(random()) & 0xFFFFFFu;
    std::vector<std::uint32_t> slow = fast;
    RectPx clip{number(0, kWidth - 1), number(0, kHeight - 1), 0, 0};
    clip.w = number(1, kWidth - clip.x);
    clip.h = number(1, kHeight - clip.y);
    paint({fast.data(), kWidth * 4, kWidth, kHeight}, clip, quads, atlas);
    paintSlowly(slow, clip, quads, atlas);
    for (std::size_t i = 0; i < fast.size(); ++i) {
      ASSERT_EQ(fast[i] & 0xFFFFFFu, slow[i]) << "round " << round << " pixel " << i;
    }
  }
}

TEST_F(RasterTest, AClipBeyondThePictureIsCut) {
  std::vector<std::uint32_t> pixels(kWidth * kHeight);
  Quad all;
  all.x1 = kWidth;
  all.y1 = kHeight;
  all.colour = 0xFF112233u;
  paint({pixels.data(), kWidth * 4, kWidth, kHeight}, {-50, -50, 1000, 1000}, {&all, 1}, atlas);
  EXPECT_EQ(pixels.front(), 0xFF112233u);
  EXPECT_EQ(pixels.back(), 0xFF112233u);
}

TEST_F(RasterTest, PaintingTheDamageGivesWhatPaintingAllWouldGive) {
  Damage damage;
  std::vector<RectPx> strips;
  std::vector<Quad> quads;
  Quad ground;
  ground.x1 = kWidth;
  ground.y1 = kHeight;
  ground.colour = 0xFFF6F3EAu;
  quads.push_back(ground);
  for (int i = 0; i < 20; ++i) quads.push_back(quad());
  std::vector<std::uint32_t> kept(kWidth * kHeight);
  for (int frame = 0; frame < 60; ++frame) {
    quads[1 + static_cast<std::size_t>(number(0, 19))] = quad();
    damage.compare(kWidth, kHeight, quads, strips);
    for (const RectPx& strip : strips) {
      paint({kept.data(), kWidth * 4, kWidth, kHeight}, strip, quads, atlas);
    }
    damage.keep();
    std::vector<std::uint32_t> fresh(kWidth * kHeight);
    paint({fresh.data(), kWidth * 4, kWidth, kHeight}, {0, 0, kWidth, kHeight}, quads, atlas);
    ASSERT_EQ(kept, fresh) << "frame " << frame;
  }
}

TEST(DamageTest, StripsBelowOneAnotherBecomeOneRectangle) {
  const std::vector<RectPx> strips = {{0, 0, 64, 64}, {128, 0, 64, 64}, {0, 64, 64, 64}};
  std::vector<RectPx> joined;
  joinStrips(strips, joined);
  EXPECT_EQ(joined, (std::vector<RectPx>{{0, 0, 64, 128}, {128, 0, 64, 64}}));
}

}  // namespace
}  // namespace bianmin::ui
