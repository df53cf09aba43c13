// Our configuration of Dear ImGui (IMGUI_USER_CONFIG); reaches the toolkit, the backends and ui.
#pragma once

/// A mistake in the use of the toolkit becomes an InvariantError, which the frame loop catches: the program shows an
/// error page instead of dying with unsaved words. Defined in ui/imgui_assert.cpp.
[[noreturn]] void trivselImguiAssert(const char* condition, const char* file, int line);
#define IM_ASSERT(condition) ((condition) ? static_cast<void>(0) : trivselImguiAssert(#condition, __FILE__, __LINE__))

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_ENABLE_FREETYPE
#define ImDrawIdx unsigned int // a name of 10 kB in some fields is more than 65,536 corners
#define IMGUI_USE_WCHAR32 // names may hold any code point
