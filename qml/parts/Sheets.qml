pragma Singleton
import QtQuick

// How many sheets are open: while one is, no key does anything to what it covers.
QtObject {
    property int open: 0
}
