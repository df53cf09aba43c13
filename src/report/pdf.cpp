#include "report/pdf.h"

#include "base/check.h"
#include "report/finish_pdf.h"
#include "report/paint.h"

#include <cairo-pdf.h>

#include <cmath>
#include <memory>

namespace trivsel::report {

namespace {

struct CairoDestroy {
    void operator()(cairo_t* c) const { cairo_destroy(c); }
    void operator()(cairo_surface_t* s) const { cairo_surface_destroy(s); }
};
using CairoPtr = std::unique_ptr<cairo_t, CairoDestroy>;
using SurfacePtr = std::unique_ptr<cairo_surface_t, CairoDestroy>;

/// A document made into pages.
struct Pages {
    Typesetter setter;
    Strips strips;
    std::vector<Page> pages;
};

Result<std::unique_ptr<Pages>> layOut(const Document& document)
{
    auto setter = Typesetter::create(document.language);
    if (!setter) return fail(std::move(setter.error()));
    // Behind a pointer: what is painted later points to the typesetter and the strips.
    auto made = std::make_unique<Pages>(Pages{std::move(*setter), {}, {}});
    auto strips = flow(document, made->setter);
    if (!strips) return fail(std::move(strips.error()));
    made->strips = std::move(*strips);
    made->pages = paginate(made->strips);
    return made;
}

cairo_status_t append(void* out, const unsigned char* data, unsigned length)
{
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

tl::unexpected<Error> notPainted(cairo_status_t status)
{
    return fail(
        ErrorCode::Failed,
        {"Dokumentet kunne ikke tegnes, måske fordi computeren mangler hukommelse. Intet er ændret. Luk andre "
         "programmer, og prøv igen.",
         "The document could not be drawn, perhaps because the computer is short of memory. Nothing was changed. "
         "Close other programs and try again."},
        cairo_status_to_string(status));
}

} // namespace

Result<Pdf> pdf(const Document& document)
{
    const auto made = layOut(document);
    if (!made) return fail(made.error());
    const std::vector<Page>& pages = (*made)->pages;

    Pdf out;
    out.pages = static_cast<int>(pages.size());
    const SurfacePtr surface(cairo_pdf_surface_create_for_stream(&append, &out.bytes, kPageWidth, kPageHeight));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE,
                                   text::displayLine(document.title, 200).c_str());
    if (document.date)
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                       (document.date->iso() + "T00:00:00Z").c_str());
    const CairoPtr cairo(cairo_create(surface.get()));
    Painter painter(document, (*made)->setter, (*made)->strips, pages.size(), Painter::Structure::Tagged);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        painter.page(cairo.get(), pages[i], i + 1);
        cairo_show_page(cairo.get());
    }
    cairo_surface_finish(surface.get());
    for (const cairo_status_t status : {cairo_status(cairo.get()), cairo_surface_status(surface.get())})
        if (status != CAIRO_STATUS_SUCCESS) return notPainted(status);
    out.bytes = finishPdf(std::move(out.bytes), document.language, painter.alternatives());
    return out;
}

Result<int> pageCount(const Document& document)
{
    const auto made = layOut(document);
    if (!made) return fail(made.error());
    return static_cast<int>((*made)->pages.size());
}

Result<std::vector<Image>> pictures(const Document& document, double dpi)
{
    TRIVSEL_CHECK(dpi >= 20 && dpi <= 600);
    const auto made = layOut(document);
    if (!made) return fail(made.error());
    const std::vector<Page>& pages = (*made)->pages;
    Painter painter(document, (*made)->setter, (*made)->strips, pages.size(), Painter::Structure::None);
    const double scale = dpi / 72;
    std::vector<Image> images;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        Image image;
        image.width = static_cast<int>(std::lround(kPageWidth * scale));
        image.height = static_cast<int>(std::lround(kPageHeight * scale));
        const SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, image.width, image.height));
        const CairoPtr cairo(cairo_create(surface.get()));
        cairo_set_source_rgb(cairo.get(), 1, 1, 1);
        cairo_paint(cairo.get());
        cairo_scale(cairo.get(), scale, scale);
        painter.page(cairo.get(), pages[i], i + 1);
        cairo_surface_flush(surface.get());
        for (const cairo_status_t status : {cairo_status(cairo.get()), cairo_surface_status(surface.get())})
            if (status != CAIRO_STATUS_SUCCESS) return notPainted(status);

        const unsigned char* data = cairo_image_surface_get_data(surface.get());
        const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
        image.rgba.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 4);
        std::uint8_t* to = image.rgba.data();
        for (std::size_t y = 0; y < static_cast<std::size_t>(image.height); ++y) {
            const auto* row =
                reinterpret_cast<const std::uint32_t*>(data + y * stride); // native words, Cairo's own form
            for (std::size_t x = 0; x < static_cast<std::size_t>(image.width); ++x) {
                *to++ = static_cast<std::uint8_t>(row[x] >> 16U);
                *to++ = static_cast<std::uint8_t>(row[x] >> 8U);
                *to++ = static_cast<std::uint8_t>(row[x]);
                *to++ = 255;
            }
        }
        images.push_back(std::move(image));
    }
    return images;
}

} // namespace trivsel::report
