#include "cli/cli.h"

#include "desktop/gui.h"
#include "process_guard.h"

#include <filesystem>
#include <system_error>

/// Hands the command line its surroundings: where the program stands, where its data is, and the window.
int main(int argc, char** argv)
{
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // a sanitizer looks into its own process
    trivsel::guardProcess();
#endif
    trivsel::cli::Environment environment;
    environment.arguments.assign(argv + (argc > 0 ? 1 : 0), argv + argc);
    std::error_code unknown;
    environment.program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    environment.fallbackData = TRIVSELSLYS_DATA_DIR;
    environment.runGui = trivsel::desktop::runGui;
    return trivsel::cli::run(environment);
}
