#include "report/flow.h"

#include "report/marks.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace trivsel::report {

namespace {

const Style& headingStyle(int level)
{
    return level == 1 ? kH1 : level == 2 ? kH2 : kH3;
}
constexpr double kRoomForHead = 90; // on a chart's page, for its title and its sentence
constexpr double spaceAbove(int level)
{
    return level == 1 ? 22 : level == 2 ? 20 : 14;
}

Tones calloutTones(Callout::Tone tone)
{
    switch (tone) {
    case Callout::Tone::Accent: return {kAccent, kAccentSoft, kText};
    case Callout::Tone::Green: return tonesOf(core::Position::Green);
    case Callout::Tone::Yellow: return tonesOf(core::Position::Yellow);
    case Callout::Tone::Red: return tonesOf(core::Position::Red);
    case Callout::Tone::Neutral: break;
    }
    return {kControl, kGround, kText};
}

void paintTickBox(cairo_t* cairo, double x, double top, double size)
{
    strokeRounded(cairo, {x, top, x + size, top + size}, 1.5, kControl, 0.9);
}

} // namespace

Result<Strips> flow(const Document& document, const Typesetter& setter)
{
    Flow flow(document, setter);
    flow.blocks(document.blocks);
    return flow.take();
}

Result<Strips> Flow::take()
{
    if (m_error) return fail(*m_error);
    return std::move(m_out);
}

void Flow::bad(Text message)
{
    if (!m_error) m_error = Error{ErrorCode::BadInput, std::move(message), {}};
}

void Flow::blocks(const std::vector<Block>& blocks)
{
    for (const Block& block : blocks) std::visit(*this, block.value);
}

double Flow::before(double usual)
{
    const double space = m_nextBefore >= 0 ? m_nextBefore : usual;
    m_nextBefore = -1;
    return space;
}

Strip& Flow::add(Strip strip)
{
    strip.startsPage = m_startPage;
    strip.ground = m_ground;
    m_startPage = false;
    m_out.strips.push_back(std::move(strip));
    return m_out.strips.back();
}

void Flow::text(std::vector<Line> lines, double x, double before, const std::vector<Tag>& path, Keep keep)
{
    const std::size_t n = lines.size();
    for (std::size_t i = 0; i < n; ++i) {
        Strip strip;
        strip.before = i == 0 ? before : 0;
        strip.height = lines[i].height;
        // Two lines at least at the foot of a page, and two at the head of the next.
        strip.keep = i + 1 == n ? keep : i == 0 || i + 2 == n ? Keep::Firm : Keep::None;
        strip.parts.push_back(
            {path, [line = std::move(lines[i]), x](cairo_t* cairo, double y) { paintLine(cairo, line, x, y); }});
        add(std::move(strip));
    }
}

void Flow::operator()(const Heading& heading)
{
    if (heading.level < 1 || heading.level > 3) {
        bad({"Dokumentet har en overskrift på et niveau, der ikke findes. Intet er lavet.",
             "The document has a heading of a level that does not exist. Nothing was made."});
        return;
    }
    const char* const names[] = {"H1", "H2", "H3"};
    const std::size_t first = m_out.strips.size();
    text(m_setter.lines(heading.words, headingStyle(heading.level), m_right - m_left), m_left,
         before(spaceAbove(heading.level)), {tag(names[heading.level - 1])}, Keep::Firm);
    for (std::size_t i = first; i < m_out.strips.size(); ++i) m_out.strips[i].keep = Keep::Firm;
    m_nextBefore = heading.level == 1 ? 8 : heading.level == 2 ? 6 : 2;
}

void Flow::operator()(const Paragraph& paragraph)
{
    const Style& style = paragraph.size == Paragraph::Size::Small ? kSmall : kBody;
    text(m_setter.lines(paragraph.words, style, m_right - m_left), m_left, before(7), {tag("P")});
}

