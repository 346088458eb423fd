// The one way back to the GUI thread for what other threads find out.
//
// Its owner, an object of the GUI thread, has one as a member. What is posted runs in the GUI
// thread, in the order in which it was posted, and no longer once the member is destroyed: a call
// may use the owner, which outlives its member's events.
//
// What answers an older question is dropped: the owner asks under a number (generation(), or one
// that it was given, as by LiveSession::open), posts answers under it, and raises it when it asks
// for something else.
#pragma once

#include <QtGlobal>
#include <functional>
#include <memory>
#include <utility>

namespace mien::app {

class GuiCalls {
  public:
    using Call = std::function<void()>;

    // May be copied to threads that outlive the owner.
    class Line {
      public:
        // Any thread. False: nobody is there any more.
        bool post(Call call) const;
        // Dropped unless this is the generation when its turn comes.
        bool post(quint64 generation, Call call) const;

      private:
        friend class GuiCalls;
        struct Desk;
        explicit Line(std::shared_ptr<Desk> desk) : desk_(std::move(desk)) {}
        std::shared_ptr<Desk> desk_;
    };

    GuiCalls();  // in the GUI thread, where the calls will run
    ~GuiCalls();
    GuiCalls(const GuiCalls&) = delete;
    GuiCalls& operator=(const GuiCalls&) = delete;

    Line line() const { return line_; }
    void post(Call call) const { line_.post(std::move(call)); }
    void post(quint64 generation, Call call) const { line_.post(generation, std::move(call)); }

    quint64 generation() const;               // any thread
    quint64 renew();                          // the next generation
    void set_generation(quint64 generation);  // one that someone else counts

  private:
    Line line_;
};

}  // namespace mien::app
