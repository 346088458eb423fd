#include "app/parts/in_language.h"

#include <QJSEngine>

namespace mien::app {

void InLanguage::bind_to_language() const {
    if (!translate_.isCallable()) {
        QJSEngine* const engine = qjsEngine(this);
        if (!engine) return;  // asked from C++
        translate_ = engine->evaluate(QStringLiteral("(function() { qsTr(''); })"));
    }
    translate_.call();
}

}  // namespace mien::app
