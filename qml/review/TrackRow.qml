// A face in the opened list: from when to when it was there.
PickerRow {
    required detail
}
