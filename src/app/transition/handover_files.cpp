#include "app/transition/handover_files.h"

#include "app/documents/handover_document.h"
#include "app/models/model_tools.h"
#include "app/roles.h"
#include "app/session.h"
#include "definitions/catalog.h"
#include "exchange/handover_file.h"
#include "report/pdf.h"

namespace trivsel::app {
namespace {

using core::Handover;
using Status = Handover::Status;

paper::Source sourceOf(const Session& session, Language language)
{
    return {session.world(), session.municipality(), session.calendar(), session.user().id, session.today(),
            toLocal(session.clock().now()), language, session.auditMark()};
}

Result<Handover> known(const Session& session, ChildId child, HandoverId id)
{
    if (session.maySee(child))
        for (const Handover* one : handoversOf(session.world(), child, session.user().id))
            if (one->id == id) return *one;
    return fail(ErrorCode::BadInput, {"Det skema findes ikke her. Intet er ændret.", "There is no such sheet here. Nothing has been changed."});
}

Result<void> noted(Session& session, const std::string& what, ChildId child, bool goesHome, const std::string& purpose)
{
    if (auto ok = session.apply(ReadExport{what, purpose, child, goesHome}); !ok) return ok;
    if (auto ok = session.apply(ReadChild{child, purpose}); !ok) return ok;
    return session.flush();
}

exchange::PackageCost costOf(const Session& session)
{
    return session.isDemo() ? exchange::kLeastPackageCost : exchange::PackageCost{};
}

static_assert(kMostPackageFile == exchange::kMostPackageBytes);

} // namespace

std::string newFilePassphrase() { return exchange::newPackagePassphrase(); }

Result<std::string> handoverFile(Session& session, ChildId child, HandoverId id, const std::string& passphrase, const std::string& purpose)
{
    auto handover = known(session, child, id);
    if (!handover) return fail(handover.error());
    if (auto ok = session.allowed(ReadExport{"handover file", purpose, child}); !ok) return fail(ok.error());
    if (handover->isIncoming || handover->status == Status::Accepted || (handover->status == Status::Sent && handover->isPaper))
        return fail(ErrorCode::BadInput, {"Skemaet kan ikke sendes som fil: det er modtaget, svaret på eller givet på papir.",
                                          "The sheet cannot be sent as a file: it was received, answered, or given on paper."});
    if (handover->status != Status::Sent) {
        const SendHandover send{child, id, exchange::newPackageCode(), exchange::keyHex(exchange::newPackageKey())};
        if (auto ok = session.apply(send); !ok) return fail(ok.error());
        handover = known(session, child, id);
        if (!handover) return fail(handover.error());
    }
    const auto key = exchange::packageKeyOf(handover->key);
    if (!key) return fail(key.error());
    auto bytes = exchange::seal(exchange::PackageKind::Handover, handover->code, exchange::handoverPayload(*key, handover->content),
                                passphrase, costOf(session));
    if (!bytes) return bytes;
    if (auto ok = noted(session, "handover file", child, false, purpose); !ok) return fail(ok.error());
    return bytes;
}

Result<std::string> handoverAnswerFile(Session& session, ChildId child, HandoverId id, const std::string& purpose)
{
    const auto handover = known(session, child, id);
    if (!handover) return fail(handover.error());
    if (!handover->isIncoming || handover->status == Status::Sent)
        return fail(ErrorCode::BadInput, {"Der er intet svar at sende endnu. Tag imod barnet, eller send skemaet tilbage, først.",
                                          "There is no answer to send yet. Accept the child, or send the sheet back, first."});
    const auto key = exchange::packageKeyOf(handover->key);
    if (!key) return fail(key.error());
    const World& world = session.world();
    const core::Unit* institution = world.institutionOf(world.unitOf(child, std::max(session.today(), handover->movesOn.value_or(session.today()))));
    exchange::HandoverAnswer answer;
    answer.isAccepted = handover->status == Status::Accepted;
    answer.words = handover->answer;
    answer.institution = institution != nullptr ? institution->name : std::string();
    answer.by = session.user().name;
    answer.on = handover->answeredOn.value_or(session.today());
    if (auto ok = session.allowed(ReadExport{"handover answer", purpose, child}); !ok) return fail(ok.error());
    auto bytes = exchange::seal(exchange::PackageKind::HandoverAnswer, handover->code, exchange::writeAnswer(answer), *key);
    if (!bytes) return bytes;
    if (auto ok = noted(session, "handover answer", child, false, purpose); !ok) return fail(ok.error());
    return bytes;
}

Result<HandoverPreview> previewHandover(const Session& session, std::string_view bytes, std::string_view passphrase, std::string_view fileName)
{
    const Reach own = reach(session.user().role, TakeHandover::kName);
    if (own == Reach::None)
        return fail(ErrorCode::NoRight, {"Det er en leder, der tager imod et barn. Bed din leder om at hente filen.",
                                         "A leader receives a child. Ask your leader to take the file in."});
    auto opened = exchange::unseal(bytes, exchange::PackageKind::Handover, passphrase, fileName);
    if (!opened) return fail(opened.error());
    auto payload = exchange::readHandoverPayload(*opened, fileName);
    if (!payload) return fail(payload.error());
    const auto head = exchange::readHead(bytes, exchange::PackageKind::Handover, fileName);
    HandoverPreview preview;
    preview.isTaken = session.world().transitions.handover(head->code, true) != nullptr;
    preview.match = matchHandover(session.world(), payload->sheet.child, [&](ChildId child) { return session.maySee(child); });
    if (preview.match.child) preview.matchedUnit = tools::unitName(session, session.world().unitOf(preview.match.child, session.today()));
    preview.sheet = std::move(payload->sheet);
    return preview;
}

Result<core::HandoverSheet> sheetOf(const Session& session, ChildId child, HandoverId id)
{
    const auto handover = known(session, child, id);
    if (!handover) return fail(handover.error());
    if (!handover->content.empty() && handover->status != Status::Draft && handover->status != Status::SentBack)
        return exchange::readSheet(handover->content, "");
    if (handover->isIncoming) return exchange::readSheet(handover->content, "");
    const core::RulerPtr ruler = session.catalog().ruler();
    return handoverSheet(sourceOf(session, Language::Danish), ruler.get(), *handover);
}

Result<std::string> handoverPdf(Session& session, ChildId child, HandoverId id, bool sends, const std::string& purpose, Language language)
{
    auto handover = known(session, child, id);
    if (!handover) return fail(handover.error());
    const bool isOurs = !handover->isIncoming;
    if (auto ok = session.allowed(ReadExport{"report handover", purpose, child, isOurs}); !ok) return fail(ok.error());
    if (sends && (handover->status == Status::Draft || handover->status == Status::SentBack))
        if (auto ok = session.apply(SendHandover{child, id, {}, {}}); !ok) return fail(ok.error());
    const auto sheet = sheetOf(session, child, id);
    if (!sheet) return fail(sheet.error());
    auto made = report::pdf(handoverDocument(sourceOf(session, language), *sheet, isOurs));
    if (!made) return fail(made.error());
    if (auto ok = noted(session, "report handover", child, isOurs, purpose); !ok) return fail(ok.error());
    return std::move(made->bytes);
}

Result<std::string> rulerPdf(Session& session, ChildId child, const std::string& purpose, Language language)
{
    if (auto ok = session.allowed(ReadChild{child, purpose}); !ok) return fail(ok.error());
    if (auto ok = session.allowed(ReadExport{"report ruler", purpose, child}); !ok) return fail(ok.error());
    const core::RulerPtr ruler = session.catalog().ruler();
    if (ruler == nullptr)
        return fail(ErrorCode::Failed, {"Trivselslinealen kunne ikke læses i datamappen. Intet er skrevet.", "The ruler could not be read in the data folder. Nothing was written."});
    auto made = report::pdf(rulerDocument(sourceOf(session, language), *ruler, child));
    if (!made) return fail(made.error());
    if (auto ok = noted(session, "report ruler", child, false, purpose); !ok) return fail(ok.error());
    return std::move(made->bytes);
}

} // namespace trivsel::app
