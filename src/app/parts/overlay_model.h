// The faces of a FaceListModel with where each one's box and card stand on the screen.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QIdentityProxyModel>
#include <QSizeF>
#include <QVariantList>
#include <map>
#include <vector>

#include "app/parts/face_list_model.h"
#include "mien/card_layout.h"

namespace mien::app {

class OverlayModel : public QIdentityProxyModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(mien::app::FaceListModel* faces READ faces WRITE set_faces NOTIFY changed)
    Q_PROPERTY(QSizeF room MEMBER room_ NOTIFY changed)           // of the picture on the screen
    Q_PROPERTY(QRectF cardRoom MEMBER card_room_ NOTIFY changed)  // the part of it free for cards
    Q_PROPERTY(
        QVariantList cardSizes MEMBER card_sizes_ NOTIFY changed)  // of QSizeF, largest first
    Q_PROPERTY(bool mirrored MEMBER mirrored_ NOTIFY changed)

  public:
    // After those of FaceListModel.
    enum Role {
        AreaRole = Qt::UserRole + 100,  // what the turned box covers of the picture
        BoxAreaRole,                    // the box, not turned
        CardAreaRole,                   // empty where there is no card
        CardSizeRole,                   // index among cardSizes
        ApartRole,                      // the card is not beside its face
    };

    explicit OverlayModel(QObject* parent = nullptr);

    FaceListModel* faces() const { return faces_; }
    void set_faces(FaceListModel* faces);

    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

  Q_SIGNALS:
    void changed();

  private:
    void lay_out();
    void place_cards();
    QRectF box_area_of(int row) const;
    QRectF area_of(int row) const;

    FaceListModel* faces_ = nullptr;
    QSizeF room_;
    QRectF card_room_;
    QVariantList card_sizes_;
    bool mirrored_ = false;
    std::vector<CardPlace> cards_;       // by row
    std::map<int, CardPlace> by_track_;  // of the layout before
};

}  // namespace mien::app
