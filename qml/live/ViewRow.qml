// A view of the live page in the opened list: for whom it is.
PickerRow {
    required property var modelData

    name: modelData.name
    detail: modelData.detail
}
