// What the pages ask for a word or a number as the window's language has it.
#pragma once

#include <QJSValue>
#include <QObject>

namespace mien::app {

class InLanguage : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

  protected:
    // The binding that asks is evaluated again by QQmlEngine::retranslate(), as one that calls
    // qsTr() is. The engine knows only of its own functions, so one of these is called.
    void bind_to_language() const;

  private:
    mutable QJSValue translate_;
};

}  // namespace mien::app
