#include "app/review/note_list_model.h"

#include <utility>

namespace mien::app {

int NoteListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(notes_.size());
}

QHash<int, QByteArray> NoteListModel::roleNames() const {
    return {{TimeRole, "time"}, {TextRole, "text"}};
}

QVariant NoteListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Note& note = notes_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case TimeRole:
            return note.time_s;
        case Qt::DisplayRole:
        case TextRole:
            return QString::fromStdString(note.text);
        default:
            return {};
    }
}

void NoteListModel::set(std::vector<Note> notes) {
    if (notes == notes_) return;
    if (notes.size() == notes_.size()) {
        notes_ = std::move(notes);
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    notes_ = std::move(notes);
    endResetModel();
    Q_EMIT listed();
}

}  // namespace mien::app
