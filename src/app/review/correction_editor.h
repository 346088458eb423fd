// What the reviewer says of the annotation: people, what does not count, notes. Every step can be
// undone, and is saved beside the annotation at once.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QThreadPool>
#include <QVariantList>
#include <filesystem>
#include <functional>
#include <vector>

#include "app/parts/gui_calls.h"
#include "app/review/note_list_model.h"
#include "mien/corrections.h"

namespace mien::app {

class CorrectionEditor : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a review")
    Q_PROPERTY(mien::app::NoteListModel* notes READ notes CONSTANT)
    Q_PROPERTY(QVariantList excluded READ excluded NOTIFY changed)  // maps of "from" and "to"
    Q_PROPERTY(bool canUndo READ can_undo NOTIFY changed)
    Q_PROPERTY(bool canRedo READ can_redo NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)  // why it is not saved; else empty

  public:
    explicit CorrectionEditor(QObject* parent = nullptr);
    ~CorrectionEditor() override;

    // Where they are kept, what is there, and the highest number of a track. `problem`: why that
    // cannot be read; then nothing is ever written over it.
    void reset(const std::filesystem::path& file, Corrections corrections, int highest_track,
               const QString& problem);

    Q_INVOKABLE void rename(int person, const QString& name);
    Q_INVOKABLE void leaveOut(int person, bool out);
    Q_INVOKABLE void merge(int from, int into);
    Q_INVOKABLE int split(int person, double time_s);  // gives the new person's number
    Q_INVOKABLE void exclude(double from_s, double to_s);
    Q_INVOKABLE void include(int row);       // of `excluded`
    Q_INVOKABLE int addNote(double time_s);  // gives its row in `notes`
    Q_INVOKABLE void setNote(int row, const QString& text);
    Q_INVOKABLE void removeNote(int row);
    Q_INVOKABLE void undo();
    Q_INVOKABLE void redo();

    const Corrections& corrections() const { return corrections_; }
    NoteListModel* notes() { return &notes_; }
    QVariantList excluded() const;
    bool can_undo() const { return !before_.empty(); }
    bool can_redo() const { return !undone_.empty(); }
    QString problem() const { return problem_; }

  Q_SIGNALS:
    void changed();

  private:
    void change(const std::function<void(Corrections&)>& step);
    void adopt(Corrections corrections);
    void save();

    std::filesystem::path file_;
    Corrections corrections_;
    std::vector<Corrections> before_;  // the last step at the end
    std::vector<Corrections> undone_;
    NoteListModel notes_;
    int highest_track_ = 0;
    QString problem_;
    bool readable_ = true;
    GuiCalls calls_;
    QThreadPool pool_;  // one thread: a disk may be slow
};

}  // namespace mien::app
