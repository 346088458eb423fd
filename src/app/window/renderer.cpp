#include "app/window/renderer.h"

#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QQuickWindow>

namespace mien::app {

QString opengl_renderer() {
    QOffscreenSurface surface;
    surface.create();
    QOpenGLContext context;
    if (!context.create() || !context.makeCurrent(&surface)) return {};
    const auto* name = reinterpret_cast<const char*>(context.functions()->glGetString(GL_RENDERER));
    QString result = QString::fromLatin1(name);
    context.doneCurrent();
    return result;
}

bool is_software(const QString& opengl_renderer) {
    for (const char* name : {"llvmpipe", "softpipe", "swrast", "SwiftShader"}) {
        if (opengl_renderer.contains(QLatin1String(name), Qt::CaseInsensitive)) return true;
    }
    return opengl_renderer.isEmpty();
}

void choose_renderer() {
    if (qEnvironmentVariableIsSet("QT_QUICK_BACKEND") ||
        qEnvironmentVariableIsSet("QSG_RHI_BACKEND")) {
        return;
    }
    if (is_software(opengl_renderer())) {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    }
}

}  // namespace mien::app
