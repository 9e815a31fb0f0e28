#include "kiosk/ui/painter.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace bianmin::ui {
namespace {

// ImGui's texture is the number of the sheet plus one (zero would be no texture).
ImTextureID texture(int sheet) {
  return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(sheet) + 1);
}

ImVec2 vec(int x, int y) { return {static_cast<float>(x), static_cast<float>(y)}; }

}  // namespace

void Painter::begin(ImDrawList* list) {
  list_ = list;
  sheet_ = 0;
  list_->PushTextureID(texture(sheet_));
}

void Painter::fill(const RectPx& box, std::uint32_t colour) {
  if (box.w <= 0 || box.h <= 0) return;
  list_->PrimReserve(6, 4);
  list_->PrimRectUV(vec(box.x, box.y), vec(box.x + box.w, box.y + box.h), {0, 0}, {0, 0}, colour);
}

void Painter::part(const Mask& mask, int u, int v, const RectPx& to, std::uint32_t colour) {
  if (to.w <= 0 || to.h <= 0) return;
  if (mask.sheet != sheet_) {
    sheet_ = mask.sheet;
    list_->PopTextureID();
    list_->PushTextureID(texture(sheet_));
  }
  // Exact for any side below 2^24 that is a power of two.
  const float texel = 1.0F / static_cast<float>(masks_.atlas().side());
  const ImVec2 from(static_cast<float>(u) * texel, static_cast<float>(v) * texel);
  const ImVec2 end(static_cast<float>(u + to.w) * texel, static_cast<float>(v + to.h) * texel);
  list_->PrimReserve(6, 4);
  list_->PrimRectUV(vec(to.x, to.y), vec(to.x + to.w, to.y + to.h), from, end, colour);
}

void Painter::mask(const Mask& mask, int x, int y, std::uint32_t colour) {
  part(mask, mask.u, mask.v, {x, y, mask.width, mask.height}, colour);
}

void Painter::corners(const Mask& mask, const RectPx& box, int radius, bool top, bool bottom,
                      std::uint32_t colour) {
  const int right = box.x + box.w - radius;
  const int low = box.y + box.h - radius;
  const int u = mask.u + radius;
  const int v = mask.v + radius;
  if (top) {
    part(mask, mask.u, mask.v, {box.x, box.y, radius, radius}, colour);
    part(mask, u, mask.v, {right, box.y, radius, radius}, colour);
  }
  if (bottom) {
    part(mask, mask.u, v, {box.x, low, radius, radius}, colour);
    part(mask, u, v, {right, low, radius, radius}, colour);
  }
}

void Painter::rounded(const RectPx& box, int top, int bottom, std::uint32_t colour) {
  const int most = std::min(box.w, box.h) / 2;
  top = std::clamp(top, 0, std::max(most, 0));
  bottom = std::clamp(bottom, 0, std::max(most, 0));
  if (top > 0) corners(masks_.disc(2 * top), box, top, true, false, colour);
  if (bottom > 0) corners(masks_.disc(2 * bottom), box, bottom, false, true, colour);
  fill({box.x + top, box.y, box.w - 2 * top, top}, colour);
  fill({box.x, box.y + top, box.w, box.h - top - bottom}, colour);
  fill({box.x + bottom, box.y + box.h - bottom, box.w - 2 * bottom, bottom}, colour);
}

void Painter::ring(const RectPx& box, int radius, int stroke, std::uint32_t colour) {
  const int most = std::min(box.w, box.h) / 2;
  stroke = std::clamp(stroke, 1, std::max(most, 1));
  const int r = std::clamp(radius, 0, std::max(most, 0));
  if (r > 0) corners(masks_.ring(2 * r, stroke), box, r, true, true, colour);
  // With round corners the bars run between them, else the upright ones between the level ones.
  const int inset = std::max(r, 0);
  const int upright = std::max(r, stroke);
  fill({box.x + inset, box.y, box.w - 2 * inset, stroke}, colour);
  fill({box.x + inset, box.y + box.h - stroke, box.w - 2 * inset, stroke}, colour);
  fill({box.x, box.y + upright, stroke, box.h - 2 * upright}, colour);
  fill({box.x + box.w - stroke, box.y + upright, stroke, box.h - 2 * upright}, colour);
}

void Painter::disc(int x, int y, int diameter, std::uint32_t colour) {
  mask(masks_.disc(diameter), x, y, colour);
}

void Painter::icon(std::string_view name, int x, int y, int px, float stroke,
                   std::uint32_t colour) {
  mask(masks_.icon(name, px, stroke), x, y, colour);
}

void Painter::pushClip(const RectPx& box) {
  list_->PushClipRect(vec(box.x, box.y), vec(box.x + box.w, box.y + box.h), true);
}

void Painter::popClip() { list_->PopClipRect(); }

namespace {

std::int16_t whole(float value) { return static_cast<std::int16_t>(std::lround(value)); }

// False when nothing of it is seen.
bool clipQuad(Quad& quad, const ImVec4& clip) {
  const std::int16_t x0 = std::max(quad.x0, whole(clip.x));
  const std::int16_t y0 = std::max(quad.y0, whole(clip.y));
  quad.x1 = std::min(quad.x1, whole(clip.z));
  quad.y1 = std::min(quad.y1, whole(clip.w));
  quad.u = static_cast<std::int16_t>(quad.u + x0 - quad.x0);
  quad.v = static_cast<std::int16_t>(quad.v + y0 - quad.y0);
  quad.x0 = x0;
  quad.y0 = y0;
  return quad.x0 < quad.x1 && quad.y0 < quad.y1;
}

Quad quadOf(const ImDrawVert& from, const ImDrawVert& end, std::intptr_t sheet, float side) {
  Quad quad{whole(from.pos.x), whole(from.pos.y), whole(end.pos.x), whole(end.pos.y), 0, 0,
            Quad::kSolid,      from.col};
  if (from.uv.x != end.uv.x) {
    quad.u = whole(from.uv.x * side);
    quad.v = whole(from.uv.y * side);
    quad.sheet = static_cast<std::int16_t>(sheet);
  }
  return quad;
}

}  // namespace

void collectQuads(const ImDrawData& data, int atlas_side, std::vector<Quad>& quads) {
  quads.clear();
  const auto side = static_cast<float>(atlas_side);
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      const std::intptr_t sheet = reinterpret_cast<std::intptr_t>(command.GetTexID()) - 1;
      for (unsigned n = 0; n + 5 < command.ElemCount; n += 6) {
        // PrimRectUV: the first and third index are opposite corners.
        const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset + n;
        const ImDrawVert* vertex = list.VtxBuffer.Data + command.VtxOffset;
        Quad quad = quadOf(vertex[index[0]], vertex[index[2]], sheet, side);
        if (clipQuad(quad, command.ClipRect)) quads.push_back(quad);
      }
    }
  }
}

}  // namespace bianmin::ui
