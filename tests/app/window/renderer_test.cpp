#include "app/window/renderer.h"

#include <QQuickWindow>
#include <QTest>

#include "app/app_test.h"

using namespace mien::app;

class RendererTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void processors_and_graphics_cards_are_told_apart() {
        QVERIFY(is_software("llvmpipe (LLVM 15.0.6, 256 bits)"));
        QVERIFY(is_software("softpipe"));
        QVERIFY(is_software("Google SwiftShader"));
        QVERIFY(is_software(""));
        QVERIFY(!is_software("Mesa Intel(R) UHD Graphics 620 (KBL GT2)"));
        QVERIFY(!is_software("NVIDIA GeForce RTX 3060/PCIe/SSE2"));
        QVERIFY(!is_software("AMD Radeon Graphics (renoir, LLVM 15.0.6, DRM 3.49)"));
    }

    void without_a_graphics_card_only_what_changed_is_drawn() {
        if (!is_software(opengl_renderer())) QSKIP("this machine has a graphics card");
        qunsetenv("QT_QUICK_BACKEND");
        qunsetenv("QSG_RHI_BACKEND");
        choose_renderer();
        QCOMPARE(QQuickWindow::sceneGraphBackend(), "software");
    }
};

MIEN_APP_TEST(RendererTest)
#include "renderer_test.moc"
