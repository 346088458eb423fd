// Which of Qt Quick's renderers draws the window.
#pragma once

#include <QString>

namespace mien::app {

// What computes OpenGL here, as its driver calls itself; empty where there is no OpenGL.
QString opengl_renderer();

// True for a name under which the processor does a graphics card's work, and for an empty one.
bool is_software(const QString& opengl_renderer);

// Without a graphics card (a virtual machine, a remote desktop, Xvfb) OpenGL redraws every pixel of
// the window for each picture, on the processor. Qt Quick's own software renderer redraws only what
// changed, and is taken there. QT_QUICK_BACKEND and QSG_RHI_BACKEND overrule this. Call it once
// there is a QGuiApplication, before the first window.
void choose_renderer();

}  // namespace mien::app
