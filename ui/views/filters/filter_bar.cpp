#include "ui/views/filters/filter_bar.h"

#include "ui/models/display_zone.h"
#include "ui/models/value_text.h"
#include "ui/views/filters/chip_button.h"
#include "ui/views/filters/filter_editor.h"
#include "ui/views/filters/filter_text.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace anomalyst::ui
{

namespace
{

query::Operator negated(query::Operator op)
{
    using enum query::Operator;
    switch (op) {
    case Equal:
        return NotEqual;
    case NotEqual:
        return Equal;
    case Contains:
        return NotContains;
    case NotContains:
        return Contains;
    case Less:
        return GreaterOrEqual;
    case LessOrEqual:
        return Greater;
    case Greater:
        return LessOrEqual;
    case GreaterOrEqual:
        return Less;
    }
    return op;
}

Filter inverseOf(Filter filter)
{
    if (!filter.chosen) {
        filter.condition.op = negated(filter.condition.op);
        return filter;
    }
    query::ChosenRows inverse = *filter.chosen;
    inverse.isExcluded = !inverse.isExcluded;
    filter.chosen = std::make_shared<const query::ChosenRows>(std::move(inverse));
    return filter;
}

} // namespace

FilterBar::FilterBar(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_count(plainLabel({}, "muted", this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2, 6, 4, 4);
    row->setSpacing(6);
    row->addWidget(new IconLabel(themedIcon(QStringLiteral("filter"), &Theme::mutedText), this));
    m_chipRow = new QHBoxLayout;
    m_chipRow->setSpacing(6);
    row->addLayout(m_chipRow);
    const auto makeButton = [&](const QString &text, const QString &tip) {
        auto *button = new QToolButton(this);
        button->setText(text);
        button->setToolTip(tip);
        row->addWidget(button);
        return button;
    };
    m_more = makeButton({}, tr("More filters"));
    m_add = makeButton(tr("+ Add filter"), tr("Add a filter (Ctrl+L)"));
    setPart(m_add, "chipAdd");
    m_clear = makeButton(tr("Clear"), tr("Remove all filters; Ctrl+Z brings them back"));
    row->addStretch(1);
    row->addWidget(m_count);
    connect(m_add, &QToolButton::clicked, this, &FilterBar::editNew);
    connect(m_clear, &QToolButton::clicked, &workbench.filters, &FilterStack::clear);
    connect(m_more, &QToolButton::clicked, this, [this] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const Chip &chip : m_chips) {
            if (chip.button->isHidden())
                connect(menu->addAction(actionText(chip.button->text())), &QAction::triggered, chip.button,
                        [button = chip.button] { button->click(); });
        }
        menu->popup(m_more->mapToGlobal(m_more->rect().bottomLeft()));
    });
    connect(&workbench.filters, &FilterStack::filtersChanged, this, &FilterBar::rebuild);
    connect(&workbench.listed, &ListedEvents::changed, this, &FilterBar::showCount);
    connect(&workbench.selection, &Selection::scopeChanged, this, &FilterBar::rebuild);
    connect(&ZoneSwitch::of(qApp), &ZoneSwitch::changed, this, &FilterBar::rebuild);
    rebuild();
    showCount();
}

QStringList FilterBar::chipTexts() const
{
    QStringList texts;
    for (const Chip &chip : m_chips)
        texts << chip.button->text();
    return texts;
}

void FilterBar::rebuild()
{
    for (const Chip &chip : m_chips) {
        chip.button->hide();
        m_chipRow->removeWidget(chip.button);
        chip.button->deleteLater(); // it may be the one whose click brought us here
    }
    m_chips.clear();
    if (const auto &time = m_workbench.filters.time())
        addTimeChip(*time);
    // Those of other logs are in force there and shown with them.
    const auto &filters = m_workbench.filters.filters();
    for (std::size_t i = 0; i < filters.size(); ++i) {
        if (filters[i].log == m_workbench.selection.scope().log)
            addChip(i, filters[i]);
    }
    m_clear->setVisible(!filters.empty() || m_workbench.filters.time());
    fitChips();
}

QToolButton *FilterBar::makeChip(const QString &text, const QString &fullText)
{
    auto *chip = new ChipButton(text, this);
    chip->setToolTip(displayRichText(fullText));
    m_chipRow->addWidget(chip);
    return chip;
}

