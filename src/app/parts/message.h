// The answer to what the user did last: one sentence, and what it is about.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QTimer>

namespace mien::app {

class Message : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the workbench")
    Q_PROPERTY(QString text READ text NOTIFY changed)  // empty: nothing to say
    Q_PROPERTY(bool alert READ alert NOTIFY changed)
    Q_PROPERTY(QString annotation READ annotation NOTIFY changed)  // that it is about; may be empty
    Q_PROPERTY(bool hasFolder READ has_folder NOTIFY changed)  // where to look: see openFolder()

  public:
    explicit Message(QObject* parent = nullptr);

    QString text() const { return text_; }
    bool alert() const { return alert_; }
    QString annotation() const { return annotation_; }
    bool has_folder() const { return !folder_.isEmpty(); }

    // Goes by itself after a while.
    Q_INVOKABLE void tell(const QString& text, const QString& folder = {},
                          const QString& annotation = {});
    // Stays until it is dismissed or something else is said.
    void warn(const QString& text, const QString& folder = {}, const QString& annotation = {});
    Q_INVOKABLE void dismiss();
    Q_INVOKABLE void openFolder();

  Q_SIGNALS:
    void changed();

  private:
    void set(const QString& text, bool alert, const QString& folder, const QString& annotation);

    QString text_;
    bool alert_ = false;
    QString folder_;
    QString annotation_;
    QTimer gone_;
};

// In the desktop's program for folders; says where it is if there is none.
void open_folder(const QString& folder, Message& message);

// The engine's messages begin in lower case, to stand after "mien: ", and hold whole paths.
QString as_sentence(QString message);

}  // namespace mien::app