void Flow::operator()(const List& list)
{
    const Tag whole = tag("L");
    double space = before(7);
    const bool isLong = list.kind == List::Kind::Numbers && list.items.size() > 99;
    const double indent = list.kind == List::Kind::Bullets ? 14 : isLong ? 28 : 20;
    std::size_t number = 0;
    for (const Words& words : list.items) {
        ++number;
        const Tag item = tag("LI");
        const std::size_t first = m_out.strips.size();
        text(m_setter.lines(words, kBody, m_right - m_left - indent), m_left + indent, space,
             {whole, item, tag("LBody")});
        space = list.kind == List::Kind::Boxes ? 5 : 3.5;
        Part label{{whole, item, tag("Lbl")}, {}};
        if (list.kind == List::Kind::Boxes) {
            label.paint = [x = m_left](cairo_t* cairo, double y) { paintTickBox(cairo, x, y + 2.25, 10); };
        } else {
            const std::string shown = list.kind == List::Kind::Bullets ? "•" : std::to_string(number) + ".";
            Style style = kBody;
            style.color = kMuted;
            style.tabular = true;
            label.paint = [line = m_setter.oneLine(shown, style, indent), x = m_left](cairo_t* cairo, double y) {
                paintLine(cairo, line, x, y);
            };
        }
        Strip& strip = m_out.strips[first];
        strip.parts.insert(strip.parts.begin(), std::move(label));
    }
}

void Flow::operator()(const Callout& callout)
{
    constexpr double kPadding = 10;
    constexpr double kInset = 14;
    constexpr double kWhole = 220; // up to this height a box is not divided
    const Tones tones = calloutTones(callout.tone);
    const std::size_t first = m_out.strips.size();
    m_out.grounds.push_back({m_left, m_right, tones.soft, tones.mark});
    const int outer = std::exchange(m_ground, static_cast<int>(m_out.grounds.size()) - 1);
    Strip edge;
    edge.before = before(10);
    edge.height = kPadding;
    edge.keep = Keep::Firm;
    add(edge);
    m_left += kInset;
    m_right -= kInset;
    const Tag whole = tag("Div");
    double space = 0;
    if (!callout.title.empty()) {
        Style style = kH3;
        style.color = tones.text;
        text(m_setter.lines(callout.title, style, m_right - m_left), m_left, 0, {whole, tag("P")}, Keep::Firm);
        space = 2;
    }
    for (const Words& words : callout.paragraphs) {
        text(m_setter.lines(words, kBody, m_right - m_left), m_left, space, {whole, tag("P")});
        space = 5;
    }
    m_left -= kInset;
    m_right += kInset;
    m_out.strips.back().keep = Keep::Firm;
    edge.before = 0;
    edge.keep = Keep::None;
    add(edge);
    m_ground = outer;
    double height = 0;
    for (std::size_t i = first; i < m_out.strips.size(); ++i) height += m_out.strips[i].height + m_out.strips[i].before;
    if (height <= kWhole)
        for (std::size_t i = first; i + 1 < m_out.strips.size(); ++i) m_out.strips[i].keep = Keep::Firm;
    m_nextBefore = 12;
}

void Flow::operator()(const WritingLines& lines)
{
    if (lines.count < 1 || lines.count > 30) {
        bad({"Dokumentet har et skrivefelt med et antal linjer uden for 1-30. Intet er lavet.",
             "The document has a field for writing with a number of lines outside 1-30. Nothing was made."});
        return;
    }
    double space = before(14);
    if (!lines.label.empty()) {
        Style style = kCell;
        style.weight = Weight::Medium;
        text(m_setter.lines(lines.label, style, m_right - m_left), m_left, space, {tag("P")}, Keep::Firm);
        space = 0;
    }
    for (int i = 0; i < lines.count; ++i) {
        Strip strip;
        strip.before = i == 0 ? space : 0;
        strip.height = 25;
        strip.keep = i + 1 == lines.count ? Keep::None : i == 0 || i + 2 == lines.count ? Keep::Firm : Keep::None;
        strip.backdrop = [left = m_left, right = m_right, bottom = strip.height - 1](cairo_t* cairo, double y) {
            lineAcross(cairo, left, right, y + bottom, kControl, 0.5);
        };
        add(std::move(strip));
    }
}

