// What the people in view are told before they are recorded: what is read, by whom, and until when
// it is kept (European Union, AI Act, Regulation 2024/1689, Article 50(3)).
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QStringList>

#include "app/live/live.h"
#include "app/parts/settings.h"

namespace mien::app {

class ConsentNotice : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the workbench")
    Q_PROPERTY(QString heading READ heading NOTIFY changed)
    Q_PROPERTY(QStringList paragraphs READ paragraphs NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)      // all of it, lines ended by LF
    Q_PROPERTY(QString answer READ answer NOTIFY printed)  // to savePage(); else empty
    Q_PROPERTY(bool failed READ failed NOTIFY printed)

  public:
    ConsentNotice(const Live* live, const Settings* settings, QObject* parent = nullptr);

    QString heading() const;
    QStringList paragraphs() const;
    QString text() const;
    QString answer() const { return answer_; }
    bool failed() const { return failed_; }

    // A page to hang up, with the text as a QR code: a PDF in the folder for recordings.
    Q_INVOKABLE void savePage();
    Q_INVOKABLE void forgetAnswer() { tell({}, false); }

  Q_SIGNALS:
    void changed();
    void printed();

  private:
    QString where() const;
    void tell(const QString& answer, bool failed);

    const Live* live_;
    const Settings* settings_;
    QString answer_;
    bool failed_ = false;
};

}  // namespace mien::app
