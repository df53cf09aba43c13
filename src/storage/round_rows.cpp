#include "storage/row_fields.h"
#include "storage/rows.h"

#include "base/text.h"

#include <charconv>
#include <unordered_map>

namespace trivsel::storage {
namespace {

/// The row of a form's exact version; made when it is new.
std::int64_t keyOf(Connection& c, const core::InstrumentRef& ref)
{
    Binder(c.cached("INSERT INTO instrument_refs (id, version, sha256) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"))(ref.id)(
        ref.version)(ref.sha256)
        .run();
    SQLite::Statement& find = c.cached("SELECT key FROM instrument_refs WHERE sha256 = ? AND id = ? AND version = ?");
    Binder bind(find);
    bind(ref.sha256)(ref.id)(ref.version);
    TRIVSEL_CHECK(find.executeStep());
    const std::int64_t key = find.getColumn(0).getInt64();
    find.reset();
    return key;
}

using Instruments = std::unordered_map<std::int64_t, core::InstrumentRef>;

Instruments readInstruments(Connection& c)
{
    Instruments refs;
    Rows statement(c, "SELECT key, id, version, sha256 FROM instrument_refs");
    while (statement.step()) {
        Reader r(statement);
        const std::int64_t key = r.number();
        core::InstrumentRef ref;
        ref.id = r.text();
        ref.version = r.text();
        ref.sha256 = r.text();
        refs.emplace(key, std::move(ref));
    }
    return refs;
}

const core::InstrumentRef& refOf(const Instruments& refs, std::int64_t key)
{
    const auto found = refs.find(key);
    if (found == refs.end()) throw BadRow("a form that is not there");
    return found->second;
}

std::string joinLines(const std::vector<std::string>& parts)
{
    std::string s;
    for (const std::string& part : parts) {
        TRIVSEL_CHECK(!part.empty() && part.find('\n') == std::string::npos);
        if (!s.empty()) s += '\n';
        s += part;
    }
    return s;
}

std::vector<std::string> splitLines(std::string_view s)
{
    std::vector<std::string> parts;
    if (s.empty()) return parts;
    for (const auto part : text::split(s, '\n')) parts.emplace_back(part);
    return parts;
}

std::string joinIds(const std::vector<UserId>& ids)
{
    std::string s;
    for (const UserId id : ids) {
        if (!s.empty()) s += ',';
        s += std::to_string(id.value);
    }
    return s;
}

std::vector<UserId> splitIds(std::string_view s)
{
    std::vector<UserId> ids;
    for (const char* p = s.data(); p < s.data() + s.size();) {
        UserId id;
        const auto [end, ec] = std::from_chars(p, s.data() + s.size(), id.value);
        if (ec != std::errc() || (end != s.data() + s.size() && *end != ',')) throw BadRow("a list of people");
        ids.push_back(id);
        p = end + 1;
    }
    return ids;
}

constexpr const char* kRatingColumns =
    "SELECT g.id, g.round, g.child, g.rater, g.instrument, g.answers, g.reviewed, g.started_at, g.done_at, g.own_position, "
    "g.from_outside, g.typed_in_by, g.paper_on FROM ratings g ";

core::Rating readRating(Reader& r, const Instruments& refs)
{
    core::Rating g;
    g.id = r.id<RatingId>();
    g.round = r.id<RoundId>();
    g.child = r.id<ChildId>();
    g.rater = r.id<UserId>();
    g.instrument = refOf(refs, r.number());
    g.answers = answersFromText(r.view());
    g.reviewed = splitLines(r.view());
    g.startedAt = r.instant();
    g.doneAt = r.optionalInstant();
    g.ownPosition = r.optionalWord(kPositionWords);
    g.isFromOutside = r.flag();
    g.typedInBy = r.id<UserId>();
    g.paperOn = r.optionalDate();
    return g;
}

/// Ratings and their comments, both in order of the rating's id, walked side by side.
std::vector<core::Rating> readRatings(Connection& c, const std::string& where, std::optional<std::int64_t> id)
{
    const Instruments refs = readInstruments(c);
    Rows statement(c, kRatingColumns + where + " ORDER BY g.id");
    if (id) statement.bind(1, *id);
    std::vector<core::Rating> ratings;
    while (statement.step()) {
        Reader r(statement);
        ratings.push_back(readRating(r, refs));
    }
    Rows comments(c, "SELECT k.rating, k.item, k.text FROM rating_comments k JOIN ratings g ON g.id = k.rating " +
                                           where + " ORDER BY k.rating, k.place");
    if (id) comments.bind(1, *id);
    std::size_t at = 0;
    while (comments.step()) {
        Reader r(comments);
        const auto rating = r.id<RatingId>();
        while (at < ratings.size() && ratings[at].id != rating) ++at;
        if (at == ratings.size()) throw BadRow("a comment without its rating");
        core::Rating::Comment comment;
        comment.item = r.text();
        comment.text = r.text();
        ratings[at].comments.push_back(std::move(comment));
    }
    return ratings;
}

} // namespace

std::string answersToText(const std::vector<core::Answer>& answers)
{
    std::string s;
    s.reserve(answers.size() * 2);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (i > 0) s += ',';
        if (answers[i].kind == core::Answer::Kind::Option) s += std::to_string(answers[i].option);
        if (answers[i].kind == core::Answer::Kind::NotSeen) s += 'n';
    }
    return answers.size() == 1 && s.empty() ? "-" : s;
}

