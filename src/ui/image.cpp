#include "ui/image.h"

#include <png.h>

#include <fmt/format.h>


namespace trivsel::ui {

namespace {

tl::unexpected<Error> cannotWrite(const std::string& path, std::string detail)
{
    return fail(ErrorCode::Failed,
                {fmt::format("Billedet {} kunne ikke skrives. Se, om mappen findes, og om der er plads.", path),
                 fmt::format("The picture {} could not be written. See whether the folder exists and has room.", path)},
                std::move(detail));
}

} // namespace

Result<void> writePng(const std::string& path, const Image& image)
{
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    png.width = static_cast<png_uint_32>(image.width);
    png.height = static_cast<png_uint_32>(image.height);
    png.format = PNG_FORMAT_RGBA;
    const std::size_t needed = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 4;
    if (image.width <= 0 || image.height <= 0 || image.rgba.size() != needed) return cannotWrite(path, "empty image");
    if (png_image_write_to_file(&png, path.c_str(), 0, image.rgba.data(), 0, nullptr) == 0) return cannotWrite(path, png.message);
    return {};
}

Result<Image> readPng(const std::string& path)
{
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    const auto failed = [&] {
        return fail(ErrorCode::BadInput, {fmt::format("Billedet {} kunne ikke læses.", path),
                                          fmt::format("The picture {} could not be read.", path)}, png.message);
    };
    if (png_image_begin_read_from_file(&png, path.c_str()) == 0) return failed();
    png.format = PNG_FORMAT_RGBA;
    Image image{static_cast<int>(png.width), static_cast<int>(png.height), {}};
    image.rgba.resize(PNG_IMAGE_SIZE(png));
    if (png_image_finish_read(&png, nullptr, image.rgba.data(), 0, nullptr) == 0) return failed();
    return image;
}

} // namespace trivsel::ui