void FilterBar::addTimeChip(const TimeWindow &window)
{
    QToolButton *chip = makeChip(timeFilterText(window), timeFilterText(window));
    connect(static_cast<ChipButton *>(chip), &ChipButton::closeClicked, this,
            [this] { m_workbench.filters.setTime({}); });
    m_chips.push_back({chip, {}});
}

void FilterBar::addChip(std::size_t index, const Filter &filter)
{
    const QString text = filter.chosen ? choiceText(*filter.chosen) : conditionText(filter.condition);
    const QString full = filter.chosen ? QString::fromStdString(filter.chosen->name)
                                       : QString::fromStdString(query::formatCondition(filter.condition));
    auto *chip = static_cast<ChipButton *>(makeChip(text, full));
    chip->setStruckOut(!filter.enabled);
    connect(chip, &ChipButton::closeClicked, this, [this, index] { m_workbench.filters.remove(index); });
    connect(chip, &QToolButton::clicked, this, [this, chip, index, isChosen = filter.chosen != nullptr] {
        isChosen ? showChipMenu(chip, index) : edit(chip, index);
    });
    chip->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(chip, &QWidget::customContextMenuRequested, this, [this, chip, index] { showChipMenu(chip, index); });
    m_chips.push_back({chip, index});
}

void FilterBar::showChipMenu(QToolButton *chip, std::size_t index)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Filter filter = m_workbench.filters.filters().at(index);
    const auto add = [&](const QString &text, auto run) {
        connect(menu->addAction(text), &QAction::triggered, this, run);
    };
    if (!filter.chosen)
        add(tr("Edit…"), [this, chip, index] { edit(chip, index); });
    const Filter inverse = inverseOf(filter);
    add(tr("Negate"), [this, index, inverse] { m_workbench.filters.replace(index, inverse); });
    Filter toggled = filter;
    toggled.enabled = !filter.enabled;
    add(filter.enabled ? tr("Disable") : tr("Enable"),
        [this, index, toggled] { m_workbench.filters.replace(index, toggled); });
    menu->addSeparator();
    add(tr("Remove"), [this, index] { m_workbench.filters.remove(index); });
    menu->popup(chip->mapToGlobal(chip->rect().bottomLeft()));
}

void FilterBar::editNew()
{
    edit(m_add, {});
}

void FilterBar::edit(QWidget *below, std::optional<std::size_t> index)
{
    const store::LogInfo *log = m_workbench.listed.log();
    if (!log)
        return;
    const auto &filters = m_workbench.filters.filters();
    auto *editor = new FilterEditor(*log, index ? filters.at(*index).condition : query::Condition{}, this);
    connect(editor, &FilterEditor::accepted, this, [this, index, log = log->id](const query::Condition &condition) {
        const Filter filter{.log = log, .condition = condition};
        if (index && *index < m_workbench.filters.filters().size())
            m_workbench.filters.replace(*index, filter);
        else
            m_workbench.filters.add(filter);
    });
    editor->showBelow(below);
}

void FilterBar::showCount()
{
    const ListedEvents &listed = m_workbench.listed;
    if (!listed.log())
        m_count->clear();
    else if (!listed.isSettled())
        m_count->setText(tr("counting…"));
    else if (!listed.problem().isEmpty())
        m_count->setText(displayText(listed.problem(), 120));
    else
        m_count->setText(tr("showing %1 of %2 events").arg(countText(listed.count()), countText(listed.total())));
    fitChips();
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitChips();
}

void FilterBar::fitChips()
{
    const auto widthOf = [](const QWidget *widget) { return widget->isHidden() ? 0 : widget->sizeHint().width() + 6; };
    int room = width() - 44 - widthOf(m_add) - widthOf(m_clear) - m_count->sizeHint().width() - 44;
    int hidden = 0;
    for (const Chip &chip : m_chips) {
        room -= chip.button->sizeHint().width() + 6;
        const bool fits = room >= 0 || &chip == &m_chips.front();
        chip.button->setVisible(fits);
        hidden += fits ? 0 : 1;
    }
    m_more->setText(QStringLiteral("+%1").arg(hidden));
    m_more->setVisible(hidden > 0);
}

} // namespace anomalyst::ui
