#include "ui/views/details/details_pane.h"

#include "core/query/encoded_parts.h"
#include "ui/views/details/reason_row.h"
#include "ui/views/details/step_row.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/fact_row.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <functional>

namespace anomalyst::ui
{

namespace
{

constexpr std::size_t kMostRows = 400;   // steps; beyond that the table tells more
constexpr std::size_t kMostFacts = 1200; // a log has fewer columns
constexpr std::size_t kManyFacts = 10;   // from here on they can be filtered

constexpr std::size_t kMostDecoded = 40;
constexpr qsizetype kLongestDecoded = 256 * 1024; // longer fields are no command lines

QString encodingText(const query::EncodedPart &part)
{
    const auto name = query::encodingName(part.encoding);
    const QString text = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    return part.isUtf16 ? text + QStringLiteral(" UTF-16") : text;
}

QString allText(const Details &details)
{
    QStringList lines = {details.title};
    if (!details.sentence.isEmpty())
        lines << details.sentence;
    for (const Details::Fact &fact : details.facts)
        lines << fact.name + QLatin1Char('\t') + fact.value;
    for (const Details::Reason &reason : details.reasons)
        lines << reason.name + QLatin1Char('\t') + QString::number(reason.share) + QLatin1Char('\t') + reason.note;
    for (const Details::Step &step : details.steps)
        lines << step.name + QLatin1Char('\t') + QString::number(step.probability) + QLatin1Char('\t') + step.note;
    return lines.join(QLatin1Char('\n'));
}

} // namespace

DetailsPane::DetailsPane(Selection &selection, QWidget *parent)
    : QScrollArea(parent)
    , m_selection(selection)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    connect(&selection, &Selection::detailsChanged, this, &DetailsPane::rebuild);
    rebuild();
}

void DetailsPane::rebuild()
{
    auto *content = new QWidget;
    m_facts.clear();
    content->setAutoFillBackground(false);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(6, 0, 8, 8);
    m_column->setSpacing(8);
    const Details &details = m_selection.details();
    if (details.title.isEmpty() && details.facts.empty()) {
        QLabel *hint = plainLabel(tr("Select a window, a cluster, a session or an event to see what it is made of."),
                                  "muted", content);
        hint->setWordWrap(true);
        addCard(tr("Nothing selected"))->addWidget(hint);
    } else {
        addHead(details);
        addReasons(details);
        addDecoded(details.facts);
        addSteps(details);
        addActions(details);
    }
    m_column->addStretch(1);
    setWidget(content); // deletes the one before
}

QVBoxLayout *DetailsPane::addCard(const QString &caption)
{
    auto *card = new QFrame;
    setPart(card, "card");
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(3);
    column->addWidget(plainLabel(displayText(caption, 80).toUpper(), "caption", card));
    column->addSpacing(4);
    m_column->addWidget(card);
    return column;
}

void DetailsPane::addHead(const Details &details)
{
    QVBoxLayout *card = addCard(details.caption);
    auto *row = new QHBoxLayout;
    QLabel *title = plainLabel(displayText(details.title, 200), details.title.size() > 14 ? "subtitle" : "title");
    title->setWordWrap(true);
    title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(title, 1);
    if (!details.badge.isEmpty())
        row->addWidget(plainLabel(displayText(details.badge, 40), "badBadge"), 0, Qt::AlignTop);
    card->addLayout(row);
    if (!details.sentence.isEmpty()) {
        QLabel *sentence = plainLabel(displayText(details.sentence, 2000));
        sentence->setWordWrap(true);
        sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long word must not widen the pane
        sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
        card->addSpacing(4);
        card->addWidget(sentence);
        card->addSpacing(4);
    }
    addFacts(details.facts, card);
}

void DetailsPane::addFacts(const std::vector<Details::Fact> &facts, QVBoxLayout *card)
{
    if (facts.size() >= kManyFacts) {
        auto *filter = new QLineEdit(m_filter);
        filter->setPlaceholderText(tr("Filter fields…"));
        filter->setAccessibleName(tr("Filter fields"));
        filter->setClearButtonEnabled(true);
        connect(filter, &QLineEdit::textChanged, this, &DetailsPane::filterFacts);
        card->addSpacing(6);
        card->addWidget(filter);
        card->addSpacing(4);
    }
    QStringList empty;
    for (std::size_t i = 0; i < std::min(facts.size(), kMostFacts); ++i) {
        if (facts[i].value.isEmpty() && facts.size() >= kManyFacts) {
            empty << facts[i].name;
            continue;
        }
        m_facts << new FactRow(facts[i].name, facts[i].value);
        card->addWidget(m_facts.back());
    }
    if (!empty.isEmpty()) {
        m_facts << new FactRow(tr("%1 without a value").arg(empty.size()), empty.join(QStringLiteral(", ")));
        card->addWidget(m_facts.back());
    }
    if (facts.size() >= kManyFacts)
        filterFacts(m_filter);
}

void DetailsPane::filterFacts(const QString &text)
{
    m_filter = text;
    for (FactRow *fact : std::as_const(m_facts))
        fact->setVisible(fact->contains(text.trimmed()));
}

void DetailsPane::addDecoded(const std::vector<Details::Fact> &facts)
{
    QVBoxLayout *card = nullptr;
    std::size_t rows = 0;
    const std::function<void(const QString &, const std::vector<query::EncodedPart> &)> add =
        [&](const QString &name, const std::vector<query::EncodedPart> &parts) {
            for (const query::EncodedPart &part : parts) {
                if (++rows > kMostDecoded)
                    return;
                if (card == nullptr)
                    card = addCard(tr("Decoded"));
                const QString how = name + QStringLiteral(" · ") + encodingText(part);
                card->addWidget(new FactRow(how, QString::fromStdString(part.decoded)));
                add(how, part.within);
            }
        };
    for (const Details::Fact &fact : facts) {
        if (fact.value.size() <= kLongestDecoded)
            add(fact.name, query::findEncodedParts(fact.value.toStdString()));
    }
}

void DetailsPane::addReasons(const Details &details)
{
    if (details.reasons.empty())
        return;
    QVBoxLayout *card = addCard(tr("Why"));
    for (const Details::Reason &reason : details.reasons)
        card->addWidget(new ReasonRow(reason));
    if (!details.reasonsNote.isEmpty())
        card->addWidget(plainLabel(displayText(details.reasonsNote, 200), "muted"));
}

void DetailsPane::addSteps(const Details &details)
{
    if (details.steps.empty())
        return;
    QVBoxLayout *card = addCard(tr("Steps"));
    card->setSpacing(0);
    const std::size_t shown = std::min(details.steps.size(), kMostRows);
    for (std::size_t i = 0; i < shown; ++i)
        card->addWidget(new StepRow(details.steps[i], {.first = i == 0, .last = i + 1 == shown}));
    if (shown < details.steps.size())
        card->addWidget(plainLabel(tr("and %1 more").arg(details.steps.size() - shown), "muted"));
}

void DetailsPane::addActions(const Details &details)
{
    QVBoxLayout *card = addCard(tr("Actions"));
    auto *row = new QHBoxLayout;
    if (details.events) {
        auto *show = new QPushButton(tr("Show events"));
        connect(show, &QPushButton::clicked, this, [this, scope = *details.events] { m_selection.showEvents(scope); });
        row->addWidget(show);
    }
    auto *copy = new QPushButton(tr("Copy details"));
    connect(copy, &QPushButton::clicked, this,
            [text = allText(details)] { QGuiApplication::clipboard()->setText(text); });
    row->addWidget(copy);
    card->addLayout(row);
}

} // namespace anomalyst::ui