std::vector<core::Answer> answersFromText(std::string_view s)
{
    std::vector<core::Answer> answers;
    if (s.empty()) return answers;
    if (s == "-") return {core::Answer{}};
    answers.reserve(s.size() / 2 + 1);
    const char* p = s.data();
    const char* const end = p + s.size();
    for (;;) {
        core::Answer a;
        if (p < end && *p == 'n') {
            a.kind = core::Answer::Kind::NotSeen;
            ++p;
        } else if (p < end && *p != ',') {
            a.kind = core::Answer::Kind::Option;
            const auto [next, ec] = std::from_chars(p, end, a.option);
            if (ec != std::errc()) throw BadRow("an answer");
            p = next;
        }
        answers.push_back(a);
        if (p == end) return answers;
        if (*p++ != ',') throw BadRow("an answer");
    }
}

void put(Connection& c, const core::Round& x)
{
    Binder(c.cached(
        "INSERT INTO rounds (id, unit, title_da, title_en, window_from, window_to, opened_at, opened_by, open_reason, "
        "closed_at, closed_by, reopen_reason, raters_per_child, scheme, municipality, calendar) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT value FROM settings WHERE key = 'calendar.version')) "
        "ON CONFLICT (id) DO UPDATE SET unit = excluded.unit, title_da = excluded.title_da, title_en = excluded.title_en, "
        "window_from = excluded.window_from, window_to = excluded.window_to, opened_at = excluded.opened_at, "
        "opened_by = excluded.opened_by, open_reason = excluded.open_reason, closed_at = excluded.closed_at, "
        "closed_by = excluded.closed_by, reopen_reason = excluded.reopen_reason, "
        "raters_per_child = excluded.raters_per_child, scheme = excluded.scheme, municipality = excluded.municipality"))(
        x.id)(x.unit)(x.title.da)(x.title.en)(x.windowFrom)(x.windowTo)(x.openedAt)(x.openedBy)(x.openReason)(x.closedAt)(
        x.closedBy)(x.reopenReason)(x.ratersPerChild)(x.scheme)(x.municipality)
        .run();
}

