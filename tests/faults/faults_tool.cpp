// A program of the fault tests: does one operation on a store below the key slots, in a process that may be killed.
//   faults_tool OPERATION FOLDER KEY     KEY: the store's data key in hex; operation.h has the operations and what is
//   said

#include "faults/operation.h"

#include <unistd.h>

#include <algorithm>
#include <cstring>

int main(int argc, char** argv)
{
    using namespace trivsel;
    if (argc != 4) return 1;
    ::alarm(60); // whoever hangs is ended and counted as a finding
    const auto operation =
        std::find_if(faults::kOperations.begin(), faults::kOperations.end(),
                     [&](faults::Operation o) { return std::strcmp(faults::nameOf(o), argv[1]) == 0; });
    storage::initSodium();
    const auto bytes = storage::fromHex(argv[3], storage::kDataKeyBytes);
    if (operation == faults::kOperations.end() || !bytes) return 1;
    storage::Secret key(bytes->size());
    std::copy(bytes->begin(), bytes->end(), key.data());
    return faults::run(*operation, {argv[2]}, key);
}
