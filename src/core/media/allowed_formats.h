// What FFmpeg may open, by name. It knows hundreds of containers, among them playlists and scripts
// that name other files and addresses: whatever a file says, nothing but itself is opened.
#pragma once

#include <filesystem>
#include <string>

#include "core/media/ffmpeg.h"
#include "mien/export.h"

namespace mien {

// For av_dict_set() or AVFormatContext: names with commas between.
extern const char* const kAllowedContainers;        // of files
extern const char* const kAllowedStreamContainers;  // of addresses
extern const char* const allowed_codecs;

// FFmpeg's protocols that an address may use: its own. Throws Error, with the reason only, for an
// address of a kind that is not known.
MIEN_API std::string protocols_of(const std::string& url);

// Makes `format` open nothing but what is allowed. `protocols`: "file" for files.
void restrict_to(AVFormatContext& format, const char* containers, const std::string& protocols);

// Opens a file and nothing else; the container is told by its content. Returns FFmpeg's error; null
// `*format` then.
int open_file(AVFormatContext** format, const std::filesystem::path& file);

// avformat_find_stream_info() with a limit on the size of pictures.
int find_streams(AVFormatContext& format);

// What kind of file, other than a video, starts like this one: a sentence for the user; else empty.
std::string why_no_video(const std::filesystem::path& file);

// Whether tracks of an MP4 or MOV file are said to lie in other files.
bool names_other_files(const std::filesystem::path& file);

// Whether it is a row of JPEG pictures, as cameras send them, and not a single one.
bool is_motion_jpeg(const std::filesystem::path& file);

}  // namespace mien
