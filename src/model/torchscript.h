// TorchScript of a checkpoint, for use outside Mien.
#pragma once

#include <torch/csrc/jit/api/module.h>

#include <filesystem>
#include <string>

#include "model/checkpoint.h"
#include "model/network.h"

namespace mien {

// The source of a module's forward(crops): from N x crop x crop pixels of 0 to 255 (float) to
// scores, N x classes; preparation, temperature and softmax included.
std::string torchscript_source(const Network& network, double temperature);

// The module itself.
torch::jit::Module make_module(const Network& network, double temperature);

// Writes a file that torch.jit.load opens. Batch norm is folded. Throws Error.
void export_torchscript(const Checkpoint& checkpoint, const std::filesystem::path& path);

}  // namespace mien
