// The faces of a FaceListModel with where each one's box and card stand on the screen.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QIdentityProxyModel>
#include <QSizeF>
#include <map>
#include <vector>

#include "app/parts/card_layout.h"
#include "app/parts/face_list_model.h"

namespace mien::app {

class OverlayModel : public QIdentityProxyModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(mien::app::FaceListModel* faces READ faces WRITE set_faces NOTIFY changed)
    Q_PROPERTY(QSizeF room MEMBER room_ NOTIFY changed)           // of the picture on the screen
    Q_PROPERTY(QRectF cardRoom MEMBER card_room_ NOTIFY changed)  // the part of it free for cards
    Q_PROPERTY(QSizeF fullCard MEMBER full_card_ NOTIFY changed)
    Q_PROPERTY(QSizeF compactCard MEMBER compact_card_ NOTIFY changed)
    Q_PROPERTY(bool mirrored MEMBER mirrored_ NOTIFY changed)

  public:
    // After those of FaceListModel.
    enum Role { AreaRole = Qt::UserRole + 100, CardAreaRole, CompactRole, ApartRole, BoxAreaRole };

    explicit OverlayModel(QObject* parent = nullptr);

    FaceListModel* faces() const { return faces_; }
    void set_faces(FaceListModel* faces);

    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

  Q_SIGNALS:
    void changed();

  private:
    void lay_out();
    QRectF box_area_of(int row) const;
    QRectF area_of(int row) const;  // the part of it in the picture

    FaceListModel* faces_ = nullptr;
    QSizeF room_;
    QRectF card_room_;
    QSizeF full_card_;
    QSizeF compact_card_;
    bool mirrored_ = false;
    std::vector<CardPlace> cards_;       // by row
    std::map<int, CardPlace> by_track_;  // of the layout before
};

}  // namespace mien::app
