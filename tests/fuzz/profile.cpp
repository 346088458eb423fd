// Profiles: what is read can be written, and is then the same.
#include "mien/profile.h"

#include "fuzz/fuzz.h"

namespace mien {

MIEN_FUZZ(profile) {
    fuzz::refuse_or([&] {
        Profile read = read_profile(fuzz::file_with(bytes, "profile.json"));
        write_profile(fuzz::folder() / "again.json", read);
        read.sha256 = read_profile(fuzz::folder() / "again.json").sha256;
        fuzz::demand(read_profile(fuzz::folder() / "again.json").biases == read.biases);
        std::vector<double> biases;
        for (const auto& [name, bias] : read.biases) biases.push_back(bias);
        float all = 0;
        for (const float one : adapted_scores(Scores(biases.size(), 0), read.temperature, biases))
            all += one;
        fuzz::demand(biases.empty() || (all > 0.99F && all < 1.01F));
    });
}

}  // namespace mien
