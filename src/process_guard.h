#pragma once

/// What keeps the memory of the real program to itself. process_guard.cpp also overwrites every block of memory when it is
/// freed; it is linked into the program, not into a room.
namespace trivsel {

/// No core dump is ever written, and no other program of the same user may look into this one (PR_SET_DUMPABLE). First
/// thing in main.
void guardProcess();

} // namespace trivsel
