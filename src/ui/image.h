#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace trivsel::ui {

/// Rows from the top, four bytes a pixel, RGBA.
struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};

/// Writes a PNG; the only place that knows libpng.
Result<void> writePng(const std::string& path, const Image& image);
Result<Image> readPng(const std::string& path);

/// Draws the toolkit's last frame in software: textured triangles, clipped, blended over the page colour. Faithful at
/// whole pixels; needs no display.
Image rasteriseLastFrame();

} // namespace trivsel::ui