std::vector<core::Round> readRounds(Connection& c)
{
    return readAll<core::Round>(
        c,
        "SELECT id, unit, title_da, title_en, window_from, window_to, opened_at, opened_by, open_reason, closed_at, "
        "closed_by, reopen_reason, raters_per_child, scheme, municipality FROM rounds ORDER BY id",
        [](Reader& r) {
            core::Round x;
            x.id = r.id<RoundId>();
            x.unit = r.id<UnitId>();
            x.title.da = r.text();
            x.title.en = r.text();
            x.windowFrom = r.date();
            x.windowTo = r.date();
            x.openedAt = r.instant();
            x.openedBy = r.id<UserId>();
            x.openReason = r.text();
            x.closedAt = r.optionalInstant();
            x.closedBy = r.id<UserId>();
            x.reopenReason = r.text();
            x.ratersPerChild = r.small();
            x.scheme = r.text();
            x.municipality = r.text();
            return x;
        });
}

void put(Connection& c, const core::RoundChild& x)
{
    const auto instrument = x.instrument ? std::optional(keyOf(c, *x.instrument)) : std::nullopt;
    Binder(c.cached("INSERT INTO round_children (round, child, instrument, joined, left_day, no_position_reason, reason_by) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (round, child) DO UPDATE SET "
                    "instrument = excluded.instrument, joined = excluded.joined, left_day = excluded.left_day, "
                    "no_position_reason = excluded.no_position_reason, reason_by = excluded.reason_by"))(x.round)(x.child)(
        instrument)(x.joined)(x.left)(x.noPositionReason)(x.reasonBy)
        .run();
}

std::vector<core::RoundChild> readRoundChildren(Connection& c)
{
    const Instruments refs = readInstruments(c);
    return readAll<core::RoundChild>(c,
                                     "SELECT round, child, instrument, joined, left_day, no_position_reason, reason_by "
                                     "FROM round_children ORDER BY round, child",
                                     [&](Reader& r) {
                                         core::RoundChild x;
                                         x.round = r.id<RoundId>();
                                         x.child = r.id<ChildId>();
                                         if (const std::int64_t key = r.number(); key != 0) x.instrument = refOf(refs, key);
                                         x.joined = r.date();
                                         x.left = r.optionalDate();
                                         x.noPositionReason = r.text();
                                         x.reasonBy = r.id<UserId>();
                                         return x;
                                     },
                                     c.number("SELECT count(*) FROM round_children"));
}

void put(Connection& c, const core::Rating& g)
{
    const std::int64_t instrument = keyOf(c, g.instrument);
    Binder(c.cached("INSERT INTO ratings (id, round, child, rater, unit, instrument, answers, reviewed, started_at, "
                    "done_at, own_position, from_outside, typed_in_by, paper_on) "
                    "VALUES (?1, ?2, ?3, ?4, (SELECT unit FROM rounds WHERE id = ?2), ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) "
                    "ON CONFLICT (id) DO UPDATE SET round = excluded.round, child = excluded.child, "
                    "rater = excluded.rater, unit = excluded.unit, instrument = excluded.instrument, "
                    "answers = excluded.answers, reviewed = excluded.reviewed, started_at = excluded.started_at, "
                    "done_at = excluded.done_at, own_position = excluded.own_position, "
                    "from_outside = excluded.from_outside, typed_in_by = excluded.typed_in_by, paper_on = excluded.paper_on"))(g.id)(g.round)(g.child)(g.rater)(instrument)(
        answersToText(g.answers))(joinLines(g.reviewed))(g.startedAt)(g.doneAt)(g.ownPosition)(g.isFromOutside)(g.typedInBy)(g.paperOn)
        .run();
    Binder(c.cached("DELETE FROM rating_comments WHERE rating = ?"))(g.id).run();
    std::int64_t place = 0;
    for (const auto& comment : g.comments)
        Binder(c.cached("INSERT INTO rating_comments (rating, place, item, text) VALUES (?, ?, ?, ?)"))(g.id)(++place)(
            comment.item)(comment.text)
            .run();
}

std::vector<core::Rating> readOpenRatings(Connection& c)
{
    return readRatings(c, "WHERE g.round IN (SELECT id FROM rounds WHERE closed_at IS NULL)", std::nullopt);
}
std::vector<core::Rating> readRatingsOf(Connection& c, ChildId child) { return readRatings(c, "WHERE g.child = ?", child.value); }
std::vector<core::Rating> readRatingsOf(Connection& c, RoundId round) { return readRatings(c, "WHERE g.round = ?", round.value); }

