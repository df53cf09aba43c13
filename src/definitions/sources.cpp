#include "definitions/sources.h"

namespace trivsel::definitions {

Sources::Sources(Node node)
{
    Unique unique;
    for (const Node& element : node.elements()) {
        core::Source source;
        Object o(element);
        const Node id = o.required("id");
        if (const auto s = id.id()) {
            source.id = *s;
            unique.add(*s, id);
            m_ids.insert(*s);
        }
        source.text.da = o.required("text").string().value_or("");
        source.checkedOn = o.required("checked_on").date();
        o.close();
        list.push_back(std::move(source));
    }
}

core::Provenance Sources::origin(Object& entry) const
{
    core::Provenance provenance;
    const Node source = entry.optional("source");
    const Node local = entry.optional("local_choice");
    if (source) {
        provenance.source = source.id().value_or("");
        if (!provenance.source.empty() && m_ids.count(provenance.source) == 0)
            source.faultUnknownName(provenance.source, m_ids);
    }
    if (local) provenance.localChoice = local.boolean().value_or(true);
    if (entry && !source && (!local || !provenance.localChoice))
        entry.node().fault({"her mangler »source« eller \"local_choice\": true",
                            "'source' or \"local_choice\": true is missing here"});
    return provenance;
}

} // namespace trivsel::definitions
