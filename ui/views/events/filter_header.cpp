#include "ui/views/events/filter_header.h"

#include "ui/widgets/theme.h"

#include <QLineEdit>
#include <QPainter>

namespace anomalyst::ui
{

namespace
{
constexpr int kFieldHeight = 26;
constexpr int kMargin = 3;
constexpr int kRowHeight = kFieldHeight + 2 * kMargin;
} // namespace

FilterHeader::FilterHeader(QWidget *parent)
    : TableHeader(parent)
{
    connect(this, &QHeaderView::sectionResized, this, &FilterHeader::placeFields);
    connect(this, &QHeaderView::sectionMoved, this, &FilterHeader::placeFields);
    connect(this, &QHeaderView::geometriesChanged, this, &FilterHeader::placeFields);
}

void FilterHeader::setModel(QAbstractItemModel *model)
{
    TableHeader::setModel(model);
    placeFields();
}

void FilterHeader::forgetFields()
{
    for (QLineEdit *field : std::as_const(m_fields)) {
        field->blockSignals(true); // what is half typed belongs to the log before
        field->hide();
        field->deleteLater();
    }
    m_fields.clear();
}

void FilterHeader::setFieldsShown(bool shown)
{
    if (m_shown == shown)
        return;
    m_shown = shown;
    placeFields();
    updateGeometry();
    Q_EMIT geometriesChanged(); // the table asks for the height anew
}

QLineEdit *FilterHeader::field(int section)
{
    if (!m_fields.contains(section) && m_make)
        m_fields.insert(section, m_make(section, viewport()));
    return m_fields.value(section);
}

void FilterHeader::placeFields()
{
    for (QLineEdit *field : std::as_const(m_fields)) {
        if (!m_shown || !field->hasFocus())
            field->hide();
    }
    if (!m_shown || !m_make || count() == 0)
        return;
    const int first = std::max(0, visualIndexAt(0));
    const int top = TableHeader::sizeHint().height() + kMargin - 1;
    for (int visual = first; visual < count(); ++visual) {
        const int section = logicalIndex(visual);
        const int left = sectionViewportPosition(section);
        if (left > viewport()->width())
            break;
        if (isSectionHidden(section) || sectionSize(section) == 0)
            continue;
        QLineEdit *field = this->field(section);
        field->setGeometry(left + kMargin, top, std::max(8, sectionSize(section) - 2 * kMargin), kFieldHeight);
        field->show();
    }
}

QSize FilterHeader::sizeHint() const
{
    const QSize titles = TableHeader::sizeHint();
    return {titles.width(), titles.height() + (m_shown ? kRowHeight : 0)};
}

QSize FilterHeader::sectionSizeFromContents(int section) const
{
    const QSize title = TableHeader::sectionSizeFromContents(section);
    return {title.width(), sizeHint().height()};
}

void FilterHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    if (m_shown) {
        painter->fillRect(rect, theme().panel);
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme().border);
    }
    TableHeader::paintSection(painter, rect.adjusted(0, 0, 0, m_shown ? -kRowHeight : 0), section);
}

void FilterHeader::resizeEvent(QResizeEvent *event)
{
    TableHeader::resizeEvent(event);
    placeFields();
}

} // namespace anomalyst::ui