void put(Connection& c, const core::CommonPosition& p)
{
    Binder(c.cached("INSERT INTO common_positions (id, round, child, position, suggested, at, by, participants, watch_for, "
                    "look_again, environment, comment) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                    "ON CONFLICT (id) DO UPDATE SET round = excluded.round, child = excluded.child, "
                    "position = excluded.position, suggested = excluded.suggested, at = excluded.at, by = excluded.by, "
                    "participants = excluded.participants, watch_for = excluded.watch_for, "
                    "look_again = excluded.look_again, environment = excluded.environment, comment = excluded.comment"))(
        p.id)(p.round)(p.child)(p.position)(p.suggested)(p.at)(p.by)(joinIds(p.participants))(p.watchFor)(p.lookAgain)(
        p.environment)(p.comment)
        .run();
}

std::vector<core::CommonPosition> readPositions(Connection& c)
{
    return readAll<core::CommonPosition>(
        c,
        "SELECT id, round, child, position, suggested, at, by, participants, watch_for, look_again, environment, comment "
        "FROM common_positions ORDER BY id",
        [](Reader& r) {
            core::CommonPosition p;
            p.id = r.id<PositionId>();
            p.round = r.id<RoundId>();
            p.child = r.id<ChildId>();
            p.position = r.word(kPositionWords);
            p.suggested = r.optionalWord(kPositionWords);
            p.at = r.instant();
            p.by = r.id<UserId>();
            p.participants = splitIds(r.view());
            p.watchFor = r.text();
            p.lookAgain = r.optionalDate();
            p.environment = r.text();
            p.comment = r.text();
            return p;
        },
        c.number("SELECT count(*) FROM common_positions"));
}

void put(Connection& c, const core::TeamDraft& d)
{
    Binder(c.cached("INSERT INTO team_drafts (round, child, chosen, watch_for, look_again, environment, comment, by, at) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (round, child) DO UPDATE SET "
                    "chosen = excluded.chosen, watch_for = excluded.watch_for, look_again = excluded.look_again, "
                    "environment = excluded.environment, comment = excluded.comment, by = excluded.by, at = excluded.at"))(
        d.round)(d.child)(d.chosen)(d.watchFor)(d.lookAgain)(d.environment)(d.comment)(d.by)(d.at)
        .run();
}

void remove(Connection& c, TeamDraftKey draft)
{
    Binder(c.cached("DELETE FROM team_drafts WHERE round = ? AND child = ?"))(draft.round)(draft.child).run();
}

std::vector<core::TeamDraft> readTeamDrafts(Connection& c)
{
    return readAll<core::TeamDraft>(
        c,
        "SELECT round, child, chosen, watch_for, look_again, environment, comment, by, at FROM team_drafts "
        "ORDER BY round, child",
        [](Reader& r) {
            core::TeamDraft d;
            d.round = r.id<RoundId>();
            d.child = r.id<ChildId>();
            d.chosen = r.optionalWord(kPositionWords);
            d.watchFor = r.text();
            d.lookAgain = r.optionalDate();
            d.environment = r.text();
            d.comment = r.text();
            d.by = r.id<UserId>();
            d.at = r.instant();
            return d;
        });
}

void put(Connection& c, const core::Bystander& b)
{
    Binder(c.cached("INSERT INTO round_bystanders (round, child, user, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"))(
        b.round)(b.child)(b.user)(b.at)
        .run();
}

std::vector<core::Bystander> readBystanders(Connection& c)
{
    return readAll<core::Bystander>(
        c, "SELECT round, child, user, at FROM round_bystanders ORDER BY round, child, user", [](Reader& r) {
            core::Bystander b;
            b.round = r.id<RoundId>();
            b.child = r.id<ChildId>();
            b.user = r.id<UserId>();
            b.at = r.instant();
            return b;
        });
}

} // namespace trivsel::storage
