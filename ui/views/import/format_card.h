// How the bytes of the files of a group become rows: format and encoding with their reasons and the alternatives,
// delimiter, header. What is not chosen shows what was found. GUI thread.
#pragma once

#include "core/import/import_file.h"
#include "ui/views/import/option_card.h"

class QCheckBox;
class QLabel;

namespace anomalyst::ui
{

class FormatCard : public OptionCard
{
    Q_OBJECT
public:
    explicit FormatCard(QWidget *parent = nullptr);

    // `preview` is null for a file that could not be read, and `problem` says why.
    void show(const importing::ImportOptions &options, const importing::FilePreview *preview, const QString &problem);

private:
    void addFormat();
    void addEncoding();
    void addRows();
    void fillFormats(const importing::FilePreview *preview, const QString &problem);
    void fillEncodings(const importing::FilePreview *preview);
    void fillDelimiters(const importing::FilePreview *preview);

    QComboBox *m_format;
    QLabel *m_reason;
    QComboBox *m_encoding;
    QLabel *m_encodingReason;
    QComboBox *m_delimiter;
    QCheckBox *m_header;
};

} // namespace anomalyst::ui
