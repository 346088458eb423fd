pragma Singleton
import QtQuick

// Durations as they are shown.
QtObject {
    // "0:07", "12:34", "1:02:03"
    function text(seconds: real): string {
        const whole = Math.floor(seconds);
        const two = number => String(number).padStart(2, "0");
        const minutes = Math.floor(whole / 60);
        return minutes < 60 ? minutes + ":" + two(whole % 60)
            : Math.floor(minutes / 60) + ":" + two(minutes % 60) + ":" + two(whole % 60);
    }
}
