#include "app/documents/notification_document.h"

#include <algorithm>
#include <utility>

namespace trivsel::app {

namespace {

using namespace report;
using paper::Source;

class Letter {
public:
    Letter(const Source& from, const core::Notification& notification)
        : m_from(from), m_n(notification), m_child(from.world.child(notification.child)),
          m_clean(from, {notification.child}, paper::NameFilter::Others::Kept)
    {}

    Document make(paper::Fullness fullness)
    {
        Document d =
            paper::begin(m_from, tr("Underretning", "Notification"), m_from.world.unitOf(m_n.child, m_from.today),
                         tr("kun til myndigheden", "only for the authority"));
        if (core::isDraft(m_n)) d.stamp = tr("KLADDE – IKKE SENDT", "DRAFT – NOT SENT");
        const core::DirectoryEntry* recipient = m_from.profile.role("modtagelse");
        m_blocks.push_back(Heading{1, tr("Underretning", "Notification")});
        m_blocks.push_back(Paragraph{
            Words{{{tr("Efter Barnets lov § 133", "Under section 133 of the Danish Act on the Child")},
                   recipient != nullptr ? Run{tr(" · til ", " · to ") + m_from.in(recipient->title)} : Run{}}}});
        addChild();
        addCustody();
        addNotifier();
        must(tr("Det har vi set og hørt", "What we have seen and heard"), m_n.seen);
        must(tr("Det har vi gjort", "What we have done"), m_n.tried);
        must(tr("Det har forældre og barn sagt", "What parents and child have said"), m_n.said);
        paper::addSection(m_blocks, tr("Andet, vi ved", "What else we know"), m_clean(m_n.knows));
        addParents();
        addSending(fullness);
        d.blocks = std::move(m_blocks);
        return d;
    }

private:
    std::string tr(const char* da, const char* en) const { return m_from.tr(da, en); }
    bool isProtected() const { return m_child != nullptr && m_child->hasProtectedAddress; }
    static std::string cprOf(const std::string& digits)
    {
        return digits.size() == 10 ? digits.substr(0, 6) + "-" + digits.substr(6) : digits;
    }

    /// What the law's guidance asks for and nobody has written is shown as missing, with room for the hand.
    void must(const std::string& heading, const std::string& words)
    {
        if (!text::trim(words).empty()) return paper::addSection(m_blocks, heading, m_clean(words));
        m_blocks.push_back(Together{{Heading{2, heading}, WritingLines{tr("Mangler endnu", "Still missing"), 3}}});
    }

    void addChild()
    {
        if (m_child == nullptr) return;
        KeyValues rows;
        const std::string missing = tr("udfyldes i hånden", "to be filled in by hand");
        const std::string name = paper::nameOf(m_from, m_n.child);
        rows.rows.push_back(
            {tr("Barn", "Child"), name.empty() ? Words(bold(tr("Navne- og adressebeskyttet: oplyses mundtligt",
                                                               "Name and address protected: told by word of mouth")))
                                               : Words(bold(name))});
        rows.rows.push_back({tr("CPR-nummer", "CPR number"),
                             m_child->cpr.empty() ? Words(muted(missing)) : Words(cprOf(m_child->cpr))});
        rows.rows.push_back({tr("Født", "Born"), m_from.day(m_child->birthDate)});
        rows.rows.push_back(
            {tr("Tolk", "Interpreter"),
             m_n.needsInterpreter
                 ? tr("Ja", "Yes") + (m_n.interpreterLanguage.empty() ? std::string() : ": " + m_n.interpreterLanguage)
                 : tr("Nej", "No")});
        m_blocks.push_back(std::move(rows));
    }