void Flow::operator()(const Signatures& signatures)
{
    constexpr double kDateWidth = 110;
    constexpr double kGap = 20;
    constexpr double kRule = 30;
    const char* const date = m_document.language == Language::Danish ? "Dato" : "Date";
    double space = before(14);
    for (const std::string& label : signatures.labels) {
        const double nameLeft = m_left + kDateWidth + kGap;
        Line left = m_setter.oneLine(date, kSmall, kDateWidth);
        Line right = m_setter.oneLine(label, kSmall, m_right - nameLeft);
        Strip strip;
        strip.before = std::exchange(space, 2);
        strip.height = kRule + 16;
        strip.keep = Keep::Firm;
        strip.backdrop = [x = m_left, nameLeft, end = m_right](cairo_t* cairo, double y) {
            lineAcross(cairo, x, x + kDateWidth, y + kRule, kControl, 0.5);
            lineAcross(cairo, nameLeft, end, y + kRule, kControl, 0.5);
        };
        strip.parts.push_back({{tag("P")}, [line = std::move(left), x = m_left](cairo_t* cairo, double y) {
                                   paintLine(cairo, line, x, y + kRule + 3);
                               }});
        strip.parts.push_back({{tag("P")}, [line = std::move(right), nameLeft](cairo_t* cairo, double y) {
                                   paintLine(cairo, line, nameLeft, y + kRule + 3);
                               }});
        add(std::move(strip));
    }
    if (!signatures.labels.empty()) m_out.strips.back().keep = Keep::None;
}

void Flow::operator()(const Chart& chart)
{
    const core::chart::Head head = core::chart::headOf(chart.chart);
    const bool isTimeline = std::holds_alternative<core::chart::PositionTimeline>(chart.chart);
    double space = before(isTimeline ? 10 : 16);
    if (!isTimeline && !head.title.empty()) {
        Words title(head.title);
        if (!head.beside.empty()) title.runs.push_back(muted(" " + head.beside));
        text(m_setter.lines(title, kH3, m_right - m_left), m_left, std::exchange(space, 6), {tag("H3")}, Keep::Firm);
    }
    const double height = paintChart(nullptr, m_setter, chart.chart, 0, 0, m_right - m_left);
    // Very many measures beside each other would be higher than a page: then all is drawn smaller.
    const double scale = std::min(1.0, (kPageRoom - kRoomForHead) / height);
    Strip strip;
    strip.before = space;
    strip.height = height * scale;
    std::string alternative = chart.alternative;
    if (alternative.empty()) {
        const std::string said = core::chart::inWords(chart.chart);
        alternative = head.title + (head.title.empty() || said.empty() ? "" : ". ") + said;
    }
    Part figure{{tag("Figure")}, {}, std::move(alternative)};
    figure.paint = [setter = &m_setter, drawn = chart.chart, scale, x = m_left,
                    width = m_right - m_left](cairo_t* cairo, double y) {
        cairo_save(cairo);
        cairo_translate(cairo, x, y);
        cairo_scale(cairo, scale, scale);
        paintChart(cairo, *setter, drawn, 0, 0, width);
        cairo_restore(cairo);
    };
    strip.parts.push_back(std::move(figure));
    const bool isFollowed = !isTimeline && !head.sentence.empty();
    strip.keep = isFollowed ? Keep::Firm : Keep::None;
    add(std::move(strip));
    if (isFollowed) text(m_setter.lines(head.sentence, kSmall, m_right - m_left), m_left, 4, {tag("P")});
    m_nextBefore = 12;
}

void Flow::operator()(const PageBreak&)
{
    m_startPage = true;
    if (!m_out.strips.empty()) m_out.strips.back().keep = Keep::None;
}

void Flow::operator()(const Together& together)
{
    const std::size_t first = m_out.strips.size();
    blocks(together.blocks);
    for (std::size_t i = first; i + 1 < m_out.strips.size(); ++i)
        if (m_out.strips[i].keep == Keep::None) m_out.strips[i].keep = Keep::Group;
}

} // namespace trivsel::report