    void addCustody()
    {
        Table table{{{tr("Forældremyndighed", "Custody"), 1.6},
                     {tr("Kontakt", "Contact"), 2},
                     {tr("Tolk", "Interpreter"), 0.7}},
                    {}};
        for (const core::CustodyHolder* of : m_from.world.custodyOf(m_n.child, m_from.today)) {
            const core::CustodyHolder& holder = *of;
            const std::string hidden = tr("beskyttet", "protected");
            const bool isHidden = holder.hasProtectedAddress || isProtected();
            table.rows.push_back({isHidden ? hidden : holder.name, isHidden ? hidden : holder.contact,
                                  holder.needsInterpreter ? tr("Ja", "Yes") : tr("Nej", "No")});
        }
        if (table.rows.empty()) {
            m_blocks.push_back(WritingLines{
                tr("Forældremyndighedens indehavere og kontakt", "Holders of custody and how to reach them"), 2});
            return;
        }
        m_blocks.push_back(std::move(table));
    }

    void addNotifier()
    {
        std::string who = paper::userName(m_from, m_n.by);
        for (const auto& view : m_n.views) {
            const std::string name = paper::userName(m_from, view.user);
            if (view.isGround && view.user != m_n.by && !name.empty()) who += (who.empty() ? "" : ", ") + name;
        }
        KeyValues rows;
        rows.rows.push_back({tr("Underretter", "Notifier"), who});
        rows.rows.push_back(
            {tr("Sted", "Place"), paper::placeOf(m_from, m_from.world.unitOf(m_n.child, m_from.today))});
        m_blocks.push_back(std::move(rows));
        m_blocks.push_back(WritingLines{tr("Stedets adresse og telefon (aldrig en privat)",
                                           "The place's address and telephone (never a private one)"),
                                        1});
        if (!m_n.leaderView.empty())
            paper::addSection(m_blocks, tr("Lederens bemærkning", "The leader's remark"), m_clean(m_n.leaderView));
    }

    void addParents()
    {
        using Parents = core::Notification::Parents;
        std::string words = tr("Der er ikke taget stilling endnu.", "Not decided yet.");
        if (m_n.parents == Parents::Told)
            words =
                tr("Forældrene er orienteret om underretningen.", "The parents have been told of the notification.");
        if (m_n.parents == Parents::NotTold)
            words =
                tr("Forældrene er ikke orienteret: ", "The parents have not been told: ") + m_clean(m_n.parentsWhyNot);
        paper::addSection(m_blocks, tr("Er forældrene orienteret?", "Have the parents been told?"), words);
    }

    void addSending(paper::Fullness fullness)
    {
        KeyValues rows;
        if (m_n.sentOn) {
            rows.rows.push_back({tr("Sendt", "Sent"), m_from.day(*m_n.sentOn) +
                                                          (m_n.channel.empty() ? std::string() : " · " + m_n.channel)});
            if (m_n.receiptOn) rows.rows.push_back({tr("Kvittering", "Receipt"), m_from.day(*m_n.receiptOn)});
            if (m_n.feedbackOn)
                rows.rows.push_back(
                    {tr("Svar", "Feedback"), m_from.day(*m_n.feedbackOn) + ": " + m_clean(m_n.feedback)});
            const auto expected = core::expectedDates(*m_n.sentOn, m_from.calendar);
            if (!m_n.receiptOn && fullness == paper::Fullness::Whole)
                rows.rows.push_back({tr("Kvittering ventes", "Receipt expected"),
                                     tr("senest ", "by ") + m_from.day(expected.receiptBy)});
        } else {
            rows.rows.push_back({tr("Sendt", "Sent"), muted(tr("ikke endnu", "not yet"))});
        }
        m_blocks.push_back(Together{{Heading{2, tr("Afsendelse", "Sending")}, std::move(rows)}});
        if (core::isDraft(m_n) && fullness == paper::Fullness::Whole)
            m_blocks.push_back(Signatures{{tr("Underretter", "Notifier")}});
    }

    const Source& m_from;
    const core::Notification& m_n;
    const core::Child* m_child;
    paper::NameFilter m_clean;
    std::vector<Block> m_blocks;
};

} // namespace

report::Document notificationDocument(const Source& from, const core::Notification& notification,
                                      paper::Fullness fullness)
{
    return Letter(from, notification).make(fullness);
}

} // namespace trivsel::app
